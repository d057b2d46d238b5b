#include "unit.h"

#include <string.h>

#include "app/find.h"
#include "app/ledger.h"
#include "app/ledger_csv.h"
#include "app/list.h"
#include "app/referral_new.h"
#include "app/undo.h"
#include "base/memory.h"
#include "exchange/csv.h"
#include "exchange/csv_ledger.h"
#include "practice.h"
#include "store/row.h"

#include "base/ban.h"

static int
begin(void **state) {
    *state = practice_new(true);
    return 0;
}

static int
end(void **state) {
    practice_free(*state);
    return 0;
}

static int64_t
enter(struct practice *p, int64_t person, enum referral_direction direction, int ago,
      const char *about) {
    struct referral_answer answer;
    struct referral r = referral_new(person, direction, PRACTICE_TODAY - ago);
    r.about = about;
    want(p, FAULT_NONE, app_referral_add(p->ctx, &p->app, &r, &answer, &p->err));
    return answer.referral.id;
}

static void
take(struct practice *p, int64_t id, enum step step, int ago, enum referral_end why) {
    struct referral_answer answer;
    want(p, FAULT_NONE,
         app_referral_step(p->ctx, &p->app, id, step, PRACTICE_TODAY - ago, 0, why,
                           &answer, &p->err));
}

static struct ledger_answer
ask(struct practice *p, const struct ledger_request *request) {
    struct ledger_answer answer;
    want(p, FAULT_NONE, app_ledger_list(p->ctx, &p->app, request, &answer, &p->err));
    return answer;
}

/* The abouts, in their order: "teens, grief". */
static const char *
abouts(struct practice *p, const struct named_referrals *all) {
    char *text = mem_dup(p->ctx, "");
    for (size_t i = 0; i < all->count; i++)
        text = mem_append(text, "%s%s", i ? ", " : "", all->items[i].referral.about);
    return text;
}

/* What an address such as "step=open" gives. */
static const char *
shows(struct practice *p, enum ledger_word word, const char *value) {
    struct ledger_words words = {0};
    struct ledger_request request;
    words.items[word] = value;
    want(p, FAULT_NONE, ledger_read_words(&words, PRACTICE_TODAY, &request, &p->err));
    struct ledger_answer answer = ask(p, &request);
    assert_int_equal(answer.count.received + answer.count.given,
                     answer.referrals.count);
    return abouts(p, &answer.referrals);
}

/* One of each step and a past one, from Ana and to Ben. */
static void
fill(struct practice *p, int64_t *ana, int64_t *ben) {
    *ana = practice_add(p, "Ana Ruiz", NULL);
    *ben = practice_add(p, "Ben Ohm", NULL);
    enter(p, *ana, REFERRAL_RECEIVED, 0, "new");
    take(p, enter(p, *ana, REFERRAL_RECEIVED, 3, "contacted"), STEP_CONTACTED, 2,
         END_NONE);
    take(p, enter(p, *ben, REFERRAL_GIVEN, 5, "booked"), STEP_BOOKED, 2, END_NONE);
    take(p, enter(p, *ana, REFERRAL_RECEIVED, 8, "seen"), STEP_SEEN, 2, END_NONE);
    take(p, enter(p, *ana, REFERRAL_RECEIVED, 9, "ended"), STEP_ENDED, 2,
         END_NO_ANSWER);
    enter(p, *ben, REFERRAL_GIVEN, 400, "past");
}

static void
r3_the_ledger_is_filtered_both_ways(void **state) {
    struct practice *p = *state;
    int64_t ana, ben;
    fill(p, &ana, &ben);
    const char *number = mem_printf(p->ctx, "%lld", (long long)ben);
    assert_string_equal(shows(p, LEDGER_WORD_SORT, NULL),
                        "new, contacted, booked, seen, ended, past");
    assert_string_equal(shows(p, LEDGER_WORD_DIRECTION, "given"), "booked, past");
    assert_string_equal(shows(p, LEDGER_WORD_STEP, "open"), "new, contacted, booked");
    assert_string_equal(shows(p, LEDGER_WORD_STEP, "received"), "new");
    assert_string_equal(shows(p, LEDGER_WORD_STEP, "contacted"), "contacted");
    assert_string_equal(shows(p, LEDGER_WORD_STEP, "booked"), "booked");
    assert_string_equal(shows(p, LEDGER_WORD_STEP, "seen"), "seen");
    assert_string_equal(shows(p, LEDGER_WORD_STEP, "ended"), "ended");
    assert_string_equal(shows(p, LEDGER_WORD_STEP, "unknown"), "past");
    assert_string_equal(shows(p, LEDGER_WORD_PERSON, number), "booked, past");
    assert_string_equal(shows(p, LEDGER_WORD_SINCE, "5 days ago"),
                        "new, contacted, booked");
    assert_string_equal(shows(p, LEDGER_WORD_UNTIL, "8 days ago"), "seen, ended, past");
    assert_string_equal(shows(p, LEDGER_WORD_THANKS, "owed"),
                        "new, contacted, seen, ended");
    assert_string_equal(shows(p, LEDGER_WORD_SORT, "step"),
                        "new, contacted, booked, seen, ended, past");
    assert_string_equal(shows(p, LEDGER_WORD_SORT, "person"),
                        "new, contacted, seen, ended, booked, past");
}

