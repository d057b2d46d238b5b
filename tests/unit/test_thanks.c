#include "unit.h"

#include <string.h>

#include "base/memory.h"
#include "domain/referral.h"
#include "domain/thanks.h"

#include "base/ban.h"

#define MON 20514 /* 2026-03-02 */

static struct referral
owed(int64_t id, day_t day) {
    struct referral r = referral_new(1, REFERRAL_RECEIVED, day);
    r.id = id;
    r.code = "bado-7";
    r.thanks = THANKS_OWED;
    r.followed = true;
    return r;
}

static struct telling
telling_of(struct referral *items, size_t count) {
    const struct referrals all = {.items = items, .count = count};
    return thanks_telling(&all);
}

static void
r6_nothing_is_told_without_consent(void **state) {
    (void)state;
    static const enum said consents[] = {NOT_SAID, SAID_NO, SAID_YES};
    static const enum tell tells[] = {TELL_NOTHING, TELL_NOTHING, TELL_IN_TOUCH};
    for (size_t i = 0; i < 3; i++) {
        struct referral r = owed(1, MON);
        r.consent = consents[i];
        assert_int_equal(telling_of(&r, 1).tell, tells[i]);
        assert_false(telling_of(&r, 1).several);
        /* Who came has said no more than who wrote. */
        r.contacted_day = r.booked_day = r.seen_day = MON;
        assert_int_equal(telling_of(&r, 1).tell,
                         tells[i] == TELL_NOTHING ? TELL_NOTHING : TELL_CAME);
    }
    assert_int_equal(telling_of(NULL, 0).tell, TELL_NOTHING);
}

static void
r6_the_strictest_consent_counts_for_all(void **state) {
    (void)state;
    static const enum said consents[] = {NOT_SAID, SAID_NO, SAID_YES};
    for (size_t a = 0; a < 3; a++)
        for (size_t b = 0; b < 3; b++)
            for (size_t c = 0; c < 3; c++) {
                struct referral three[] = {owed(1, MON), owed(2, MON), owed(3, MON)};
                three[0].consent = consents[a];
                three[1].consent = consents[b];
                three[2].consent = consents[c];
                three[0].seen_day = three[1].seen_day = MON;
                bool all = a == 2 && b == 2 && c == 2;
                struct telling t = telling_of(three, 3);
                assert_int_equal(t.tell, all ? TELL_IN_TOUCH : TELL_NOTHING);
                assert_true(t.several);
            }
}

static void
r6_consent_is_to_be_asked_while_thanks_are_owed(void **state) {
    (void)state;
    struct referral r = owed(1, MON);
    assert_true(consent_is_open(&r));
    r.consent = SAID_NO;
    assert_false(consent_is_open(&r));
    r.consent = NOT_SAID;
    r.ended_day = MON;
    r.ended_why = END_NOT_A_FIT;
    assert_true(consent_is_open(&r));
    /* Who never answered can't be asked. */
    r.ended_why = END_NO_ANSWER;
    assert_false(consent_is_open(&r));
    static const enum thanks settled[] = {THANKS_NOT_SAID, THANKS_DONE,
                                          THANKS_NOT_APPROPRIATE};
    for (size_t i = 0; i < 3; i++) {
        r = owed(1, MON);
        r.thanks = settled[i];
        assert_false(thanks_are_owed(&r));
        assert_false(consent_is_open(&r));
    }
}

static void
r6_thanks_are_for_what_was_received(void **state) {
    (void)state;
    struct error err;
    struct referral r = referral_new(1, REFERRAL_GIVEN, MON);
    assert_int_equal(thanks_set(&r, THANKS_OWED, MON, MON, &err), FAULT_INVALID);
    assert_string_equal(err.field, "thanks");
    assert_int_equal(consent_set(&r, SAID_YES, &err), FAULT_INVALID);
    assert_string_equal(err.field, "consent");
    assert_int_equal(r.thanks, THANKS_NOT_SAID);
    assert_int_equal(r.consent, NOT_SAID);
    r.thanks = THANKS_OWED;
    assert_false(thanks_are_owed(&r));
}

static void
r6_done_has_its_day(void **state) {
    (void)state;
    struct error err;
    struct referral r = owed(1, MON - 5);
    assert_int_equal(thanks_set(&r, THANKS_DONE, MON + 1, MON, &err), FAULT_INVALID);
    assert_string_equal(err.field, "on");
    assert_int_equal(thanks_set(&r, THANKS_DONE, MON - 6, MON, &err), FAULT_INVALID);
    assert_int_equal(r.thanks, THANKS_OWED);
    assert_int_equal(thanks_set(&r, THANKS_DONE, MON - 5, MON, &err), FAULT_NONE);
    assert_int_equal(r.thanked_day, MON - 5);
    static const enum thanks without[] = {THANKS_NOT_APPROPRIATE, THANKS_OWED};
    for (size_t i = 0; i < 2; i++) {
        r.thanked_day = MON;
        assert_int_equal(thanks_set(&r, without[i], DAY_NONE, MON, &err), FAULT_NONE);
        assert_int_equal(r.thanks, without[i]);
        assert_int_equal(r.thanked_day, DAY_NONE);
    }
}

