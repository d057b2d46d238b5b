#include "unit.h"

#include "base/memory.h"
#include "domain/today.h"

#include "base/ban.h"

#define MON 20514 /* 2026-03-02 */

static struct plan
standard_plan(void) {
    static const struct settings none;
    return plan_at(&none, MON);
}

/* Somebody on the list who can be reached, with nothing planned. */
static struct candidate
person(int64_t id) {
    return (struct candidate){
        .state =
            {
                .person_id = id,
                .active = true,
                .last_touch = DAY_NONE,
                .next_day = DAY_NONE,
                .thanks_day = DAY_NONE,
                .reach = REACH_EMAIL,
                .added_day = MON - 10,
                .rank_new = NEW_PLAIN,
            },
        .event_day = DAY_NONE,
    };
}

static struct candidate
due(int64_t id, day_t day) {
    struct candidate c = person(id);
    c.state.touches = 1;
    c.state.last_touch = MON - 100;
    c.state.next_day = day;
    return c;
}

static struct candidate
promised(int64_t id, day_t day) {
    struct candidate c = due(id, day);
    c.state.promised = true;
    return c;
}

static struct candidate
owed(int64_t id, day_t day) {
    struct candidate c = person(id);
    c.state.thanks_day = day;
    return c;
}

static struct candidate
dated(int64_t id, day_t day) {
    struct candidate c = person(id);
    c.event_day = day;
    return c;
}

static struct candidate
followed(int64_t id, day_t last) {
    struct candidate c = person(id);
    c.state.touches = 3;
    c.state.last_touch = last;
    return c;
}

static struct candidate
two_of_three(int64_t id, day_t last, int qualifiers) {
    struct candidate c = followed(id, last);
    c.state.qualifiers = qualifiers;
    return c;
}

static struct candidate
new_name(int64_t id, enum rank_new rank, uint32_t mix) {
    struct candidate c = person(id);
    c.state.rank_new = rank;
    c.state.mix = mix;
    return c;
}

static void
put(void *ctx, struct candidates *list, struct candidate c) {
    *array_add(ctx, list) = c;
}

/* Orders for Monday with 60 people on the list, and checks who comes, in which order.
 */
static void
expect(struct candidates *list, size_t count, const int64_t *ids) {
    struct plan plan = standard_plan();
    today_order(list, &plan, 60, MON);
    for (size_t i = 0; i < count && i < list->count; i++)
        assert_int_equal(list->items[i].state.person_id, ids[i]);
    assert_int_equal(list->count, count);
}

#define EXPECT(list, ...)                                                              \
    expect((list), sizeof(int64_t[]){__VA_ARGS__} / sizeof(int64_t),                   \
           (const int64_t[]){__VA_ARGS__})

static void
goes_through_the_tiers_in_order(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    struct candidates list = {0};
    put(ctx, &list, new_name(7, NEW_KNOWN_ROLE, 1));
    put(ctx, &list, followed(6, MON - 300));
    put(ctx, &list, two_of_three(5, MON - 200, 2));
    put(ctx, &list, due(4, MON - 50));
    put(ctx, &list, dated(3, MON));
    put(ctx, &list, promised(2, MON));
    put(ctx, &list, owed(1, MON));
    EXPECT(&list, 1, 2, 3, 4, 5, 6, 7);
    for (size_t i = 0; i < list.count; i++)
        assert_int_equal(list.items[i].tier, (int)i);
    talloc_free(ctx);
}

static void
r6_owed_thanks_come_before_promises(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    struct candidates list = {0};
    put(ctx, &list, promised(1, MON - 30));
    put(ctx, &list, owed(2, MON - 1));
    put(ctx, &list, owed(3, MON - 12)); /* the longest owed first */
    struct candidate both = promised(4, MON - 40);
    both.state.thanks_day = MON - 2;
    put(ctx, &list, both);
    put(ctx, &list, both);             /* as the store finds them twice */
    put(ctx, &list, owed(5, MON + 1)); /* of a day that is to come */
    EXPECT(&list, 3, 4, 2, 1, 5);
    assert_int_equal(list.items[1].tier, TIER_THANKS);
    assert_int_equal(list.items[4].tier, TIER_NEW);
    talloc_free(ctx);
}

