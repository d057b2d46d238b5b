#include "unit.h"

#include <stdlib.h>
#include <string.h>

#include "app/import.h"
#include "app/ledger.h"
#include "app/ledger_csv.h"
#include "app/ledger_import.h"
#include "app/ledger_many.h"
#include "app/plan.h"
#include "app/reach.h"
#include "app/referral.h"
#include "app/today.h"
#include "app/undo.h"
#include "base/memory.h"
#include "domain/ledger_check.h"
#include "practice.h"

#include "base/ban.h"

static const char sheet_text[] =
    "Date Received,Date Sent,Referred By,Referred To,Reason,Completed,Follow-Up Sent\n"
    "2025-03-01,,Ana Ruiz,,teen anxiety,yes,yes\n"
    "2025-03-01,,Ana Ruiz,,teen anxiety,no,no\n"
    "2025-04-01,,Psychology Today,,panic,,\n"
    ",2025-05-01,,\"Dr. Lena Holt, LMFT\",couples,contacted,\n"
    "2026-02-27,,Harbour School,,sleep,not yet,\n"
    "2027-01-01,,Cy Lund,,later,,\n";

static const struct referral_sheet *
read_sheet(struct practice *p, const char *text) {
    struct referral_sheet *sheet;
    want(p, FAULT_NONE, sheet_read(p->ctx, text, strlen(text), NULL, &sheet, &p->err));
    return sheet;
}

static struct ledger_import_answer
bring(struct practice *p, const char *text, const struct source_choices *choices) {
    struct ledger_import_answer a;
    const struct ledger_import_request r = {
        .file = "a.csv", .sheet = read_sheet(p, text), .choices = choices};
    want(p, FAULT_NONE, app_ledger_import(p->ctx, &p->app, &r, 1, &a, &p->err));
    return a;
}

static struct named_referrals
ledger(struct practice *p) {
    const struct ledger_request all = LEDGER_REQUEST_ALL;
    struct ledger_answer answer;
    want(p, FAULT_NONE, app_ledger_list(p->ctx, &p->app, &all, &answer, &p->err));
    return answer.referrals;
}

static void
r1_a_sheet_comes_in_and_a_second_time_changes_nothing(void **state) {
    struct practice *p = *state;
    int64_t ana = practice_add(p, "Ana Ruiz", NULL);
    const char *before = practice_dump(p);
    struct ledger_import_answer a = bring(p, sheet_text, NULL);
    assert_int_equal(a.import.added, 5);
    assert_int_equal(a.received, 4);
    assert_int_equal(a.given, 1);
    assert_int_equal(a.import.skipped, 1);
    assert_string_equal(a.skips.items[0].text, "its date lies in the future");
    assert_int_equal(a.people, 2);
    assert_int_equal(a.places, 1);
    /* nobody is added for a row that stays out */
    assert_int_equal(practice_people(p).count, 4);
    assert_int_equal(a.sources.items[0].person_id, ana);
    assert_int_equal(a.sources.items[0].fate, SOURCE_FOUND);
    assert_int_equal(practice_wrong(p), 0);
    const char *after = practice_dump(p);
    a = bring(p, sheet_text, NULL);
    assert_int_equal(a.import.added, 0);
    assert_int_equal(a.import.unchanged, 5);
    assert_string_equal(practice_dump(p), after);
    struct undo_answer undone;
    want(p, FAULT_NONE, app_undo(p->ctx, &p->app, &undone, &p->err));
    assert_string_equal(practice_dump(p), before);
    assert_int_equal(practice_wrong(p), 0);
}

