#include "unit.h"

#include <string.h>

#include "app/demo.h"
#include "app/today.h"
#include "app/undo.h"
#include "base/memory.h"
#include "practice.h"
#include "store/people.h"
#include "store/row.h"

#include "base/ban.h"

static struct demo_answer
open_demo(struct practice *p, bool reset) {
    struct demo_answer answer;
    practice_close(p);
    want(p, FAULT_NONE,
         app_demo_open(p->ctx, p->path, &p->app, reset, &answer, &p->err));
    return answer;
}

static struct today_answer
today(struct practice *p) {
    struct today_answer answer;
    struct today_request request = {0};
    want(p, FAULT_NONE, app_today(p->ctx, &p->app, &request, &answer, &p->err));
    return answer;
}

static void
expect_story(struct practice *p) {
    static const enum tier tiers[] = {TIER_THANKS, TIER_THANKS, TIER_PROMISED,
                                      TIER_DATED, TIER_DUE};
    struct today_answer t = today(p);
    assert_int_equal(t.day_kind, DAY_WORKING);
    assert_int_equal(t.picks.count, 5);
    for (size_t i = 0; i < 5; i++)
        assert_int_equal(t.picks.items[i].candidate.tier, tiers[i]);
    assert_true(t.picks.items[4].candidate.state.next_day < p->app.today);
    assert_int_equal(t.picks.items[1].candidate.state.qualifiers, 3);
    assert_int_equal(t.row.length, 6);
    assert_int_equal(t.waiting, 0);
    assert_int_equal(t.people, 56);
    assert_int_equal(t.done, 0);
    assert_false(t.renew);
    assert_int_equal(t.treats.count, 0);
    assert_int_equal(t.unreachable, 2);
}

static void
tells_the_same_story_whatever_the_day(void **state) {
    (void)state;
    static const day_t days[] = {
        PRACTICE_TODAY,
        PRACTICE_TODAY + 1,
        PRACTICE_TODAY + 2,
        PRACTICE_TODAY + 3,
        PRACTICE_TODAY + 4,
        PRACTICE_TODAY + 5,
        PRACTICE_TODAY + 6,
        PRACTICE_TODAY + 48,
        PRACTICE_TODAY + 179,
        20454, /* New Year's Day 2026 */
        21243, /* 29 February 2028 */
        21244,
    };
    for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
        struct practice *p = practice_new(false);
        p->app.today = days[i];
        assert_true(open_demo(p, false).made);
        expect_story(p);
        assert_int_equal(practice_wrong(p), 0);
        practice_free(p);
    }
}

static void
is_the_same_every_time(void **state) {
    (void)state;
    struct practice *p = practice_new(false);
    open_demo(p, false);
    char *first = practice_dump(p);
    assert_false(open_demo(p, false).made);
    assert_true(open_demo(p, true).made);
    assert_int_equal(practice_wrong(p), 0);
    assert_string_equal(practice_dump(p), first);
    struct practice *other = practice_new(false);
    open_demo(other, false);
    assert_string_equal(practice_dump(other), first);
    practice_free(other);
    practice_free(p);
}

static void
is_made_anew_when_its_dates_are_old(void **state) {
    (void)state;
    struct practice *p = practice_new(false);
    assert_int_equal(open_demo(p, false).was_day, DAY_NONE);
    p->app.today += DEMO_FRESH_DAYS;
    struct demo_answer kept = open_demo(p, false);
    assert_false(kept.made);
    assert_int_equal(kept.was_day, PRACTICE_TODAY);
    p->app.today++;
    assert_true(open_demo(p, false).made);
    expect_story(p);
    p->app.today -= 2;
    assert_true(open_demo(p, false).made);
    practice_free(p);
}

