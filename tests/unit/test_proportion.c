#include "unit.h"

#include <math.h>

#include "base/memory.h"
#include "domain/proportion.h"

#include "base/ban.h"

static void
assert_near(double got, double wanted) {
    if (fabs(got - wanted) > 0.00005)
        fail_msg("%.6f is not %.4f", got, wanted);
}

/* Newcombe, Statistics in Medicine 17 (1998) 857-872, table I, method 3. */
static void
r1_intervals_are_those_that_were_published(void **state) {
    (void)state;
    static const struct {
        int count, of;
        double low, high;
    } published[] = {
        {81, 263, 0.2553, 0.3662},
        {15, 148, 0.0624, 0.1605},
        {0, 20, 0.0000, 0.1611},
        {1, 29, 0.0061, 0.1718},
    };
    for (size_t i = 0; i < sizeof published / sizeof *published; i++) {
        struct proportion p = proportion_of(published[i].count, published[i].of);
        struct proportion q =
            proportion_of(published[i].of - published[i].count, published[i].of);
        assert_near(p.low, published[i].low);
        assert_near(p.high, published[i].high);
        assert_near(1 - q.high, published[i].low);
        assert_near(1 - q.low, published[i].high);
    }
}

static void
r1_none_and_all_have_exact_ends(void **state) {
    (void)state;
    for (int n = 1; n < 3000; n = n * 3 + 1) {
        struct proportion none = proportion_of(0, n), all = proportion_of(n, n);
        assert_true(none.low == 0 && all.high == 1);
        assert_true(none.high > 0 && none.high < 1 && all.low > 0 && all.low < 1);
    }
    struct proportion nothing = proportion_of(0, 0);
    assert_true(nothing.low == 0 && nothing.high == 1);
    assert_true(proportion_share(&nothing) == 0);
}

static void
r1_every_interval_contains_its_share_and_narrows_with_more(void **state) {
    (void)state;
    for (int n = 1; n <= 200; n++)
        for (int k = 0; k <= n; k++) {
            struct proportion p = proportion_of(k, n),
                              ten = proportion_of(10 * k, 10 * n);
            double share = proportion_share(&p);
            assert_true(0 <= p.low && p.low <= share && share <= p.high && p.high <= 1);
            assert_true(ten.high - ten.low < p.high - p.low);
        }
}

/* Of samples whose true share is known, about 95 in a hundred intervals hold it. */
static void
r1_intervals_hold_the_truth_about_95_times_in_100(void **state) {
    (void)state;
    static const double truths[] = {0.1, 0.3, 0.5};
    for (size_t t = 0; t < 3; t++) {
        double p = truths[t], held = 0, chance = pow(1 - p, 30);
        for (int k = 0; k <= 30; k++) {
            struct proportion got = proportion_of(k, 30);
            held += got.low <= p && p <= got.high ? chance : 0;
            chance *= (30.0 - k) / (k + 1) * p / (1 - p);
        }
        assert_true(held > 0.92 && held < 0.99);
    }
}

static void
r1_a_count_outside_is_taken_for_the_nearest(void **state) {
    (void)state;
    assert_int_equal(proportion_of(7, 5).count, 5);
    assert_int_equal(proportion_of(-1, 5).count, 0);
    assert_int_equal(proportion_of(3, -2).of, 0);
}

static void
says(int count, int of, const char *words, const char *range) {
    void *ctx = mem_context(NULL);
    struct proportion p = proportion_of(count, of);
    assert_string_equal(proportion_words(ctx, &p), words);
    assert_string_equal(proportion_range(ctx, &p), range);
    talloc_free(ctx);
}

static void
r1_shares_are_said_in_words_that_do_not_claim_too_much(void **state) {
    (void)state;
    says(6, 20, "6 of 20, between 15 and 52 in a hundred", "15 to 52 in 100");
    says(0, 0, "none yet", "");
    says(2, 3, "2 of 3, too few to tell", "too few to tell");
    says(4, 4, "4 of 4, too few to tell", "too few to tell");
    says(5, 5, "5 of 5, between 57 and 100 in a hundred", "57 to 100 in 100");
    says(0, 20, "0 of 20, between 0 and 16 in a hundred", "0 to 16 in 100");
    says(30000, 100000, "30000 of 100000, about 30 in a hundred", "about 30 in 100");
}

static void
r1_one_leads_another_by_more_than_chance_alone(void **state) {
    (void)state;
    assert_false(proportion_leads(0, 0));
    assert_false(proportion_leads(3, 0));
    assert_true(proportion_leads(5, 0));
    assert_false(proportion_leads(6, 5));
    assert_true(proportion_leads(60, 30));
    for (int n = 0; n < 100; n++)
        assert_false(proportion_leads(n, n));
}

int
main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(r1_intervals_are_those_that_were_published),
        cmocka_unit_test(r1_none_and_all_have_exact_ends),
        cmocka_unit_test(r1_every_interval_contains_its_share_and_narrows_with_more),
        cmocka_unit_test(r1_intervals_hold_the_truth_about_95_times_in_100),
        cmocka_unit_test(r1_a_count_outside_is_taken_for_the_nearest),
        cmocka_unit_test(r1_shares_are_said_in_words_that_do_not_claim_too_much),
        cmocka_unit_test(r1_one_leads_another_by_more_than_chance_alone),
    };
    return cmocka_run_group_tests_name("proportion", tests, NULL, NULL);
}
