/* Thanking is a touch, and what becomes of it (METHOD R6). */
#include "unit.h"

#include <string.h>

#include "app/cards.h"
#include "app/duplicates.h"
#include "app/log.h"
#include "app/reach.h"
#include "app/thanks.h"
#include "app/today.h"
#include "app/touch.h"
#include "app/undo.h"
#include "base/memory.h"
#include "practice.h"
#include "store/row.h"

#include "base/ban.h"

/* Referred `days` ago; the id of the referral. */
static int64_t
refer(struct practice *p, int64_t person_id, int days, const char *about) {
    struct referral_answer answer;
    struct referral r = referral_new(person_id, REFERRAL_RECEIVED, p->app.today - days);
    r.about = about;
    want(p, FAULT_NONE, app_referral_add(p->ctx, &p->app, &r, &answer, &p->err));
    assert_int_equal(answer.referral.thanks, THANKS_OWED);
    return answer.referral.id;
}

static struct referral
referral(struct practice *p, int64_t id) {
    struct referral_answer answer;
    want(p, FAULT_NONE, app_referral(p->ctx, &p->app, id, &answer, &p->err));
    return answer.referral;
}

static struct log_request
touch_of(struct practice *p, int64_t person_id, int days, bool thanks) {
    return (struct log_request){.person_id = person_id,
                                .day = p->app.today - days,
                                .method = METHOD_CARD,
                                .share = SHARE_NONE,
                                .liked = NOT_SAID,
                                .meaningful = NOT_SAID,
                                .next = DAY_NONE,
                                .thanks = thanks};
}

static struct log_answer
log_one(struct practice *p, int64_t person_id, int days, bool thanks) {
    struct log_answer answer;
    struct log_request r = touch_of(p, person_id, days, thanks);
    want(p, FAULT_NONE, app_log(p->ctx, &p->app, &r, &answer, &p->err));
    assert_int_equal(practice_wrong(p), 0);
    return answer;
}

static void
undo(struct practice *p, const char *before) {
    struct undo_answer answer;
    want(p, FAULT_NONE, app_undo(p->ctx, &p->app, &answer, &p->err));
    assert_string_equal(practice_dump(p), before);
    assert_int_equal(practice_wrong(p), 0);
}

static void
expect_owed(struct practice *p, int64_t id) {
    struct referral r = referral(p, id);
    assert_int_equal(r.thanks, THANKS_OWED);
    assert_int_equal(r.thanked_day, DAY_NONE);
    assert_int_equal(r.thanks_touch_id, 0);
}

static void
expect_thanked(struct practice *p, int64_t id, day_t day, int64_t touch_id) {
    struct referral r = referral(p, id);
    assert_int_equal(r.thanks, THANKS_DONE);
    assert_int_equal(r.thanked_day, day);
    assert_int_equal(r.thanks_touch_id, touch_id);
}

static struct today_answer
today(struct practice *p) {
    struct today_answer answer;
    const struct today_request request = {0};
    want(p, FAULT_NONE, app_today(p->ctx, &p->app, &request, &answer, &p->err));
    return answer;
}

static struct thanks_answer
queue(struct practice *p) {
    struct thanks_answer answer;
    const struct thanks_request request = {.limit = 50};
    want(p, FAULT_NONE, app_thanks(p->ctx, &p->app, &request, &answer, &p->err));
    return answer;
}

