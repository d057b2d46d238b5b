/* Going through the list one by one: keep, let go, add (METHOD P1, N2, P11). */
#include "app/walk.h"

#include <string.h>

#include "app/reach.h"
#include "base/memory.h"
#include "domain/recall.h"
#include "view/person.h"
#include "view/walk.h"
#include "web/person.h"

#include "base/ban.h"

/* Whom it is about now: the first behind the one that was skipped. */
static int64_t
whose_turn(const struct walk_answer *a, int64_t after) {
    size_t at = 0;
    for (size_t i = 0; after && i < a->ids.count; i++)
        if (a->ids.items[i] == after)
            at = i + 1;
    return at < a->ids.count ? a->ids.items[at] : 0;
}

static void
dress_card(const struct request *rq, json_t *m, const struct walk_card *card) {
    json_t *next = json_object_get(m, "next");
    json_t *told = json_array();
    size_t i;
    json_t *f;
    person_dress(rq, next, &card->record);
    json_array_foreach(json_object_get(next, "facts"), i, f) {
        const char *kind = model_get(f, "kind");
        if (strcmp(kind, "note") == 0 || strcmp(kind, "event") == 0)
            json_array_append(told, f);
    }
    model_set(next, "told", told);
}

/* METHOD N2: one question that helps to remember, and the way to the next. */
static void
add_recall(const struct request *rq, json_t *m, int n) {
    json_t *recall = json_object();
    size_t count = recall_prompt_count();
    size_t at = (size_t)n % count;
    model_text(recall, "question", recall_prompt_at(at)->question);
    model_int(recall, "prompt", (int64_t)at);
    model_int(recall, "another", (int64_t)((at + 1) % count));
    person_field(rq, recall, "recall", "who", "Who comes to mind?", NULL,
                 "A name, with an e-mail address or a phone number if you have it");
    model_set(m, "recall", recall);
}

static void
dress(const struct request *rq, json_t *m, const struct walk_answer *a, bool only_new,
      int prompt) {
    model_bool(m, "only_new", only_new);
    model_text(m, "again", only_new ? "/walk?new=yes" : "/walk");
    model_text(m, "after", only_new ? "&new=yes" : "");
    model_bool(m, "short", a->people < a->plan.list_min);
    model_bool(m, "long", a->people > a->plan.list_max);
    model_int(m, "list_years", (a->plan.list_renew_days + 182) / 365);
    add_recall(rq, m, prompt);
}

static enum fault
get(struct request *rq, struct reply *out, struct error *err) {
    struct walk_answer answer;
    struct walk_card card;
    int64_t after;
    int prompt;
    bool only_new = form_yes(rq->args, "new");
    TRY(form_id(rq->args, "after", &after, err));
    TRY(form_int(rq->args, "prompt", 0, 1000, 0, &prompt, err));
    TRY(app_walk(rq->ctx, &rq->app, only_new, &answer, err));
    int64_t id = whose_turn(&answer, after);
    if (id)
        TRY(app_walk_card(rq->ctx, &rq->app, id, &card, err));
    out->model = view_walk(&answer, id ? &card : NULL);
    out->title = "Go through your list";
    out->page = &template_walk;
    if (rq->json)
        return FAULT_NONE;
    if (id)
        dress_card(rq, out->model, &card);
    dress(rq, out->model, &answer, only_new, prompt);
    /* Whoever was passed over is still there. */
    model_bool(out->model, "passed", !id && answer.ids.count > 0);
    return FAULT_NONE;
}

static enum fault
post_keep(struct request *rq, struct reply *out, struct error *err) {
    struct walk_card card;
    TRY(app_walk_keep(rq->ctx, &rq->app, rq->id, err));
    TRY(app_walk_card(rq->ctx, &rq->app, rq->id, &card, err));
    out->model = json_object();
    model_set(out->model, "person", model_person(rq->id, card.record.person.name));
    out->location = "/walk";
    out->said = mem_printf(rq->ctx, "%s stays on your list.", card.record.person.name);
    return FAULT_NONE;
}

static enum fault
post_recall(struct request *rq, struct reply *out, struct error *err) {
    struct recalled recalled;
    struct add_answer answer;
    int prompt;
    const char *typed = form_get(rq->form, "who");
    TRY(form_int(rq->form, "prompt", 0, (int)recall_prompt_count() - 1, 0, &prompt,
                 err));
    if (!typed || !recall_read(rq->ctx, typed, &recalled))
        return error_field(err, "who", "Write a name.");
    enum fault fault =
        app_recall_add(rq->ctx, &rq->app, &recalled,
                       recall_prompt_at((size_t)prompt)->tag, &answer, err);
    if (fault == FAULT_CONFLICT)
        return error_field(err, "who", "%.80s is here already.",
                           answer.same.person.name);
    TRY(fault);
    out->model = view_add(&answer);
    out->location = mem_printf(rq->ctx, "/walk?prompt=%d#recall", prompt);
    out->said =
        mem_printf(rq->ctx, "Added: %s%s. %d on your list.", answer.record.person.name,
                   answer.record.ways.count ? "" : ", with no way to reach them yet",
                   answer.people);
    return FAULT_NONE;
}

const struct route walk_routes[] = {
    {GET, "/walk", get, .about = "Whose turn it is when going through the list",
     .fields = "new after prompt"},
    {GET, "/walk/recall", get, .about = "The same, at the question who comes to mind",
     .fields = "new after prompt"},
    {POST, "/walk/recall", post_recall, .about = "Adds somebody who came to mind",
     .fields = "who prompt"},
    {POST, "/people/:id/keep", post_keep, .about = "Keeps somebody on the list"},
    {0},
};
