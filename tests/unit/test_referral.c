#include "unit.h"

#include <string.h>

#include "app/ledger.h"
#include "app/referral.h"
#include "app/referral_new.h"
#include "app/thanks.h"
#include "app/undo.h"
#include "base/memory.h"
#include "domain/ledger_check.h"
#include "domain/referral.h"
#include "practice.h"
#include "store/row.h"

#include "base/ban.h"

#define TODAY PRACTICE_TODAY

static unsigned
dice(uint64_t *seed, unsigned sides) {
    *seed = *seed * 6364136223846793005U + 1442695040888963407U;
    return (unsigned)(*seed >> 33) % sides;
}

static struct referral
received(day_t day) {
    struct referral r = referral_new(1, REFERRAL_RECEIVED, day);
    referral_begin(&r, TODAY);
    return r;
}

static void
take(struct referral *r, enum step step, day_t day, enum referral_end why) {
    struct error err;
    assert_int_equal(referral_take(r, step, day, 0, why, TODAY, &err), FAULT_NONE);
}

static void
refused(const struct referral *r, enum step step, day_t day, int minute,
        enum referral_end why, const char *field) {
    struct error err = {0};
    struct referral copy = *r;
    assert_int_equal(referral_take(&copy, step, day, minute, why, TODAY, &err),
                     FAULT_INVALID);
    assert_string_equal(err.field, field);
    assert_memory_equal(&copy, r, sizeof copy);
}

/* --- steps ------------------------------------------------------------------------ */

static void
r5_received_contacted_booked_seen_each_with_its_date(void **state) {
    (void)state;
    struct error err;
    struct referral r = received(TODAY - 9);
    assert_int_equal(referral_step(&r), STEP_RECEIVED);
    assert_true(referral_is_open(&r));
    assert_int_equal(
        referral_take(&r, STEP_CONTACTED, TODAY - 8, 600, END_NONE, TODAY, &err),
        FAULT_NONE);
    assert_int_equal(r.contacted_minute, 600);
    take(&r, STEP_BOOKED, TODAY - 5, END_NONE);
    take(&r, STEP_SEEN, TODAY, END_NONE);
    static const day_t days[] = {TODAY - 9, TODAY - 8, TODAY - 5, TODAY, DAY_NONE};
    for (int i = 0; i < STEP_COUNT; i++)
        assert_int_equal(referral_step_day(&r, (enum step)i), days[i]);
    assert_int_equal(referral_step_day(&r, STEP_UNKNOWN), DAY_NONE);
    assert_int_equal(referral_step(&r), STEP_SEEN);
    assert_false(referral_is_open(&r));
}

static void
r5_a_jump_dates_the_steps_between(void **state) {
    (void)state;
    struct referral r = received(TODAY - 9);
    take(&r, STEP_SEEN, TODAY - 2, END_NONE);
    assert_int_equal(r.contacted_day, TODAY - 2);
    assert_int_equal(r.booked_day, TODAY - 2);
    r = received(TODAY - 9);
    take(&r, STEP_CONTACTED, TODAY - 8, END_NONE);
    take(&r, STEP_SEEN, TODAY - 2, END_NONE);
    assert_int_equal(r.contacted_day, TODAY - 8);
}

