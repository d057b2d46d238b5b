#include "unit.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "domain/partners.h"

#include "base/ban.h"

#define TODAY 20514

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

struct days ARRAY(day_t);

/* `count` days, `gap` apart, the last one `quiet` days ago. */
static struct days
every(int gap, int count, int quiet) {
    struct days days = {0};
    for (int i = count - 1; i >= 0; i--)
        *array_add(ctx, &days) = TODAY - quiet - gap * i;
    return days;
}

static struct silence
silence(int gap, int count, int quiet) {
    struct days days = every(gap, count, quiet);
    return silence_of(days.items, days.count, TODAY, NULL);
}

static struct partner
look(const struct days *days) {
    return partner_look(1, days->items, days->count, TODAY, NULL);
}

static struct partner
look_at(int gap, int count, int quiet) {
    struct days days = every(gap, count, quiet);
    return look(&days);
}

/* --- one silence --------------------------------------------------------------------
 */

static void
r7_who_sent_three_or_fewer_has_no_rhythm(void **state) {
    (void)state;
    for (int count = 1; count < SILENCE_LEAST; count++)
        for (int quiet = 0; quiet < 1000; quiet += 99) {
            struct silence s = silence(7, count, quiet);
            struct partner p = look_at(7, count, quiet);
            assert_false(silence_tells(&s));
            assert_true(s.chance == 1);
            assert_true(p.standing != STANDING_QUIET && p.sure == SURE_NOT);
        }
    assert_true(silence_of(NULL, 0, TODAY, NULL).chance == 1);
}

static void
r7_the_chance_is_that_of_the_formula(void **state) {
    (void)state;
    struct silence s = silence(42, 9, 133);
    assert_int_equal(s.days, 9);
    assert_int_equal(s.span, 336);
    assert_int_equal(s.usual, 42);
    assert_int_equal(s.quiet, 133);
    assert_true(fabs(s.chance - pow(396.0 / 529.0, 8)) < 1e-12);
    assert_true(silence(42, 9, 0).chance == 1);
}

static void
r7_a_longer_silence_is_never_more_likely(void **state) {
    (void)state;
    for (int count = SILENCE_LEAST; count < 40; count += 5)
        for (int quiet = 1; quiet < 600; quiet += 13)
            assert_true(silence(20, count, quiet).chance <
                        silence(20, count, quiet - 1).chance);
}

static void
r7_several_on_one_day_count_once(void **state) {
    (void)state;
    day_t days[] = {TODAY - 300, TODAY - 300, TODAY - 200,
                    TODAY - 200, TODAY - 200, TODAY - 100};
    assert_int_equal(silence_of(days, 6, TODAY, NULL).days, 3);
    assert_false(look(&(struct days){.items = days, .count = 6}).silence.chance < 1);
}

static void
r7_only_the_last_ones_tell_the_rhythm(void **state) {
    (void)state;
    struct silence s = silence(10, 80, 30);
    assert_int_equal(s.days, SILENCE_DAYS);
    assert_int_equal(s.span, 10 * (SILENCE_DAYS - 1));
}

static void
r7_days_to_come_are_left_out(void **state) {
    (void)state;
    day_t days[] = {TODAY - 90, TODAY - 60, TODAY - 30, TODAY - 1, TODAY + 5};
    assert_int_equal(silence_of(days, 5, TODAY, NULL).days, 4);
    assert_int_equal(silence_of(days, 5, TODAY, NULL).quiet, 1);
    assert_int_equal(silence_of(days + 4, 1, TODAY, NULL).days, 0);
}

static void
r7_pauses_of_the_user_are_no_silence_of_theirs(void **state) {
    (void)state;
    struct pause items[] = {{.from_day = TODAY - 1000, .to_day = TODAY - 91},
                            {.from_day = TODAY - 60, .to_day = TODAY - 41},
                            {.from_day = TODAY - 9, .to_day = TODAY + 20}};
    struct pauses pauses = {.items = items, .count = 3};
    struct days days = every(20, 8, 100);
    struct silence without = silence_of(days.items, days.count, TODAY, NULL);
    struct silence with = silence_of(days.items, days.count, TODAY, &pauses);
    assert_int_equal(without.quiet, 100);
    assert_int_equal(with.quiet, 100 - 9 - 20 - 10);
    assert_true(with.chance > without.chance);
}

/* --- chance, played through ----------------------------------------------------------
 */

static uint64_t seed;

/* Evenly in 0..1, neither end. */
static double
even(void) {
    seed ^= seed << 13;
    seed ^= seed >> 7;
    seed ^= seed << 17;
    return ((double)(seed >> 11) + 0.5) / 9007199254740992.0;
}

/* One who sends at random, on average every `gap` days, from `began` days ago on until
 * `stopped` days ago. */
static struct days
at_random(double gap, int began, int stopped) {
    struct days days = {0};
    double ago = began;
    while (ago >= stopped) {
        *array_add(ctx, &days) = TODAY - (day_t)ceil(ago);
        ago += gap * log(even());
    }
    return days;
}

