#include "unit.h"

#include "domain/state.h"

#include "base/ban.h"

#define MON 20514 /* 2026-03-02 */

static struct counts
nobody_yet(void) {
    return (struct counts){
        .person_id = 7,
        .active = true,
        .liked = NOT_SAID,
        .practice_full = NOT_SAID,
        .last_touch = DAY_NONE,
        .next_day = DAY_NONE,
        .added_day = MON,
        .name_key = "ana ruiz",
    };
}

static void
n1_tells_the_stage(void **state) {
    (void)state;
    struct counts c = nobody_yet();
    assert_int_equal(state_from_counts(&c).stage, STAGE_ADDING);
    c.given = 1; /* what one gives closes nothing */
    assert_int_equal(state_from_counts(&c).stage, STAGE_ADDING);
    c.touches = 1;
    assert_int_equal(state_from_counts(&c).stage, STAGE_FOLLOWING);
    c.received = 1;
    assert_int_equal(state_from_counts(&c).stage, STAGE_CLOSING);
    c.touches = 0;
    assert_int_equal(state_from_counts(&c).stage, STAGE_CLOSING);
    c.active = false;
    assert_int_equal(state_from_counts(&c).stage, STAGE_LET_GO);
}

static void
n1_has_words_for_stages(void **state) {
    (void)state;
    static const char *const words[] = {"adding", "following", "closing", "let-go"};
    enum stage stage;
    for (int i = 0; i < 4; i++) {
        assert_string_equal(stage_word((enum stage)i), words[i]);
        stage = STAGE_ADDING;
        assert_true(stage_from_word(words[i], &stage));
        assert_int_equal(stage, i);
    }
    assert_true(stage_from_word("LET-GO", &stage));
    assert_false(stage_from_word("let go", &stage));
    assert_false(stage_from_word("", &stage));
}

static void
n3_counts_the_three(void **state) {
    (void)state;
    for (int liked = NOT_SAID; liked <= SAID_YES; liked++)
        for (int full = NOT_SAID; full <= SAID_YES; full++)
            for (int received = 0; received < 3; received++) {
                struct counts c = nobody_yet();
                c.liked = (enum said)liked;
                c.practice_full = (enum said)full;
                c.received = received;
                assert_int_equal(state_from_counts(&c).qualifiers,
                                 (liked == SAID_YES) + (full == SAID_YES) +
                                     (received > 0));
            }
}

/* METHOD P7: no date brings back whom one let go. */
static void
p7_forgets_the_dates_of_those_let_go(void **state) {
    (void)state;
    struct counts c = nobody_yet();
    c.next_day = MON + 3;
    c.promised = true;
    c.later = true;
    c.touches = 4;
    c.meaningful = 2;
    c.last_touch = MON - 1;
    struct state s = state_from_counts(&c);
    assert_int_equal(s.next_day, MON + 3);
    assert_true(s.promised && s.later && s.active);
    assert_int_equal(s.touches, 4);
    assert_int_equal(s.meaningful, 2);
    assert_int_equal(s.last_touch, MON - 1);
    c.active = false;
    s = state_from_counts(&c);
    assert_int_equal(s.next_day, DAY_NONE);
    assert_false(s.promised || s.later || s.active);
    assert_int_equal(s.touches, 4);
}

static void
n2_ranks_new_names(void **state) {
    (void)state;
    struct counts c = nobody_yet();
    assert_int_equal(state_from_counts(&c).rank_new, NEW_PLAIN);
    c.tags = 1;
    assert_int_equal(state_from_counts(&c).rank_new, NEW_KNOWN_WORK);
    c.tags = 0;
    c.has_work = true;
    assert_int_equal(state_from_counts(&c).rank_new, NEW_KNOWN_WORK);
    c.introductions = 1;
    assert_int_equal(state_from_counts(&c).rank_new, NEW_KNOWN_ROLE);
    c.introductions = 0;
    c.roles = 2;
    assert_int_equal(state_from_counts(&c).rank_new, NEW_KNOWN_ROLE);
    c.company = true;
    assert_int_equal(state_from_counts(&c).rank_new, NEW_COMPANY);
}

static void
p2_knows_what_reaches_somebody(void **state) {
    (void)state;
    assert_int_equal(reach_bit(WAY_EMAIL), REACH_EMAIL);
    assert_int_equal(reach_bit(WAY_PHONE), REACH_PHONE);
    assert_int_equal(reach_bit(WAY_ADDRESS), REACH_ADDRESS);
    assert_int_equal(reach_bit(WAY_SOCIAL), REACH_SOCIAL);
    assert_int_equal(reach_bit(WAY_URL), 0);
}

/* The same name gives the same number in every practice, and fits an SQL integer. */
static void
mixes_names_alike_every_time(void **state) {
    (void)state;
    struct counts c = nobody_yet();
    uint32_t ana = state_from_counts(&c).mix;
    c.person_id = 99;
    assert_int_equal(state_from_counts(&c).mix, ana);
    c.name_key = "";
    assert_int_equal(state_from_counts(&c).mix, 2166136261U & 0x7FFFFFFFU);
    c.name_key = "ben ohm";
    assert_int_not_equal(state_from_counts(&c).mix, ana);
    assert_true(ana <= 0x7FFFFFFFU);
}

int
main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(n1_tells_the_stage),
        cmocka_unit_test(n1_has_words_for_stages),
        cmocka_unit_test(n3_counts_the_three),
        cmocka_unit_test(p7_forgets_the_dates_of_those_let_go),
        cmocka_unit_test(n2_ranks_new_names),
        cmocka_unit_test(p2_knows_what_reaches_somebody),
        cmocka_unit_test(mixes_names_alike_every_time),
    };
    return cmocka_run_group_tests_name("state", tests, NULL, NULL);
}