static void
r5_a_step_is_refused_out_of_order_and_leaves_all_as_it_was(void **state) {
    (void)state;
    struct referral r = received(TODAY - 3);
    r.minute = 600;
    refused(&r, STEP_RECEIVED, TODAY, 0, END_NONE, "step");
    refused(&r, STEP_COUNT, TODAY, 0, END_NONE, "step");
    refused(&r, STEP_UNKNOWN, TODAY, 0, END_NONE, "step");
    refused(&r, STEP_CONTACTED, TODAY + 1, 0, END_NONE, "on");
    refused(&r, STEP_CONTACTED, TODAY - 4, 0, END_NONE, "on");
    refused(&r, STEP_CONTACTED, DAY_NONE, 0, END_NONE, "on");
    refused(&r, STEP_CONTACTED, TODAY - 3, 599, END_NONE, "at");
    refused(&r, STEP_SEEN, TODAY - 3, 599, END_NONE, "at");
    refused(&r, STEP_ENDED, TODAY, 0, END_NONE, "why");
    take(&r, STEP_BOOKED, TODAY - 1, END_NONE);
    refused(&r, STEP_CONTACTED, TODAY, 0, END_NONE, "step");
    refused(&r, STEP_BOOKED, TODAY, 0, END_NONE, "step");
    refused(&r, STEP_SEEN, TODAY - 2, 0, END_NONE, "on");
    take(&r, STEP_SEEN, TODAY - 1, END_NONE);
    refused(&r, STEP_ENDED, TODAY, 0, END_OTHER, "step");
    r = received(TODAY - 3);
    take(&r, STEP_ENDED, TODAY, END_NO_ANSWER);
    refused(&r, STEP_SEEN, TODAY, 0, END_NONE, "step");
    refused(&r, STEP_ENDED, TODAY, 0, END_OTHER, "step");
}

static void
r5_an_end_has_its_reason_and_day(void **state) {
    (void)state;
    for (int why = 0; why < END_COUNT; why++)
        for (enum step from = STEP_RECEIVED; from <= STEP_BOOKED; from++) {
            struct referral r = received(TODAY - 3);
            if (from != STEP_RECEIVED)
                take(&r, from, TODAY - 2, END_NONE);
            struct referral before = r;
            take(&r, STEP_ENDED, TODAY - 1, (enum referral_end)why);
            assert_int_equal(referral_step(&r), STEP_ENDED);
            assert_int_equal(r.ended_why, why);
            assert_false(referral_is_open(&r));
            /* Nobody was answered by its end. */
            assert_int_equal(r.contacted_day, before.contacted_day);
            struct error err;
            assert_int_equal(referral_back(&r, &err), FAULT_NONE);
            assert_memory_equal(&r, &before, sizeof r);
        }
}

static void
r5_history_asks_for_nothing_until_it_is_followed(void **state) {
    (void)state;
    struct referral r = received(TODAY - REFERRAL_FRESH_DAYS - 1);
    assert_int_equal(referral_step(&r), STEP_UNKNOWN);
    assert_false(referral_is_open(&r));
    assert_int_equal(r.thanks, THANKS_NOT_SAID);
    struct error err;
    assert_int_equal(referral_back(&r, &err), FAULT_INVALID);
    take(&r, STEP_BOOKED, TODAY, END_NONE);
    assert_true(referral_is_open(&r));
    r = received(TODAY - REFERRAL_FRESH_DAYS);
    assert_true(referral_is_open(&r));
    assert_int_equal(r.thanks, THANKS_OWED);
    /* What comes with steps is followed, however old it is. */
    r = referral_new(1, REFERRAL_GIVEN, TODAY - 400);
    r.contacted_day = TODAY - 399;
    referral_begin(&r, TODAY);
    assert_true(referral_is_open(&r));
    assert_int_equal(r.thanks, THANKS_NOT_SAID);
}

/* --- what is checked -------------------------------------------------------------- */

static void
wrong(const struct referral *r, const char *field) {
    struct error err = {0};
    assert_int_equal(referral_check(r, TODAY, &err), FAULT_INVALID);
    assert_string_equal(err.field, field);
}

static void
r5_no_step_stands_without_its_date(void **state) {
    (void)state;
    struct error err;
    struct referral whole = received(TODAY - 9);
    take(&whole, STEP_CONTACTED, TODAY - 8, END_NONE);
    take(&whole, STEP_BOOKED, TODAY - 7, END_NONE);
    take(&whole, STEP_SEEN, TODAY - 6, END_NONE);
    assert_int_equal(referral_check(&whole, TODAY, &err), FAULT_NONE);
    struct referral r = whole;
    r.contacted_day = DAY_NONE;
    wrong(&r, "contacted");
    r = whole;
    r.booked_day = DAY_NONE;
    wrong(&r, "booked");
    r = whole;
    r.day = DAY_NONE;
    wrong(&r, "on");
    r = whole;
    r.ended_day = TODAY;
    r.ended_why = END_OTHER;
    wrong(&r, "ended");
    r = whole;
    r.followed = false;
    wrong(&r, "step");
    r = received(TODAY);
    r.ended_day = TODAY;
    wrong(&r, "ended_why");
    r = received(TODAY);
    r.ended_why = END_OTHER;
    wrong(&r, "ended_why");
}