/* The step that the filter tells is the step that the referral has. */
static void
r5_each_referral_has_one_step_in_any_filter(void **state) {
    struct practice *p = *state;
    int64_t ana, ben;
    fill(p, &ana, &ben);
    size_t found = 0;
    for (int step = STEP_UNKNOWN; step < STEP_COUNT; step++) {
        struct ledger_request r = LEDGER_REQUEST_ALL;
        r.which = LEDGER_ONE_STEP;
        r.step = (enum step)step;
        struct ledger_answer a = ask(p, &r);
        for (size_t i = 0; i < a.referrals.count; i++)
            assert_int_equal(referral_step(&a.referrals.items[i].referral), step);
        found += a.referrals.count;
    }
    assert_int_equal(found, 6);
}

static void
pages_follow_each_other_without_gap(void **state) {
    struct practice *p = *state;
    int64_t ana = practice_add(p, "Ana Ruiz", NULL);
    int64_t seen[23] = {0};
    for (int i = 0; i < 23; i++)
        enter(p, ana, i % 3 ? REFERRAL_RECEIVED : REFERRAL_GIVEN, i / 4, "teens");
    for (int sort = LEDGER_BY_DAY; sort <= LEDGER_BY_AMOUNT; sort++) {
        struct ledger_request r = LEDGER_REQUEST_ALL;
        size_t count = 0;
        r.sort = (enum ledger_sort)sort;
        for (r.limit = 5; r.offset < 25; r.offset += 5) {
            struct ledger_answer a = ask(p, &r);
            assert_int_equal(a.count.received, 15);
            assert_int_equal(a.count.given, 8);
            for (size_t i = 0; i < a.referrals.count; i++)
                seen[count++] = a.referrals.items[i].referral.id;
        }
        assert_int_equal(count, 23);
        for (size_t i = 0; i < count; i++)
            for (size_t k = 0; k < i; k++)
                assert_int_not_equal(seen[i], seen[k]);
    }
}

static void
words_and_codes_are_found(void **state) {
    struct practice *p = *state;
    int64_t ana = practice_add(p, "Ana Ruiz", NULL);
    int64_t ben = practice_add(p, "Ben Ohm", NULL);
    enter(p, ana, REFERRAL_RECEIVED, 1, "crème brûlée fears");
    int64_t second = enter(p, ben, REFERRAL_GIVEN, 2, "teen anxiety");
    struct referral_answer one;
    want(p, FAULT_NONE, app_referral(p->ctx, &p->app, second, &one, &p->err));
    assert_string_equal(shows(p, LEDGER_WORD_WORDS, "CREME fea"), "crème brûlée fears");
    assert_string_equal(shows(p, LEDGER_WORD_WORDS, "anx ohm"), "teen anxiety");
    assert_string_equal(shows(p, LEDGER_WORD_WORDS, "anx ruiz"), "");
    assert_string_equal(shows(p, LEDGER_WORD_WORDS, one.referral.code), "teen anxiety");
    assert_string_equal(shows(p, LEDGER_WORD_WORDS, "★"), "");
    assert_string_equal(shows(p, LEDGER_WORD_WORDS, "%"), "");

    struct find_answer found;
    want(p, FAULT_NONE, app_find(p->ctx, &p->app, one.referral.code, &found, &p->err));
    assert_int_equal(found.referrals.count, 1);
    assert_int_equal(found.referrals.items[0].referral.id, second);
    want(p, FAULT_NONE, app_find(p->ctx, &p->app, "anxiety", &found, &p->err));
    assert_string_equal(abouts(p, &found.referrals), "teen anxiety");
    assert_int_equal(found.people.count, 1);
    assert_int_equal(found.people.items[0].state.person_id, ben);
    assert_int_equal(found.found[0].place, SEARCH_REFERRAL);

    struct referral_answer gone;
    want(p, FAULT_NONE, app_referral_remove(p->ctx, &p->app, second, &gone, &p->err));
    want(p, FAULT_NONE, app_find(p->ctx, &p->app, "anxiety", &found, &p->err));
    assert_int_equal(found.referrals.count + found.people.count, 0);
    assert_int_equal(practice_wrong(p), 0);
}

