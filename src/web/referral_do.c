/* What can be done with one referral: the forms of its page, and those on Today. */
#include "web/referral.h"

#include <string.h>

#include "app/referral_new.h"
#include "app/resolve.h"
#include "base/clock.h"
#include "base/memory.h"
#include "base/sum.h"
#include "base/text.h"
#include "domain/words.h"
#include "view/clocks.h"
#include "view/referral.h"
#include "web/page.h"

#include "base/ban.h"

#define SAID(rq, ...) mem_printf((rq)->ctx, __VA_ARGS__)

/* --- reading ---------------------------------------------------------------------- */

/* Whether a field was sent, and is not as the form showed it: what stood open while
 * something was changed elsewhere sets nothing of that back. */
static bool
is_sent(const struct request *rq, const char *name) {
    const char *shown = mem_printf(rq->ctx, "was.%s", name);
    const char *typed = form_get(rq->form, name), *was = form_get(rq->form, shown);
    if (!form_has(rq->form, name) || !form_has(rq->form, shown))
        return form_has(rq->form, name);
    return strcmp(typed ? typed : "", was ? was : "") != 0;
}

/* A time, when one was sent; 0 for a blank one. */
static enum fault
read_time(const struct request *rq, const char *name, int *out, struct error *err) {
    const char *typed = form_get(rq->form, name);
    if (!is_sent(rq, name))
        return FAULT_NONE;
    *out = 0;
    if (!typed || clock_parse(typed, out))
        return FAULT_NONE;
    return error_field(err, name, "Write a time as in 9:30 or 2:15 pm.");
}

/* A day, when one was sent; DAY_NONE for a blank one. */
static enum fault
read_day(const struct request *rq, const char *name, day_t *out, struct error *err) {
    if (!is_sent(rq, name))
        return FAULT_NONE;
    return form_day(rq->form, name, rq->app.today, true, out, err);
}

static void
read_text(const struct request *rq, const char *name, const char **out) {
    if (is_sent(rq, name))
        *out = text_clean_line(rq->ctx, form_get(rq->form, name));
}

static enum fault
read_person(const struct request *rq, const char *name, int64_t *out,
            struct error *err) {
    struct named person;
    struct error why = {0};
    const char *typed = text_clean_line(rq->ctx, form_get(rq->form, name));
    if (!typed)
        return error_field(err, name, "Say who: a name is enough.");
    TRY(store_begin_read(rq->app.store, err));
    enum fault fault = app_resolve(rq->ctx, &rq->app, typed, &person, NULL, &why);
    store_end(rq->app.store);
    if (fault == FAULT_NOT_FOUND || fault == FAULT_AMBIGUOUS)
        return error_field(err, name, "%s", why.text);
    if (fault != FAULT_NONE)
        return error_set(err, fault, "%s", why.text);
    *out = person.id;
    return FAULT_NONE;
}

static enum fault
read_end(const struct request *rq, const char *name, enum referral_end *out,
         struct error *err) {
    const char *typed = form_get(rq->form, name);
    *out = END_NONE;
    if (!typed || referral_end_from_word(typed, out))
        return FAULT_NONE;
    return error_field(err, name,
                       "Say why it ended: not-a-fit, no-answer, referred-on, other.");
}

/* --- answering -------------------------------------------------------------------- */

/* The referral as it stands, for those who asked by a program. */
static enum fault
done(struct request *rq, struct reply *out, const char *said, struct error *err) {
    struct referral_whole whole;
    TRY(app_referral_whole(rq->ctx, &rq->app, rq->id, &whole, err));
    out->model = view_referral_whole(&whole);
    out->location = referral_path(rq, rq->id);
    out->said = said;
    return FAULT_NONE;
}

static const char *
title(const struct request *rq, const struct referral_answer *a) {
    return SAID(rq, "%s %s %s", a->referral.code,
                a->referral.direction == REFERRAL_RECEIVED ? "from" : "to", a->name);
}

static const char *
step_said(const struct request *rq, const struct referral_answer *a, enum step step) {
    bool from = a->referral.direction == REFERRAL_RECEIVED;
    switch (step) {
    case STEP_CONTACTED:
        return SAID(rq, from ? "Answered: %s." : "They are in touch: %s.",
                    title(rq, a));
    case STEP_BOOKED:
        return SAID(rq, "Booked: %s.", title(rq, a));
    case STEP_SEEN:
        return SAID(rq, "Seen: %s.", title(rq, a));
    default:
        return SAID(rq, "Ended, %s: %s.", referral_end_phrase(a->referral.ended_why),
                    title(rq, a));
    }
}

/* --- steps ------------------------------------------------------------------------ */

static enum fault
hand_on(struct request *rq, struct reply *out, day_t day, int minute,
        struct error *err) {
    struct referral_answer answer, passed;
    struct referral given = referral_new(0, REFERRAL_GIVEN, day);
    given.minute = minute;
    TRY(read_person(rq, "to", &given.person_id, err));
    TRY(app_referral_hand_on(rq->ctx, &rq->app, rq->id, &given, &answer, &passed, err));
    return done(rq, out,
                SAID(rq, "Referred on: %s, to %s as %s.", title(rq, &answer),
                     passed.name, passed.referral.code),
                err);
}