static void
r6_thanks_wait_for_who_was_put_off_and_are_not_lost_for_want_of_an_address(
    void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    struct candidates list = {0};
    struct candidate later = owed(1, MON - 9);
    later.state.later = true;
    later.state.next_day = MON + 1;
    put(ctx, &list, later);
    struct candidate skipped = owed(2, MON - 9);
    skipped.skipped = true;
    put(ctx, &list, skipped);
    struct candidate touched = owed(3, MON - 9);
    touched.state.last_touch = MON;
    put(ctx, &list, touched);
    struct candidate let_go = owed(4, MON - 9);
    let_go.state.active = false;
    put(ctx, &list, let_go);
    struct candidate unreachable = owed(5, MON - 9);
    unreachable.state.reach = 0;
    put(ctx, &list, unreachable);
    later.state.person_id = 6;
    later.state.next_day = MON; /* their day has come */
    put(ctx, &list, later);
    /* A next date to come is no reason not to thank. */
    struct candidate planned = owed(7, MON - 8);
    planned.state.next_day = MON + 30;
    put(ctx, &list, planned);
    EXPECT(&list, 5, 6, 7);
    talloc_free(ctx);
}

static void
r6_owed_thanks_are_asked_for_and_p11_keeps_them_from_being_an_avalanche(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    struct candidates list = {0};
    struct plan plan = standard_plan();
    for (int64_t id = 1; id <= 4; id++)
        put(ctx, &list, owed(id, MON - id));
    today_order(&list, &plan, 60, MON);
    assert_int_equal(today_room(&list, &plan, 0, 0), 4);
    for (int64_t id = 5; id <= 40; id++)
        put(ctx, &list, owed(id, MON - id));
    today_order(&list, &plan, 60, MON);
    assert_int_equal(today_room(&list, &plan, 0, 0), plan.day_max);
    assert_int_equal(today_room(&list, &plan, 2, 0), plan.day_max - 2);
    assert_int_equal(list.items[0].state.person_id, 40);
    talloc_free(ctx);
}

static void
puts_the_oldest_promise_first(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    struct candidates list = {0};
    put(ctx, &list, promised(1, MON));
    put(ctx, &list, promised(2, MON - 3));
    put(ctx, &list, promised(3, MON + 1)); /* not yet */
    EXPECT(&list, 2, 1);
    talloc_free(ctx);
}

/* METHOD P8: today's before Sunday's, and somebody's own reason only once. */
static void
p8_brings_dated_facts_by_their_day(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    struct candidates list = {0};
    put(ctx, &list, dated(1, MON + 2));
    put(ctx, &list, dated(2, MON));
    struct candidate born_and_due = dated(3, MON + 1);
    born_and_due.state.next_day = MON - 40;
    put(ctx, &list, born_and_due);
    put(ctx, &list, due(3, MON - 40)); /* the same person as the store finds her due */
    EXPECT(&list, 2, 3, 1);
    assert_int_equal(list.items[1].tier, TIER_DATED);
    assert_int_equal(list.items[1].event_day, MON + 1);
    talloc_free(ctx);
}

static void
p7_puts_the_longest_overdue_first(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    struct candidates list = {0};
    put(ctx, &list, due(1, MON));
    put(ctx, &list, due(2, MON - 9));
    put(ctx, &list, due(4, MON - 8));
    put(ctx, &list, due(3, MON - 8));
    put(ctx, &list, due(5, MON + 1)); /* not yet */
    EXPECT(&list, 2, 3, 4, 1);
    talloc_free(ctx);
}

/* METHOD N3: waited longest by their own rhythm; of equals, the one with more. */
static void
n3_goes_by_their_own_rhythm(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    struct candidates list = {0};
    struct candidate often = two_of_three(1, MON - 40, 2);
    often.state.rhythm_days = 5; /* waiting since 35 days */
    struct candidate seldom = two_of_three(2, MON - 100, 2);
    seldom.state.rhythm_days = 90; /* since 10 days */
    struct candidate early = two_of_three(3, MON - 20, 3);
    early.state.rhythm_days = 30; /* not yet */
    struct candidate three = two_of_three(5, MON - 100, 3);
    three.state.rhythm_days = 90;
    put(ctx, &list, seldom);
    put(ctx, &list, early);
    put(ctx, &list, often);
    put(ctx, &list, three);
    EXPECT(&list, 1, 5, 2);
    talloc_free(ctx);
}

/* Two of three who were never touched wait since they were added. */
static void
n3_counts_from_the_adding_when_never_touched(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    struct candidates list = {0};
    struct candidate c = person(1);
    c.state.qualifiers = 2;
    put(ctx, &list, c);
    EXPECT(&list, 1);
    assert_int_equal(list.items[0].tier, TIER_TWO_OF_THREE);
    assert_int_equal(list.items[0].waiting_since, MON - 10);
    talloc_free(ctx);
}

static void
n2_orders_new_names_by_what_is_known(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    struct candidates list = {0};
    put(ctx, &list, new_name(1, NEW_COMPANY, 1));
    put(ctx, &list, new_name(2, NEW_PLAIN, 1));
    put(ctx, &list, new_name(3, NEW_KNOWN_WORK, 1));
    put(ctx, &list, new_name(5, NEW_KNOWN_ROLE, 9));
    put(ctx, &list, new_name(4, NEW_KNOWN_ROLE, 9));
    put(ctx, &list, new_name(6, NEW_KNOWN_ROLE, 2));
    EXPECT(&list, 6, 4, 5, 3, 2, 1);
    talloc_free(ctx);
}