static void
r5_dates_and_times_are_in_order(void **state) {
    (void)state;
    struct error err;
    struct referral whole = received(TODAY - 9);
    take(&whole, STEP_CONTACTED, TODAY - 8, END_NONE);
    take(&whole, STEP_BOOKED, TODAY - 7, END_NONE);
    take(&whole, STEP_SEEN, TODAY - 6, END_NONE);
    struct referral r = whole;
    r.day = TODAY - 7;
    wrong(&r, "contacted");
    r = whole;
    r.booked_day = TODAY - 9;
    wrong(&r, "booked");
    r = whole;
    r.seen_day = TODAY + 1;
    wrong(&r, "seen");
    r = received(TODAY + 1);
    wrong(&r, "on");
    r = received(TODAY - 2);
    take(&r, STEP_CONTACTED, TODAY - 1, END_NONE);
    r.ended_day = TODAY - 2;
    r.ended_why = END_OTHER;
    wrong(&r, "ended");
    r = received(TODAY);
    r.minute = 600;
    r.contacted_day = TODAY;
    r.contacted_minute = 599;
    wrong(&r, "contacted_at");
    r.contacted_minute = 0;
    assert_int_equal(referral_check(&r, TODAY, &err), FAULT_NONE);
    r = received(TODAY);
    r.contacted_minute = 700;
    wrong(&r, "contacted");
    r = received(TODAY);
    r.minute = 1441;
    wrong(&r, "at");
    r = received(TODAY);
    r.minute = -1;
    wrong(&r, "at");
    r = received(TODAY);
    r.passed_from_id = 3;
    wrong(&r, "passes");
    r = received(TODAY);
    r.amount = -1;
    wrong(&r, "amount");
}

/* --- whatever is done ------------------------------------------------------------- */

/* Told without the functions under test. */
static void
sound(const struct referral *r, day_t today) {
    bool contacted = r->contacted_day != DAY_NONE, booked = r->booked_day != DAY_NONE,
         seen = r->seen_day != DAY_NONE, ended = r->ended_day != DAY_NONE;
    assert_true(!booked || contacted);
    assert_true(!seen || booked);
    assert_false(seen && ended);
    assert_int_equal(ended, r->ended_why != END_NONE);
    assert_true(r->followed || !(contacted || ended));
    day_t last = r->day;
    const day_t days[] = {r->contacted_day, r->booked_day, r->seen_day, r->ended_day};
    for (size_t i = 0; i < 4; i++) {
        if (days[i] == DAY_NONE)
            continue;
        assert_true(days[i] >= last);
        last = days[i];
    }
    assert_true(last <= today);
    assert_true(contacted || r->contacted_minute == 0);
    if (contacted && r->contacted_day == r->day && r->minute && r->contacted_minute)
        assert_true(r->contacted_minute >= r->minute);
}

static day_t
some_day(uint64_t *seed) {
    return TODAY - 40 + (day_t)dice(seed, 42);
}

