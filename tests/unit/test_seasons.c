#include "unit.h"

#include <math.h>

#include "base/memory.h"
#include "domain/seasons.h"

#include "base/ban.h"

static void *ctx;

static int
begin(void **state) {
    (void)state;
    ctx = mem_context(NULL);
    return 0;
}

static int
end(void **state) {
    (void)state;
    talloc_free(ctx);
    return 0;
}

static day_t
on(int year, int month, int mday) {
    return day_from_date((struct date){year, month, mday});
}

static void
r1_seasons_are_of_whole_years_back_from_today(void **state) {
    (void)state;
    day_t today = on(2026, 3, 2);
    day_t days[] = {today, on(2025, 3, 3), on(2025, 3, 2), on(2024, 3, 3),
                    on(2024, 3, 2)};
    struct seasons none = seasons_of(days, 1, today);
    assert_int_equal(none.years, 0);
    assert_int_equal(none.from, DAY_NONE);
    assert_int_equal(none.total, 0);
    struct seasons one = seasons_of(days, 3, today);
    assert_int_equal(one.years, 1);
    assert_int_equal(one.from, on(2025, 3, 3));
    assert_int_equal(one.total, 2); /* the one of the day before is of another year */
    assert_int_equal(one.months[2], 2);
    assert_int_equal(seasons_of(days, 4, today).years, 2);
    assert_int_equal(seasons_of(days, 5, today).years, 2);
    assert_int_equal(seasons_of(days, 5, today).total, 4);
    assert_int_equal(seasons_of(days, 5, on(2050, 1, 1)).years, SEASONS_YEARS_MAX);
    assert_int_equal(seasons_of(NULL, 0, today).years, 0);
}

static void
r1_each_month_belongs_to_one_season(void **state) {
    (void)state;
    day_t days[36], today = on(2026, 1, 1);
    for (int i = 0; i < 36; i++)
        days[i] = on(2023 + i / 12, i % 12 + 1, 2 + i % 20);
    struct seasons s = seasons_of(days, 36, today);
    int all = 0;
    for (int i = 0; i < SEASONS; i++) {
        all += s.seasons[i].count;
        assert_true(s.seasons[i].share.low <= 0.25 && s.seasons[i].share.high >= 0.25);
    }
    assert_int_equal(all, s.total);
    assert_int_equal(s.most, -1);
    assert_true(s.chance > 0.9);
}

/* `count` a year in October, the rest of `each` spread over it. */
static struct seasons
years_of(int years, int each, int count) {
    struct ARRAY(day_t) days = {0};
    day_t today = on(2026, 3, 2);
    for (int y = 1; y <= years; y++) {
        day_t from = day_add_months(today + 1, -12 * y);
        *array_add(ctx, &days) = from;
        for (int i = 1; i < each; i++)
            *array_add(ctx, &days) =
                i <= count ? on(2026 - y, 10, 1 + i % 28) : from + i * 360 / each;
    }
    return seasons_of(days.items, days.count, today);
}

static void
r1_a_season_stands_out_only_when_that_is_no_chance(void **state) {
    (void)state;
    struct seasons three = years_of(3, 20, 12);
    assert_int_equal(three.years, 3);
    assert_int_equal(three.most, 3);
    assert_string_equal(three.seasons[3].name, "September to November");
    assert_true(three.chance < 0.01);
    assert_int_equal(years_of(3, 20, 1).most, -1);
    assert_int_equal(years_of(1, 60, 40).most, -1); /* one year tells no season */
    assert_int_equal(years_of(2, 8, 7).most, -1);   /* too few */
}

/* Chi-square with three degrees of freedom of 0.0039, 3.7953 and 7.5416. */
static void
r1_the_chance_of_an_uneven_year_is_that_of_the_tables(void **state) {
    (void)state;
    day_t days[60], today = on(2026, 1, 1);
    static const int months[] = {1, 4, 7, 10};
    static const struct {
        int counts[4];
        double chance;
    } cases[] = {{{15, 15, 15, 15}, 0.99993},
                 {{21, 15, 12, 12}, 0.28444},
                 {{24, 12, 12, 12}, 0.05650}};
    for (size_t c = 0; c < 3; c++) {
        int n = 0;
        for (int s = 0; s < 4; s++)
            for (int i = 0; i < cases[c].counts[s]; i++)
                days[n++] = on(2024 + i % 2, months[s], 1 + i);
        struct seasons s = seasons_of(days, 60, today - 1);
        assert_int_equal(s.total, 60);
        if (fabs(s.chance - cases[c].chance) > 0.00005)
            fail_msg("%zu: %.4f is not %.4f", c, s.chance, cases[c].chance);
    }
}

static void
r1_periods_leave_no_month_out_and_add_up(void **state) {
    (void)state;
    day_t days[] = {on(2025, 11, 30), on(2026, 1, 1), on(2026, 1, 31), on(2026, 3, 2),
                    on(2026, 3, 3)};
    struct periods p = periods_of(ctx, days, 5, on(2025, 11, 15), on(2026, 3, 2));
    static const int counts[] = {1, 0, 2, 0, 1};
    assert_int_equal(p.unit, PERIOD_MONTH);
    assert_int_equal(p.list.count, 5);
    for (size_t i = 0; i < 5; i++)
        assert_int_equal(p.list.items[i].count, counts[i]);
    assert_int_equal(p.list.items[0].from, on(2025, 11, 15));
    assert_int_equal(p.list.items[0].to, on(2025, 11, 30));
    assert_int_equal(p.list.items[4].to, on(2026, 3, 2));
    for (size_t i = 1; i < 5; i++)
        assert_int_equal(p.list.items[i].from, p.list.items[i - 1].to + 1);
}

static void
r1_long_spans_go_by_the_quarter_and_by_the_year(void **state) {
    (void)state;
    day_t days[] = {on(2020, 2, 2), on(2020, 4, 1), on(2025, 12, 31)};
    struct periods p = periods_of(ctx, days, 3, on(2020, 2, 2), on(2025, 12, 31));
    assert_int_equal(p.unit, PERIOD_QUARTER);
    assert_int_equal(p.list.count, 24);
    assert_int_equal(p.list.items[0].count, 1);
    assert_int_equal(p.list.items[0].to, on(2020, 3, 31));
    assert_int_equal(p.list.items[1].from, on(2020, 4, 1));
    assert_int_equal(p.list.items[23].count, 1);
    p = periods_of(ctx, days, 3, on(1990, 2, 2), on(2025, 12, 31));
    assert_int_equal(p.unit, PERIOD_YEAR);
    assert_int_equal(p.list.count, 36);
    assert_int_equal(p.list.items[30].count, 2);
    assert_int_equal(periods_of(ctx, days, 3, DAY_NONE, 5).list.count, 0);
    assert_int_equal(periods_of(ctx, days, 3, 6, 5).list.count, 0);
    p = periods_of(ctx, days, 3, DAY_MAX - 100, DAY_MAX);
    assert_int_equal(p.list.items[p.list.count - 1].to, DAY_MAX);
}

int
main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(r1_seasons_are_of_whole_years_back_from_today),
        cmocka_unit_test(r1_each_month_belongs_to_one_season),
        cmocka_unit_test(r1_a_season_stands_out_only_when_that_is_no_chance),
        cmocka_unit_test(r1_the_chance_of_an_uneven_year_is_that_of_the_tables),
        cmocka_unit_test(r1_periods_leave_no_month_out_and_add_up),
        cmocka_unit_test(r1_long_spans_go_by_the_quarter_and_by_the_year),
    };
    return cmocka_run_group_tests_name("seasons", tests, begin, end);
}
