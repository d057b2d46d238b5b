#include "unit.h"

#include <string.h>

#include "base/amount.h"

#include "base/ban.h"

static void
sums_are_read_as_people_type_them(void **state) {
    (void)state;
    static const struct {
        const char *text;
        int64_t hundredths;
    } cases[] = {
        {"120", 12000},          {"120.5", 12050},
        {"120,50", 12050},       {"0.99", 99},
        {"1,250.00", 125000},    {"1.250,00", 125000},
        {"1 250", 125000},       {"1'250.5", 125050},
        {"1,250", 125000},       {"1.250.000", 125000000},
        {"€ 120", 12000},        {"120 EUR", 12000},
        {" $1,250.75 ", 125075}, {"0", 0},
        {"12.345", 1234500},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int64_t got = -1;
        if (!amount_parse(cases[i].text, &got) || got != cases[i].hundredths)
            fail_msg("%s gives %lld", cases[i].text, (long long)got);
    }
}

static void
what_is_no_sum_is_refused(void **state) {
    (void)state;
    static const char *const cases[] = {NULL,        "",         "much",
                                        "-120",      "+120",     "12-",
                                        "1,2,3",     "1,25,000", "1.250,000,00",
                                        "12..5",     "1.2.3",    "99999999999999999999",
                                        "1,250.5.5", ".5"};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int64_t got = 7;
        if (amount_parse(cases[i], &got))
            fail_msg("%s is taken for %lld", cases[i], (long long)got);
        assert_int_equal(got, 7);
    }
}

static void
what_is_written_reads_back(void **state) {
    (void)state;
    static const int64_t sums[] = {1, 10, 99, 100, 12050, 12345678, AMOUNT_MAX / 100};
    for (size_t i = 0; i < sizeof sums / sizeof *sums; i++) {
        char text[AMOUNT_TEXT_MAX];
        int64_t back;
        assert_true(amount_parse(amount_text(sums[i], text), &back));
        assert_int_equal(back, sums[i]);
    }
    char text[AMOUNT_TEXT_MAX];
    assert_string_equal(amount_text(12000, text), "120");
    assert_string_equal(amount_text(12005, text), "120.05");
}

int
main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sums_are_read_as_people_type_them),
        cmocka_unit_test(what_is_no_sum_is_refused),
        cmocka_unit_test(what_is_written_reads_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