static void
r5_no_path_leads_to_a_step_without_its_date(void **state) {
    (void)state;
    uint64_t seed = 5;
    int reached[STEP_COUNT] = {0};
    for (int walk = 0; walk < UNIT_TIMES(4000); walk++) {
        struct error err;
        struct referral r =
            referral_new(1, dice(&seed, 2) ? REFERRAL_RECEIVED : REFERRAL_GIVEN,
                         TODAY - (day_t)dice(&seed, 40));
        r.minute = (int)dice(&seed, 3) * 400;
        referral_begin(&r, TODAY);
        for (int i = 0; i < 12; i++) {
            struct referral before = r;
            enum step was = referral_step(&r);
            enum fault fault =
                dice(&seed, 4) == 0
                    ? referral_back(&r, &err)
                    : referral_take(&r, (enum step)((int)dice(&seed, 7) - 1),
                                    some_day(&seed), (int)dice(&seed, 1441),
                                    (enum referral_end)((int)dice(&seed, 5) - 1), TODAY,
                                    &err);
            if (fault != FAULT_NONE)
                assert_memory_equal(&r, &before, sizeof r);
            else
                assert_int_not_equal(referral_step(&r), was);
            sound(&r, TODAY);
            assert_int_equal(referral_check(&r, TODAY, &err), FAULT_NONE);
            enum step step = referral_step(&r);
            if (step == STEP_UNKNOWN)
                continue;
            assert_int_not_equal(referral_step_day(&r, step), DAY_NONE);
            reached[step]++;
        }
    }
    for (int i = 0; i < STEP_COUNT; i++)
        assert_true(reached[i] > 0);
}

/* Whatever is let through by the check is sound, and what is sound is let through. */
static void
r5_the_check_lets_through_what_is_sound(void **state) {
    (void)state;
    uint64_t seed = 7;
    int good = 0;
    for (int i = 0; i < UNIT_TIMES(200000); i++) {
        struct error err;
        struct referral r = received(some_day(&seed));
        day_t *const days[] = {&r.contacted_day, &r.booked_day, &r.seen_day,
                               &r.ended_day};
        for (size_t k = 0; k < 4; k++)
            if (dice(&seed, 2))
                *days[k] = TODAY - 4 + (day_t)dice(&seed, 6);
        r.followed = dice(&seed, 4) > 0;
        r.minute = (int)dice(&seed, 2) * 700;
        r.contacted_minute = (int)dice(&seed, 2) * 600;
        r.ended_why = (enum referral_end)((int)dice(&seed, 2) - 1);
        if (referral_check(&r, TODAY, &err) != FAULT_NONE)
            continue;
        good++;
        sound(&r, TODAY);
    }
    assert_true(good > UNIT_TIMES(200000) / 100);
}

/* --- in a practice ---------------------------------------------------------------- */

#define CHANGES 400

struct past {
    const char *dumps[CHANGES + 1];
    int at, last;
};

static void
undo(struct practice *p) {
    struct undo_answer answer;
    want(p, FAULT_NONE, app_undo(p->ctx, &p->app, &answer, &p->err));
}

static void
redo(struct practice *p) {
    struct undo_answer answer;
    want(p, FAULT_NONE, app_redo(p->ctx, &p->app, &answer, &p->err));
}

static struct named_referrals
ledger(struct practice *p) {
    const struct ledger_request all = LEDGER_REQUEST_ALL;
    struct ledger_answer answer;
    want(p, FAULT_NONE, app_ledger_list(p->ctx, &p->app, &all, &answer, &p->err));
    return answer.referrals;
}

/* The id of one of those that are there, 0 when there are none. */
static int64_t
pick(struct practice *p, uint64_t *seed) {
    struct named_referrals all = ledger(p);
    return all.count ? all.items[dice(seed, (unsigned)all.count)].referral.id : 0;
}

static enum fault
enter_some(struct practice *p, uint64_t *seed) {
    struct referral_answer answer;
    struct referral r = referral_new(1 + dice(seed, 3),
                                     dice(seed, 2) ? REFERRAL_RECEIVED : REFERRAL_GIVEN,
                                     some_day(seed));
    r.about = dice(seed, 2) ? "teen anxiety" : NULL;
    r.minute = (int)dice(seed, 800);
    return app_referral_add(p->ctx, &p->app, &r, &answer, &p->err);
}

