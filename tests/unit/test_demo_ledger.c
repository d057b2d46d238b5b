#include "unit.h"

#include <string.h>

#include "app/demo.h"
#include "app/partners.h"
#include "base/memory.h"
#include "domain/calendar.h"
#include "domain/referral.h"
#include "practice.h"
#include "store/ledger.h"
#include "store/people.h"
#include "store/row.h"

#include "base/ban.h"

/* The story's days: a week, a new year, a leap day, the end of a summer. */
static const day_t days[] = {
    PRACTICE_TODAY,
    PRACTICE_TODAY + 1,
    PRACTICE_TODAY + 2,
    PRACTICE_TODAY + 3,
    PRACTICE_TODAY + 4,
    PRACTICE_TODAY + 5,
    PRACTICE_TODAY + 6,
    PRACTICE_TODAY + 179,
    20454,
    21243,
};

struct story {
    struct practice *p;
    struct referrals all;
};

static struct story
tell(day_t today) {
    struct story s = {.p = practice_new(false)};
    struct demo_answer answer;
    s.p->app.today = today;
    want(s.p, FAULT_NONE,
         app_demo_open(s.p->ctx, s.p->path, &s.p->app, false, &answer, &s.p->err));
    want(s.p, FAULT_NONE, store_begin_read(s.p->app.store, &s.p->err));
    want(s.p, FAULT_NONE,
         rows_where(s.p->ctx, s.p->app.store, &REFERRAL, NULL, 0, &s.all, &s.p->err));
    return s;
}

static void
forget(struct story *s) {
    store_end(s->p->app.store);
    practice_free(s->p);
}

static struct person
person_of(struct story *s, int64_t id) {
    struct person person;
    want(s->p, FAULT_NONE,
         row_get(s->p->ctx, s->p->app.store, &PERSON, id, &person, &s->p->err));
    return person;
}

static void
expect_thanks(struct story *s, const struct referral *r) {
    struct touch touch;
    if (r->thanks != THANKS_DONE) {
        assert_int_equal(r->thanked_day, DAY_NONE);
        assert_int_equal(r->thanks_touch_id, 0);
        return;
    }
    want(s->p, FAULT_NONE,
         row_get(s->p->ctx, s->p->app.store, &TOUCH, r->thanks_touch_id, &touch,
                 &s->p->err));
    assert_int_equal(touch.person_id, r->person_id);
    assert_int_equal(touch.day, r->thanked_day);
    assert_true(r->thanked_day >= r->day);
    assert_false(touch.asked);
}

static void
expect_passed(struct story *s, const struct referral *r) {
    struct referral from;
    want(s->p, FAULT_NONE,
         row_get(s->p->ctx, s->p->app.store, &REFERRAL, r->passed_from_id, &from,
                 &s->p->err));
    assert_int_equal(r->direction, REFERRAL_GIVEN);
    assert_int_equal(from.direction, REFERRAL_RECEIVED);
    assert_int_equal(from.ended_why, END_REFERRED_ON);
    assert_int_not_equal(from.person_id, r->person_id);
    assert_true(from.day <= r->day);
}

static void
r5_every_step_has_its_day_and_all_comes_in_order(void **state) {
    (void)state;
    for (size_t d = 0; d < sizeof days / sizeof *days; d++) {
        struct story s = tell(days[d]);
        assert_in_range(s.all.count, 80, 120);
        for (size_t i = 0; i < s.all.count; i++) {
            const struct referral *r = &s.all.items[i];
            struct person person = person_of(&s, r->person_id);
            want(s.p, FAULT_NONE, referral_check(r, days[d] - 1, &s.p->err));
            assert_true(i == 0 || r[-1].day <= r->day);
            assert_true(!r->followed || person.added_day <= r->day);
            assert_int_equal(person.let_go_day, DAY_NONE);
            assert_int_equal(r->amount, 0);
            if (r->contacted_day == r->day && r->contacted_minute)
                assert_true(r->contacted_minute > r->minute);
        }
        forget(&s);
    }
}

static void
r6_who_was_thanked_was_thanked_by_a_touch_and_two_wait(void **state) {
    (void)state;
    for (size_t d = 0; d < sizeof days / sizeof *days; d++) {
        struct story s = tell(days[d]);
        int consent[3] = {0}, owed = 0, done = 0, never = 0;
        for (size_t i = 0; i < s.all.count; i++) {
            const struct referral *r = &s.all.items[i];
            expect_thanks(&s, r);
            if (r->direction == REFERRAL_RECEIVED)
                consent[r->consent + 1]++;
            owed += r->thanks == THANKS_OWED;
            done += r->thanks == THANKS_DONE;
            never += r->thanks == THANKS_NOT_APPROPRIATE;
        }
        assert_int_equal(owed, 2);
        assert_true(done > 30 && never == 3);
        assert_true(consent[0] > 2 && consent[1] > 2 && consent[2] > 20);
        forget(&s);
    }
}

