#include "unit.h"

#include <stdbool.h>
#include <string.h>

#include "base/day.h"

#include "base/ban.h"

static day_t
on(int year, int month, int mday) {
    return day_from_date((struct date){year, month, mday});
}

/* Every day of the calendar, counted one by one as a person would. */
static void
counts_every_day_there_and_back(void **state) {
    (void)state;
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    int day = DAY_MIN;
    int weekday = SATURDAY; /* 1 January 1583 */
    for (int year = 1583; year <= 9999; year++) {
        bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
        for (int month = 1; month <= 12; month++) {
            int last = lengths[month - 1] + (leap && month == 2);
            assert_int_equal(days_in_month(year, month), last);
            for (int mday = 1; mday <= last; mday++, day++) {
                struct date date = day_to_date(day);
                if (on(year, month, mday) != day || date.year != year ||
                    date.month != month || date.mday != mday ||
                    (int)day_weekday(day) != weekday)
                    fail_msg("%04d-%02d-%02d is not day %d", year, month, mday, day);
                weekday = weekday == SUNDAY ? MONDAY : weekday + 1;
            }
            assert_int_equal(on(year, month, last + 1), DAY_NONE);
        }
    }
    assert_int_equal(day - 1, DAY_MAX);
}

static void
knows_well_known_days(void **state) {
    (void)state;
    assert_int_equal(on(1970, 1, 1), 0);
    assert_int_equal(on(1969, 12, 31), -1);
    assert_int_equal(on(2000, 3, 1), 11017);
    assert_int_equal(on(2026, 3, 2), 20514);
    assert_int_equal(day_weekday(20514), MONDAY);
    assert_int_equal(on(1583, 1, 1), DAY_MIN);
    assert_int_equal(on(9999, 12, 31), DAY_MAX);
}

static void
refuses_what_is_no_day(void **state) {
    (void)state;
    assert_int_equal(on(1582, 12, 31), DAY_NONE);
    assert_int_equal(on(10000, 1, 1), DAY_NONE);
    assert_int_equal(on(0, 1, 1), DAY_NONE);
    assert_int_equal(on(-5, 1, 1), DAY_NONE);
    assert_int_equal(on(2026, 0, 1), DAY_NONE);
    assert_int_equal(on(2026, 13, 1), DAY_NONE);
    assert_int_equal(on(2026, 1, 0), DAY_NONE);
    assert_int_equal(on(2026, 2, 29), DAY_NONE);
    assert_int_equal(on(2026, INT_MAX, INT_MIN), DAY_NONE);
    assert_int_equal(day_to_date(DAY_MIN - 1).month, 0);
    assert_int_equal(day_to_date(DAY_MAX + 1).month, 0);
    assert_int_equal(day_to_date(DAY_NONE).year, 0);
    assert_int_equal(day_to_date(INT_MAX).year, 0);
    assert_int_equal(days_in_month(2026, 0), 0);
    assert_int_equal(days_in_month(2026, 13), 0);
    assert_int_equal(days_in_month(2100, 2), 28);
    assert_int_equal(days_in_month(2000, 2), 29);

    assert_true(date_is_valid((struct date){0, 2, 29}));
    assert_false(date_is_valid((struct date){0, 2, 30}));
    assert_true(date_is_valid((struct date){1, 1, 1}));
    assert_false(date_is_valid((struct date){-1, 1, 1}));
    assert_false(date_is_valid((struct date){10000, 1, 1}));
    assert_false(date_is_valid((struct date){0}));
}

/* No day is too far out for a weekday. */
static void
tells_weekdays_of_any_number(void **state) {
    (void)state;
    assert_int_equal(day_weekday(0), THURSDAY);
    assert_int_equal(day_weekday(-1), WEDNESDAY);
    assert_int_equal(day_weekday(-7), THURSDAY);
    assert_in_range(day_weekday(INT_MAX), MONDAY, SUNDAY);
    assert_in_range(day_weekday(INT_MIN), MONDAY, SUNDAY);
}

static void
adds_months(void **state) {
    (void)state;
    assert_int_equal(day_add_months(on(2026, 1, 31), 1), on(2026, 2, 28));
    assert_int_equal(day_add_months(on(2028, 1, 31), 1), on(2028, 2, 29));
    assert_int_equal(day_add_months(on(2026, 3, 31), -1), on(2026, 2, 28));
    assert_int_equal(day_add_months(on(2026, 3, 15), 12), on(2027, 3, 15));
    assert_int_equal(day_add_months(on(2024, 2, 29), 12), on(2025, 2, 28));
    assert_int_equal(day_add_months(on(2026, 12, 1), 1), on(2027, 1, 1));
    assert_int_equal(day_add_months(on(2026, 1, 1), -1), on(2025, 12, 1));
    assert_int_equal(day_add_months(on(2026, 1, 1), 0), on(2026, 1, 1));
    assert_int_equal(day_add_months(DAY_MAX, 1), DAY_NONE);
    assert_int_equal(day_add_months(DAY_MAX, 0), DAY_MAX);
    assert_int_equal(day_add_months(DAY_MIN, -1), DAY_NONE);
    assert_int_equal(day_add_months(DAY_MIN, 0), DAY_MIN);
    assert_int_equal(day_add_months(0, INT_MAX), DAY_NONE);
    assert_int_equal(day_add_months(0, INT_MIN), DAY_NONE);
    assert_int_equal(day_add_months(DAY_NONE, 1), DAY_NONE);
}