static void
p11_what_is_past_starts_no_clock_and_owes_no_thanks(void **state) {
    struct practice *p = *state;
    bring(p, sheet_text, NULL);
    struct named_referrals all = ledger(p);
    assert_int_equal(all.count, 5);
    for (size_t i = 0; i < all.count; i++) {
        const struct referral *r = &all.items[i].referral;
        bool fresh = r->day > PRACTICE_TODAY - REFERRAL_FRESH_DAYS;
        assert_int_equal(referral_is_open(r), fresh);
        assert_int_equal(r->thanks == THANKS_OWED, fresh);
    }
    /* the one said to be seen, and thanked for; the one that came to nothing */
    const struct referral *nothing = &all.items[3].referral;
    const struct referral *seen = &all.items[4].referral;
    assert_int_equal(referral_step(seen), STEP_SEEN);
    assert_int_equal(seen->thanks, THANKS_DONE);
    assert_int_equal(seen->thanked_day, DAY_NONE);
    assert_int_equal(referral_step(nothing), STEP_ENDED);
    assert_int_equal(nothing->ended_why, END_OTHER);
    /* one that had been contacted, and nobody waits for it now */
    assert_int_equal(referral_step(&all.items[1].referral), STEP_UNKNOWN);
    assert_string_equal(all.items[1].referral.outcome, "contacted");
}

/* A yes has no day, and one before the referral or to come isn't believed. */
static void
r6_thanks_are_done_on_the_day_that_was_said_or_on_none(void **state) {
    struct practice *p = *state;
    static const char text[] =
        "Date Received,Referred By,Reason,Thanks\n2025-03-01,Ana Ruiz,a,yes\n"
        "2025-03-02,Ana Ruiz,b,2025-03-09\n2025-03-03,Ana Ruiz,c,2025-03-02\n"
        "2025-03-04,Ana Ruiz,d,2026-03-03\n2026-02-27,Ana Ruiz,e,sent\n"
        "1200-03-01,Ana Ruiz,f,yes\n";
    struct ledger_import_answer a = bring(p, text, NULL);
    assert_int_equal(a.import.skipped, 1);
    struct named_referrals all = ledger(p);
    assert_int_equal(all.count, 5);
    for (size_t i = 0; i < all.count; i++) {
        const struct referral *r = &all.items[i].referral;
        struct error err;
        bool said = strcmp(r->about, "b") == 0;
        assert_int_equal(r->thanks, THANKS_DONE);
        assert_int_equal(r->thanked_day, said ? r->day + 7 : DAY_NONE);
        assert_int_equal(ledger_check(r, NULL, NULL, &err), FAULT_NONE);
    }
    /* and the sheet that Tend writes says them again */
    const struct ledger_request request = LEDGER_REQUEST_ALL;
    struct ledger_answer answer;
    want(p, FAULT_NONE, app_ledger_list(p->ctx, &p->app, &request, &answer, &p->err));
    const struct referral_sheet *sheet = read_sheet(p, ledger_csv(p->ctx, &answer));
    assert_int_equal(sheet->rows.count, 5);
    for (size_t i = 0; i < 5; i++) {
        const struct sheet_row *row = &sheet->rows.items[i];
        assert_int_equal(row->thanks, SHEET_THANKED);
        assert_int_equal(row->thanked.month != 0, strcmp(row->about, "b") == 0);
    }
}

static void
r1_a_place_is_counted_and_never_named(void **state) {
    struct practice *p = *state;
    struct source_choices choices = {0};
    *array_add(p->ctx, &choices) =
        (struct source_choice){.name = "harbour school", .act = SOURCE_PLACE};
    *array_add(p->ctx, &choices) =
        (struct source_choice){.name = "Ana Ruiz", .act = SOURCE_LEAVE};
    struct ledger_import_answer a = bring(p, sheet_text, &choices);
    assert_int_equal(a.places, 2);
    assert_int_equal(a.people, 1);
    assert_int_equal(a.import.added, 3);
    assert_int_equal(a.import.skipped, 3);
    assert_int_equal(a.on_list, 1);
    struct ids ids = practice_people(p);
    assert_int_equal(ids.count, 3);
}

static void
r8_clients_who_sent_somebody_are_one_place(void **state) {
    struct practice *p = *state;
    static const char text[] =
        "Date,Referred by,Reason\n1 May 2025,client Zeb Quill,a\n"
        "2 May 2025,Former client: Zeb,b\n";
    struct ledger_import_answer a = bring(p, text, NULL);
    assert_int_equal(a.sources.count, 1);
    assert_string_equal(a.sources.items[0].typed, "A client");
    assert_int_equal(a.sources.items[0].received, 2);
    assert_null(strstr(practice_dump(p), "Quill"));
    struct source_choices choices = {0};
    *array_add(p->ctx, &choices) =
        (struct source_choice){.name = "A client", .act = SOURCE_LEAVE};
    struct undo_answer undone;
    want(p, FAULT_NONE, app_undo(p->ctx, &p->app, &undone, &p->err));
    a = bring(p, text, &choices);
    assert_int_equal(a.import.added, 0);
}

