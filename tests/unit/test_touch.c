/* Correcting touches, cards to write, and editing what another hand has changed. */
#include "unit.h"

#include <string.h>

#include "app/cards.h"
#include "app/log.h"
#include "app/note.h"
#include "app/person.h"
#include "app/reach.h"
#include "app/show.h"
#include "app/touch.h"
#include "app/undo.h"
#include "base/memory.h"
#include "practice.h"
#include "store/row.h"

#include "base/ban.h"

static int64_t
log_one(struct practice *p, int64_t id, int days, enum method method, enum said liked) {
    struct log_request r = {.person_id = id,
                            .day = p->app.today + days,
                            .method = method,
                            .share = SHARE_NONE,
                            .liked = liked,
                            .meaningful = NOT_SAID,
                            .next = DAY_NONE};
    struct log_answer answer;
    want(p, FAULT_NONE, app_log(p->ctx, &p->app, &r, &answer, &p->err));
    return answer.touch.id;
}

static struct shown
show(struct practice *p, int64_t id) {
    struct shown shown;
    want(p, FAULT_NONE, app_show(p->ctx, &p->app, id, &shown, &p->err));
    return shown;
}

static struct touch_answer
correct(struct practice *p, const struct touch *touch) {
    struct touch_answer answer;
    want(p, FAULT_NONE, app_touch_edit(p->ctx, &p->app, touch, &answer, &p->err));
    assert_int_equal(practice_wrong(p), 0);
    return answer;
}

