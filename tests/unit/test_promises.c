#include "unit.h"

#include "domain/promises.h"

#include "base/ban.h"

#define TODAY 20514

static void
r7_promises_are_kept_late_dropped_or_open(void **state) {
    (void)state;
    struct promises p = {0};
    promises_add(&p, REACH_OUT_DONE, TODAY - 10, TODAY - 10, TODAY);
    promises_add(&p, REACH_OUT_DONE, TODAY - 10, TODAY - 8, TODAY);
    promises_add(&p, REACH_OUT_DONE, TODAY - 10, DAY_NONE, TODAY);
    promises_add(&p, REACH_OUT_DROPPED, TODAY - 5, DAY_NONE, TODAY);
    promises_add(&p, REACH_OUT_OPEN, TODAY - 1, DAY_NONE, TODAY);
    promises_add(&p, REACH_OUT_OPEN, TODAY, DAY_NONE, TODAY);
    promises_add(&p, REACH_OUT_OPEN, TODAY + 9, DAY_NONE, TODAY);
    promises_end(&p);
    assert_int_equal(p.kept, 2);
    assert_int_equal(p.late, 1);
    assert_int_equal(p.dropped, 1);
    assert_int_equal(p.overdue, 1);
    assert_int_equal(p.open, 2);
    assert_int_equal(p.made, 7);
    assert_int_equal(p.kept_share.count, 2);
    assert_int_equal(p.kept_share.of, 5);
    assert_int_equal(p.done_share.count, 3);
    assert_int_equal(p.done_share.of, 5);
}

static void
r7_one_that_was_put_off_counts_once(void **state) {
    (void)state;
    struct promises p = {0};
    promises_add(&p, REACH_OUT_MOVED, TODAY - 20, DAY_NONE, TODAY);
    promises_add(&p, REACH_OUT_DONE, TODAY - 10, TODAY - 10, TODAY);
    promises_end(&p);
    assert_int_equal(p.made, 1);
    assert_int_equal(p.put_off, 1);
    assert_int_equal(p.kept_share.of, 1);
}

static void
r7_no_promise_has_no_share(void **state) {
    (void)state;
    struct promises p = {0};
    promises_end(&p);
    assert_int_equal(p.kept_share.of, 0);
    promises_add(&p, REACH_OUT_OPEN, TODAY + 1, DAY_NONE, TODAY);
    promises_end(&p);
    assert_int_equal(p.kept_share.of, 0);
    assert_int_equal(p.made, 1);
}

int
main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(r7_promises_are_kept_late_dropped_or_open),
        cmocka_unit_test(r7_one_that_was_put_off_counts_once),
        cmocka_unit_test(r7_no_promise_has_no_share),
    };
    return cmocka_run_group_tests_name("promises", tests, NULL, NULL);
}