static enum fault
edit_some(struct practice *p, uint64_t *seed, int64_t id) {
    struct referral_answer a;
    TRY(app_referral(p->ctx, &p->app, id, &a, &p->err));
    struct referral r = a.referral;
    switch (dice(seed, 7)) {
    case 0:
        r.about = "couples";
        break;
    case 1:
        r.day = some_day(seed);
        break;
    case 2:
        r.contacted_day = dice(seed, 3) ? some_day(seed) : DAY_NONE;
        break;
    case 3:
        r.booked_day = dice(seed, 3) ? some_day(seed) : DAY_NONE;
        break;
    case 4:
        r.ended_day = some_day(seed);
        r.ended_why = END_OTHER;
        break;
    case 5:
        r.person_id = 1 + dice(seed, 4); /* the fourth is nobody */
        break;
    default:
        break;
    }
    return app_referral_edit(p->ctx, &p->app, &r, &a, &p->err);
}

static enum fault
do_something(struct practice *p, uint64_t *seed) {
    struct referral_answer a, b;
    struct referral given =
        referral_new(1 + dice(seed, 3), REFERRAL_GIVEN, some_day(seed));
    int64_t id = pick(p, seed);
    unsigned what = dice(seed, 12);
    if (what < 2 || !id)
        return enter_some(p, seed);
    if (what < 5)
        return app_referral_step(
            p->ctx, &p->app, id, (enum step)(1 + (int)dice(seed, 4)), some_day(seed),
            (int)dice(seed, 1441), (enum referral_end)((int)dice(seed, 5) - 1), &a,
            &p->err);
    if (what < 6)
        return app_referral_back(p->ctx, &p->app, id, &a, &p->err);
    if (what < 8)
        return edit_some(p, seed, id);
    if (what < 9)
        return app_referral_hand_on(p->ctx, &p->app, id, &given, &a, &b, &p->err);
    if (what < 10)
        return app_thanks_set(p->ctx, &p->app, id, (enum thanks)dice(seed, 3),
                              some_day(seed), &a, &p->err);
    if (what < 11)
        return app_consent_set(p->ctx, &p->app, id, (enum said)((int)dice(seed, 3) - 1),
                               &a, &p->err);
    return app_referral_remove(p->ctx, &p->app, id, &a, &p->err);
}

static const struct referral *
with_id(const struct named_referrals *all, int64_t id) {
    for (size_t i = 0; i < all->count; i++)
        if (all->items[i].referral.id == id)
            return &all->items[i].referral;
    return NULL;
}

static void
all_sound(struct practice *p) {
    struct named_referrals all = ledger(p);
    for (size_t i = 0; i < all.count; i++) {
        const struct referral *r = &all.items[i].referral;
        sound(r, p->app.today);
        if (ledger_check(r, NULL, with_id(&all, r->passed_from_id), &p->err) !=
            FAULT_NONE)
            fail_msg("%s, %s: %s", r->code, p->err.field, p->err.text);
        for (size_t k = 0; k < i; k++)
            assert_string_not_equal(all.items[i].referral.code,
                                    all.items[k].referral.code);
    }
}

static void
move(struct practice *p, struct past *past, bool back) {
    if (back)
        undo(p);
    else
        redo(p);
    past->at += back ? -1 : 1;
    assert_string_equal(practice_dump(p), past->dumps[past->at]);
}

/* Random walks; a step back in the journal gives exactly what was, from anywhere. */
static void
r5_undo_from_anywhere_brings_back_exactly_what_was(void **state) {
    (void)state;
    for (uint64_t walk = 1; walk <= 4; walk++) {
        uint64_t seed = walk;
        struct practice *p = practice_new(true);
        struct past *past = mem_new(p->ctx, struct past);
        practice_add(p, "Ana Ruiz", NULL);
        practice_add(p, "Ben Ohm", NULL);
        practice_add(p, "Cy Lund", NULL);
        past->dumps[0] = practice_dump(p);
        int refusals = 0;
        for (int i = 0; i < UNIT_TIMES(CHANGES); i++) {
            unsigned way = dice(&seed, 6);
            if (way == 0 && past->at > 0) {
                move(p, past, true);
            } else if (way == 1 && past->at < past->last) {
                move(p, past, false);
            } else {
                enum fault fault = do_something(p, &seed);
                const char *now = practice_dump(p);
                if (fault != FAULT_NONE) {
                    assert_true(fault == FAULT_INVALID || fault == FAULT_NOT_FOUND);
                    assert_string_equal(now, past->dumps[past->at]);
                }
                refusals += fault != FAULT_NONE;
                if (strcmp(now, past->dumps[past->at]) != 0) {
                    past->dumps[++past->at] = now;
                    past->last = past->at;
                }
            }
            all_sound(p);
            assert_int_equal(practice_wrong(p), 0);
        }
        assert_true(refusals > 0 && past->last > 0);
        while (past->at > 0)
            move(p, past, true);
        while (past->at < past->last)
            move(p, past, false);
        assert_int_equal(practice_wrong(p), 0);
        practice_free(p);
    }
}