static void
r5_the_board_has_who_waits_longest_on_top(void **state) {
    struct practice *p = *state;
    struct ledger_board b;
    int64_t ana, ben;
    fill(p, &ana, &ben);
    enter(p, ana, REFERRAL_RECEIVED, 6, "waits");
    take(p, enter(p, ana, REFERRAL_RECEIVED, 90, "long ago"), STEP_SEEN, 60, END_NONE);
    want(p, FAULT_NONE,
         app_ledger_board(p->ctx, &p->app, REFERRAL_RECEIVED, 24, &b, &p->err));
    static const char *const wanted[STEP_COUNT] = {"waits, new", "contacted", "",
                                                   "seen", "ended"};
    for (int i = 0; i < STEP_COUNT; i++) {
        assert_string_equal(abouts(p, &b.columns[i].referrals), wanted[i]);
        assert_int_equal(b.columns[i].total, b.columns[i].referrals.count);
    }
    want(p, FAULT_NONE,
         app_ledger_board(p->ctx, &p->app, REFERRAL_RECEIVED, 1, &b, &p->err));
    assert_string_equal(abouts(p, &b.columns[0].referrals), "waits");
    assert_int_equal(b.columns[0].total, 2);
}

static void
somebody_new_comes_with_the_referral_in_one_change(void **state) {
    struct practice *p = *state;
    struct referral_new_answer answer;
    struct undo_answer undone;
    struct referral_new_request request = {
        .referral = referral_new(0, REFERRAL_RECEIVED, PRACTICE_TODAY),
        .new_name = "Zoë Łęcka"};
    want(p, FAULT_NONE, app_referral_new(p->ctx, &p->app, &request, &answer, &p->err));
    assert_true(answer.added);
    assert_string_equal(answer.entered.name, "Zoë Łęcka");
    assert_int_equal(practice_people(p).count, 1);
    want(p, FAULT_CONFLICT,
         app_referral_new(p->ctx, &p->app, &request, &answer, &p->err));
    assert_string_equal(p->err.field, "who");
    request.anyway = true;
    want(p, FAULT_NONE, app_referral_new(p->ctx, &p->app, &request, &answer, &p->err));
    assert_int_equal(practice_people(p).count, 2);
    want(p, FAULT_NONE, app_undo(p->ctx, &p->app, &undone, &p->err));
    assert_int_equal(practice_people(p).count, 1);
    struct ledger_request all = LEDGER_REQUEST_ALL;
    assert_int_equal(ask(p, &all).referrals.count, 1);
    assert_int_equal(practice_wrong(p), 0);
}

static void
people_are_listed_by_their_referrals(void **state) {
    struct practice *p = *state;
    struct list_answer list;
    int64_t ana, ben;
    fill(p, &ana, &ben);
    practice_add(p, "Cy Lund", NULL);
    struct list_request r = LIST_REQUEST_ALL;
    r.sort = SORT_GIVEN;
    want(p, FAULT_NONE, app_list(p->ctx, &p->app, &r, &list, &p->err));
    assert_int_equal(list.total, 3);
    assert_int_equal(list.listing.items[0].state.person_id, ben);
    r.sort = SORT_LAST_RECEIVED;
    want(p, FAULT_NONE, app_list(p->ctx, &p->app, &r, &list, &p->err));
    assert_int_equal(list.listing.items[0].state.person_id, ana);
    r.was_given = true;
    want(p, FAULT_NONE, app_list(p->ctx, &p->app, &r, &list, &p->err));
    assert_int_equal(list.total, 1);
    assert_int_equal(list.listing.items[0].state.person_id, ben);
    r.was_given = false;
    r.received_before = PRACTICE_TODAY - 1;
    want(p, FAULT_NONE, app_list(p->ctx, &p->app, &r, &list, &p->err));
    assert_int_equal(list.total, 0);
    r.received_before = PRACTICE_TODAY;
    want(p, FAULT_NONE, app_list(p->ctx, &p->app, &r, &list, &p->err));
    assert_int_equal(list.total, 1);
    /* and 1 January 1970, the day 0, is a day like any other */
    r.received_before = DAY_NONE;
    r.received_since = 0;
    want(p, FAULT_NONE, app_list(p->ctx, &p->app, &r, &list, &p->err));
    assert_int_equal(list.total, 1);
    assert_int_equal(list.listing.items[0].state.person_id, ana);
}

