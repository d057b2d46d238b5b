/* What follows from the ledger for a person: the stage (METHOD N1) and whether they
 * have referred (N3), through all that can be done with a referral and with people. */
#include "unit.h"

#include <string.h>

#include "app/duplicates.h"
#include "app/import.h"
#include "app/log.h"
#include "app/reach.h"
#include "app/referral.h"
#include "app/show.h"
#include "app/undo.h"
#include "base/memory.h"
#include "exchange/detect.h"
#include "practice.h"

#include "base/ban.h"

static struct shown
show(struct practice *p, int64_t id) {
    struct shown s;
    want(p, FAULT_NONE, app_show(p->ctx, &p->app, id, &s, &p->err));
    return s;
}

/* Where they stand, what the ledger says, and that nothing derived has fallen behind.
 */
static void
expect(struct practice *p, int64_t id, enum stage stage, int received, int given) {
    struct shown s = show(p, id);
    enum said referred = received > 0 ? SAID_YES : SAID_NO;
    assert_int_equal(s.state.stage, stage);
    assert_int_equal(s.state.received, received);
    assert_int_equal(s.state.given, given);
    assert_int_equal(s.state.qualifiers, received > 0);
    assert_int_equal(s.qualified[QUALIFIER_REFERRED].holds, referred);
    assert_int_equal(s.state.received_day != DAY_NONE, received > 0);
    assert_int_equal(s.state.given_day != DAY_NONE, given > 0);
    assert_int_equal(practice_wrong(p), 0);
}

static struct referral
enter(struct practice *p, int64_t id, enum referral_direction direction, int days_ago) {
    struct referral r = referral_new(id, direction, p->app.today - days_ago);
    struct referral_answer a;
    want(p, FAULT_NONE, app_referral_add(p->ctx, &p->app, &r, &a, &p->err));
    return a.referral;
}

static void
edit(struct practice *p, const struct referral *r) {
    struct referral_answer a;
    want(p, FAULT_NONE, app_referral_edit(p->ctx, &p->app, r, &a, &p->err));
}

static void
take_out(struct practice *p, int64_t id) {
    struct referral_answer a;
    want(p, FAULT_NONE, app_referral_remove(p->ctx, &p->app, id, &a, &p->err));
}

static void
undo(struct practice *p) {
    struct undo_answer a;
    want(p, FAULT_NONE, app_undo(p->ctx, &p->app, &a, &p->err));
}

static void
redo(struct practice *p) {
    struct undo_answer a;
    want(p, FAULT_NONE, app_redo(p->ctx, &p->app, &a, &p->err));
}

static void
touch(struct practice *p, int64_t id) {
    struct log_request r = {.person_id = id,
                            .day = p->app.today,
                            .method = METHOD_PHONE,
                            .share = SHARE_NONE,
                            .liked = NOT_SAID,
                            .meaningful = NOT_SAID,
                            .next = DAY_NONE};
    struct log_answer a;
    want(p, FAULT_NONE, app_log(p->ctx, &p->app, &r, &a, &p->err));
}

static void
n1_closing_begins_with_a_referral_received_and_ends_with_the_last_taken_out(
    void **state) {
    (void)state;
    struct practice *p = practice_new(true);
    int64_t ana = practice_add(p, "Ana Ruiz", "ana@example.org");
    expect(p, ana, STAGE_ADDING, 0, 0);
    struct referral given = enter(p, ana, REFERRAL_GIVEN, 30);
    expect(p, ana, STAGE_ADDING, 0, 1);
    struct referral first = enter(p, ana, REFERRAL_RECEIVED, 90);
    struct referral second = enter(p, ana, REFERRAL_RECEIVED, 3);
    expect(p, ana, STAGE_CLOSING, 2, 1);
    assert_int_equal(show(p, ana).state.received_day, p->app.today - 3);
    take_out(p, second.id);
    expect(p, ana, STAGE_CLOSING, 1, 1);
    assert_int_equal(show(p, ana).state.received_day, p->app.today - 90);
    take_out(p, first.id);
    expect(p, ana, STAGE_ADDING, 0, 1);
    touch(p, ana);
    expect(p, ana, STAGE_FOLLOWING, 0, 1);
    take_out(p, given.id);
    expect(p, ana, STAGE_FOLLOWING, 0, 0);
    practice_free(p);
}