static void
r6_a_touch_is_the_thanks_and_may_cease_to_be(void **state) {
    (void)state;
    struct error err;
    struct referral r = owed(1, MON - 5);
    struct touch t = {.id = 9, .person_id = 1, .day = MON - 5};
    assert_true(thanks_fit(&r, &t));
    t.day--;
    assert_false(thanks_fit(&r, &t));
    t.day = MON;
    t.person_id = 2;
    assert_false(thanks_fit(&r, &t));
    t.person_id = 1;
    thanks_by_touch(&r, &t);
    assert_int_equal(r.thanks, THANKS_DONE);
    assert_int_equal(r.thanked_day, MON);
    assert_int_equal(r.thanks_touch_id, 9);
    /* Said once more for the same day, it still is that touch. */
    assert_int_equal(thanks_set(&r, THANKS_DONE, MON, MON, &err), FAULT_NONE);
    assert_int_equal(r.thanks_touch_id, 9);
    assert_int_equal(thanks_set(&r, THANKS_DONE, MON - 1, MON, &err), FAULT_NONE);
    assert_int_equal(r.thanks_touch_id, 0);
    thanks_by_touch(&r, &t);
    assert_int_equal(thanks_set(&r, THANKS_NOT_APPROPRIATE, MON, MON, &err),
                     FAULT_NONE);
    assert_int_equal(r.thanks_touch_id, 0);
    thanks_by_touch(&r, &t);
    thanks_again(&r);
    assert_true(thanks_are_owed(&r));
    assert_int_equal(r.thanked_day, DAY_NONE);
    assert_int_equal(r.thanks_touch_id, 0);
}

static void
r6_the_longest_owed_comes_first(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    struct referrals all = {0}, some = {0};
    *array_add(ctx, &all) = owed(1, MON);
    *array_add(ctx, &all) = owed(2, MON - 9);
    *array_add(ctx, &all) = owed(3, MON - 3);
    *array_add(ctx, &all) = owed(4, MON - 9);
    *array_add(ctx, &all) = referral_new(1, REFERRAL_RECEIVED, MON - 20);
    thanks_owed(ctx, &all, &some);
    static const int64_t ids[] = {2, 4, 3, 1};
    assert_int_equal(some.count, 4);
    for (size_t i = 0; i < 4; i++)
        assert_int_equal(some.items[i].id, ids[i]);
    talloc_free(ctx);
}

static struct plan
plan_of(enum method first, enum method second) {
    static const struct settings none;
    struct plan plan = plan_at(&none, MON);
    plan.methods[0] = first;
    plan.methods[1] = second;
    plan.method_count = 2;
    return plan;
}

static void
r6_thanks_go_by_hand_or_in_a_letter_if_the_plan_has_these(void **state) {
    (void)state;
    const struct touches none = {0};
    struct state s = {.touches = 3,
                      .last_touch = MON - 50,
                      .next_day = DAY_NONE,
                      .reach = REACH_EMAIL | REACH_PHONE | REACH_ADDRESS};
    struct plan all = plan_of(METHOD_EMAIL, METHOD_CARD);
    assert_int_equal(thanks_method(&all, &s, &none, MON), METHOD_CARD);
    s.reach = REACH_EMAIL | REACH_PHONE;
    assert_int_equal(thanks_method(&all, &s, &none, MON), METHOD_EMAIL);
    s.reach |= REACH_ADDRESS;
    struct plan phone = plan_of(METHOD_PHONE, METHOD_TEXT);
    enum method m = thanks_method(&phone, &s, &none, MON);
    assert_true(m == METHOD_PHONE || m == METHOD_TEXT);
    s.reach = 0;
    s.touches = 0;
    assert_int_equal(thanks_method(&phone, &s, &none, MON), METHOD_NONE);
}

static void
words_are_understood(void **state) {
    (void)state;
    enum said said;
    enum thanks thanks;
    for (int i = NOT_SAID; i <= SAID_YES; i++) {
        assert_true(consent_from_word(consent_word((enum said)i), &said));
        assert_int_equal(said, i);
    }
    assert_true(consent_from_word("Not asked", &said));
    assert_int_equal(said, NOT_SAID);
    assert_false(consent_from_word("perhaps", &said));
    assert_false(consent_from_word(NULL, &said));
    assert_true(thanks_from_word("not-appropriate", &thanks));
    assert_int_equal(thanks, THANKS_NOT_APPROPRIATE);
    assert_true(thanks_from_word("Owed", &thanks));
    assert_int_equal(thanks, THANKS_OWED);
    assert_false(thanks_from_word("", &thanks));
    assert_false(thanks_from_word(NULL, &thanks));
    assert_non_null(strstr(thanks_hint(), "thank you"));
}

int
main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(r6_nothing_is_told_without_consent),
        cmocka_unit_test(r6_the_strictest_consent_counts_for_all),
        cmocka_unit_test(r6_consent_is_to_be_asked_while_thanks_are_owed),
        cmocka_unit_test(r6_thanks_are_for_what_was_received),
        cmocka_unit_test(r6_done_has_its_day),
        cmocka_unit_test(r6_a_touch_is_the_thanks_and_may_cease_to_be),
        cmocka_unit_test(r6_the_longest_owed_comes_first),
        cmocka_unit_test(r6_thanks_go_by_hand_or_in_a_letter_if_the_plan_has_these),
        cmocka_unit_test(words_are_understood),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
