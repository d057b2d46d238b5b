/* What the list of people does: one thing for those chosen, and views by name. */
#include <string.h>

#include "app/bulk.h"
#include "app/views.h"
#include "base/day_parse.h"
#include "base/memory.h"
#include "base/text.h"
#include "view/bulk.h"
#include "view/model.h"
#include "view/views.h"
#include "web/people.h"

#include "base/ban.h"

#define CHOSEN_MAX 10000

/* --- one thing for several people
 * ------------------------------------------------------------ */

static enum fault
read_ids(const struct request *rq, struct ids *out, struct error *err) {
    struct strings sent = form_all(rq->ctx, rq->form, "id");
    if (sent.count > CHOSEN_MAX)
        return error_field(err, "id", "That is more than %d people at once.",
                           CHOSEN_MAX);
    for (size_t i = 0; i < sent.count; i++) {
        struct form one = {0};
        int64_t id;
        TRY(form_add(rq->ctx, &one, "id", sent.items[i], strlen(sent.items[i]), err));
        TRY(form_id(&one, "id", &id, err));
        *array_add(rq->ctx, out) = id;
    }
    return FAULT_NONE;
}

/* Enter in a field does what the field is for. */
static const char *
action_of(const struct request *rq) {
    const char *action = form_get(rq->form, "action");
    if (action)
        return action;
    return form_get(rq->form, "word")  ? "tag"
           : form_get(rq->form, "why") ? "let-go"
                                       : NULL;
}

static enum fault
read_bulk(const struct request *rq, struct bulk_request *r, struct error *err) {
    const char *rhythm = form_get(rq->form, "rhythm");
    const char *kind = form_get(rq->form, "kind");
    if (!bulk_action_from_word(action_of(rq), &r->action))
        return error_field(err, "action",
                           "What shall be done? tag, untag, let-go, back or rhythm.");
    if (kind && strcmp(kind, "tag") != 0 && strcmp(kind, "role") != 0)
        return error_field(err, "kind", "The kind of a word is tag or role.");
    r->kind = kind && strcmp(kind, "role") == 0 ? TAG_ROLE : TAG_TAG;
    r->word = form_get(rq->form, "word");
    r->why = text_clean_line(rq->ctx, form_get(rq->form, "why"));
    if (r->action == BULK_RHYTHM && !rhythm)
        return error_field(err, "rhythm",
                           "Which rhythm? 6 weeks, 45 days, or auto for that of the "
                           "plan.");
    if (r->action != BULK_RHYTHM || text_same_ascii(rhythm, "auto"))
        return FAULT_NONE;
    enum fault fault = day_parse_span(rhythm, &r->days, err);
    if (fault != FAULT_NONE)
        snprintf(err->field, sizeof err->field, "rhythm");
    return fault;
}

/* What a browser shows when something is missing, or without a list to choose from. */
static enum fault
get_bulk(struct request *rq, struct reply *out, struct error *err) {
    static const struct choice actions[] = {
        {"tag", "Give them a tag"},       {"untag", "Take a tag away"},
        {"rhythm", "Give them a rhythm"}, {"let-go", "Let them go"},
        {"back", "Back on the list"},     {0}};
    struct ids ids = {0};
    TRY(read_ids(rq, &ids, err));
    json_t *m = json_object();
    json_t *list = json_array();
    for (size_t i = 0; i < ids.count; i++)
        json_array_append_new(list, json_integer(ids.items[i]));
    model_set(m, "ids", list);
    model_text(m, "query", form_get(rq->form, "query"));
    model_bool(m, "all", form_yes(rq->form, "all"));
    out->model = m;
    out->title = "Several people";
    out->page = &template_people_bulk;
    if (rq->json)
        return FAULT_NONE;
    json_t *fields = json_object();
    const char *action = action_of(rq);
    model_set(m, "fields", fields);
    field_choice(rq, fields, "action", actions, action ? action : "tag");
    field_text(rq, fields, "word", NULL);
    field_text(rq, fields, "rhythm", NULL);
    field_text(rq, fields, "why", NULL);
    model_text(m, "back", form_get(rq->form, "return"));
    return FAULT_NONE;
}

static enum fault
post_bulk(struct request *rq, struct reply *out, struct error *err) {
    struct bulk_request request = {0};
    struct bulk_answer answer;
    struct filter_words words;
    struct list_request all;
    TRY(read_bulk(rq, &request, err));
    TRY(read_ids(rq, &request.ids, err));
    if (form_yes(rq->form, "all")) {
        filter_from_query(rq->ctx, form_get(rq->form, "query"), &words);
        TRY(filter_read(rq->ctx, &words, rq->app.today, &all, err));
        request.all = &all;
    }
    TRY(app_bulk(rq->ctx, &rq->app, &request, &answer, err));
    out->model = view_bulk(&answer);
    out->said = answer.said;
    out->no_undo = answer.changed == 0;
    out->location = "/people";
    return FAULT_NONE;
}

/* --- views ------------------------------------------------------------------------ */

static enum fault
get_views(struct request *rq, struct reply *out, struct error *err) {
    struct views_answer answer;
    TRY(app_views(rq->ctx, &rq->app, &answer, err));
    out->model = view_views(&answer);
    out->title = "Saved views";
    out->page = &template_people_views;
    return FAULT_NONE;
}

static const char *
view_path(const struct request *rq, const struct saved_view *view) {
    return mem_printf(rq->ctx, "/people?%s", view->query);
}

static enum fault
post_view(struct request *rq, struct reply *out, struct error *err) {
    struct filter_words words;
    struct views_answer answer;
    filter_from_query(rq->ctx, form_get(rq->form, "query"), &words);
    TRY(app_view_save(rq->ctx, &rq->app, form_get(rq->form, "name"), &words, &answer,
                      err));
    out->model = view_views(&answer);
    out->location = view_path(rq, &answer.view);
    out->said = mem_printf(rq->ctx, "The view %s is kept.", answer.view.name);
    out->no_undo = !answer.changed;
    return FAULT_NONE;
}

static enum fault
post_rename(struct request *rq, struct reply *out, struct error *err) {
    struct views_answer answer;
    TRY(app_view_rename(rq->ctx, &rq->app, rq->id, form_get(rq->form, "name"), &answer,
                        err));
    out->model = view_views(&answer);
    out->location = view_path(rq, &answer.view);
    out->said = mem_printf(rq->ctx, "The view is called %s now.", answer.view.name);
    out->no_undo = !answer.changed;
    return FAULT_NONE;
}

static enum fault
post_remove(struct request *rq, struct reply *out, struct error *err) {
    struct views_answer answer;
    TRY(app_view_remove(rq->ctx, &rq->app, rq->id, &answer, err));
    out->model = view_views(&answer);
    out->location = "/people";
    out->said = mem_printf(rq->ctx, "The view %s is gone.", answer.view.name);
    return FAULT_NONE;
}

const struct route people_bulk_routes[] = {
    {GET, "/people/bulk", get_bulk, .about = "The form for it",
     .fields = "id all query"},
    {POST, "/people/bulk", post_bulk,
     .about = "One thing for several people: tag, untag, let-go, back, rhythm",
     .fields = "action id all query word kind why rhythm"},
    {GET, "/people/views", get_views, .about = "The views of the list that are kept"},
    {POST, "/people/views", post_view, .about = "Keeps filters under a name",
     .fields = "name query"},
    {POST, "/people/views/:id", post_rename, .about = "Gives a view another name",
     .fields = "name"},
    {POST, "/people/views/:id/remove", post_remove, .about = "Keeps it no longer"},
    {0},
};
