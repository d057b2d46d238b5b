#include "unit.h"

#include <string.h>

#include "domain/profile.h"

#include "base/ban.h"

#define TODAY 20514

static void
r2_five_things_are_worth_knowing(void **state) {
    (void)state;
    struct profile p = profile_new(1, TODAY);
    assert_true(profile_is_blank(&p));
    assert_int_equal(profile_gaps(&p), GAP_COUNT);
    p.needs = "somebody for teenagers";
    p.chooses = "evenings";
    p.taught = " ";
    p.access = LEVEL_NONE;
    assert_int_equal(profile_gaps(&p), 2);
    assert_false(profile_lacks(&p, GAP_NEEDS));
    assert_false(profile_lacks(&p, GAP_CHOOSES));
    assert_true(profile_lacks(&p, GAP_TAUGHT));  /* blank is no answer */
    assert_false(profile_lacks(&p, GAP_ACCESS)); /* none is one */
    assert_true(profile_lacks(&p, GAP_TRUST));
    assert_false(profile_is_blank(&p));
}

static void
r2_what_they_need_is_asked_first(void **state) {
    (void)state;
    static const char *const order[] = {"needs", "chooses", "taught", "access",
                                        "trust"};
    for (int i = 0; i < GAP_COUNT; i++)
        assert_string_equal(gap_word((enum gap)i), order[i]);
}

static void
r2_what_one_does_is_no_gap(void **state) {
    (void)state;
    struct profile p = profile_new(1, TODAY);
    for (int i = PROFILE_DOES; i <= PROFILE_FEES; i++)
        *profile_text(&p, (enum profile_text)i) = "x";
    p.free = SAID_YES;
    assert_int_equal(profile_gaps(&p), GAP_COUNT);
}

static void
r3_an_old_answer_on_free_places_is_doubtful(void **state) {
    (void)state;
    static const struct {
        enum said free;
        day_t day;
        bool doubtful;
    } cases[] = {
        {SAID_YES, TODAY, false},
        {SAID_YES, TODAY - PROFILE_FREE_DAYS, false},
        {SAID_YES, TODAY - PROFILE_FREE_DAYS - 1, true},
        {SAID_NO, TODAY - PROFILE_FREE_DAYS - 1, true},
        {SAID_YES, DAY_NONE, true},
        {NOT_SAID, DAY_NONE, false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct profile p = profile_new(1, TODAY);
        p.free = cases[i].free;
        p.free_day = cases[i].day;
        assert_int_equal(profile_free_is_doubtful(&p, TODAY), cases[i].doubtful);
    }
}

static void
each_text_has_a_place_of_its_own(void **state) {
    (void)state;
    struct profile p = profile_new(1, TODAY);
    for (int i = 0; i < PROFILE_TEXT_COUNT; i++)
        *profile_text(&p, (enum profile_text)i) =
            profile_text_name((enum profile_text)i);
    assert_string_equal(p.does, "does");
    assert_string_equal(p.sees, "sees");
    assert_string_equal(p.place, "place");
    assert_string_equal(p.fees, "fees");
    assert_string_equal(p.needs, "needs");
    assert_string_equal(p.chooses, "chooses");
    assert_string_equal(p.taught, "taught");
    for (int i = 0; i < PROFILE_TEXT_COUNT; i++)
        assert_string_equal(profile_text_of(&p, (enum profile_text)i),
                            profile_text_name((enum profile_text)i));
}

static void
levels_are_read(void **state) {
    (void)state;
    enum level level;
    assert_true(level_from_word("Some", &level));
    assert_int_equal(level, LEVEL_SOME);
    assert_true(level_from_word("unknown", &level));
    assert_int_equal(level, LEVEL_UNKNOWN);
    assert_false(level_from_word("lots", &level));
    assert_false(level_from_word("", &level));
}

static void
of_two_profiles_the_kept_one_stands(void **state) {
    (void)state;
    struct profile keep = profile_new(1, TODAY - 9), other = profile_new(2, TODAY);
    keep.does = "EMDR";
    keep.trust = LEVEL_NONE;
    other.does = "CBT";
    other.sees = "adults";
    other.trust = LEVEL_MUCH;
    other.access = LEVEL_SOME;
    other.free = SAID_YES;
    other.free_day = TODAY - 3;
    profile_absorb(&keep, &other);
    assert_string_equal(keep.does, "EMDR");
    assert_string_equal(keep.sees, "adults");
    assert_int_equal(keep.trust, LEVEL_NONE);
    assert_int_equal(keep.access, LEVEL_SOME);
    assert_int_equal(keep.free, SAID_YES);
    assert_int_equal(keep.free_day, TODAY - 3);
    assert_int_equal(keep.told_day, TODAY);
    assert_int_equal(keep.person_id, 1);
}

static void
of_two_answers_on_places_the_kept_one_stands(void **state) {
    (void)state;
    static const struct {
        enum said mine, theirs;
        day_t my_day, their_day;
        enum said free;
        day_t day;
    } cases[] = {
        {SAID_NO, SAID_YES, 10, 20, SAID_NO, 10},
        {SAID_YES, SAID_YES, 10, 20, SAID_YES, 20},
        {SAID_YES, SAID_YES, 20, 10, SAID_YES, 20},
        {SAID_YES, SAID_YES, DAY_NONE, 10, SAID_YES, 10},
        {SAID_YES, NOT_SAID, 10, DAY_NONE, SAID_YES, 10},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct profile keep = profile_new(1, TODAY), other = profile_new(2, TODAY);
        keep.free = cases[i].mine;
        keep.free_day = cases[i].my_day;
        other.free = cases[i].theirs;
        other.free_day = cases[i].their_day;
        profile_absorb(&keep, &other);
        assert_int_equal(keep.free, cases[i].free);
        assert_int_equal(keep.free_day, cases[i].day);
    }
}

int
main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(r2_five_things_are_worth_knowing),
        cmocka_unit_test(r2_what_they_need_is_asked_first),
        cmocka_unit_test(r2_what_one_does_is_no_gap),
        cmocka_unit_test(r3_an_old_answer_on_free_places_is_doubtful),
        cmocka_unit_test(each_text_has_a_place_of_its_own),
        cmocka_unit_test(levels_are_read),
        cmocka_unit_test(of_two_profiles_the_kept_one_stands),
        cmocka_unit_test(of_two_answers_on_places_the_kept_one_stands),
    };
    return cmocka_run_group_tests_name("profile", tests, NULL, NULL);
}