static void
leaves_out_who_is_not_for_today(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    struct candidates list = {0};
    struct candidate let_go = promised(1, MON);
    let_go.state.active = false;
    struct candidate skipped = promised(2, MON - 5);
    skipped.skipped = true;
    struct candidate touched = dated(3, MON);
    touched.state.last_touch = MON;
    struct candidate planned = followed(4, MON - 300);
    planned.state.next_day = MON + 5;
    put(ctx, &list, let_go);
    put(ctx, &list, skipped);
    put(ctx, &list, touched);
    put(ctx, &list, planned);
    put(ctx, &list, followed(5, MON - 1));
    expect(&list, 0, NULL);
    expect(&list, 0, NULL); /* nobody at all */
    talloc_free(ctx);
}

/* A snooze holds against a birthday, until its day. */
static void
later_holds(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    struct candidates list = {0};
    struct candidate off = dated(1, MON);
    off.state.next_day = MON + 3;
    off.state.later = true;
    struct candidate planned = dated(2, MON);
    planned.state.next_day = MON + 3;
    struct candidate over = due(3, MON);
    over.state.later = true;
    put(ctx, &list, off);
    put(ctx, &list, planned);
    put(ctx, &list, over);
    EXPECT(&list, 2, 3);
    talloc_free(ctx);
}

/* METHOD P2: without an address nobody is brought up, but for a day that was set. */
static void
p2_names_only_who_can_be_reached(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    struct candidates list = {0};
    struct candidate all[] = {promised(1, MON), due(2, MON),
                              dated(3, MON),    two_of_three(4, MON - 300, 3),
                              person(5),        followed(6, MON - 300),
                              dated(7, MON)};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        all[i].state.reach = 0;
        put(ctx, &list, all[i]);
    }
    list.items[6].state.touches = 2; /* somebody met before can be met again */
    EXPECT(&list, 1, 7, 2);
    talloc_free(ctx);
}

static void
p4_meets_nobody_without_face_to_face(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    struct candidates list = {0};
    struct plan plan = standard_plan();
    struct candidate met = dated(1, MON);
    met.state.reach = 0;
    met.state.touches = 2;
    plan.face_to_face = false;
    put(ctx, &list, met);
    today_order(&list, &plan, 60, MON);
    assert_int_equal(list.count, 0);
    talloc_free(ctx);
}

static uint32_t
next_random(uint32_t *seed) {
    *seed = *seed * 1664525U + 1013904223U;
    return *seed >> 8;
}

static struct candidate
any_candidate(uint32_t *seed, int64_t id) {
    struct candidate c = person(id);
    c.state.touches = (int)(next_random(seed) % 3);
    c.state.last_touch =
        c.state.touches ? MON - (day_t)(next_random(seed) % 90) : DAY_NONE;
    if (next_random(seed) % 2)
        c.state.next_day = MON - 10 + (day_t)(next_random(seed) % 15);
    c.state.promised = next_random(seed) % 4 == 0;
    c.state.qualifiers = (int)(next_random(seed) % 4);
    c.state.rank_new = (enum rank_new)(next_random(seed) % 4);
    c.state.mix = next_random(seed) % 3;
    if (next_random(seed) % 5 == 0)
        c.event_day = MON + (day_t)(next_random(seed) % 2);
    return c;
}

/* The order is one of the people, not of how they were found: every mixture of the
 * same ones gives the same list, without anybody twice. */
static void
is_the_same_however_it_was_found(void **state) {
    (void)state;
    uint32_t seed = 7;
    struct plan plan = standard_plan();
    for (int round = 0; round < 50; round++) {
        void *ctx = mem_context(NULL);
        struct candidates one = {0};
        struct candidates two = {0};
        for (int64_t id = 1; id <= 60; id++) {
            struct candidate c = any_candidate(&seed, id);
            put(ctx, &one, c);
            c.event_day = DAY_NONE; /* the store finds some a second time */
            if (id % 3 == 0)
                put(ctx, &one, c);
        }
        for (size_t i = 0; i < one.count; i++)
            put(ctx, &two, one.items[i]);
        for (size_t i = two.count - 1; i > 0; i--) {
            size_t k = next_random(&seed) % (i + 1);
            struct candidate swap = two.items[i];
            two.items[i] = two.items[k];
            two.items[k] = swap;
        }
        today_order(&one, &plan, 60, MON);
        today_order(&two, &plan, 60, MON);
        assert_int_equal(one.count, two.count);
        for (size_t i = 0; i < one.count; i++) {
            assert_int_equal(one.items[i].state.person_id,
                             two.items[i].state.person_id);
            assert_int_equal(one.items[i].tier, two.items[i].tier);
            assert_int_equal(one.items[i].event_day, two.items[i].event_day);
            if (i > 0)
                assert_true(one.items[i - 1].tier <= one.items[i].tier);
        }
        talloc_free(ctx);
    }
}