static void
r6_a_touch_settles_all_that_is_owed_and_is_taken_back(void **state) {
    (void)state;
    struct practice *p = practice_new(true);
    int64_t ana = practice_add(p, "Ana Ruiz", "ana@example.org");
    int64_t ben = practice_add(p, "Ben Ohm", "ben@example.org");
    int64_t one = refer(p, ana, 9, NULL), two = refer(p, ana, 2, NULL);
    int64_t other = refer(p, ben, 1, NULL);
    const char *before = practice_dump(p);
    struct log_answer plain = log_one(p, ana, 0, false);
    assert_int_equal(plain.thanked.count, 0);
    assert_int_equal(plain.owed.count, 2);
    expect_owed(p, one);
    undo(p, before);
    struct log_answer answer = log_one(p, ana, 1, true);
    assert_int_equal(answer.thanked.count, 2);
    assert_int_equal(answer.thanked.items[0].id, one);
    assert_int_equal(answer.owed.count, 0);
    expect_thanked(p, one, p->app.today - 1, answer.touch.id);
    expect_thanked(p, two, p->app.today - 1, answer.touch.id);
    expect_owed(p, other);
    undo(p, before);
    /* Nothing is owed for what came after it. */
    answer = log_one(p, ana, 5, true);
    expect_thanked(p, one, p->app.today - 5, answer.touch.id);
    expect_owed(p, two);
    assert_int_equal(answer.owed.count, 1);
    struct log_request r = touch_of(p, ana, 5, true);
    want(p, FAULT_INVALID, app_log(p->ctx, &p->app, &r, &answer, &p->err));
    assert_string_equal(p->err.field, "thanks");
    log_one(p, ana, 0, true);
    r.day = p->app.today;
    before = practice_dump(p);
    want(p, FAULT_INVALID, app_log(p->ctx, &p->app, &r, &answer, &p->err));
    assert_string_equal(p->err.field, "thanks");
    assert_string_equal(practice_dump(p), before);
    practice_free(p);
}

static void
r6_without_the_touch_thanks_are_owed_again(void **state) {
    (void)state;
    struct practice *p = practice_new(true);
    struct touch_answer answer;
    int64_t ana = practice_add(p, "Ana Ruiz", "ana@example.org");
    int64_t id = refer(p, ana, 9, NULL);
    struct touch touch = log_one(p, ana, 0, true).touch;
    const char *thanked = practice_dump(p);
    want(p, FAULT_NONE, app_touch_remove(p->ctx, &p->app, touch.id, &answer, &p->err));
    assert_int_equal(answer.owed.count, 1);
    expect_owed(p, id);
    assert_int_equal(practice_wrong(p), 0);
    undo(p, thanked);
    expect_thanked(p, id, p->app.today, touch.id);
    /* With another day it still is; before the referral came it can't be. */
    touch.day = p->app.today - 9;
    want(p, FAULT_NONE, app_touch_edit(p->ctx, &p->app, &touch, &answer, &p->err));
    assert_int_equal(answer.owed.count, 0);
    expect_thanked(p, id, touch.day, touch.id);
    touch.day--;
    want(p, FAULT_NONE, app_touch_edit(p->ctx, &p->app, &touch, &answer, &p->err));
    assert_int_equal(answer.owed.count, 1);
    expect_owed(p, id);
    assert_int_equal(practice_wrong(p), 0);
    practice_free(p);
}

static void
r6_a_card_on_the_list_can_be_the_thanks(void **state) {
    (void)state;
    struct practice *p = practice_new(true);
    struct card_answer card;
    struct log_answer answer;
    struct cards_answer cards;
    int64_t ana = practice_add(p, "Ana Ruiz", "ana@example.org");
    int64_t id = refer(p, ana, 9, NULL);
    want(p, FAULT_NONE, app_card_add(p->ctx, &p->app, ana, "thanks", &card, &p->err));
    want(p, FAULT_NONE, app_cards(p->ctx, &p->app, &cards, &p->err));
    assert_int_equal(cards.cards.items[0].owed.count, 1);
    const char *before = practice_dump(p);
    want(p, FAULT_NONE,
         app_card_done(p->ctx, &p->app, ana, NULL, true, &answer, &p->err));
    expect_thanked(p, id, p->app.today, answer.touch.id);
    undo(p, before);
    want(p, FAULT_NONE,
         app_card_done(p->ctx, &p->app, ana, NULL, false, &answer, &p->err));
    expect_owed(p, id);
    practice_free(p);
}

