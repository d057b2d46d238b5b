#include "unit.h"

#include "base/memory.h"
#include "domain/calendar.h"

#include "base/ban.h"

#define MON 0 /* 2 March 2026, and so on */
#define WED 2
#define FRI 4
#define SAT 5
#define SUN 6

static void *ctx;
static struct calendar cal;
static struct day_totals totals;

static int
begin(void **state) {
    (void)state;
    ctx = mem_context(NULL);
    cal = (struct calendar){0};
    totals = (struct day_totals){0};
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

static void
set(const char *name, const char *value, day_t from) {
    plan_set(ctx, &cal.settings, name, value, from);
}

static void
pause_days(day_t from, day_t to) {
    *array_add(ctx, &cal.pauses) =
        (struct pause){.id = 1, .from_day = from, .to_day = to, .label = "holidays"};
}

/* Touches on a day; totals stay in descending order. */
static void
touched(int day, int touches) {
    (void)array_add(ctx, &totals);
    size_t i = totals.count - 1;
    for (; i > 0 && totals.items[i - 1].day < at(day); i--)
        totals.items[i] = totals.items[i - 1];
    totals.items[i] = (struct day_total){.day = at(day), .touches = touches};
}

/* Three touches on each working day from..to of Monday-to-Friday weeks. */
static void
touched_all(int from, int to) {
    for (int day = from; day <= to; day++)
        if (day_weekday(at(day)) <= FRIDAY)
            touched(day, 3);
}

static struct row
row_on(int today) {
    return calendar_row(&cal, &totals, at(-400), at(today));
}

static int
length_on(int today) {
    return row_on(today).length;
}

static void
knows_working_days_rest_days_and_pauses(void **state) {
    (void)state;
    pause_days(at(7), at(8));
    assert_int_equal(calendar_kind(&cal, at(FRI)), DAY_WORKING);
    assert_int_equal(calendar_kind(&cal, at(SAT)), DAY_REST);
    assert_int_equal(calendar_kind(&cal, at(7)), DAY_PAUSED);
    assert_int_equal(calendar_kind(&cal, at(9)), DAY_WORKING);
    assert_null(calendar_pause(&cal, at(6)));
    assert_string_equal(calendar_pause(&cal, at(8))->label, "holidays");
    assert_int_equal(calendar_working_from(&cal, at(SAT)), at(9));
    assert_int_equal(calendar_working_from(&cal, at(FRI)), at(FRI));
    assert_int_equal(calendar_working_after(&cal, at(FRI), 1), at(9));
    assert_int_equal(calendar_working_after(&cal, at(MON), 5), at(9));
    assert_int_equal(calendar_working_days(&cal, at(MON), at(13)), 8);
    assert_int_equal(calendar_working_days(&cal, at(1), at(MON)), 0);
}

static void
finds_no_working_day_in_a_pause_without_end(void **state) {
    (void)state;
    pause_days(at(MON), at(5000));
    assert_int_equal(calendar_working_from(&cal, at(WED)), at(WED));
}

static void
finds_the_touches_of_a_day(void **state) {
    (void)state;
    assert_int_equal(calendar_touches(&totals, at(1)), 0);
    for (int day = 0; day < 20; day += 2)
        touched(day, day + 1);
    for (int day = -1; day < 22; day++)
        assert_int_equal(calendar_touches(&totals, at(day)),
                         day >= 0 && day < 20 && day % 2 == 0 ? day + 1 : 0);
}

static void
P3_three_make_the_checkmark(void **state) {
    (void)state;
    assert_false(calendar_checkmark(&cal, at(MON), 2));
    assert_true(calendar_checkmark(&cal, at(MON), 3));
    assert_true(calendar_checkmark(&cal, at(MON), 9));
}

static void
P10_checkmarks_make_a_row(void **state) {
    (void)state;
    assert_int_equal(length_on(WED), 0);
    assert_int_equal(row_on(WED).first, DAY_NONE);
    touched_all(MON, WED);
    struct row row = row_on(WED);
    assert_int_equal(row.length, 3);
    assert_int_equal(row.first, at(MON));
    assert_int_equal(row.last, at(WED));
    assert_true(row.done_today);
    assert_false(row.open_end);
}

static void
P10_a_row_may_be_longer_than_the_totals_given(void **state) {
    (void)state;
    touched_all(MON, WED);
    assert_true(calendar_row(&cal, &totals, at(MON), at(WED)).open_end);
    assert_false(calendar_row(&cal, &totals, at(-3), at(WED)).open_end);
}

static void
P10_today_is_not_over_and_breaks_nothing(void **state) {
    (void)state;
    touched_all(MON, 1);
    touched(WED, 2);
    assert_int_equal(length_on(WED), 2);
    assert_false(row_on(WED).done_today);
    assert_int_equal(row_on(WED).last, at(1));
    /* Tomorrow that day is over. */
    assert_int_equal(length_on(WED + 1), 0);
}

static void
P10_a_working_day_without_ends_the_row(void **state) {
    (void)state;
    touched_all(MON, FRI);
    touched_all(8, 9); /* not on Monday the 9th */
    assert_int_equal(length_on(9), 2);
    assert_int_equal(row_on(9).first, at(8));
}

static void
P10_a_rest_day_neither_breaks_nor_lengthens_the_row(void **state) {
    (void)state;
    touched_all(MON, 7);
    assert_int_equal(length_on(7), 6);
    touched(SAT, 5); /* touches on a day of rest count as touches alone */
    assert_int_equal(length_on(7), 6);
    assert_int_equal(length_on(SAT), 5);
    assert_true(row_on(SAT).done_today);
    assert_int_equal(row_on(SUN).last, at(FRI));
}

static void
P10_a_pause_does_not_break_the_row(void **state) {
    (void)state;
    touched_all(MON, WED);
    touched_all(21, 22);
    assert_int_equal(length_on(22), 2);
    pause_days(at(3), at(20));
    assert_int_equal(length_on(22), 5);
    assert_int_equal(row_on(22).first, at(MON));
    /* Nor does it lengthen it. */
    touched(10, 4);
    assert_int_equal(length_on(22), 5);
    assert_int_equal(length_on(15), 3);
}

static void
P10_a_pause_of_a_day_in_the_past_mends_the_row(void **state) {
    (void)state;
    touched_all(MON, 1);
    touched_all(3, FRI);
    assert_int_equal(length_on(FRI), 2);
    pause_days(at(WED), at(WED));
    assert_int_equal(length_on(FRI), 4);
}

static void
P10_a_pause_too_short_does_not_hold_the_row(void **state) {
    (void)state;
    touched_all(MON, WED);
    touched_all(14, 15);
    pause_days(at(3), at(10));
    assert_int_equal(length_on(15), 2);
}

static void
P10_pauses_may_overlap(void **state) {
    (void)state;
    touched_all(MON, WED);
    touched_all(14, 15);
    pause_days(at(3), at(9));
    pause_days(at(8), at(13));
    assert_int_equal(length_on(15), 5);
}

static void
P10_a_backfilled_yesterday_joins_the_row(void **state) {
    (void)state;
    touched_all(MON, 1);
    touched_all(3, 3);
    assert_int_equal(length_on(3), 1);
    touched(WED, 3);
    assert_int_equal(length_on(3), 4);
}

static void
P10_a_higher_number_holds_from_its_day_on(void **state) {
    (void)state;
    touched_all(MON, FRI);
    set("day.min", "4", at(7));
    touched(7, 4);
    assert_int_equal(length_on(7), 6);
    touched(8, 3);
    assert_int_equal(length_on(8), 6);
    assert_int_equal(length_on(9), 0);
}

static void
P10_a_lower_number_makes_no_checkmarks_of_past_days(void **state) {
    (void)state;
    touched(MON, 3);
    touched(1, 2);
    touched(WED, 2);
    set("day.min", "2", at(WED));
    assert_int_equal(length_on(WED), 1);
}

static void
P10_other_working_days_hold_from_their_day_on(void **state) {
    (void)state;
    touched_all(MON, FRI);
    set("days.working", "mon,wed,fri", at(7));
    touched(7, 3);
    touched(9, 3); /* not on Tuesday the 10th, now a day of rest */
    assert_int_equal(length_on(9), 7);
    assert_int_equal(row_on(9).first, at(MON));
}

static void
P10_the_best_row_is_kept_in_sight(void **state) {
    (void)state;
    assert_int_equal(calendar_best_row(&cal, &totals, at(-30), at(20)).length, 0);
    touched_all(MON, FRI);
    touched_all(8, 9);
    struct row best = calendar_best_row(&cal, &totals, at(MON), at(11));
    assert_int_equal(best.length, 5);
    assert_int_equal(best.first, at(MON));
    assert_int_equal(best.last, at(FRI));
    /* Of two that are alike, the later. */
    touched_all(10, 14);
    best = calendar_best_row(&cal, &totals, at(MON), at(14));
    assert_int_equal(best.length, 5);
    assert_int_equal(best.first, at(8));
    touched_all(-14, -10);
    best = calendar_best_row(&cal, &totals, at(-14), at(14));
    assert_int_equal(best.first, at(8));
    assert_true(best.done_today);
    /* Today, not over yet, takes nothing away. */
    assert_int_equal(calendar_best_row(&cal, &totals, at(8), at(15)).length, 5);
}

static void
P10_the_next_ten_begin_when_a_treat_was_earned(void **state) {
    (void)state;
    touched_all(MON, 18); /* fifteen checkmarks */
    struct row row = row_on(18);
    assert_int_equal(row.length, 15);
    assert_int_equal(calendar_row_after(&cal, &totals, &row, DAY_NONE), 15);
    assert_int_equal(calendar_row_reached(&cal, &totals, &row, DAY_NONE, 10), at(11));
    assert_int_equal(calendar_row_after(&cal, &totals, &row, at(11)), 5);
    assert_int_equal(calendar_row_reached(&cal, &totals, &row, at(11), 10), DAY_NONE);
    /* A treat of an earlier row takes nothing from this one. */
    assert_int_equal(calendar_row_after(&cal, &totals, &row, at(-20)), 15);
    row = row_on(60);
    assert_int_equal(calendar_row_after(&cal, &totals, &row, DAY_NONE), 0);
    assert_int_equal(calendar_row_reached(&cal, &totals, &row, DAY_NONE, 10), DAY_NONE);
}

static void
P10_every_day_has_its_mark(void **state) {
    (void)state;
    day_t start = at(MON), today = at(WED);
    pause_days(at(7), at(9));
    assert_int_equal(calendar_mark(&cal, at(-3), 0, start, today), MARK_BEFORE);
    assert_int_equal(calendar_mark(&cal, at(-2), 0, start, today), MARK_REST);
    assert_int_equal(calendar_mark(&cal, at(MON), 3, start, today), MARK_CHECK);
    assert_int_equal(calendar_mark(&cal, at(1), 2, start, today), MARK_WITHOUT);
    assert_int_equal(calendar_mark(&cal, at(1), 2, DAY_NONE, today), MARK_BEFORE);
    assert_int_equal(calendar_mark(&cal, today, 2, start, today), MARK_OPEN);
    assert_int_equal(calendar_mark(&cal, today, 3, start, today), MARK_CHECK);
    assert_int_equal(calendar_mark(&cal, at(3), 0, start, today), MARK_COMING);
    assert_int_equal(calendar_mark(&cal, at(SAT), 0, start, today), MARK_REST);
    assert_int_equal(calendar_mark(&cal, at(SAT), 1, start, at(SAT)), MARK_EXTRA);
    assert_int_equal(calendar_mark(&cal, at(8), 0, start, today), MARK_PAUSE);
    assert_int_equal(calendar_mark(&cal, at(8), 3, start, at(9)), MARK_EXTRA);
    assert_string_equal(mark_word(MARK_CHECK), "check");
    assert_string_equal(mark_word(MARK_BEFORE), "before");
}

static int
expected(int start, int today) {
    return calendar_expected(&cal, at(start), at(today));
}

static void
P9_sixty_after_the_first_month_and_twice_that_after_the_second(void **state) {
    (void)state;
    assert_int_equal(expected(MON, MON), 3);
    assert_int_equal(expected(MON, FRI), 15);
    assert_int_equal(expected(MON, SUN), 15);
    assert_int_equal(expected(MON, 27), 60);
    assert_int_equal(expected(MON, 55), 120);
    assert_int_equal(expected(MON, 83), 180);
    assert_int_equal(expected(1, MON), 0);
    set("month.second", "80", DAY_MIN);
    assert_int_equal(expected(MON, 55), 80);
    assert_int_equal(expected(MON, 27), 60);
}

static void
P9_a_pause_does_not_move_the_line(void **state) {
    (void)state;
    pause_days(at(7), at(13));
    assert_int_equal(expected(MON, 13), 15);
    assert_int_equal(expected(MON, 34), 60);
}

static void
P9_each_preset_has_a_line_of_its_own(void **state) {
    (void)state;
    static const struct {
        const char *name;
        int week, month, two;
    } presets[] = {{"daily", 15, 60, 120}, {"weekly", 3, 12, 24}, {"eight", 1, 4, 8}};
    for (size_t i = 0; i < 3; i++) {
        const struct plan_preset *p = plan_preset_by_name(presets[i].name);
        for (size_t k = 0; p->values[k][0]; k++)
            set(p->values[k][0], p->values[k][1], DAY_MIN);
        assert_int_equal(expected(MON, SUN), presets[i].week);
        assert_int_equal(expected(MON, 27), presets[i].month);
        assert_int_equal(expected(MON, 55), presets[i].two);
    }
}

static void
P9_a_new_plan_moves_the_line_from_its_day_on(void **state) {
    (void)state;
    set("month.first", "20", at(7));
    assert_int_equal(expected(MON, SUN), 15);
    assert_int_equal(expected(MON, 13), 20);
    set("month.first", "600", at(100));
    assert_int_equal(expected(MON, 13), 20);
}

static void
P9_the_line_looks_back_eight_working_weeks(void **state) {
    (void)state;
    assert_int_equal(calendar_line_from(&cal, at(MON), at(WED)), at(MON));
    assert_int_equal(calendar_line_from(&cal, at(MON), at(53)), at(MON));
    assert_int_equal(calendar_line_from(&cal, at(MON), at(60)), at(7));
    assert_int_equal(calendar_line_from(&cal, at(MON), at(MON)), at(MON));
    pause_days(at(14), at(27)); /* two weeks that do not count */
    assert_int_equal(calendar_line_from(&cal, at(-70), at(60)), at(-7));
}

static day_t
reaches(int count) {
    return calendar_line_reaches(&cal, at(MON), count) - at(MON);
}

static void
P9_the_line_reaches_its_totals_after_four_and_eight_working_weeks(void **state) {
    (void)state;
    assert_int_equal(reaches(0), MON);
    assert_int_equal(reaches(3), MON);
    assert_int_equal(reaches(4), 1);
    assert_int_equal(reaches(60), 25);
    assert_int_equal(reaches(120), 53);
    pause_days(at(7), at(13));
    assert_int_equal(reaches(15), FRI);
    assert_int_equal(reaches(60), 32);
}

static void
P9_a_line_that_takes_more_than_a_year_has_no_day(void **state) {
    (void)state;
    assert_int_equal(calendar_line_reaches(&cal, at(MON), 2000), DAY_NONE);
    pause_days(at(0), at(366));
    assert_int_equal(calendar_line_reaches(&cal, at(MON), 1), DAY_NONE);
}

int
main(void) {
#define T(name) cmocka_unit_test_setup_teardown(name, begin, end)
    const struct CMUnitTest tests[] = {
        T(knows_working_days_rest_days_and_pauses),
        T(finds_no_working_day_in_a_pause_without_end),
        T(finds_the_touches_of_a_day),
        T(P3_three_make_the_checkmark),
        T(P10_checkmarks_make_a_row),
        T(P10_a_row_may_be_longer_than_the_totals_given),
        T(P10_today_is_not_over_and_breaks_nothing),
        T(P10_a_working_day_without_ends_the_row),
        T(P10_a_rest_day_neither_breaks_nor_lengthens_the_row),
        T(P10_a_pause_does_not_break_the_row),
        T(P10_a_pause_of_a_day_in_the_past_mends_the_row),
        T(P10_a_pause_too_short_does_not_hold_the_row),
        T(P10_pauses_may_overlap),
        T(P10_a_backfilled_yesterday_joins_the_row),
        T(P10_a_higher_number_holds_from_its_day_on),
        T(P10_a_lower_number_makes_no_checkmarks_of_past_days),
        T(P10_other_working_days_hold_from_their_day_on),
        T(P10_the_best_row_is_kept_in_sight),
        T(P10_the_next_ten_begin_when_a_treat_was_earned),
        T(P10_every_day_has_its_mark),
        T(P9_sixty_after_the_first_month_and_twice_that_after_the_second),
        T(P9_a_pause_does_not_move_the_line),
        T(P9_each_preset_has_a_line_of_its_own),
        T(P9_a_new_plan_moves_the_line_from_its_day_on),
        T(P9_the_line_looks_back_eight_working_weeks),
        T(P9_the_line_reaches_its_totals_after_four_and_eight_working_weeks),
        T(P9_a_line_that_takes_more_than_a_year_has_no_day),
    };
    return cmocka_run_group_tests_name("calendar", tests, NULL, NULL);
}
