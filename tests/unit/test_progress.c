#include "unit.h"

#include "domain/progress.h"

#include "base/ban.h"

static void
P1_the_list_stands_between_twenty_and_ninety(void **state) {
    (void)state;
    struct settings none = {0};
    struct plan plan = plan_at(&none, 0);
    assert_int_equal(list_size(&plan, 0), LIST_EMPTY);
    assert_int_equal(list_size(&plan, 1), LIST_SHORT);
    assert_int_equal(list_size(&plan, 19), LIST_SHORT);
    assert_int_equal(list_size(&plan, 20), LIST_RIGHT);
    assert_int_equal(list_size(&plan, 90), LIST_RIGHT);
    assert_int_equal(list_size(&plan, 91), LIST_LONG);
}

static void
P1_the_list_is_renewed_after_a_year(void **state) {
    (void)state;
    struct settings none = {0};
    struct plan plan = plan_at(&none, 0);
    assert_int_equal(list_renewal(&plan, 1000), 1365);
    assert_int_equal(list_renewal(&plan, DAY_NONE), DAY_NONE);
}

static void
P1_the_list_over_time_counts_who_came_and_left(void **state) {
    (void)state;
    struct stay items[] = {{100, DAY_NONE, 5}, {110, 130, 2}, {120, 120, 1}};
    struct stays stays = {.items = items, .count = 3};
    assert_int_equal(list_at(&stays, 99), 0);
    assert_int_equal(list_at(&stays, 100), 5);
    assert_int_equal(list_at(&stays, 110), 7);
    assert_int_equal(list_at(&stays, 120), 7);
    assert_int_equal(list_at(&stays, 129), 7);
    assert_int_equal(list_at(&stays, 130), 5);
    assert_int_equal(list_added(&stays, 100, 110), 7);
    assert_int_equal(list_added(&stays, 101, 120), 3);
    assert_int_equal(list_let_go(&stays, 100, 129), 1);
    assert_int_equal(list_let_go(&stays, 120, 130), 3);
    assert_int_equal(list_let_go(&stays, 131, 200), 0);
}

static bool
starves(int adding, int following, int closing, int overdue) {
    struct effort effort = {
        .adding = adding, .following = following, .closing = closing};
    return effort_starves_following(&effort, overdue);
}

static void
N1_following_up_starves_below_half_while_somebody_waits(void **state) {
    (void)state;
    assert_true(starves(10, 5, 0, 3));
    assert_true(starves(5, 4, 0, 1));
    assert_true(starves(3, 3, 1, 1));
    assert_true(starves(1, 0, 0, 1));
    assert_false(starves(5, 5, 0, 30));
    assert_false(starves(0, 12, 3, 30));
}

static void
N1_nobody_waiting_is_no_reason_to_warn(void **state) {
    (void)state;
    assert_false(starves(60, 0, 0, 0));
}

static void
N1_a_quiet_month_is_no_reason_to_warn(void **state) {
    (void)state;
    assert_false(starves(0, 0, 0, 12));
}

int
main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(P1_the_list_stands_between_twenty_and_ninety),
        cmocka_unit_test(P1_the_list_is_renewed_after_a_year),
        cmocka_unit_test(P1_the_list_over_time_counts_who_came_and_left),
        cmocka_unit_test(N1_following_up_starves_below_half_while_somebody_waits),
        cmocka_unit_test(N1_nobody_waiting_is_no_reason_to_warn),
        cmocka_unit_test(N1_a_quiet_month_is_no_reason_to_warn),
    };
    return cmocka_run_group_tests_name("progress", tests, NULL, NULL);
}