static void
r5_one_waits_for_an_answer_and_one_hangs(void **state) {
    (void)state;
    for (size_t d = 0; d < sizeof days / sizeof *days; d++) {
        struct story s = tell(days[d]);
        int hanging = 0, waiting = 0, passed = 0;
        for (size_t i = 0; i < s.all.count; i++) {
            const struct referral *r = &s.all.items[i];
            bool open = referral_is_open(r) && r->direction == REFERRAL_RECEIVED;
            if (open && referral_step(r) == STEP_RECEIVED) {
                waiting++;
                assert_true(days[d] - r->day <= 3);
                assert_int_equal(r->minute, 15 * 60 + 40);
            }
            if (open && referral_step(r) == STEP_CONTACTED) {
                hanging++;
                assert_true(days[d] - r->contacted_day >= 14);
            }
            if (r->passed_from_id) {
                passed++;
                expect_passed(&s, r);
            }
        }
        assert_int_equal(waiting, 1);
        assert_int_equal(hanging, 1);
        assert_int_equal(passed, 2);
        forget(&s);
    }
}

static const struct partner *
found(const struct partners_answer *a, enum standing standing, const char *name) {
    for (size_t i = 0; i < a->standings[standing].people.count; i++)
        if (strcmp(a->standings[standing].people.items[i].name, name) == 0)
            return &a->standings[standing].people.items[i].partner;
    fail_msg("%s is not %s", name, standing_word(standing));
    return NULL;
}

static void
r7_one_went_quiet_one_sends_fewer_and_one_is_new(void **state) {
    (void)state;
    for (size_t d = 0; d < sizeof days / sizeof *days; d++) {
        struct story s = tell(days[d]);
        struct partners_answer a;
        store_end(s.p->app.store);
        want(s.p, FAULT_NONE, app_partners(s.p->ctx, &s.p->app, &a, &s.p->err));
        assert_int_equal(found(&a, STANDING_QUIET, "Oluwaseun Adeyemi")->sure,
                         SURE_LIKELY);
        assert_int_equal(found(&a, STANDING_DECLINING, "Eun-ji Park")->sure,
                         SURE_LIKELY);
        assert_int_equal(found(&a, STANDING_NEW, "Valentina Rossi")->referrals, 2);
        assert_int_equal(a.standings[STANDING_QUIET].people.count, 1);
        assert_int_equal(a.standings[STANDING_DECLINING].people.count, 1);
        assert_string_equal(a.top.people.items[0].name, "Benedikt Ohm");
        practice_free(s.p);
    }
}

static void
r2_profiles_and_pages_are_there_with_gaps(void **state) {
    (void)state;
    struct story s = tell(PRACTICE_TODAY);
    struct profiles profiles = {0};
    struct refer_pages pages = {0};
    int gaps = 0, free_places = 0;
    want(s.p, FAULT_NONE,
         rows_where(s.p->ctx, s.p->app.store, &PROFILE, NULL, 0, &profiles, &s.p->err));
    want(s.p, FAULT_NONE,
         rows_where(s.p->ctx, s.p->app.store, &REFER_PAGE, NULL, 0, &pages, &s.p->err));
    for (size_t i = 0; i < profiles.count; i++) {
        const struct profile *f = &profiles.items[i];
        gaps += f->trust == LEVEL_UNKNOWN || !f->chooses;
        free_places += f->free == SAID_YES;
        assert_true((f->free == NOT_SAID) == (f->free_day == DAY_NONE));
        assert_true(f->told_day < PRACTICE_TODAY);
    }
    assert_int_equal(profiles.count, 24);
    assert_true(gaps > 3 && free_places > 5);
    assert_int_equal(pages.count, 2);
    forget(&s);
}

static void
makes_a_ledger_of_any_length(void **state) {
    (void)state;
    static const struct demo_size sizes[] = {
        {1, 5, 7, 1}, {50, 100, 0, 2}, {200, 400, 3000, 3}};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        struct story s = {.p = practice_new(false)};
        int open = 0, owed = 0;
        want(s.p, FAULT_NONE,
             app_demo_make(s.p->ctx, s.p->path, &s.p->app, &sizes[i], &s.p->err));
        want(s.p, FAULT_NONE, store_begin_read(s.p->app.store, &s.p->err));
        want(s.p, FAULT_NONE,
             rows_where(s.p->ctx, s.p->app.store, &REFERRAL, NULL, 0, &s.all,
                        &s.p->err));
        assert_int_equal(s.all.count, sizes[i].referrals);
        for (size_t k = 0; k < s.all.count; k++) {
            const struct referral *r = &s.all.items[k];
            want(s.p, FAULT_NONE, referral_check(r, PRACTICE_TODAY, &s.p->err));
            assert_true((r->thanks == THANKS_DONE) == (r->thanked_day != DAY_NONE));
            open += referral_is_open(r);
            owed += r->thanks == THANKS_OWED;
        }
        if (sizes[i].referrals > 1000) {
            assert_in_range(open, 5, 80);
            assert_in_range(owed, 2, 40);
        }
        store_end(s.p->app.store);
        assert_int_equal(practice_wrong(s.p), 0);
        practice_free(s.p);
    }
}

int
main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(r5_every_step_has_its_day_and_all_comes_in_order),
        cmocka_unit_test(r6_who_was_thanked_was_thanked_by_a_touch_and_two_wait),
        cmocka_unit_test(r5_one_waits_for_an_answer_and_one_hangs),
        cmocka_unit_test(r7_one_went_quiet_one_sends_fewer_and_one_is_new),
        cmocka_unit_test(r2_profiles_and_pages_are_there_with_gaps),
        cmocka_unit_test(makes_a_ledger_of_any_length),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