static void
r1_sums_are_told_only_when_the_plan_keeps_them(void **state) {
    struct practice *p = *state;
    struct ledger_request all = LEDGER_REQUEST_ALL;
    int64_t ana = practice_add(p, "Ana Ruiz", NULL);
    struct referral_answer entered;
    static const struct {
        enum referral_direction direction;
        int64_t amount;
        const char *currency;
    } sums[] = {{REFERRAL_RECEIVED, 12050, "EUR"},
                {REFERRAL_RECEIVED, 100, NULL},
                {REFERRAL_RECEIVED, 700, "$"},
                {REFERRAL_GIVEN, 1, "EUR"}};
    for (size_t i = 0; i < sizeof sums / sizeof *sums; i++) {
        struct referral r = referral_new(ana, sums[i].direction, PRACTICE_TODAY);
        r.amount = sums[i].amount;
        r.currency = sums[i].currency;
        want(p, FAULT_NONE, app_referral_add(p->ctx, &p->app, &r, &entered, &p->err));
    }
    struct ledger_answer a = ask(p, &all);
    assert_false(a.business);
    assert_int_equal(a.sums.count, 0);
    assert_null(strstr(ledger_csv(p->ctx, &a), "Amount"));
    assert_null(strstr(ledger_csv(p->ctx, &a), "120.50"));

    struct setting yes = {
        .name = "business", .from_day = PRACTICE_TODAY - 30, .value = "yes"};
    want(p, FAULT_NONE, app_begin(&p->app, "plan", &p->err));
    want(p, FAULT_NONE,
         app_finish(&p->app, row_add(p->app.store, &SETTING, &yes, &p->err), &p->err));
    a = ask(p, &all);
    assert_true(a.business);
    assert_int_equal(a.sums.count, 3);
    for (size_t i = 0; i < a.sums.count; i++) {
        const struct ledger_sum *s = &a.sums.items[i];
        if (s->direction == REFERRAL_GIVEN)
            assert_int_equal(s->amount, 1);
        else
            assert_int_equal(s->amount, strcmp(s->currency, "EUR") == 0 ? 12150 : 700);
    }
    assert_non_null(strstr(ledger_csv(p->ctx, &a), "120.50,EUR"));
}

/* What a spreadsheet would run is text there, and nothing is lost on the way. */
static void
the_table_holds_what_was_entered(void **state) {
    struct practice *p = *state;
    struct csv_table *table;
    int64_t ana = practice_add(p, "=Ana\"Ruiz", NULL);
    enter(p, ana, REFERRAL_RECEIVED, 2, "@SUM(A1:A2), \"teens\"");
    take(p, enter(p, ana, REFERRAL_GIVEN, 4, "grief; +49"), STEP_ENDED, 1,
         END_NOT_A_FIT);
    struct ledger_request all = LEDGER_REQUEST_ALL;
    struct ledger_answer a = ask(p, &all);
    const char *text = ledger_csv(p->ctx, &a);
    want(p, FAULT_NONE, csv_read(p->ctx, text, strlen(text), &table, &p->err));
    assert_int_equal(table->rows.count, 3);
    assert_string_equal(csv_cell(table, 0, 1), "Date Received");
    assert_string_equal(csv_cell(table, 1, 1), "2026-02-28");
    assert_string_equal(csv_cell(table, 1, 2), "");
    assert_string_equal(csv_cell(table, 1, 4), "'=Ana\"Ruiz");
    assert_string_equal(csv_cell(table, 1, 6), "'@SUM(A1:A2), \"teens\"");
    assert_string_equal(csv_cell(table, 1, 18), "owed");
    assert_string_equal(csv_cell(table, 2, 2), "2026-02-26");
    assert_string_equal(csv_cell(table, 2, 5), "'=Ana\"Ruiz");
    assert_string_equal(csv_cell(table, 2, 10), "ended");
    assert_string_equal(csv_cell(table, 2, 14), "2026-03-01");
    assert_string_equal(csv_cell(table, 2, 15), "not-a-fit");
}

