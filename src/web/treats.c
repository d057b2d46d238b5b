/* Treats: named beforehand, earned by a row of checkmarks, taken. */
#include "app/treat.h"

#include "base/memory.h"
#include "base/text.h"
#include "view/treat.h"
#include "web/page.h"
#include "web/plan.h"

#include "base/ban.h"

/* --- showing ---------------------------------------------------------------------- */

/* In three lists: earned and waiting, named for later, taken (the newest first). */
static void
add_lists(json_t *model) {
    size_t i;
    json_t *treat;
    json_t *waiting = json_array();
    json_t *named = json_array();
    json_t *taken = json_array();
    json_array_foreach(json_object_get(model, "treats"), i, treat) {
        if (model_has(treat, "taken"))
            json_array_insert(taken, 0, treat);
        else
            json_array_append(model_has(treat, "earned") ? waiting : named, treat);
    }
    model_set(model, "waiting", waiting);
    model_set(model, "named", named);
    model_set(model, "taken", taken);
}

static enum fault
get_treats(struct request *rq, struct reply *out, struct error *err) {
    const struct treat_request request = {.action = TREAT_LIST};
    struct treat_answer answer;
    TRY(app_treat(rq->ctx, &rq->app, &request, &answer, err));
    out->model = view_treat(&answer);
    out->title = "Treats";
    out->page = &template_treats;
    if (rq->json)
        return FAULT_NONE;
    add_lists(out->model);
    model_set(out->model, "tabs", plan_tabs("/plan/treats"));
    field_text(rq, out->model, "name", NULL);
    return FAULT_NONE;
}

static enum fault
get_treat(struct request *rq, struct reply *out, struct error *err) {
    const struct treat_request request = {.action = TREAT_LIST};
    struct treat_answer answer;
    TRY(app_treat(rq->ctx, &rq->app, &request, &answer, err));
    for (size_t i = 0; i < answer.treats.count; i++)
        if (answer.treats.items[i].id == rq->id)
            answer.treat = answer.treats.items[i];
    if (!answer.treat.id)
        return error_set(err, FAULT_NOT_FOUND,
                         "There is no such treat. It may have been removed.");
    answer.changed = false;
    out->model = view_treat(&answer);
    out->title = "Rename a treat";
    out->page = &template_treat;
    if (!rq->json)
        field_text(rq, out->model, "name", answer.treat.name);
    return FAULT_NONE;
}

/* --- changing --------------------------------------------------------------------- */

static const char *
said_of(const void *ctx, const struct treat_answer *a) {
    const char *name = a->treat.name ? a->treat.name : "your treat";
    switch (a->action) {
    case TREAT_NAME:
        if (!a->changed)
            return mem_printf(ctx, "%s is named already.", name);
        return mem_printf(ctx,
                          a->treat.earned_day != DAY_NONE
                              ? "The treat that you earned: %s."
                              : "Named: %s.",
                          name);
    case TREAT_TAKE:
        return a->changed ? mem_printf(ctx, "Enjoyed: %s. Well earned.", name)
                          : "You had that one before.";
    case TREAT_RENAME:
        return mem_printf(ctx, "It is now: %s.", name);
    case TREAT_REMOVE:
        return mem_printf(ctx, "Removed: %s.", name);
    case TREAT_LIST:
        break;
    }
    return NULL;
}

static enum fault
done(struct request *rq, struct reply *out, const struct treat_request *r,
     struct error *err) {
    struct treat_answer answer;
    TRY(app_treat(rq->ctx, &rq->app, r, &answer, err));
    out->model = view_treat(&answer);
    out->location = "/plan/treats";
    out->said = said_of(rq->ctx, &answer);
    out->no_undo = !answer.changed;
    return FAULT_NONE;
}

/* A name is asked for in words that fit a page. */
static enum fault
need_name(const struct request *rq, const char **out, struct error *err) {
    *out = text_clean_line(rq->ctx, form_get(rq->form, "name"));
    if (*out)
        return FAULT_NONE;
    return error_field(err, "name",
                       "What would you look forward to? A long bath, say.");
}

static enum fault
post_treats(struct request *rq, struct reply *out, struct error *err) {
    struct treat_request r = {.action = TREAT_NAME};
    TRY(need_name(rq, &r.name, err));
    return done(rq, out, &r, err);
}

static enum fault
post_treat(struct request *rq, struct reply *out, struct error *err) {
    struct treat_request r = {.action = TREAT_RENAME, .id = rq->id};
    TRY(need_name(rq, &r.name, err));
    return done(rq, out, &r, err);
}

static enum fault
post_take(struct request *rq, struct reply *out, struct error *err) {
    const struct treat_request r = {.action = TREAT_TAKE, .id = rq->id};
    return done(rq, out, &r, err);
}

static enum fault
post_remove(struct request *rq, struct reply *out, struct error *err) {
    const struct treat_request r = {.action = TREAT_REMOVE, .id = rq->id};
    return done(rq, out, &r, err);
}

const struct route treats_routes[] = {
    {GET, "/plan/treats", get_treats, .about = "Treats: earned, to come, had"},
    {POST, "/plan/treats", post_treats, .about = "Names a treat", .fields = "name"},
    {GET, "/plan/treats/:id", get_treat, .about = "One treat, to rename it"},
    {POST, "/plan/treats/:id", post_treat, .about = "Renames a treat",
     .fields = "name"},
    {POST, "/plan/treats/:id/take", post_take, .about = "You had the treat"},
    {POST, "/plan/treats/:id/remove", post_remove,
     .about = "Takes away a treat that is not earned"},
    {0},
};