static void
r7_a_steady_referrer_is_called_quiet_one_time_in_twenty_at_most(void **state) {
    (void)state;
    static const double gaps[] = {7, 20, 45, 120};
    const int times = UNIT_TIMES(4000);
    seed = 88172645463325252U;
    for (size_t g = 0; g < 4; g++) {
        int named = 0, known = 0;
        for (int i = 0; i < times; i++) {
            struct days days = at_random(gaps[g], 300 + (int)(even() * 2000), 0);
            struct partner p = look(&days);
            known += silence_tells(&p.silence);
            named += p.silence.chance <= PARTNER_CHANCE;
            talloc_free(days.items);
        }
        /* Four standard errors beyond one in twenty. */
        double most = 0.05 + 4 * sqrt(0.05 * 0.95 / known);
        assert_true(known > times / 4);
        if (named > known * most)
            fail_msg("every %.0f days: %d of %d", gaps[g], named, known);
        assert_true(gaps[g] > 100 || named > 0);
    }
}

static void
r7_of_many_steady_ones_none_is_likely_in_nine_practices_of_ten(void **state) {
    (void)state;
    const int times = UNIT_TIMES(1000);
    int alarms = 0;
    seed = 362436069362436069U;
    for (int i = 0; i < times; i++) {
        struct partners all = {0};
        bool alarm = false;
        for (int k = 0; k < 30; k++) {
            struct days days =
                at_random(10 + even() * 60, 400 + (int)(even() * 1500), 0);
            *array_add(ctx, &all) = look(&days);
            talloc_free(days.items);
        }
        partners_judge(&all);
        for (size_t k = 0; k < all.count; k++)
            alarm |= all.items[k].standing == STANDING_QUIET &&
                     all.items[k].sure == SURE_LIKELY;
        alarms += alarm;
        talloc_free(all.items);
    }
    if (alarms > times * (PARTNER_FALSE + 4 * sqrt(0.1 * 0.9 / times)))
        fail_msg("%d of %d practices", alarms, times);
}

/* As the header has it: eight referrals or more, three weeks apart or more. */
static void
r7_who_stops_is_found_within_six_of_their_own_intervals(void **state) {
    (void)state;
    for (int gap = 21; gap < 100; gap += 6)
        for (int count = 8; count < 40; count += 3)
            assert_true(look_at(gap, count, 6 * gap).silence.chance <= PARTNER_CHANCE);
    int found = 0, times = UNIT_TIMES(1000);
    seed = 521288629521288629U;
    for (int i = 0; i < times; i++) {
        double gap = 21 + even() * 40;
        struct days days = at_random(gap, (int)(6 * gap + 15 * gap), (int)(6 * gap));
        if (days.count >= 8)
            found += look(&days).silence.chance <= PARTNER_CHANCE;
        else
            times--;
        talloc_free(days.items);
    }
    assert_true(found > times * 0.9);
}

static void
r7_the_chances_in_the_header_are_so(void **state) {
    (void)state;
    assert_true(silence(21, 8, (int)(5.2 * 21)).chance > PARTNER_CHANCE);
    assert_true(silence(21, 8, (int)(5.4 * 21)).chance <= PARTNER_CHANCE);
    assert_true(silence(42, 25, (int)(3.3 * 42)).chance > PARTNER_CHANCE);
    assert_true(silence(42, 25, (int)(3.5 * 42)).chance <= PARTNER_CHANCE);
}

/* --- standings -----------------------------------------------------------------------
 */

static void
r7_a_seldom_sender_is_not_quiet_where_a_frequent_one_is(void **state) {
    (void)state;
    assert_int_equal(look_at(21, 12, 150).standing, STANDING_QUIET);
    assert_int_equal(look_at(180, 6, 150).standing, STANDING_STEADY);
}

static void
r1_the_first_within_six_months_makes_one_new(void **state) {
    (void)state;
    assert_int_equal(look_at(1, 1, 10).standing, STANDING_NEW);
    assert_int_equal(look_at(20, 5, 10).standing, STANDING_NEW);
    assert_int_equal(look_at(1, 1, 190).standing, STANDING_STEADY);
    assert_int_equal(look_at(40, 9, 10).standing, STANDING_STEADY);
}

static void
r1_who_lapsed_is_gone_by_their_own_rhythm(void **state) {
    (void)state;
    assert_int_equal(look_at(1, 1, 700).standing, STANDING_STEADY);
    assert_int_equal(look_at(1, 1, 731).standing, STANDING_LAPSED);
    assert_int_equal(look_at(100, 3, 370).standing, STANDING_LAPSED);
    assert_int_equal(look_at(200, 3, 370).standing, STANDING_STEADY);
    assert_int_equal(look_at(30, 9, 364).standing, STANDING_QUIET);
    assert_int_equal(look_at(30, 9, 366).standing, STANDING_LAPSED);
    assert_int_equal(look_at(300, 5, 400).standing, STANDING_STEADY);
    assert_int_equal(look_at(300, 5, 3 * 365).standing, STANDING_LAPSED);
}