static void
r6_where_thanks_stand_is_said_and_taken_back(void **state) {
    (void)state;
    struct practice *p = practice_new(true);
    struct referral_answer answer;
    struct app *app = &p->app;
    int64_t ana = practice_add(p, "Ana Ruiz", "ana@example.org");
    int64_t id = refer(p, ana, 9, NULL);
    const char *before = practice_dump(p);
    want(p, FAULT_NONE,
         app_thanks_set(p->ctx, app, id, THANKS_NOT_APPROPRIATE, DAY_NONE, &answer,
                        &p->err));
    assert_true(answer.changed);
    assert_int_equal(queue(p).total, 0);
    assert_int_equal(queue(p).thanked.count, 0);
    undo(p, before);
    want(
        p, FAULT_NONE,
        app_thanks_set(p->ctx, app, id, THANKS_DONE, app->today - 1, &answer, &p->err));
    want(
        p, FAULT_NONE,
        app_thanks_set(p->ctx, app, id, THANKS_DONE, app->today - 1, &answer, &p->err));
    assert_false(answer.changed);
    assert_int_equal(queue(p).thanked.count, 1);
    app->today += 100; /* that was long ago */
    assert_int_equal(queue(p).thanked.count, 0);
    app->today -= 100;
    want(p, FAULT_NONE,
         app_thanks_set(p->ctx, app, id, THANKS_OWED, DAY_NONE, &answer, &p->err));
    assert_int_equal(queue(p).owed, 1);
    assert_int_equal(practice_wrong(p), 0);
    want(p, FAULT_NONE, app_consent_set(p->ctx, app, id, SAID_YES, &answer, &p->err));
    assert_true(answer.changed);
    assert_int_equal(queue(p).ask.count, 0);
    want(p, FAULT_NONE, app_consent_set(p->ctx, app, id, NOT_SAID, &answer, &p->err));
    assert_int_equal(queue(p).ask.count, 1);
    want(p, FAULT_NOT_FOUND,
         app_consent_set(p->ctx, app, 99, SAID_NO, &answer, &p->err));
    want(p, FAULT_NOT_FOUND,
         app_thanks_set(p->ctx, app, 99, THANKS_OWED, DAY_NONE, &answer, &p->err));
    practice_free(p);
}

static void
r6_the_queue_goes_by_people_the_longest_owed_first(void **state) {
    (void)state;
    struct practice *p = practice_new(true);
    struct reach_answer reach;
    int64_t ana = practice_add(p, "Ana Ruiz", "ana@example.org");
    int64_t ben = practice_add(p, "Ben Ohm", NULL);
    int64_t cy = practice_add(p, "Cy Lee", "cy@example.org");
    refer(p, ana, 3, NULL);
    refer(p, ben, 5, NULL);
    refer(p, ana, 12, NULL);
    refer(p, cy, 1, NULL);
    want(p, FAULT_NONE, app_let_go(p->ctx, &p->app, cy, NULL, &reach, &p->err));
    want(p, FAULT_NONE,
         app_later(p->ctx, &p->app, ben, p->app.today + 2, &reach, &p->err));
    struct thanks_answer a = queue(p);
    assert_int_equal(a.total, 3);
    assert_int_equal(a.owed, 4);
    assert_int_equal(a.people.count, 3);
    assert_int_equal(a.people.items[0].state.person_id, ana);
    assert_int_equal(a.people.items[0].owed.count, 2);
    assert_int_equal(a.people.items[0].owed.items[0].day, p->app.today - 12);
    assert_int_equal(a.people.items[1].state.person_id, ben);
    assert_int_equal(a.people.items[1].later, p->app.today + 2);
    assert_false(a.people.items[2].state.active);
    /* A page at a time. */
    const struct thanks_request second = {.from = 1, .limit = 1};
    want(p, FAULT_NONE, app_thanks(p->ctx, &p->app, &second, &a, &p->err));
    assert_int_equal(a.people.count, 1);
    assert_int_equal(a.people.items[0].state.person_id, ben);
    /* Today: neither who was put off nor who was let go. */
    struct today_answer t = today(p);
    assert_int_equal(t.picks.count, 1);
    assert_int_equal(t.picks.items[0].candidate.tier, TIER_THANKS);
    assert_int_equal(t.picks.items[0].candidate.state.person_id, ana);
    assert_string_equal(t.picks.items[0].reasons[0].rule, "R6");
    assert_non_null(strstr(t.picks.items[0].reasons[0].text, "2 referrals"));
    p->app.today += 2;
    assert_int_equal(today(p).picks.count, 2);
    practice_free(p);
}

