/* What was done, day by day, and one change in full. */
#include "app/journal.h"

#include <string.h>
#include <time.h>

#include "base/clock.h"
#include "base/memory.h"
#include "view/journal.h"
#include "web/journal_words.h"
#include "web/page.h"

#include "base/ban.h"

#define CHANGES_SHOWN 50
#define ROWS_SHOWN 60

/* With "09:12", as the clock stood there; "" when it can't be told. */
static void
dress(const void *ctx, json_t *change) {
    char clock[CLOCK_TEXT_MAX];
    model_text(change, "clock", clock_of_moment(model_number(change, "at"), clock));
    model_text(change, "what", journal_sentence(ctx, model_get(change, "what")));
    /* An undo that was undone reads as the redo above it. */
    model_bool(change, "back",
               model_yes(change, "undone") &&
                   strcmp(model_get(change, "kind"), "undo") != 0);
}

/* The changes by the day they were done on: [{"date","changes"}]. */
static json_t *
days_of(const void *ctx, json_t *changes) {
    json_t *days = json_array();
    json_t *day = NULL;
    size_t i;
    json_t *change;
    json_array_foreach(changes, i, change) {
        dress(ctx, change);
        if (!day || strcmp(model_get(day, "date"), model_get(change, "date")) != 0) {
            day = json_object();
            model_text(day, "date", model_get(change, "date"));
            model_set(day, "changes", json_array());
            json_array_append_new(days, day);
        }
        json_array_append(json_object_get(day, "changes"), change);
    }
    return days;
}

static void
add_for_page(struct request *rq, const struct journal_request *asked,
             const struct journal_answer *answer, json_t *m) {
    size_t count = answer->changes.count;
    for (size_t i = 0; i < 2; i++) {
        json_t *next = json_object_get(m, i ? "redo" : "undo");
        if (json_is_object(next))
            dress(rq->ctx, next);
    }
    model_set(m, "days", days_of(rq->ctx, json_object_get(m, "changes")));
    if (answer->more && count > 0) {
        const char *person = asked->person_id ? mem_printf(rq->ctx, "&person=%lld",
                                                           (long long)asked->person_id)
                                              : "";
        model_text(m, "older",
                   mem_printf(rq->ctx, "/journal?before=%lld%s",
                              (long long)answer->changes.items[count - 1].id, person));
    }
    model_bool(m, "newest", asked->before == 0 && asked->person_id == 0);
    model_int(m, "of", asked->person_id);
}

static enum fault
get_journal(struct request *rq, struct reply *out, struct error *err) {
    struct journal_request request = {0};
    struct journal_answer answer;
    TRY(form_id(rq->args, "person", &request.person_id, err));
    TRY(form_id(rq->args, "before", &request.before, err));
    TRY(form_int(rq->args, "limit", 1, 1000, CHANGES_SHOWN, &request.limit, err));
    TRY(app_journal(rq->ctx, &rq->app, &request, &answer, err));
    out->model = view_journal(&answer);
    out->title = "Journal";
    out->page = &template_journal;
    if (!rq->json)
        add_for_page(rq, &request, &answer, out->model);
    return FAULT_NONE;
}

static enum fault
get_change(struct request *rq, struct reply *out, struct error *err) {
    struct journal_change answer;
    TRY(app_journal_change(rq->ctx, &rq->app, rq->id, &answer, err));
    out->model = view_journal_change(&answer);
    out->title = mem_printf(rq->ctx, "Change %lld", (long long)rq->id);
    out->page = &template_journal_change;
    if (rq->json)
        return FAULT_NONE;
    json_t *rows = json_object_get(out->model, "rows");
    size_t count = json_array_size(rows);
    dress(rq->ctx, json_object_get(out->model, "change"));
    while (json_array_size(rows) > ROWS_SHOWN)
        json_array_remove(rows, json_array_size(rows) - 1);
    model_int(out->model, "left_out", (int64_t)(count - json_array_size(rows)));
    journal_words_add(rq->ctx, out->model, rq->app.today);
    return FAULT_NONE;
}

const struct route journal_routes[] = {
    {GET, "/journal", get_journal, .about = "What was done, the newest first",
     .fields = "person before limit"},
    {GET, "/journal/:id", get_change, .about = "One change, row by row"},
    {0},
};
