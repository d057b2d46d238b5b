#include "unit.h"

#include "base/clock.h"

#include "base/ban.h"

static void
reads_times_as_people_type_them(void **state) {
    (void)state;
    static const struct {
        const char *text;
        int minute;
    } good[] = {{"9", 540},           {"9:30", 570},   {"09:30", 570}, {"14.30", 870},
                {"0930", 570},        {"930", 570},    {"9am", 540},   {"2:15 pm", 855},
                {"12am", 1},          {"12 pm", 720},  {"0:00", 1},    {"23:59", 1439},
                {" 8:05 a.m. ", 485}, {"24:00", 1440}, {"14h", 840},   {"7 p.m", 1140}};
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        int minute = -1;
        assert_true(clock_parse(good[i].text, &minute));
        assert_int_equal(minute, good[i].minute);
    }
    static const char *const bad[] = {"",     "x",      "25",    "9:5",   "9:60",
                                      "13pm", "0am",    "24:01", "12345", "9:300",
                                      "-3",   "9:30 x", "9 to 5"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        int minute;
        assert_false(clock_parse(bad[i], &minute));
    }
    assert_false(clock_parse(NULL, &(int){0}));
}

static void
reads_ranges(void **state) {
    (void)state;
    int from, to;
    assert_true(clock_parse_range("9-17", &from, &to));
    assert_int_equal(from, 540);
    assert_int_equal(to, 1020);
    assert_true(clock_parse_range("8:30 – 12:00", &from, &to));
    assert_int_equal(from, 510);
    assert_true(clock_parse_range("9am to 5pm", &from, &to));
    assert_int_equal(to, 1020);
    assert_false(clock_parse_range("17-9", &from, &to));
    assert_false(clock_parse_range("9-9", &from, &to));
    assert_false(clock_parse_range("9", &from, &to));
    assert_false(clock_parse_range("9 or 10", &from, &to));
    assert_false(clock_parse_range("", &from, &to));
}

static void
tells_the_time(void **state) {
    (void)state;
    char out[CLOCK_TEXT_MAX];
    int minute;
    assert_string_equal(clock_text(485, out), "08:05");
    assert_string_equal(clock_text(0, out), "");
    assert_string_equal(clock_text(CLOCK_DAY + 1, out), "");
    day_t day = clock_day(1772460000, &minute);
    assert_string_equal(clock_of_moment(1772460000, out), clock_text(minute, out));
    assert_in_range(day, 20513, 20515);
    assert_in_range(minute, 1, 1439);
    assert_int_equal(clock_day(1772460000, NULL), day);
}

int
main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_times_as_people_type_them),
        cmocka_unit_test(reads_ranges),
        cmocka_unit_test(tells_the_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