static struct referral_answer
enter(struct practice *p, int64_t person_id, enum referral_direction direction) {
    struct referral_answer answer;
    struct referral r = referral_new(person_id, direction, p->app.today - 1);
    r.about = "teen anxiety";
    want(p, FAULT_NONE, app_referral_add(p->ctx, &p->app, &r, &answer, &p->err));
    return answer;
}

static void
r5_referred_on_ends_the_one_and_enters_the_other_in_one_change(void **state) {
    (void)state;
    struct practice *p = practice_new(true);
    struct referral_answer out, passed;
    struct referral_whole whole;
    int64_t ana = practice_add(p, "Ana Ruiz", NULL);
    int64_t ben = practice_add(p, "Ben Ohm", NULL);
    int64_t id = enter(p, ana, REFERRAL_RECEIVED).referral.id;
    const char *before = practice_dump(p);
    struct referral given = referral_new(ben, REFERRAL_GIVEN, p->app.today);
    want(p, FAULT_NONE,
         app_referral_hand_on(p->ctx, &p->app, id, &given, &out, &passed, &p->err));
    assert_int_equal(out.referral.ended_why, END_REFERRED_ON);
    assert_string_equal(passed.name, "Ben Ohm");
    assert_string_equal(passed.referral.about, "teen anxiety");
    want(p, FAULT_NONE, app_referral_whole(p->ctx, &p->app, id, &whole, &p->err));
    assert_int_equal(whole.passed.count, 1);
    assert_string_equal(whole.passed.items[0].name, "Ben Ohm");
    want(p, FAULT_NONE,
         app_referral_whole(p->ctx, &p->app, passed.referral.id, &whole, &p->err));
    assert_string_equal(whole.passed_from, out.referral.code);
    assert_int_equal(whole.answer.state, ANSWER_NONE);
    const char *after = practice_dump(p);
    undo(p);
    assert_string_equal(practice_dump(p), before);
    redo(p);
    assert_string_equal(practice_dump(p), after);
    /* To a second colleague as well; but not after another end, nor what was given. */
    want(p, FAULT_NONE,
         app_referral_hand_on(p->ctx, &p->app, id, &given, &out, &passed, &p->err));
    want(p, FAULT_INVALID,
         app_referral_hand_on(p->ctx, &p->app, passed.referral.id, &given, &out,
                              &passed, &p->err));
    int64_t other = enter(p, ana, REFERRAL_RECEIVED).referral.id;
    want(p, FAULT_NONE,
         app_referral_step(p->ctx, &p->app, other, STEP_ENDED, p->app.today, 0,
                           END_NO_ANSWER, &out, &p->err));
    want(p, FAULT_INVALID,
         app_referral_hand_on(p->ctx, &p->app, other, &given, &out, &passed, &p->err));
    /* Taken out, what was handed on stands, from nowhere. */
    want(p, FAULT_NONE, app_referral_remove(p->ctx, &p->app, id, &out, &p->err));
    want(p, FAULT_NONE, app_referral_whole(p->ctx, &p->app, 2, &whole, &p->err));
    assert_null(whole.passed_from);
    practice_free(p);
}