static enum fault
post_step(struct request *rq, struct reply *out, struct error *err) {
    struct referral_answer answer;
    const char *word = form_get(rq->form, "step");
    enum step step;
    enum referral_end why = END_NONE;
    day_t day = DAY_NONE;
    int minute = 0;
    if (!word || !step_from_word(word, &step))
        return error_field(err, "step", "Say contacted, booked, seen or ended.");
    TRY(read_day(rq, "on", &day, err));
    TRY(read_time(rq, "at", &minute, err));
    if (day == DAY_NONE)
        day = rq->app.today;
    if (day == rq->app.today && minute == 0)
        minute = rq->app.minute;
    if (step == STEP_ENDED)
        TRY(read_end(rq, "why", &why, err));
    if (step == STEP_ENDED && form_get(rq->form, "to")) {
        if (why != END_REFERRED_ON && why != END_NONE)
            return error_field(err, "to",
                               "To somebody else it goes only when it is referred on.");
        return hand_on(rq, out, day, minute, err);
    }
    TRY(app_referral_step(rq->ctx, &rq->app, rq->id, step, day, minute, why, &answer,
                          err));
    out->no_undo = !answer.changed;
    return done(rq, out,
                answer.changed ? step_said(rq, &answer, step)
                               : "Nothing was changed: it was so already.",
                err);
}

static enum fault
post_back(struct request *rq, struct reply *out, struct error *err) {
    struct referral_answer answer;
    TRY(app_referral_back(rq->ctx, &rq->app, rq->id, &answer, err));
    return done(rq, out,
                SAID(rq, "One step back: %s is %s.", title(rq, &answer),
                     step_word(referral_step(&answer.referral))),
                err);
}

/* --- correcting ------------------------------------------------------------------- */

static enum fault
read_amount(const struct request *rq, struct referral *r, const struct plan *plan,
            struct error *err) {
    const char *typed = form_get(rq->form, "amount");
    if (!is_sent(rq, "amount"))
        return FAULT_NONE;
    if (!plan->business)
        return error_field(err, "amount",
                           "Sums are not kept. The plan can be set to keep them.");
    r->amount = 0;
    if (typed && !sum_parse(typed, &r->amount))
        return error_field(err, "amount", "Write a sum as in 120 or 120.50.");
    if (r->amount && !r->currency)
        r->currency = plan->currency;
    if (!r->amount)
        r->currency = NULL;
    return FAULT_NONE;
}

/* A person is looked for only when another name stands there: two may share one. */
static enum fault
read_whom(const struct request *rq, struct referral *r, const char *name,
          struct error *err) {
    const char *typed = text_clean_line(rq->ctx, form_get(rq->form, "person"));
    if (!is_sent(rq, "person") || (typed && strcmp(typed, name) == 0))
        return FAULT_NONE;
    return read_person(rq, "person", &r->person_id, err);
}

/* Fields that were not sent stay as they are. */
static enum fault
read_edit(const struct request *rq, struct referral *r, const struct referral_whole *w,
          struct error *err) {
    static const char *const days[] = {"on", "contacted", "booked", "seen", "ended"};
    day_t *const places[] = {&r->day, &r->contacted_day, &r->booked_day, &r->seen_day,
                             &r->ended_day};
    TRY(read_whom(rq, r, w->it.name, err));
    for (size_t i = 0; i < sizeof days / sizeof *days; i++)
        TRY(read_day(rq, days[i], places[i], err));
    TRY(read_time(rq, "at", &r->minute, err));
    TRY(read_time(rq, "contacted_at", &r->contacted_minute, err));
    if (is_sent(rq, "ended_why"))
        TRY(read_end(rq, "ended_why", &r->ended_why, err));
    read_text(rq, "about", &r->about);
    read_text(rq, "place", &r->place);
    read_text(rq, "how", &r->how);
    read_text(rq, "why", &r->why);
    read_text(rq, "outcome", &r->outcome);
    if (referral_step(r) != STEP_UNKNOWN)
        r->followed = true;
    return read_amount(rq, r, &w->plan, err);
}

static enum fault
post_edit(struct request *rq, struct reply *out, struct error *err) {
    struct referral_whole whole;
    struct referral_answer answer;
    TRY(app_referral_whole(rq->ctx, &rq->app, rq->id, &whole, err));
    struct referral referral = whole.it.referral;
    TRY(read_edit(rq, &referral, &whole, err));
    if (!referral_is_sure(rq))
        TRY(app_referral_general(rq->ctx, &referral, &whole.it.referral, whole.it.name,
                                 err));
    TRY(app_referral_edit(rq->ctx, &rq->app, &referral, &answer, err));
    out->no_undo = !answer.changed;
    return done(rq, out,
                answer.changed ? SAID(rq, "Changed: %s.", title(rq, &answer))
                               : "Nothing was changed: it was so already.",
                err);
}

static enum fault
post_remove(struct request *rq, struct reply *out, struct error *err) {
    struct referral_answer answer;
    TRY(app_referral_remove(rq->ctx, &rq->app, rq->id, &answer, err));
    out->model = view_referral(&answer.referral, answer.name);
    out->location = "/referrals";
    out->said = SAID(rq, "Took out: %s.", title(rq, &answer));
    return FAULT_NONE;
}

const struct route referral_do_routes[] = {
    {POST, "/referrals/:id/step", post_step, .about = "Takes a referral to a step",
     .fields = "step on at why to"},
    {POST, "/referrals/:id/back", post_back, .about = "Takes a referral a step back"},
    {POST, "/referrals/:id/edit", post_edit, .about = "Corrects a referral",
     .fields = "person about on at place how why contacted contacted_at booked seen "
               "ended ended_why outcome amount sure"},
    {POST, "/referrals/:id/remove", post_remove,
     .about = "Takes a referral out of the ledger"},
    {0},
};