static struct touch_answer
take_out(struct practice *p, int64_t touch_id) {
    struct touch_answer answer;
    want(p, FAULT_NONE, app_touch_remove(p->ctx, &p->app, touch_id, &answer, &p->err));
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
a_touch_is_corrected_and_that_is_taken_back(void **state) {
    (void)state;
    struct practice *p = practice_new(true);
    int64_t id = practice_add(p, "Ana Ruiz", "ana@example.org");
    log_one(p, id, 0, METHOD_EMAIL, NOT_SAID);
    struct shown had = show(p, id);
    const char *before = practice_dump(p);
    struct touch touch = had.touches.items[0];
    touch.day -= 4;
    touch.method = METHOD_PHONE;
    touch.share = SHARE_NETWORK;
    touch.meaningful = SAID_YES;
    touch.note = "told me of Ben";
    touch.person_id = 999; /* whose it is can't be changed */
    struct touch_answer answer = correct(p, &touch);
    assert_int_equal(answer.changes.count, 5);
    struct shown now = show(p, id);
    assert_int_equal(now.state.last_touch, p->app.today - 4);
    assert_int_equal(now.state.meaningful, 1);
    assert_int_equal(now.state.next_day, had.state.next_day);
    assert_int_equal(now.touches.items[0].at, had.touches.items[0].at);
    undo(p, before);

    touch.day = p->app.today + 1;
    want(p, FAULT_INVALID, app_touch_edit(p->ctx, &p->app, &touch, &answer, &p->err));
    assert_string_equal(p->err.field, "on");
    touch.day = p->app.today;
    touch.id = 77;
    want(p, FAULT_NOT_FOUND, app_touch_edit(p->ctx, &p->app, &touch, &answer, &p->err));
    practice_free(p);
}

static void
P7_a_judgement_corrected_takes_them_off_the_list_and_back(void **state) {
    (void)state;
    struct practice *p = practice_new(true);
    int64_t id = practice_add(p, "Ana Ruiz", "ana@example.org");
    log_one(p, id, -1, METHOD_EMAIL, SAID_YES);
    log_one(p, id, 0, METHOD_EMAIL, SAID_NO);
    assert_false(show(p, id).state.active);
    struct touch touch = show(p, id).touches.items[0];
    touch.liked = NOT_SAID;
    struct touch_answer answer = correct(p, &touch);
    assert_true(answer.back);
    assert_int_not_equal(answer.next, DAY_NONE);
    /* The judgement before it counts again. */
    assert_int_equal(show(p, id).record.person.liked, SAID_YES);
    touch.liked = SAID_NO;
    assert_true(correct(p, &touch).let_go);
    assert_false(show(p, id).state.active);
    assert_int_equal(show(p, id).open.count, 0);
    /* An older touch has no say in it. */
    touch = show(p, id).touches.items[1];
    touch.liked = SAID_NO;
    assert_false(correct(p, &touch).back);
    assert_true(take_out(p, show(p, id).touches.items[1].id).changes.count == 0);
    assert_false(show(p, id).state.active);
    assert_true(take_out(p, show(p, id).touches.items[0].id).back);
    assert_true(show(p, id).state.active);
    practice_free(p);
}

static void
P7_who_was_let_go_for_another_reason_stays_away(void **state) {
    (void)state;
    struct practice *p = practice_new(true);
    struct reach_answer reach;
    int64_t id = practice_add(p, "Ana Ruiz", "ana@example.org");
    want(p, FAULT_NONE, app_let_go(p->ctx, &p->app, id, "moved away", &reach, &p->err));
    int64_t touch = log_one(p, id, 0, METHOD_EMAIL, SAID_NO);
    assert_false(take_out(p, touch).back);
    assert_false(show(p, id).state.active);
    practice_free(p);
}

static void
a_touch_taken_out_is_as_if_it_had_never_been(void **state) {
    (void)state;
    struct practice *p = practice_new(true);
    struct reach_answer later;
    struct card_answer card;
    int64_t id = practice_add(p, "Ana Ruiz", "ana@example.org");
    want(p, FAULT_NONE,
         app_later(p->ctx, &p->app, id, p->app.today + 1, &later, &p->err));
    want(p, FAULT_NONE, app_card_add(p->ctx, &p->app, id, "thanks", &card, &p->err));
    p->app.today += 2;
    const char *before = practice_dump(p);
    int64_t touch = log_one(p, id, 0, METHOD_CARD, NOT_SAID);
    assert_string_not_equal(practice_dump(p), before);
    assert_int_equal(take_out(p, touch).next, p->app.today - 1);
    assert_string_equal(practice_dump(p), before);
    practice_free(p);
}

static void
an_older_touch_taken_out_leaves_what_came_after_it(void **state) {
    (void)state;
    struct practice *p = practice_new(true);
    int64_t id = practice_add(p, "Ana Ruiz", "ana@example.org");
    int64_t first = log_one(p, id, -5, METHOD_EMAIL, NOT_SAID);
    log_one(p, id, 0, METHOD_PHONE, NOT_SAID);
    day_t next = show(p, id).state.next_day;
    assert_int_equal(take_out(p, first).next, next);
    assert_int_equal(show(p, id).open.count, 1);
    assert_int_equal(show(p, id).state.touches, 1);
    practice_free(p);
}

/* --- cards
 * ---------------------------------------------------------------------------- */

static struct cards_answer
to_write(struct practice *p) {
    struct cards_answer answer;
    want(p, FAULT_NONE, app_cards(p->ctx, &p->app, &answer, &p->err));
    return answer;
}

static void
P4_a_card_promised_is_written_once(void **state) {
    (void)state;
    struct practice *p = practice_new(true);
    struct card_answer card;
    struct log_answer logged;
    int64_t id = practice_add(p, "Ana Ruiz", NULL);
    want(p, FAULT_NOT_FOUND,
         app_card_done(p->ctx, &p->app, id, NULL, false, &logged, &p->err));
    want(p, FAULT_NONE, app_card_add(p->ctx, &p->app, id, NULL, &card, &p->err));
    want(p, FAULT_NONE, app_card_add(p->ctx, &p->app, id, "thanks", &card, &p->err));
    assert_true(card.changed);
    want(p, FAULT_NONE, app_card_add(p->ctx, &p->app, id, NULL, &card, &p->err));
    assert_false(card.changed);
    assert_int_equal(to_write(p).cards.count, 1);
    assert_string_equal(to_write(p).cards.items[0].card.why, "thanks");
    assert_int_equal(to_write(p).no_address, 1);

    const char *before = practice_dump(p);
    want(p, FAULT_NONE,
         app_card_done(p->ctx, &p->app, id, "wrote", false, &logged, &p->err));
    assert_int_equal(logged.touch.method, METHOD_CARD);
    assert_int_equal(logged.done, 1);
    assert_int_equal(to_write(p).cards.count, 0);
    undo(p, before);
    want(p, FAULT_NONE, app_card_remove(p->ctx, &p->app, id, &card, &p->err));
    assert_int_equal(to_write(p).cards.count, 0);
    want(p, FAULT_NOT_FOUND, app_card_remove(p->ctx, &p->app, id, &card, &p->err));
    practice_free(p);
}

static void
a_touch_by_card_is_the_card(void **state) {
    (void)state;
    struct practice *p = practice_new(true);
    struct card_answer card;
    int64_t id = practice_add(p, "Ana Ruiz", NULL);
    want(p, FAULT_NONE, app_card_add(p->ctx, &p->app, id, NULL, &card, &p->err));
    log_one(p, id, 0, METHOD_EMAIL, NOT_SAID);
    assert_int_equal(to_write(p).cards.count, 1);
    /* One of before it was promised is another. */
    log_one(p, id, -1, METHOD_CARD, NOT_SAID);
    assert_int_equal(to_write(p).cards.count, 1);
    log_one(p, id, 0, METHOD_CARD, NOT_SAID);
    assert_int_equal(to_write(p).cards.count, 0);
    /* It was none after all; and it was. */
    struct touch touch = show(p, id).touches.items[0];
    touch.method = METHOD_EMAIL;
    correct(p, &touch);
    assert_int_equal(to_write(p).cards.count, 1);
    touch.method = METHOD_CARD;
    correct(p, &touch);
    assert_int_equal(to_write(p).cards.count, 0);
    /* Of two people who were made one, both may have been promised a card. */
    struct card more = {
        .person_id = id, .asked_day = p->app.today, .done_day = DAY_NONE};
    want(p, FAULT_NONE, app_card_add(p->ctx, &p->app, id, NULL, &card, &p->err));
    want(p, FAULT_NONE, app_begin(&p->app, "card", &p->err));
    want(p, FAULT_NONE, row_add(p->app.store, &CARD, &more, &p->err));
    want(p, FAULT_NONE, store_commit(p->app.store, &p->err));
    assert_int_equal(to_write(p).cards.count, 2);
    log_one(p, id, 0, METHOD_CARD, NOT_SAID);
    assert_int_equal(to_write(p).cards.count, 0);
    practice_free(p);
}

static void
P7_whoever_was_let_go_is_sent_no_card(void **state) {
    (void)state;
    struct practice *p = practice_new(true);
    struct card_answer card;
    struct reach_answer reach;
    int64_t id = practice_add(p, "Ana Ruiz", NULL);
    want(p, FAULT_NONE, app_let_go(p->ctx, &p->app, id, NULL, &reach, &p->err));
    want(p, FAULT_CONFLICT, app_card_add(p->ctx, &p->app, id, NULL, &card, &p->err));
    practice_free(p);
}

/* --- editing
 * ---------------------------------------------------------------------------- */

static struct edit_answer
edit(struct practice *p, int64_t id, const char *version, const char *title,
     enum fault wanted) {
    struct edit_answer answer;
    struct contact *contact;
    want(p, FAULT_NONE, app_contact(p->ctx, &p->app, id, &contact, &p->err));
    contact->title = title;
    contact->tags.count = 0; /* what a form of basics doesn't hold */
    contact->facts.count = 0;
    struct edit_request r = {
        .person_id = id, .contact = contact, .basics = true, .version = version};
    want(p, wanted, app_edit(p->ctx, &p->app, &r, &answer, &p->err));
    return answer;
}

static void
what_another_hand_changed_is_not_overwritten(void **state) {
    (void)state;
    struct practice *p = practice_new(true);
    int64_t id = practice_add(p, "Ana Ruiz", "ana@example.org");
    const char *version = show(p, id).version;
    edit(p, id, version, "Midwife", FAULT_NONE);
    assert_string_not_equal(show(p, id).version, version);
    struct edit_answer answer = edit(p, id, version, "Nurse", FAULT_CONFLICT);
    assert_string_equal(answer.record.person.title, "Midwife");
    assert_string_equal(show(p, id).record.person.title, "Midwife");
    edit(p, id, show(p, id).version, "Nurse", FAULT_NONE);
    assert_string_equal(show(p, id).record.person.title, "Nurse");
    edit(p, id, NULL, "Doula", FAULT_NONE);
    practice_free(p);
}

static void
touches_facts_and_tags_are_not_in_the_way_of_editing(void **state) {
    (void)state;
    struct practice *p = practice_new(true);
    struct note_answer note;
    int64_t id = practice_add(p, "Ana Ruiz", "ana@example.org");
    const char *version = show(p, id).version;
    log_one(p, id, 0, METHOD_EMAIL, SAID_YES);
    struct strings tags = {0}, none = {0};
    *array_add(p->ctx, &tags) = "teens";
    want(p, FAULT_NONE,
         app_tag(p->ctx, &p->app, id, TAG_TAG, &tags, &none, &note, &p->err));
    struct fact fact = {.kind = FACT_NOTE, .text = "plays the cello"};
    want(p, FAULT_NONE, app_fact_add(p->ctx, &p->app, id, &fact, &note, &p->err));
    assert_string_equal(show(p, id).version, version);
    edit(p, id, version, "Midwife", FAULT_NONE);
    /* and they stay, whatever the form left out */
    assert_int_equal(show(p, id).record.tags.count, 1);
    assert_int_equal(show(p, id).record.facts.count, 1);
    practice_free(p);
}

static void
N5_answers_of_the_call_sheet_are_kept_together(void **state) {
    (void)state;
    struct practice *p = practice_new(true);
    struct note_answer note;
    int64_t id = practice_add(p, "Ana Ruiz", NULL);
    const char *first[4] = {"a new group", NULL, "evenings", "a call first"};
    want(p, FAULT_NONE, app_sheet(p->ctx, &p->app, id, first, &note, &p->err));
    assert_true(note.changed);
    assert_string_equal(show(p, id).sheet[0].answer, "a new group");
    assert_null(show(p, id).sheet[1].answer);
    const char *before = practice_dump(p);
    p->app.today++;
    want(p, FAULT_NONE, app_sheet(p->ctx, &p->app, id, first, &note, &p->err));
    assert_false(note.changed);
    assert_string_equal(practice_dump(p), before);
    const char *second[4] = {NULL, "rooms", "", "an e-mail"};
    want(p, FAULT_NONE, app_sheet(p->ctx, &p->app, id, second, &note, &p->err));
    struct shown now = show(p, id);
    assert_string_equal(now.sheet[0].answer, "a new group");
    assert_string_equal(now.sheet[1].answer, "rooms");
    assert_null(now.sheet[2].answer);
    assert_string_equal(now.sheet[3].answer, "an e-mail");
    assert_int_equal(now.record.facts.count, 3);
    undo(p, before);
    practice_free(p);
}

static enum fault
add(struct practice *p, const char *email, const char *phone, int64_t into,
    struct add_answer *answer) {
    struct contacts *all = contacts_new(p->ctx, FORMAT_UNKNOWN);
    struct contact *c = contact_new(all, 1);
    c->name = "Ana Ruiz";
    c->title = "Midwife";
    contact_add_way(c, CONTACT_EMAIL, NULL, email, false);
    contact_add_way(c, CONTACT_PHONE, NULL, phone, false);
    contact_finish(all, c);
    struct add_request r = {.contact = c,
                            .liked = SAID_YES,
                            .practice_full = NOT_SAID,
                            .next = DAY_NONE,
                            .into = into};
    return app_add(p->ctx, &p->app, &r, answer, &p->err);
}

static void
who_is_here_is_completed_instead_of_added_twice(void **state) {
    (void)state;
    struct practice *p = practice_new(true);
    struct add_answer answer;
    struct reach_answer reach;
    int64_t id = practice_add(p, "Ana Ruiz", "ana@example.org");
    want(p, FAULT_CONFLICT, add(p, "ana@example.org", "555-0101", 0, &answer));
    assert_int_equal(answer.same.person.id, id);
    want(p, FAULT_NONE, app_let_go(p->ctx, &p->app, id, NULL, &reach, &p->err));
    const char *before = practice_dump(p);
    want(p, FAULT_NONE, add(p, "ana@example.org", "555-0101", id, &answer));
    assert_true(answer.completed);
    assert_true(answer.back);
    assert_int_equal(answer.people, 1);
    struct shown now = show(p, id);
    assert_int_equal(now.record.ways.count, 2);
    assert_string_equal(now.record.person.title, "Midwife");
    assert_int_equal(now.record.person.liked, SAID_YES);
    undo(p, before);
    want(p, FAULT_NOT_FOUND, add(p, NULL, "555-0101", 99, &answer));
    practice_free(p);
}

int
main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_touch_is_corrected_and_that_is_taken_back),
        cmocka_unit_test(P7_a_judgement_corrected_takes_them_off_the_list_and_back),
        cmocka_unit_test(P7_who_was_let_go_for_another_reason_stays_away),
        cmocka_unit_test(a_touch_taken_out_is_as_if_it_had_never_been),
        cmocka_unit_test(an_older_touch_taken_out_leaves_what_came_after_it),
        cmocka_unit_test(P4_a_card_promised_is_written_once),
        cmocka_unit_test(a_touch_by_card_is_the_card),
        cmocka_unit_test(P7_whoever_was_let_go_is_sent_no_card),
        cmocka_unit_test(what_another_hand_changed_is_not_overwritten),
        cmocka_unit_test(touches_facts_and_tags_are_not_in_the_way_of_editing),
        cmocka_unit_test(N5_answers_of_the_call_sheet_are_kept_together),
        cmocka_unit_test(who_is_here_is_completed_instead_of_added_twice),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
