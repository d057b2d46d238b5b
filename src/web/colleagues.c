/* "To whom could I refer?" (METHOD R3). */
#include "app/colleagues.h"

#include <string.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "base/percent.h"
#include "domain/referral.h"
#include "view/profile.h"
#include "web/page.h"
#include "web/person.h"
#include "web/way.h"

#include "base/ban.h"

#define PAGE_ROWS 20
#define FROM_MAX 1000000

static char *
add_query(const void *ctx, char *path, const char *name, const char *value) {
    struct buffer encoded = {.ctx = ctx};
    if (!value)
        return path;
    percent_add(&encoded, value, strlen(value));
    return mem_append(path, "%s%s=%s", strchr(path, '?') ? "&" : "?", name,
                      buffer_str(&encoded));
}

/* Where a referral to them is entered. */
static const char *
refer_path(const struct request *rq, int64_t id) {
    return mem_printf(rq->ctx, "/referrals/new?direction=given&person=%lld",
                      (long long)id);
}

/* Whether the referral that was asked for can be handed on with one click. */
static bool
can_hand_on(const struct referral *r) {
    enum step step = referral_step(r);
    return r->id && step != STEP_SEEN &&
           (step != STEP_ENDED || r->ended_why == END_REFERRED_ON);
}

static const char *
page_path(const struct request *rq, const struct colleagues_answer *a, size_t from) {
    char *path = mem_dup(rq->ctx, "/referrals/colleagues");
    path = add_query(rq->ctx, path, "q", form_get(rq->args, "q"));
    path = add_query(rq->ctx, path, "place", a->place);
    path = add_query(rq->ctx, path, "free", a->free_only ? "yes" : NULL);
    path = add_query(rq->ctx, path, "for", a->referral.id ? a->referral.code : NULL);
    return from ? add_query(rq->ctx, path, "from", mem_printf(rq->ctx, "%zu", from))
                : path;
}

static const char *
joined(const void *ctx, const struct strings *words) {
    char *line = mem_dup(ctx, "");
    for (size_t i = 0; i < words->count; i++)
        line = mem_append(line, "%s%s", *line ? ", " : "", words->items[i]);
    return *line ? line : NULL;
}

static void
dress(const struct request *rq, json_t *m, const struct colleagues_answer *a) {
    json_t *list = json_object_get(m, "colleagues");
    size_t end = a->offset + a->found.count;
    for (size_t i = 0; i < a->found.count; i++) {
        const struct suggested *s = &a->found.items[i];
        const struct potential *who = &s->colleague.who;
        json_t *one = json_array_get(list, i);
        model_text(one, "path", person_path(rq, who->person_id));
        model_text(one, "initials", way_initials(rq->ctx, who->name));
        model_text(one, "lacks", joined(rq->ctx, &s->colleague.lacks));
        model_text(one, "refer_path", refer_path(rq, who->person_id));
    }
    field_text(rq, m, "q", a->words);
    field_text(rq, m, "where", a->place);
    model_bool(m, "asked", a->words || a->place || a->free_only);
    model_text(m, "code", a->referral.id ? a->referral.code : NULL);
    model_set(m, "hand_on",
              can_hand_on(&a->referral) ? json_integer((json_int_t)a->referral.id)
                                        : json_null());
    model_text(m, "more",
               end < a->total && a->found.count > 0 ? page_path(rq, a, end) : NULL);
    model_text(m, "newer", a->offset > 0 ? page_path(rq, a, 0) : NULL);
}

static enum fault
get(struct request *rq, struct reply *out, struct error *err) {
    struct colleagues_answer a;
    int from;
    TRY(form_int(rq->args, "from", 0, FROM_MAX, 0, &from, err));
    const struct colleagues_request request = {
        .words = form_get(rq->args, "q"),
        .place = form_get(rq->args, "place"),
        .free_only = form_yes(rq->args, "free"),
        .referral = form_get(rq->args, "for"),
        .offset = (size_t)from,
        .limit = PAGE_ROWS,
    };
    TRY(app_colleagues(rq->ctx, &rq->app, &request, &a, err));
    out->model = view_colleagues(&a);
    out->title = "To whom could I refer?";
    out->page = &template_colleagues;
    if (!rq->json)
        dress(rq, out->model, &a);
    return FAULT_NONE;
}

const struct route colleagues_routes[] = {
    {GET, "/referrals/colleagues", get,
     .about = "To whom you could refer, by what they do, whom they see and where",
     .fields = "q place free for from"},
    {0},
};