/* Days of two years, so many in each, the last one lately. */
static struct partner
years(int before, int year) {
    struct days days = {0};
    *array_add(ctx, &days) = TODAY - 900;
    for (int i = 0; i < before; i++)
        *array_add(ctx, &days) = TODAY - 729 + i * 364 / before;
    for (int i = 0; i < year; i++)
        *array_add(ctx, &days) = TODAY - 360 + i * 350 / (year > 1 ? year - 1 : 1);
    return look(&days);
}

static void
r1_fewer_than_before_is_declining_when_that_is_no_chance(void **state) {
    (void)state;
    struct partner p = years(12, 3);
    assert_int_equal(p.before, 12);
    assert_int_equal(p.year, 3);
    /* The chance of at most 3 heads in 15 throws. */
    assert_true(fabs(p.decline - 576.0 / 32768.0) < 1e-9);
    assert_int_equal(p.standing, STANDING_DECLINING);
    assert_int_equal(years(12, 8).standing, STANDING_STEADY);
    assert_int_equal(years(8, 12).standing, STANDING_STEADY);
    assert_true(years(3, 0).decline == 1);
}

static void
r1_one_who_began_within_the_two_years_is_compared_fairly(void **state) {
    (void)state;
    /* Seven in 270 days, then six in the year: as steady as can be told. */
    struct partner p = look_at(49, 13, 20);
    assert_true(p.decline > PARTNER_CHANCE);
    /* Began in the last year: nothing to compare with. */
    assert_true(look_at(10, 30, 5).decline == 1);
}

static void
r7_many_are_judged_together(void **state) {
    (void)state;
    struct partners all = {0};
    *array_add(ctx, &all) = look_at(30, 10, 135); /* about one in twenty */
    assert_int_equal(partners_judge(&all), 1);
    assert_int_equal(all.items[0].standing, STANDING_QUIET);
    assert_int_equal(all.items[0].sure, SURE_LIKELY);
    all.items[0] = look_at(30, 10, 150);
    for (int i = 0; i < 40; i++)
        *array_add(ctx, &all) = look_at(30, 10, 10);
    assert_int_equal(partners_judge(&all), 41);
    assert_int_equal(all.items[0].sure, SURE_PERHAPS);
    all.items[0] = look_at(30, 20, 280);
    partners_judge(&all);
    assert_int_equal(all.items[0].sure, SURE_LIKELY);
    for (size_t i = 1; i < all.count; i++)
        assert_int_equal(all.items[i].sure, SURE_NOT);
    assert_int_equal(partners_judge(&(struct partners){0}), 0);
}

static void
r7_chances_are_said_in_words(void **state) {
    (void)state;
    assert_string_equal(chance_words(ctx, 0.05), "about 1 time in 20");
    assert_string_equal(chance_words(ctx, 0.0501), "about 1 time in 20");
    assert_string_equal(chance_words(ctx, 0.3), "about 1 time in 3");
    assert_string_equal(chance_words(ctx, 0.0123), "about 1 time in 80");
    assert_string_equal(chance_words(ctx, 0.0024), "about 1 time in 400");
    assert_string_equal(chance_words(ctx, 0.0001), "less than 1 time in 1000");
    assert_string_equal(chance_words(ctx, 0), "less than 1 time in 1000");
    assert_string_equal(chance_words(ctx, 1), "more often than not");
}

int
main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(r7_who_sent_three_or_fewer_has_no_rhythm),
        cmocka_unit_test(r7_the_chance_is_that_of_the_formula),
        cmocka_unit_test(r7_a_longer_silence_is_never_more_likely),
        cmocka_unit_test(r7_several_on_one_day_count_once),
        cmocka_unit_test(r7_only_the_last_ones_tell_the_rhythm),
        cmocka_unit_test(r7_days_to_come_are_left_out),
        cmocka_unit_test(r7_pauses_of_the_user_are_no_silence_of_theirs),
        cmocka_unit_test(
            r7_a_steady_referrer_is_called_quiet_one_time_in_twenty_at_most),
        cmocka_unit_test(
            r7_of_many_steady_ones_none_is_likely_in_nine_practices_of_ten),
        cmocka_unit_test(r7_who_stops_is_found_within_six_of_their_own_intervals),
        cmocka_unit_test(r7_the_chances_in_the_header_are_so),
        cmocka_unit_test(r7_a_seldom_sender_is_not_quiet_where_a_frequent_one_is),
        cmocka_unit_test(r1_the_first_within_six_months_makes_one_new),
        cmocka_unit_test(r1_who_lapsed_is_gone_by_their_own_rhythm),
        cmocka_unit_test(r1_fewer_than_before_is_declining_when_that_is_no_chance),
        cmocka_unit_test(r1_one_who_began_within_the_two_years_is_compared_fairly),
        cmocka_unit_test(r7_many_are_judged_together),
        cmocka_unit_test(r7_chances_are_said_in_words),
    };
    return cmocka_run_group_tests_name("partners", tests, begin, end);
}
