/* People who are here twice: one pair after the other, to be merged or left as two. */
#include "app/duplicates.h"

#include <string.h>

#include "base/memory.h"
#include "view/duplicates.h"
#include "web/page.h"

#include "base/ban.h"

#define FROM_MAX 1000000
#define LIMIT_MAX 500
#define LISTED 12 /* pairs on a page: the first to be decided, the others as a list */

static const char *
pair_path(const void *ctx, int64_t keep, int64_t other) {
    return mem_printf(ctx, "/duplicates/%lld/%lld", (long long)keep, (long long)other);
}

/* What the page needs beside the model: where the forms go, what is chosen already. */
static void
dress_pair(const struct request *rq, json_t *m, const char *back) {
    int64_t keep = model_number(model_list(m, "keep"), "id");
    int64_t other = model_number(model_list(m, "other"), "id");
    json_t *side;
    size_t i;
    json_array_foreach(json_object_get(m, "sides"), i, side) {
        const char *name = mem_printf(rq->ctx, "take.%s", model_get(side, "field"));
        const char *typed = rq->failed ? form_get(rq->form, name) : NULL;
        model_bool(side, "takes_theirs", typed && strcmp(typed, "theirs") == 0);
    }
    model_bool(m, "touched",
               model_number(model_list(m, "keep"), "touches") +
                       model_number(model_list(m, "other"), "touches") >
                   0);
    model_text(m, "path", pair_path(rq->ctx, keep, other));
    model_text(m, "back", back);
}

static enum fault
get_all(struct request *rq, struct reply *out, struct error *err) {
    struct duplicates_answer answer;
    int from, limit;
    TRY(form_int(rq->args, "from", 0, FROM_MAX, 0, &from, err));
    TRY(form_int(rq->args, "limit", 1, LIMIT_MAX, LISTED, &limit, err));
    TRY(app_duplicates(rq->ctx, &rq->app, (size_t)from, (size_t)limit, &answer, err));
    /* The last one of the list was dealt with: begin again with those put off. */
    if (!rq->json && answer.pairs.count == 0 && answer.total > 0) {
        from = 0;
        TRY(app_duplicates(rq->ctx, &rq->app, 0, (size_t)limit, &answer, err));
    }
    out->model = view_duplicates(&answer);
    out->title = "Duplicates";
    out->page = &template_duplicates;
    if (rq->json)
        return FAULT_NONE;
    json_t *m = out->model;
    json_t *pairs = json_object_get(m, "pairs");
    json_t *rest = json_array();
    for (size_t i = 1; i < json_array_size(pairs); i++) {
        json_t *pair = json_array_get(pairs, i);
        model_text(pair, "path",
                   mem_printf(rq->ctx, "/duplicates?from=%d", from + (int)i));
        json_array_append(rest, pair);
    }
    json_t *pair = json_array_get(pairs, 0);
    if (pair) {
        dress_pair(rq, pair, mem_printf(rq->ctx, "/duplicates?from=%d", from));
        json_object_set(m, "pair", pair);
    }
    model_set(m, "rest", rest);
    model_int(m, "number", from + 1);
    if ((size_t)from + 1 < answer.total)
        model_text(m, "later", mem_printf(rq->ctx, "/duplicates?from=%d", from + 1));
    if (from > 0)
        model_text(m, "earlier", mem_printf(rq->ctx, "/duplicates?from=%d", from - 1));
    return FAULT_NONE;
}

static enum fault
get_pair(struct request *rq, struct reply *out, struct error *err) {
    struct twins twins;
    TRY(app_twins(rq->ctx, &rq->app, rq->id, rq->other, &twins, err));
    out->model = view_twins(&twins);
    out->title = mem_printf(rq->ctx, "%s and %s", twins.keep.name, twins.other.name);
    out->page = &template_duplicates_pair;
    if (!rq->json)
        dress_pair(rq, out->model, "/duplicates");
    return FAULT_NONE;
}

/* The fields of which the other's word is taken: take.title=theirs. */
static void
read_choices(const struct request *rq, struct absorb_choices *out) {
    static const char prefix[] = "take.";
    for (size_t i = 0; i < rq->form->count; i++) {
        const struct form_field *f = &rq->form->items[i];
        if (strncmp(f->name, prefix, sizeof prefix - 1) != 0)
            continue;
        *array_add(rq->ctx, out) =
            (struct absorb_choice){.field = f->name + sizeof prefix - 1,
                                   .theirs = strcmp(f->value, "theirs") == 0};
    }
}

static enum fault
post_merge(struct request *rq, struct reply *out, struct error *err) {
    struct absorb_choices choices = {0};
    struct merge_answer answer;
    read_choices(rq, &choices);
    const struct merge_request request = {
        .keep_id = rq->id, .other_id = rq->other, .choices = &choices};
    TRY(app_merge(rq->ctx, &rq->app, &request, &answer, err));
    out->model = view_merge(&answer);
    out->said = mem_printf(rq->ctx, "%s is one person now.", answer.record.person.name);
    out->location = "/duplicates";
    return FAULT_NONE;
}

static enum fault
post_apart(struct request *rq, struct reply *out, struct error *err) {
    struct apart_answer answer;
    TRY(app_apart(rq->ctx, &rq->app, rq->id, rq->other, &answer, err));
    out->model = view_apart(&answer);
    out->said = mem_printf(rq->ctx, "%s and %s are two people. Tend won’t ask again.",
                           answer.name, answer.other_name);
    out->location = "/duplicates";
    return FAULT_NONE;
}

const struct route duplicates_routes[] = {
    {GET, "/duplicates", get_all, .about = "People who may be here twice",
     .fields = "from limit"},
    {GET, "/duplicates/:id/:other", get_pair, .about = "Two people side by side"},
    {POST, "/duplicates/:id/:other", post_merge,
     .about = "Makes one of the two; the first stays, with the second's word for "
              "each field taken",
     .fields = "take.title=theirs…"},
    {POST, "/duplicates/:id/:other/apart", post_apart,
     .about = "They are not the same person"},
    {0},
};