static void
n1_what_became_of_a_referral_changes_nothing_about_who_sent_it(void **state) {
    (void)state;
    struct practice *p = practice_new(true);
    int64_t ana = practice_add(p, "Ana Ruiz", "ana@example.org");
    struct referral r = enter(p, ana, REFERRAL_RECEIVED, 2);
    struct referral_answer a;
    static const enum step steps[] = {STEP_CONTACTED, STEP_BOOKED, STEP_ENDED};
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        enum referral_end why = steps[i] == STEP_ENDED ? END_NOT_A_FIT : END_NONE;
        want(p, FAULT_NONE,
             app_referral_step(p->ctx, &p->app, r.id, steps[i], p->app.today, 0, why,
                               &a, &p->err));
        expect(p, ana, STAGE_CLOSING, 1, 0);
    }
    want(p, FAULT_NONE, app_referral_back(p->ctx, &p->app, r.id, &a, &p->err));
    expect(p, ana, STAGE_CLOSING, 1, 0);
    practice_free(p);
}

static void
n3_who_has_referred_follows_when_it_was_somebody_else(void **state) {
    (void)state;
    struct practice *p = practice_new(true);
    int64_t ana = practice_add(p, "Ana Ruiz", "ana@example.org");
    int64_t ben = practice_add(p, "Ben Ohm", "ben@example.org");
    touch(p, ben);
    struct referral r = enter(p, ana, REFERRAL_RECEIVED, 5);
    r.person_id = ben;
    edit(p, &r);
    expect(p, ana, STAGE_ADDING, 0, 0);
    expect(p, ben, STAGE_CLOSING, 1, 0);
    r.direction = REFERRAL_GIVEN;
    r.thanks = THANKS_NOT_SAID;
    edit(p, &r);
    expect(p, ben, STAGE_FOLLOWING, 0, 1);
    undo(p);
    expect(p, ben, STAGE_CLOSING, 1, 0);
    undo(p);
    expect(p, ana, STAGE_CLOSING, 1, 0);
    expect(p, ben, STAGE_FOLLOWING, 0, 0);
    redo(p);
    expect(p, ana, STAGE_ADDING, 0, 0);
    expect(p, ben, STAGE_CLOSING, 1, 0);
    practice_free(p);
}

static void
n3_undo_takes_it_back_and_redo_brings_it_again(void **state) {
    (void)state;
    struct practice *p = practice_new(true);
    int64_t ana = practice_add(p, "Ana Ruiz", "ana@example.org");
    struct referral r = enter(p, ana, REFERRAL_RECEIVED, 5);
    undo(p);
    expect(p, ana, STAGE_ADDING, 0, 0);
    redo(p);
    expect(p, ana, STAGE_CLOSING, 1, 0);
    take_out(p, r.id);
    expect(p, ana, STAGE_ADDING, 0, 0);
    undo(p);
    expect(p, ana, STAGE_CLOSING, 1, 0);
    assert_string_equal(show(p, ana).referrals.items[0].code, r.code);
    practice_free(p);
}

static void
n1_who_was_let_go_comes_back_to_where_the_ledger_says(void **state) {
    (void)state;
    struct practice *p = practice_new(true);
    int64_t ana = practice_add(p, "Ana Ruiz", "ana@example.org");
    struct reach_answer a;
    enter(p, ana, REFERRAL_RECEIVED, 5);
    want(p, FAULT_NONE, app_let_go(p->ctx, &p->app, ana, "moved away", &a, &p->err));
    expect(p, ana, STAGE_LET_GO, 1, 0);
    enter(p, ana, REFERRAL_RECEIVED, 1);
    expect(p, ana, STAGE_LET_GO, 2, 0);
    want(p, FAULT_NONE, app_back(p->ctx, &p->app, ana, &a, &p->err));
    expect(p, ana, STAGE_CLOSING, 2, 0);
    practice_free(p);
}