/* As a sheet of referrals it is read in again, and means the same. */
static void
the_table_can_be_read_in_again(void **state) {
    struct practice *p = *state;
    struct referral_sheet *sheet;
    int64_t ana, ben;
    fill(p, &ana, &ben);
    struct referral full = referral_new(ben, REFERRAL_RECEIVED, PRACTICE_TODAY - 30);
    struct referral_answer entered;
    full.about = "sleep, mostly";
    full.place = "a school";
    full.how = "the client called";
    full.why = "evening hours";
    full.outcome = "went well";
    full.consent = SAID_YES;
    full.thanks = THANKS_DONE;
    full.thanked_day = PRACTICE_TODAY - 20;
    full.contacted_day = full.booked_day = PRACTICE_TODAY - 29;
    full.seen_day = PRACTICE_TODAY - 25;
    want(p, FAULT_NONE, app_referral_add(p->ctx, &p->app, &full, &entered, &p->err));
    struct ledger_request all = LEDGER_REQUEST_ALL;
    struct ledger_answer a = ask(p, &all);
    const char *text = ledger_csv(p->ctx, &a);
    const struct sheet_options options = {0};
    assert_true(sheet_looks_like(text, strlen(text)));
    want(p, FAULT_NONE,
         sheet_read(p->ctx, text, strlen(text), &options, &sheet, &p->err));
    assert_int_equal(sheet->problem.fault, FAULT_NONE);
    assert_int_equal(sheet->rows.count, a.referrals.count);
    for (size_t i = 0; i < a.referrals.count; i++) {
        const struct referral *r = &a.referrals.items[i].referral;
        const struct sheet_row *row = &sheet->rows.items[i];
        bool received = r->direction == REFERRAL_RECEIVED;
        assert_string_equal(row->code, r->code);
        assert_string_equal(row->person, a.referrals.items[i].name);
        assert_string_equal(row->about, r->about);
        assert_int_equal(row->way, received ? SHEET_IN : SHEET_OUT);
        assert_int_equal(day_from_date(row->date), r->day);
        assert_int_equal(row->seen.month != 0, r->seen_day != DAY_NONE);
        assert_int_equal(row->ended.month != 0, r->ended_day != DAY_NONE);
        if (r->id != entered.referral.id)
            continue;
        assert_string_equal(row->place, full.place);
        assert_string_equal(row->how, full.how);
        assert_string_equal(row->why, full.why);
        assert_string_equal(row->outcome, full.outcome);
        assert_int_equal(row->consent, 1);
        assert_int_equal(row->thanks, SHEET_THANKED);
        assert_int_equal(day_from_date(row->thanked), full.thanked_day);
        assert_int_equal(day_from_date(row->booked), full.booked_day);
    }
}

static void
wrong_words_name_their_field(void **state) {
    struct practice *p = *state;
    static const struct {
        enum ledger_word word;
        const char *value;
    } cases[] = {{LEDGER_WORD_DIRECTION, "sideways"}, {LEDGER_WORD_STEP, "warm"},
                 {LEDGER_WORD_PERSON, "ana"},         {LEDGER_WORD_PERSON, "-3"},
                 {LEDGER_WORD_SINCE, "soonish"},      {LEDGER_WORD_UNTIL, "tomorrow"},
                 {LEDGER_WORD_THANKS, "maybe"},       {LEDGER_WORD_SORT, "colour"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct ledger_words words = {0};
        struct ledger_request r;
        words.items[cases[i].word] = cases[i].value;
        want(p, FAULT_INVALID, ledger_read_words(&words, PRACTICE_TODAY, &r, &p->err));
        assert_string_equal(p->err.field, ledger_word_name(cases[i].word));
    }
}

int
main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(r3_the_ledger_is_filtered_both_ways, begin,
                                        end),
        cmocka_unit_test_setup_teardown(r5_each_referral_has_one_step_in_any_filter,
                                        begin, end),
        cmocka_unit_test_setup_teardown(pages_follow_each_other_without_gap, begin,
                                        end),
        cmocka_unit_test_setup_teardown(words_and_codes_are_found, begin, end),
        cmocka_unit_test_setup_teardown(r5_the_board_has_who_waits_longest_on_top,
                                        begin, end),
        cmocka_unit_test_setup_teardown(
            somebody_new_comes_with_the_referral_in_one_change, begin, end),
        cmocka_unit_test_setup_teardown(people_are_listed_by_their_referrals, begin,
                                        end),
        cmocka_unit_test_setup_teardown(r1_sums_are_told_only_when_the_plan_keeps_them,
                                        begin, end),
        cmocka_unit_test_setup_teardown(the_table_holds_what_was_entered, begin, end),
        cmocka_unit_test_setup_teardown(the_table_can_be_read_in_again, begin, end),
        cmocka_unit_test_setup_teardown(wrong_words_name_their_field, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