static void
finds_the_next_yearly_day(void **state) {
    (void)state;
    struct date may = {0, 5, 4};
    assert_int_equal(date_next(may, on(2026, 5, 4)), on(2026, 5, 4));
    assert_int_equal(date_next(may, on(2026, 5, 5)), on(2027, 5, 4));
    assert_int_equal(date_next((struct date){1980, 5, 4}, on(2026, 1, 1)),
                     on(2026, 5, 4));
    struct date leap = {0, 2, 29};
    assert_int_equal(date_next(leap, on(2026, 1, 1)), on(2026, 2, 28));
    assert_int_equal(date_next(leap, on(2026, 2, 28)), on(2026, 2, 28));
    assert_int_equal(date_next(leap, on(2026, 3, 1)), on(2027, 2, 28));
    assert_int_equal(date_next(leap, on(2027, 3, 1)), on(2028, 2, 29));
    assert_int_equal(date_next(leap, on(2028, 2, 29)), on(2028, 2, 29));
    assert_int_equal(date_next(leap, on(2028, 3, 1)), on(2029, 2, 28));
    assert_int_equal(date_next(may, DAY_MAX), DAY_NONE);
    assert_int_equal(date_next((struct date){0, 12, 31}, DAY_MAX), DAY_MAX);
    assert_int_equal(date_next((struct date){0}, 0), DAY_NONE);
    assert_int_equal(date_next((struct date){0, 6, 31}, 0), DAY_NONE);
    assert_int_equal(date_next(may, DAY_NONE), DAY_NONE);
}

static void
writes_iso(void **state) {
    (void)state;
    char out[DATE_TEXT_MAX];
    assert_string_equal(day_iso(20514, out), "2026-03-02");
    assert_string_equal(day_iso(DAY_MIN, out), "1583-01-01");
    assert_string_equal(day_iso(DAY_NONE, out), "");
    assert_string_equal(date_iso((struct date){0, 3, 2}, out), "--03-02");
    assert_string_equal(date_iso((struct date){0}, out), "");
    assert_ptr_equal(date_iso((struct date){2026, 3, 2}, out), out);
}

static void
writes_words(void **state) {
    (void)state;
    char out[DATE_TEXT_MAX];
    day_t today = on(2026, 1, 5);
    assert_string_equal(day_words(on(2026, 3, 2), today, out), "Mon 2 March");
    assert_string_equal(day_words(on(2027, 3, 2), today, out), "Tue 2 March 2027");
    assert_string_equal(day_words(on(2026, 3, 2), DAY_NONE, out), "Mon 2 March 2026");
    assert_string_equal(day_words(on(9999, 9, 22), today, out),
                        "Wed 22 September 9999");
    assert_string_equal(day_words(DAY_NONE, today, out), "no date");
    assert_string_equal(date_words((struct date){0, 3, 2}, out), "2 March");
    assert_string_equal(date_words((struct date){1980, 12, 24}, out),
                        "24 December 1980");
    assert_string_equal(date_words((struct date){0}, out), "no date");
    assert_string_equal(date_words((struct date){2026, 13, 1}, out), "no date");
    assert_string_equal(month_name(1), "January");
    assert_string_equal(month_name(12), "December");
    assert_string_equal(month_name(0), "");
    assert_string_equal(month_name(13), "");
    assert_string_equal(weekday_name(SUNDAY), "Sunday");
    assert_string_equal(weekday_name((enum weekday)7), "");
}

static void
reads_iso(void **state) {
    (void)state;
    struct date d;
    assert_true(date_from_iso("2026-03-02", &d));
    assert_true(d.year == 2026 && d.month == 3 && d.mday == 2);
    assert_true(date_from_iso("20260302", &d));
    assert_true(d.year == 2026 && d.month == 3 && d.mday == 2);
    assert_true(date_from_iso("--12-24", &d));
    assert_true(d.year == 0 && d.month == 12 && d.mday == 24);
    assert_true(date_from_iso("--0229", &d));
    assert_true(d.year == 0 && d.month == 2 && d.mday == 29);
    assert_true(date_from_iso("0001-01-01", &d));
}

static void
reads_nothing_but_iso(void **state) {
    (void)state;
    static const char *const wrong[] = {
        "",           "2",           "2026",        "2026-03",
        "2026-3-2",   "2026-03-2",   "2026-0302",   "202603-02",
        "2026/03/02", "2026-03-02 ", " 2026-03-02", "2026-03-02T",
        "2026-02-29", "2026-13-01",  "2026-00-01",  "2026-01-00",
        "0000-01-01", "+026-01-01",  "-2026-01-01", "--",
        "--02-30",    "--1",         "---03-02",    "--03-",
        "--03-021",   "2026--3-02",  "20260302x",   "２０２６-03-02"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct date d = {7, 7, 7};
        if (date_from_iso(wrong[i], &d))
            fail_msg("\"%s\" was read", wrong[i]);
        assert_true(d.year == 7 && d.month == 7 && d.mday == 7);
    }
}

int
main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts_every_day_there_and_back),
        cmocka_unit_test(knows_well_known_days),
        cmocka_unit_test(refuses_what_is_no_day),
        cmocka_unit_test(tells_weekdays_of_any_number),
        cmocka_unit_test(adds_months),
        cmocka_unit_test(finds_the_next_yearly_day),
        cmocka_unit_test(writes_iso),
        cmocka_unit_test(writes_words),
        cmocka_unit_test(reads_iso),
        cmocka_unit_test(reads_nothing_but_iso),
    };
    return cmocka_run_group_tests_name("day", tests, NULL, NULL);
}
