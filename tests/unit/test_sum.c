#include "unit.h"

#include "base/sum.h"

#include "base/ban.h"

static void
reads_sums_as_people_type_them(void **state) {
    (void)state;
    static const struct {
        const char *text;
        int64_t sum;
    } good[] = {{"120", 12000},
                {"120.5", 12050},
                {"120,50", 12050},
                {"0", 0},
                {"0.05", 5},
                {"1,200", 120000},
                {"1.200", 120000},
                {"1,200.50", 120050},
                {"1.200,50", 120050},
                {"1 200,5", 120050},
                {"1'200'300", 120030000},
                {" 12 ", 1200},
                {"1200.00", 120000},
                {"€ 120", 12000},
                {"120 EUR", 12000},
                {"$1,250.75", 125075},
                {"CHF 1'250", 125000},
                {"999999999", 99999999900}};
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        int64_t sum = -1;
        assert_true(sum_parse(good[i].text, &sum));
        assert_int_equal(sum, good[i].sum);
    }
    static const char *const bad[] = {
        "",      "x",   "-5",         "(5)", "12.345.6", "1,20,300",   "+120",
        "1,2,3", "1 2", "1000000000", ".5",  "1.200.50", "1200,300.5", "1,200,5"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        int64_t sum;
        assert_false(sum_parse(bad[i], &sum));
    }
}

static void
says_them_so_that_they_can_be_read_again(void **state) {
    (void)state;
    char text[SUM_TEXT_MAX];
    assert_string_equal(sum_text(12000, text), "120");
    assert_string_equal(sum_text(12005, text), "120.05");
    assert_string_equal(sum_text(120050, text), "1200.50");
    for (int64_t sum = 0; sum < 300000; sum += 7) {
        int64_t again;
        assert_true(sum_parse(sum_text(sum, text), &again));
        assert_int_equal(again, sum);
    }
}

int
main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_sums_as_people_type_them),
        cmocka_unit_test(says_them_so_that_they_can_be_read_again),
    };
    return cmocka_run_group_tests_name("sum", tests, NULL, NULL);
}