static void
nobody_can_be_reached_in_earnest(void **state) {
    (void)state;
    struct practice *p = practice_new(false);
    struct ways ways = {0};
    open_demo(p, false);
    want(p, FAULT_NONE, store_begin_read(p->app.store, &p->err));
    want(p, FAULT_NONE,
         rows_where(p->ctx, p->app.store, &WAY, NULL, 0, &ways, &p->err));
    store_end(p->app.store);
    assert_true(ways.count > 100);
    for (size_t i = 0; i < ways.count; i++) {
        const struct way *w = &ways.items[i];
        if (w->kind == WAY_EMAIL)
            assert_non_null(strstr(w->value, "@example.org"));
        if (w->kind == WAY_PHONE)
            assert_non_null(strstr(w->value, " 555 01"));
    }
    practice_free(p);
}

static void
leaves_other_practices_alone(void **state) {
    (void)state;
    struct practice *p = practice_new(true);
    struct demo_answer answer;
    struct demo_size size = {.people = 5, .touches = 5, .seed = 1};
    practice_add(p, "Ana Ruiz", NULL);
    const char *before = practice_dump(p);
    practice_close(p);
    want(p, FAULT_CONFLICT,
         app_demo_open(p->ctx, p->path, &p->app, true, &answer, &p->err));
    want(p, FAULT_CONFLICT, app_demo_make(p->ctx, p->path, &p->app, &size, &p->err));
    assert_string_equal(practice_dump(p), before);
    practice_free(p);
}

static void
undo_does_not_take_the_demo_away(void **state) {
    (void)state;
    struct practice *p = practice_new(false);
    struct undo_answer answer;
    open_demo(p, false);
    want(p, FAULT_NOT_FOUND, app_undo(p->ctx, &p->app, &answer, &p->err));
    expect_story(p);
    practice_free(p);
}

static void
makes_practices_of_any_size(void **state) {
    (void)state;
    static const struct demo_size sizes[] = {
        {1, 0, 0, 1}, {3, 40, 1, 2}, {60, 600, 6, 3}, {400, 3000, 40, 4}};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        struct practice *p = practice_new(false);
        struct touches touches = {0};
        want(p, FAULT_NONE,
             app_demo_make(p->ctx, p->path, &p->app, &sizes[i], &p->err));
        want(p, FAULT_NONE, store_begin_read(p->app.store, &p->err));
        want(p, FAULT_NONE,
             rows_where(p->ctx, p->app.store, &TOUCH, NULL, 0, &touches, &p->err));
        store_end(p->app.store);
        assert_int_equal(practice_people(p).count, sizes[i].people);
        if (sizes[i].people > 3)
            assert_in_range(touches.count, sizes[i].touches * 4 / 5,
                            sizes[i].touches * 6 / 5);
        assert_int_equal(practice_wrong(p), 0);
        practice_free(p);
    }
}

static void
names_are_different_in_a_large_practice(void **state) {
    (void)state;
    struct practice *p = practice_new(false);
    struct demo_size size = {.people = 8000, .touches = 100, .seed = 5};
    want(p, FAULT_NONE, app_demo_make(p->ctx, p->path, &p->app, &size, &p->err));
    want(p, FAULT_NONE, store_begin_read(p->app.store, &p->err));
    struct ids people = practice_people(p);
    for (size_t i = 0; i < people.count; i += 97) {
        struct person person;
        struct ids same = {0};
        want(p, FAULT_NONE,
             row_get(p->ctx, p->app.store, &PERSON, people.items[i], &person, &p->err));
        want(p, FAULT_NONE,
             people_by_name_key(p->ctx, p->app.store, person.name_key, &same, &p->err));
        assert_int_equal(same.count, 1);
    }
    store_end(p->app.store);
    practice_free(p);
}

int
main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tells_the_same_story_whatever_the_day),
        cmocka_unit_test(is_the_same_every_time),
        cmocka_unit_test(is_made_anew_when_its_dates_are_old),
        cmocka_unit_test(nobody_can_be_reached_in_earnest),
        cmocka_unit_test(leaves_other_practices_alone),
        cmocka_unit_test(undo_does_not_take_the_demo_away),
        cmocka_unit_test(makes_practices_of_any_size),
        cmocka_unit_test(names_are_different_in_a_large_practice),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