static void
r5_a_time_typed_is_not_to_come_and_a_clock_put_back_does_no_harm(void **state) {
    (void)state;
    struct practice *p = practice_new(true);
    struct referral_answer a;
    struct referral r = referral_new(practice_add(p, "Ana Ruiz", NULL),
                                     REFERRAL_RECEIVED, p->app.today);
    p->app.minute = 700;
    r.minute = 701;
    want(p, FAULT_INVALID, app_referral_add(p->ctx, &p->app, &r, &a, &p->err));
    assert_string_equal(p->err.field, "at");
    r.minute = 700;
    want(p, FAULT_NONE, app_referral_add(p->ctx, &p->app, &r, &a, &p->err));
    int64_t id = a.referral.id;
    want(p, FAULT_INVALID,
         app_referral_step(p->ctx, &p->app, id, STEP_CONTACTED, p->app.today, 720,
                           END_NONE, &a, &p->err));
    assert_string_equal(p->err.field, "at");
    want(p, FAULT_INVALID,
         app_referral_step(p->ctx, &p->app, id, STEP_CONTACTED, p->app.today, 650,
                           END_NONE, &a, &p->err));
    p->app.minute = 640;
    want(p, FAULT_NONE,
         app_referral_step(p->ctx, &p->app, id, STEP_CONTACTED, p->app.today, 640,
                           END_NONE, &a, &p->err));
    assert_int_equal(a.referral.contacted_minute, 0);
    practice_free(p);
}

/* A directory sends people, too: it is counted, and there is nobody to thank. */
static void
r6_a_place_is_owed_no_thanks(void **state) {
    (void)state;
    struct practice *p = practice_new(true);
    struct referral_new_request request = {
        .new_name = "Psychology Today",
        .referral = referral_new(0, REFERRAL_RECEIVED, p->app.today)};
    struct referral_new_answer a;
    struct referral_answer again;
    want(p, FAULT_NONE, app_referral_new(p->ctx, &p->app, &request, &a, &p->err));
    assert_string_equal(a.entered.name, "Psychology Today");
    assert_int_equal(a.entered.referral.thanks, THANKS_NOT_APPROPRIATE);
    struct referral r =
        referral_new(a.entered.referral.person_id, REFERRAL_RECEIVED, p->app.today);
    want(p, FAULT_NONE, app_referral_add(p->ctx, &p->app, &r, &again, &p->err));
    assert_int_equal(again.referral.thanks, THANKS_NOT_APPROPRIATE);
    r.person_id = practice_add(p, "Ana Ruiz", NULL);
    want(p, FAULT_NONE, app_referral_add(p->ctx, &p->app, &r, &again, &p->err));
    assert_int_equal(again.referral.thanks, THANKS_OWED);
    practice_free(p);
}

static void
an_edit_that_changes_nothing_leaves_no_trace(void **state) {
    (void)state;
    struct practice *p = practice_new(true);
    struct undo_answer undone;
    struct referral_answer a =
        enter(p, practice_add(p, "Ana Ruiz", NULL), REFERRAL_RECEIVED);
    const char *code = a.referral.code;
    struct referral r = a.referral;
    want(p, FAULT_NONE, app_referral_edit(p->ctx, &p->app, &r, &a, &p->err));
    assert_false(a.changed);
    r.about = "couples";
    r.code = "zuzu-1";
    want(p, FAULT_NONE, app_referral_edit(p->ctx, &p->app, &r, &a, &p->err));
    assert_true(a.changed);
    assert_string_equal(a.referral.code, code);
    want(p, FAULT_NONE, app_undo(p->ctx, &p->app, &undone, &p->err));
    want(p, FAULT_NONE, app_undo(p->ctx, &p->app, &undone, &p->err));
    want(p, FAULT_NOT_FOUND, app_referral(p->ctx, &p->app, 1, &a, &p->err));
    practice_free(p);
}