static void
names_are_found_as_people_write_them(void **state) {
    struct practice *p = *state;
    int64_t lena = practice_add(p, "Lena Holt", NULL);
    int64_t omar = practice_add(p, "Dr. Omar Haddad", NULL);
    practice_add(p, "Benno Ohm", NULL);
    struct ledger_import_answer a =
        bring(p,
              "Date,Referred to,Reason\n1 May 2025,\"Holt, Lena\",a\n"
              "2 May 2025,omar haddad,b\n3 May 2025,Lena Holt (LMFT),c\n"
              "4 May 2025,Haddad,d\n5 May 2025,Bemno Ohm,e\n",
              NULL);
    assert_int_equal(a.sources.count, 4);
    assert_int_equal(a.sources.items[0].person_id, lena);
    assert_int_equal(a.sources.items[0].given, 2);
    assert_int_equal(a.sources.items[1].person_id, omar);
    assert_int_equal(a.sources.items[2].person_id, omar);
    assert_non_null(a.sources.items[2].why);
    /* one letter apart is somebody else, until it is said */
    assert_int_equal(a.sources.items[3].fate, SOURCE_ADDED);
    assert_string_equal(a.sources.items[3].possible.items[0].name, "Benno Ohm");
}

static void
somebody_let_go_stays_so(void **state) {
    struct practice *p = *state;
    struct reach_answer reach;
    int64_t ana = practice_add(p, "Ana Ruiz", NULL);
    want(p, FAULT_NONE, app_let_go(p->ctx, &p->app, ana, NULL, &reach, &p->err));
    struct ledger_import_answer a = bring(p, sheet_text, NULL);
    assert_int_equal(a.sources.items[0].person_id, ana);
    assert_int_equal(a.on_list, 2);
}

static void
sums_are_kept_when_the_plan_keeps_them(void **state) {
    struct practice *p = *state;
    static const char text[] = "Date received,Referred by,Revenue Generated\n"
                               "2025-03-01,Ana Ruiz,\"$1,200.50\"\n";
    struct ledger_import_answer a = bring(p, text, NULL);
    assert_int_equal(a.amounts, 1);
    assert_int_equal(ledger(p).items[0].referral.amount, 0);
    struct undo_answer undone;
    want(p, FAULT_NONE, app_undo(p->ctx, &p->app, &undone, &p->err));
    struct plan_answer plan;
    struct plan_request set = {0};
    *array_add(p->ctx, &set.wishes) =
        (struct plan_wish){.name = "business", .value = "yes"};
    want(p, FAULT_NONE, app_plan(p->ctx, &p->app, &set, &plan, &p->err));
    a = bring(p, text, NULL);
    assert_int_equal(a.amounts, 0);
    assert_int_equal(ledger(p).items[0].referral.amount, 120050);
    assert_non_null(ledger(p).items[0].referral.currency);
}

static void
r8_a_sheet_that_names_clients_is_refused(void **state) {
    struct practice *p = *state;
    struct ledger_import_answer a;
    const char *before = practice_dump(p);
    const struct ledger_import_request r = {
        .file = "a.csv",
        .sheet = read_sheet(p, "Date,Referred by,Client\n1 May 2025,Ana,Zeb Quill\n")};
    want(p, FAULT_INVALID, app_ledger_import(p->ctx, &p->app, &r, 1, &a, &p->err));
    assert_string_equal(p->err.field, "names");
    assert_string_equal(practice_dump(p), before);
}