/* --- how many ------------------------------------------------------------------- */

static void
p3_names_three_and_up_to_five_when_asked(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    struct plan plan = standard_plan();
    struct candidates list = {0};
    for (int i = 0; i < 10; i++)
        put(ctx, &list, new_name(i + 1, NEW_PLAIN, (uint32_t)i));
    today_order(&list, &plan, 60, MON);
    assert_int_equal(today_room(&list, &plan, 0, 0), 3);
    assert_int_equal(today_room(&list, &plan, 2, 0), 1);
    assert_int_equal(today_room(&list, &plan, 3, 0), 0);
    assert_int_equal(today_room(&list, &plan, 9, 0), 0);
    assert_int_equal(today_room(&list, &plan, 3, 1), 1);
    for (int i = 0; i < 4; i++)
        put(ctx, &list, due(20 + i, MON - i));
    today_order(&list, &plan, 60, MON);
    assert_int_equal(today_room(&list, &plan, 0, 0), 4);
    assert_int_equal(today_room(&list, &plan, 2, 0), 3);
    talloc_free(ctx);
}

/* METHOD P11: three weeks away, and everybody is due. */
static void
p11_never_makes_an_avalanche(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    struct plan plan = standard_plan();
    struct candidates list = {0};
    for (int i = 0; i < 800; i++)
        put(ctx, &list, due(i + 1, MON - 21 + i % 21));
    today_order(&list, &plan, 800, MON);
    assert_int_equal(list.count, 800);
    assert_int_equal(today_room(&list, &plan, 0, 0), 5);
    assert_int_equal(today_room(&list, &plan, 3, 0), 2);
    assert_int_equal(today_room(&list, &plan, 5, 0), 0);
    assert_int_equal(today_room(&list, &plan, 0, 1), 6);
    talloc_free(ctx);
}

static void
names_no_more_than_there_are(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    struct plan plan = standard_plan();
    struct candidates list = {0};
    assert_int_equal(today_room(&list, &plan, 0, 5), 0);
    put(ctx, &list, person(1));
    today_order(&list, &plan, 60, MON);
    assert_int_equal(today_room(&list, &plan, 0, 0), 1);
    talloc_free(ctx);
}

/* --- dated facts on days of rest ------------------------------------------------ */

static void
p8_looks_over_the_days_of_rest(void **state) {
    (void)state;
    struct calendar cal = {0};
    assert_int_equal(today_events_until(&cal, MON), MON);
    assert_int_equal(today_events_until(&cal, MON + 4),
                     MON + 6); /* Friday: to Sunday */
    assert_int_equal(today_events_until(&cal, MON + 5), MON + 6);
    assert_int_equal(today_events_until(&cal, MON + 6), MON + 6);
    struct pause away = {.from_day = MON + 7, .to_day = MON + 40, .label = "away"};
    cal.pauses.items = &away;
    cal.pauses.count = 1;
    /* A greeting weeks early is none. */
    assert_int_equal(today_events_until(&cal, MON + 4), MON + 8);
}

int
main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(goes_through_the_tiers_in_order),
        cmocka_unit_test(r6_owed_thanks_come_before_promises),
        cmocka_unit_test(
            r6_thanks_wait_for_who_was_put_off_and_are_not_lost_for_want_of_an_address),
        cmocka_unit_test(
            r6_owed_thanks_are_asked_for_and_p11_keeps_them_from_being_an_avalanche),
        cmocka_unit_test(puts_the_oldest_promise_first),
        cmocka_unit_test(p8_brings_dated_facts_by_their_day),
        cmocka_unit_test(p7_puts_the_longest_overdue_first),
        cmocka_unit_test(n3_goes_by_their_own_rhythm),
        cmocka_unit_test(n3_counts_from_the_adding_when_never_touched),
        cmocka_unit_test(n2_orders_new_names_by_what_is_known),
        cmocka_unit_test(leaves_out_who_is_not_for_today),
        cmocka_unit_test(later_holds),
        cmocka_unit_test(p2_names_only_who_can_be_reached),
        cmocka_unit_test(p4_meets_nobody_without_face_to_face),
        cmocka_unit_test(is_the_same_however_it_was_found),
        cmocka_unit_test(p3_names_three_and_up_to_five_when_asked),
        cmocka_unit_test(p11_never_makes_an_avalanche),
        cmocka_unit_test(names_no_more_than_there_are),
        cmocka_unit_test(p8_looks_over_the_days_of_rest),
    };
    return cmocka_run_group_tests_name("today", tests, NULL, NULL);
}