static void
a_code_and_a_number_never_come_to_mean_another_referral(void **state) {
    (void)state;
    struct practice *p = practice_new(true);
    struct strings codes = {0};
    int64_t ana = practice_add(p, "Ana Ruiz", NULL);
    for (int i = 0; i < 12; i++) {
        struct referral_answer a = enter(p, ana, REFERRAL_RECEIVED);
        assert_int_equal(a.referral.id, i + 1);
        for (size_t k = 0; k < codes.count; k++)
            assert_string_not_equal(codes.items[k], a.referral.code);
        *array_add(p->ctx, &codes) = a.referral.code;
        if (i % 3 == 1)
            undo(p);
        if (i % 3 == 2)
            want(p, FAULT_NONE,
                 app_referral_remove(p->ctx, &p->app, a.referral.id, &a, &p->err));
    }
    practice_free(p);
}

static void
finds_one_by_its_code_its_beginning_or_its_number(void **state) {
    (void)state;
    struct practice *p = practice_new(true);
    int64_t ana = practice_add(p, "Ana Ruiz", NULL);
    struct referral_answer a = enter(p, ana, REFERRAL_RECEIVED);
    struct referral_answer b = enter(p, ana, REFERRAL_GIVEN);
    int64_t id;
    const char *ways[] = {a.referral.code, "1", "#1",
                          mem_dup_n(p->ctx, a.referral.code, 3),
                          mem_printf(p->ctx, "  %c%s ", a.referral.code[0] - 'a' + 'A',
                                     a.referral.code + 1)};
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        want(p, FAULT_NONE, app_referral_find(p->ctx, &p->app, ways[i], &id, &p->err));
        assert_int_equal(id, a.referral.id);
    }
    want(p, FAULT_NONE,
         app_referral_find(p->ctx, &p->app, b.referral.code, &id, &p->err));
    assert_int_equal(id, b.referral.id);
    static const char *const none[] = {"zz", "#9", "9", "-1", "0", "ana", "%", "*"};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        want(p, FAULT_NOT_FOUND,
             app_referral_find(p->ctx, &p->app, none[i], &id, &p->err));
    want(p, FAULT_INVALID, app_referral_find(p->ctx, &p->app, " ", &id, &p->err));
    practice_free(p);
}

static void
reads_and_says_the_words_of_steps(void **state) {
    (void)state;
    enum step step;
    for (int i = 0; i < STEP_COUNT; i++) {
        assert_true(step_from_word(step_word((enum step)i), &step));
        assert_int_equal(step, i);
    }
    assert_true(step_from_word("Given", &step));
    assert_int_equal(step, STEP_RECEIVED);
    assert_false(step_from_word("unknown", &step));
    assert_false(step_from_word("", &step));
    assert_string_equal(step_word(STEP_UNKNOWN), "unknown");
}

int
main(void) {
#define T(name) cmocka_unit_test(name)
    const struct CMUnitTest tests[] = {
        T(r5_received_contacted_booked_seen_each_with_its_date),
        T(r5_a_jump_dates_the_steps_between),
        T(r5_a_step_is_refused_out_of_order_and_leaves_all_as_it_was),
        T(r5_an_end_has_its_reason_and_day),
        T(r5_history_asks_for_nothing_until_it_is_followed),
        T(r5_no_step_stands_without_its_date),
        T(r5_dates_and_times_are_in_order),
        T(r5_no_path_leads_to_a_step_without_its_date),
        T(r5_the_check_lets_through_what_is_sound),
        T(r5_undo_from_anywhere_brings_back_exactly_what_was),
        T(r5_referred_on_ends_the_one_and_enters_the_other_in_one_change),
        T(r5_a_time_typed_is_not_to_come_and_a_clock_put_back_does_no_harm),
        T(r6_a_place_is_owed_no_thanks),
        T(an_edit_that_changes_nothing_leaves_no_trace),
        T(a_code_and_a_number_never_come_to_mean_another_referral),
        T(finds_one_by_its_code_its_beginning_or_its_number),
        T(reads_and_says_the_words_of_steps),
    };
    return cmocka_run_group_tests_name("referral", tests, NULL, NULL);
}
