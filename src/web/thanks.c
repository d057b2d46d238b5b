/* Telling and thanking (METHOD R6): who is owed thanks, and who may be told. */
#include "web/thanks.h"

#include <string.h>

#include "app/reasons.h"
#include "app/thanks.h"
#include "base/memory.h"
#include "view/referral.h"
#include "view/thanks.h"
#include "web/page.h"
#include "web/person.h"
#include "web/way.h"

#include "base/ban.h"

#define HERE "/referrals/thanks"
#define ON_A_PAGE 25

/* --- for the eye ------------------------------------------------------------------ */

const char *
thanks_codes(const void *ctx, const struct referrals *referrals) {
    char *codes = mem_dup(ctx, "");
    for (size_t i = 0; i < referrals->count; i++) {
        const char *gap = i + 1 == referrals->count ? " and " : ", ";
        codes = mem_append(codes, "%s%s", i ? gap : "", referrals->items[i].code);
    }
    return referrals->count ? codes : NULL;
}

static bool
is_failed(const struct request *rq, const struct referral *r) {
    return rq->failed && rq->id == r->id &&
           strcmp(rq->path,
                  mem_printf(rq->ctx, "/referrals/%lld/thanks", (long long)r->id)) == 0;
}

void
thanks_add_telling(const struct request *rq, json_t *m, const struct referral *r,
                   const char *back) {
    if (r->direction != REFERRAL_RECEIVED) {
        model_set(m, "telling", json_null());
        return;
    }
    json_t *t = json_object();
    bool failed = is_failed(rq, r);
    model_text(t, "on", failed ? form_get(rq->form, "on") : "today");
    model_text(t, "error", failed ? rq->failed->text : NULL);
    model_int(t, "id", r->id);
    model_text(t, "code", r->code);
    model_bool(t, "may", r->consent == SAID_YES);
    model_bool(t, "may_not", r->consent == SAID_NO);
    model_bool(t, "not_asked", r->consent == NOT_SAID);
    model_bool(t, "owed", r->thanks == THANKS_OWED);
    model_bool(t, "done", r->thanks == THANKS_DONE);
    model_bool(t, "not_fitting", r->thanks == THANKS_NOT_APPROPRIATE);
    model_bool(t, "unsaid", r->thanks == THANKS_NOT_SAID);
    model_day(t, "date", r->day);
    model_day(t, "thanked", r->thanked_day);
    model_text(t, "back", failed && way_back(rq) ? way_back(rq) : back);
    model_set(m, "telling", t);
}

/* Of what view_owed() gave. */
static void
dress_owed(const struct request *rq, json_t *m, const struct referrals *owed,
           const char *back) {
    json_t *list = json_object_get(m, "referrals");
    int days = (int)model_number(m, "days");
    model_text(m, "span",
               days ? mem_printf(rq->ctx, "for %s", app_span(rq->ctx, days))
                    : "since today");
    for (size_t i = 0; i < owed->count; i++)
        thanks_add_telling(rq, json_array_get(list, i), &owed->items[i], back);
}

void
thanks_add_owed(const struct request *rq, json_t *m, const struct referrals *all,
                const char *back) {
    struct referrals owed = {0};
    thanks_owed(rq->ctx, all, &owed);
    if (owed.count == 0) {
        model_set(m, "thanks_owed", json_null());
        return;
    }
    json_t *one = view_owed(&owed, rq->app.today);
    dress_owed(rq, one, &owed, back);
    model_set(m, "thanks_owed", one);
}

/* --- the queue -------------------------------------------------------------------- */

static void
dress(const struct request *rq, json_t *m, const struct thanks_answer *a) {
    const json_t *people = model_list(m, "people");
    const char *here = a->from ? mem_printf(rq->ctx, HERE "?from=%d", a->from) : HERE;
    for (size_t i = 0; i < a->people.count; i++) {
        const struct to_thank *t = &a->people.items[i];
        json_t *one = json_array_get(people, i);
        way_add(rq->ctx, one, 0);
        model_text(one, "path", person_path(rq, t->record.person.id));
        model_text(one, "share", "compassion");
        dress_owed(rq, json_object_get(one, "thanks"), &t->owed, here);
    }
    model_text(m, "way_back", here);
    model_text(m, "here", here);
    model_set(m, "newer",
              a->from ? json_integer(a->from > ON_A_PAGE ? a->from - ON_A_PAGE : 0)
                      : json_null());
    model_bool(m, "paged", a->from > 0 || model_has(m, "more"));
    model_bool(m, "earlier", a->from > 0);
}

static enum fault
get(struct request *rq, struct reply *out, struct error *err) {
    struct thanks_answer answer;
    struct thanks_request request = {.limit = ON_A_PAGE};
    TRY(form_int(rq->args, "from", 0, 1000000, 0, &request.from, err));
    TRY(app_thanks(rq->ctx, &rq->app, &request, &answer, err));
    out->model = view_thanks(&answer);
    out->title = "Thanks";
    out->page = &template_thanks;
    if (!rq->json)
        dress(rq, out->model, &answer);
    return FAULT_NONE;
}

/* --- saying it -------------------------------------------------------------------- */

static void
answered(const struct request *rq, struct reply *out, const struct referral_answer *a,
         const char *words) {
    out->model = view_referral(&a->referral, a->name);
    out->location = HERE;
    out->no_undo = !a->changed;
    out->said = a->changed ? mem_printf(rq->ctx, "%s from %s: %s.", a->referral.code,
                                        a->name, words)
                           : "Nothing was changed: it was so already.";
}

static enum fault
post_thanks(struct request *rq, struct reply *out, struct error *err) {
    static const char *const words[] = {"thanks are owed", "thanks are said",
                                        "thanks are not appropriate"};
    struct referral_answer answer;
    enum thanks thanks;
    day_t day;
    if (!thanks_from_word(form_get(rq->form, "thanks"), &thanks))
        return error_field(err, "thanks", "Say owed, done or not-appropriate.");
    TRY(form_day(rq->form, "on", rq->app.today, true, &day, err));
    if (day == DAY_NONE)
        day = rq->app.today;
    TRY(app_thanks_set(rq->ctx, &rq->app, rq->id, thanks, day, &answer, err));
    answered(rq, out, &answer, words[thanks]);
    return FAULT_NONE;
}

static enum fault
post_consent(struct request *rq, struct reply *out, struct error *err) {
    static const char *const words[] = {"the client has not been asked yet",
                                        "they are not to be told", "they may be told"};
    struct referral_answer answer;
    enum said consent;
    if (!consent_from_word(form_get(rq->form, "consent"), &consent))
        return error_field(err, "consent", "Say yes, no or not-asked.");
    TRY(app_consent_set(rq->ctx, &rq->app, rq->id, consent, &answer, err));
    answered(rq, out, &answer, words[consent + 1]);
    return FAULT_NONE;
}

const struct route thanks_routes[] = {
    {GET, HERE, get, .about = "Who is owed thanks, and who may be told",
     .fields = "from"},
    {POST, "/referrals/:id/thanks", post_thanks,
     .about = "Where the thanks for a referral stand", .fields = "thanks on"},
    {POST, "/referrals/:id/consent", post_consent,
     .about = "Whether the referrer may be told", .fields = "consent"},
    {0},
};