/* Whatever was kept of the client, the words on Today are the same. */
static void
r6_r8_todays_words_hold_nothing_of_what_was_kept(void **state) {
    (void)state;
    static const char *const kept[] = {"teen anxiety", "Mia K., her mother's client",
                                       "%s%n@", "</textarea><b>", NULL};
    static const enum said consents[] = {NOT_SAID, SAID_NO, SAID_YES};
    for (size_t c = 0; c < 3; c++) {
        const char *first = NULL;
        for (size_t k = 0; k < sizeof kept / sizeof *kept; k++) {
            struct practice *p = practice_new(true);
            struct referral_answer answer;
            int64_t ana = practice_add(p, "Ana Ruiz", "ana@example.org");
            int64_t id = refer(p, ana, 9, kept[k]);
            struct referral r = referral(p, id);
            r.outcome = r.place = r.how = r.why = kept[k];
            r.consent = consents[c];
            want(p, FAULT_NONE,
                 app_referral_edit(p->ctx, &p->app, &r, &answer, &p->err));
            struct today_answer t = today(p);
            assert_int_equal(t.picks.count, 1);
            const struct draft *d = &t.picks.items[0].letter.draft;
            char *words = mem_printf(NULL, "%s|%s", d->subject, d->body);
            bool tells = strstr(words, "sent my way") != NULL;
            assert_int_equal(tells, consents[c] == SAID_YES);
            if (first)
                assert_string_equal(first, words);
            if (first)
                talloc_free(words);
            else
                first = words;
            practice_free(p);
        }
        talloc_free((void *)(uintptr_t)first);
    }
}

static void
r6_thanks_to_somebody_else_leave_them_owed(void **state) {
    (void)state;
    struct practice *p = practice_new(true);
    struct referral_answer answer;
    int64_t ana = practice_add(p, "Ana Ruiz", "ana@example.org");
    int64_t ben = practice_add(p, "Ben Ohm", "ben@example.org");
    int64_t id = refer(p, ana, 9, NULL);
    struct log_answer touch = log_one(p, ana, 4, true);
    expect_thanked(p, id, p->app.today - 4, touch.touch.id);
    struct referral r = referral(p, id);
    r.person_id = ben; /* it came from Ben, as it turns out */
    want(p, FAULT_NONE, app_referral_edit(p->ctx, &p->app, &r, &answer, &p->err));
    assert_int_equal(referral(p, id).thanks, THANKS_OWED);
    assert_int_equal(referral(p, id).thanks_touch_id, 0);
    assert_int_equal(referral(p, id).thanked_day, DAY_NONE);
    assert_int_equal(practice_wrong(p), 0);
    practice_free(p);
}

static void
merging_people_keeps_thanks(void **state) {
    (void)state;
    struct practice *p = practice_new(true);
    struct merge_answer merged;
    int64_t ana = practice_add(p, "Ana Ruiz", "ana@example.org");
    int64_t again = practice_add(p, "A. Ruiz", "ruiz@example.org");
    int64_t one = refer(p, ana, 9, NULL), two = refer(p, again, 5, NULL);
    int64_t three = refer(p, again, 4, NULL);
    struct log_answer touch = log_one(p, again, 4, true);
    struct referral_answer answer;
    want(p, FAULT_NONE,
         app_thanks_set(p->ctx, &p->app, three, THANKS_OWED, DAY_NONE, &answer,
                        &p->err));
    const char *before = practice_dump(p);
    const struct merge_request request = {.keep_id = ana, .other_id = again};
    want(p, FAULT_NONE, app_merge(p->ctx, &p->app, &request, &merged, &p->err));
    assert_int_equal(practice_wrong(p), 0);
    expect_thanked(p, two, p->app.today - 4, touch.touch.id);
    assert_int_equal(referral(p, two).person_id, ana);
    struct thanks_answer a = queue(p);
    assert_int_equal(a.total, 1);
    assert_int_equal(a.people.items[0].owed.count, 2);
    assert_int_equal(a.people.items[0].owed.items[0].id, one);
    assert_int_equal(a.people.items[0].owed.items[1].id, three);
    undo(p, before);
    practice_free(p);
}

int
main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(r6_a_touch_settles_all_that_is_owed_and_is_taken_back),
        cmocka_unit_test(r6_without_the_touch_thanks_are_owed_again),
        cmocka_unit_test(r6_a_card_on_the_list_can_be_the_thanks),
        cmocka_unit_test(r6_where_thanks_stand_is_said_and_taken_back),
        cmocka_unit_test(r6_the_queue_goes_by_people_the_longest_owed_first),
        cmocka_unit_test(r6_r8_todays_words_hold_nothing_of_what_was_kept),
        cmocka_unit_test(r6_thanks_to_somebody_else_leave_them_owed),
        cmocka_unit_test(merging_people_keeps_thanks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