static void
n3_a_merge_brings_both_ledgers_together(void **state) {
    (void)state;
    struct practice *p = practice_new(true);
    int64_t ana = practice_add(p, "Ana Ruiz", "ana@example.org");
    int64_t anna = practice_add(p, "Anna Ruiz", "anna@example.org");
    struct merge_request merge = {.keep_id = ana, .other_id = anna};
    struct merge_answer a;
    enter(p, ana, REFERRAL_GIVEN, 50);
    struct referral sent = enter(p, anna, REFERRAL_RECEIVED, 5);
    struct referral on = referral_new(ana, REFERRAL_GIVEN, p->app.today - 1);
    struct referral_answer passed;
    on.passed_from_id = sent.id;
    want(p, FAULT_NONE, app_referral_add(p->ctx, &p->app, &on, &passed, &p->err));
    want(p, FAULT_NONE, app_merge(p->ctx, &p->app, &merge, &a, &p->err));
    assert_int_equal(a.referrals, 1);
    expect(p, ana, STAGE_CLOSING, 1, 2);
    assert_int_equal(show(p, ana).state.thanks_day, sent.day);
    undo(p);
    expect(p, ana, STAGE_ADDING, 0, 2);
    expect(p, anna, STAGE_CLOSING, 1, 0);
    redo(p);
    expect(p, ana, STAGE_CLOSING, 1, 2);
    practice_free(p);
}

static struct import_answer
bring(struct practice *p, const char *text) {
    struct contacts *all = NULL;
    struct import_answer a;
    want(p, FAULT_NONE, contacts_read(p->ctx, text, strlen(text), NULL, &all, &p->err));
    struct import_request r = {.file = "a.csv", .contacts = all};
    want(p, FAULT_NONE, app_import(p->ctx, &p->app, &r, &a, &p->err));
    return a;
}

static void
n1_an_import_neither_makes_nor_ends_a_stage(void **state) {
    (void)state;
    struct practice *p = practice_new(true);
    int64_t ana = practice_add(p, "Ana Ruiz", "ana@example.org");
    enter(p, ana, REFERRAL_RECEIVED, 5);
    struct import_answer a = bring(p, "Name,E-mail,Phone\n"
                                      "Ana Ruiz,ana@example.org,555-0100\n"
                                      "Ben Ohm,ben@example.org,\n");
    assert_int_equal(a.import.merged, 1);
    assert_int_equal(a.import.added, 1);
    struct ids people = practice_people(p);
    int64_t ben = people.items[people.count - 1];
    expect(p, ana, STAGE_CLOSING, 1, 0);
    expect(p, ben, STAGE_ADDING, 0, 0);
    undo(p);
    expect(p, ana, STAGE_CLOSING, 1, 0);
    assert_int_equal(practice_people(p).count, 1);
    practice_free(p);
}

static void
n3_who_came_by_an_import_and_has_referred_since_stays(void **state) {
    (void)state;
    struct practice *p = practice_new(true);
    struct import_undo_answer taken;
    bring(p, "Name,E-mail\nAna Ruiz,ana@example.org\nBen Ohm,ben@example.org\n");
    int64_t ana = practice_people(p).items[0];
    enter(p, ana, REFERRAL_RECEIVED, 5);
    want(p, FAULT_NONE, app_import_undo(p->ctx, &p->app, 0, &taken, &p->err));
    assert_int_equal(practice_people(p).count, 1);
    expect(p, ana, STAGE_CLOSING, 1, 0);
    practice_free(p);
}

int
main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(
            n1_closing_begins_with_a_referral_received_and_ends_with_the_last_taken_out),
        cmocka_unit_test(
            n1_what_became_of_a_referral_changes_nothing_about_who_sent_it),
        cmocka_unit_test(n3_who_has_referred_follows_when_it_was_somebody_else),
        cmocka_unit_test(n3_undo_takes_it_back_and_redo_brings_it_again),
        cmocka_unit_test(n1_who_was_let_go_comes_back_to_where_the_ledger_says),
        cmocka_unit_test(n3_a_merge_brings_both_ledgers_together),
        cmocka_unit_test(n1_an_import_neither_makes_nor_ends_a_stage),
        cmocka_unit_test(n3_who_came_by_an_import_and_has_referred_since_stays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