static void
import_undo_takes_a_sheet_back(void **state) {
    struct practice *p = *state;
    struct import_undo_answer undone;
    const char *before = practice_dump(p);
    bring(p, sheet_text, NULL);
    want(p, FAULT_NONE, app_import_undo(p->ctx, &p->app, 0, &undone, &p->err));
    assert_int_equal(undone.import.added, 5);
    assert_string_equal(practice_dump(p), before);
}

static void
r8_codes_stay_apart_after_an_undo(void **state) {
    struct practice *p = *state;
    struct import_undo_answer undone;
    bring(p, sheet_text, NULL);
    want(p, FAULT_NONE, app_import_undo(p->ctx, &p->app, 0, &undone, &p->err));
    struct ledger_import_answer a = bring(p, sheet_text, NULL);
    for (size_t i = 1; i < 5; i++)
        assert_string_not_equal(a.entries.items[i].referral.code,
                                a.entries.items[i - 1].referral.code);
}

/* --- the grid ----------------------------------------------------------------------
 */

static struct sheet_row
typed(long line, day_t day, const char *person, const char *about) {
    return (struct sheet_row){.line = line,
                              .way = SHEET_IN,
                              .date = day_to_date(day),
                              .person = person,
                              .about = about,
                              .consent = -1};
}

static void
r1_many_go_in_as_one_change_or_none(void **state) {
    struct practice *p = *state;
    struct many_answer a;
    practice_add(p, "Ana Ruiz", NULL);
    const char *before = practice_dump(p);
    struct sheet_row rows[] = {typed(1, PRACTICE_TODAY - 300, "ana ruiz", "panic"),
                               typed(2, PRACTICE_TODAY - 200, "Google", "grief"),
                               typed(4, PRACTICE_TODAY - 100, "Anna Ruiz", "sleep"),
                               typed(5, PRACTICE_TODAY + 9, "Ana Ruiz", "sleep")};
    struct many_request r = {.rows = rows, .count = 4};
    want(p, FAULT_INVALID, app_ledger_many(p->ctx, &p->app, &r, &a, &p->err));
    assert_string_equal(p->err.field, "name.4");
    assert_int_equal(a.problems.count, 2);
    assert_true(a.problems.items[0].doubt);
    assert_int_equal(a.problems.items[1].line, 5);
    assert_string_equal(a.problems.items[1].field, "date");
    assert_string_equal(practice_dump(p), before);
    struct strings sure = {0};
    *array_add(p->ctx, &sure) = "Anna Ruiz";
    r.sure = &sure;
    r.count = 3;
    want(p, FAULT_NONE, app_ledger_many(p->ctx, &p->app, &r, &a, &p->err));
    assert_int_equal(a.entered, 3);
    assert_int_equal(a.people, 1);
    assert_int_equal(a.places, 1);
    assert_int_equal(ledger(p).count, 3);
    /* sent twice, it stands once */
    want(p, FAULT_NONE, app_ledger_many(p->ctx, &p->app, &r, &a, &p->err));
    assert_int_equal(a.entered, 0);
    assert_int_equal(a.there, 3);
    struct undo_answer undone;
    want(p, FAULT_NONE, app_undo(p->ctx, &p->app, &undone, &p->err));
    assert_string_equal(practice_dump(p), before);
}

static int
setup(void **state) {
    *state = practice_new(true);
    return 0;
}

static int
teardown(void **state) {
    practice_free(*state);
    return 0;
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int
main(void) {
    const struct CMUnitTest tests[] = {
        TEST(r1_a_sheet_comes_in_and_a_second_time_changes_nothing),
        TEST(p11_what_is_past_starts_no_clock_and_owes_no_thanks),
        TEST(r6_thanks_are_done_on_the_day_that_was_said_or_on_none),
        TEST(r1_a_place_is_counted_and_never_named),
        TEST(r8_clients_who_sent_somebody_are_one_place),
        TEST(names_are_found_as_people_write_them),
        TEST(somebody_let_go_stays_so),
        TEST(sums_are_kept_when_the_plan_keeps_them),
        TEST(r8_a_sheet_that_names_clients_is_refused),
        TEST(import_undo_takes_a_sheet_back),
        TEST(r8_codes_stay_apart_after_an_undo),
        TEST(r1_many_go_in_as_one_change_or_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
