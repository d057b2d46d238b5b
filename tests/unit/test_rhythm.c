#include "unit.h"

#include "base/memory.h"
#include "domain/rhythm.h"

#include "base/ban.h"

static void *ctx;
static struct calendar cal;
static struct day_loads loads;

static int
begin(void **state) {
    (void)state;
    ctx = mem_context(NULL);
    cal = (struct calendar){0};
    loads = (struct day_loads){0};
    return 0;
}

static int
end(void **state) {
    (void)state;
    talloc_free(ctx);
    return 0;
}

/* Days from Monday 2 March 2026 on. */
static day_t
at(int days) {
    return day_from_date((struct date){2026, 3, 2}) + days;
}

/* One more open reach-out on a day; loads stay in ascending order. */
static void
load(day_t day) {
    for (size_t i = 0; i < loads.count; i++)
        if (loads.items[i].day == day) {
            loads.items[i].open++;
            return;
        }
    (void)array_add(ctx, &loads);
    size_t i = loads.count - 1;
    for (; i > 0 && loads.items[i - 1].day > day; i--)
        loads.items[i] = loads.items[i - 1];
    loads.items[i] = (struct day_load){.day = day, .open = 1};
}

static day_t
next(int people, int own, int from) {
    struct plan plan = plan_at(&cal.settings, at(from));
    return rhythm_next(&cal, &plan, people, own, at(from), &loads);
}

static void
P7_the_next_date_is_one_rhythm_later(void **state) {
    (void)state;
    assert_int_equal(next(60, 0, 0), at(28)); /* twenty working days */
    assert_int_equal(next(5, 0, 0), at(9));   /* seven: as with a list of twenty */
    assert_int_equal(next(60, 14, 0), at(14));
    plan_set(ctx, &cal.settings, "rhythm", "21 days", DAY_MIN);
    assert_int_equal(next(60, 0, 0), at(21));
    assert_int_equal(next(60, 14, 0), at(14));
}

static void
P7_the_next_date_is_a_working_day(void **state) {
    (void)state;
    assert_int_equal(next(60, 5, 0), at(7)); /* Saturday: Monday */
    *array_add(ctx, &cal.pauses) =
        (struct pause){.from_day = at(7), .to_day = at(13), .label = "away"};
    assert_int_equal(next(60, 5, 0), at(14));
    assert_int_equal(next(60, 0, 0), at(35)); /* the pause is no part of the rhythm */
}

static void
P11_a_full_day_moves_the_date_on(void **state) {
    (void)state;
    for (int i = 0; i < 4; i++)
        load(at(14));
    assert_int_equal(next(60, 14, 0), at(14));
    load(at(14));
    assert_int_equal(next(60, 14, 0), at(15));
    for (int i = 0; i < 5; i++)
        load(at(15));
    assert_int_equal(next(60, 14, 0), at(16));
    for (int i = 0; i < 2; i++)
        load(at(16));
    assert_int_equal(next(60, 14, 0), at(16));
}

static void
P11_full_days_before_do_not_matter(void **state) {
    (void)state;
    for (int day = 0; day < 14; day++)
        for (int i = 0; i < 9; i++)
            load(at(day));
    assert_int_equal(next(60, 14, 0), at(14));
}

static void
P11_a_full_friday_moves_the_date_to_monday(void **state) {
    (void)state;
    for (int i = 0; i < 5; i++) {
        load(at(4));
        load(at(5)); /* a date that somebody chose for Saturday */
    }
    assert_int_equal(next(60, 4, 0), at(7));
}

static void
P11_an_avalanche_is_spread(void **state) {
    (void)state;
    /* Two hundred people touched on one day: never more than five come back together.
     */
    for (int i = 0; i < 200; i++)
        load(next(200, 0, 0));
    assert_int_equal(loads.count, 40);
    for (size_t i = 0; i < loads.count; i++) {
        assert_int_equal(loads.items[i].open, 5);
        assert_int_equal(calendar_kind(&cal, loads.items[i].day), DAY_WORKING);
    }
    assert_int_equal(loads.items[0].day, at(42)); /* ninety people at three a day */
}

static void
N4_a_gentler_plan_spreads_wider(void **state) {
    (void)state;
    const struct plan_preset *p = plan_preset_by_name("weekly");
    for (size_t k = 0; p->values[k][0]; k++)
        plan_set(ctx, &cal.settings, p->values[k][0], p->values[k][1], DAY_MIN);
    for (int i = 0; i < 6; i++)
        load(next(20, 0, 0));
    assert_int_equal(loads.count, 3);
    for (size_t i = 0; i < 3; i++)
        assert_int_equal(loads.items[i].open, 2);
    assert_int_equal(day_weekday(loads.items[0].day), FRIDAY);
}

int
main(void) {
#define T(name) cmocka_unit_test_setup_teardown(name, begin, end)
    const struct CMUnitTest tests[] = {
        T(P7_the_next_date_is_one_rhythm_later),
        T(P7_the_next_date_is_a_working_day),
        T(P11_a_full_day_moves_the_date_on),
        T(P11_full_days_before_do_not_matter),
        T(P11_a_full_friday_moves_the_date_to_monday),
        T(P11_an_avalanche_is_spread),
        T(N4_a_gentler_plan_spreads_wider),
    };
    return cmocka_run_group_tests_name("rhythm", tests, NULL, NULL);
}
