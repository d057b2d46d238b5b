#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/memory.h"
#include "exchange/csv_ledger.h"

#include "base/ban.h"

static void *ctx;

static struct referral_sheet *
read_text(const char *text, const struct sheet_options *options) {
    struct referral_sheet *sheet;
    struct error err = {0};
    if (sheet_read(ctx, text, strlen(text), options, &sheet, &err) != FAULT_NONE)
        fail_msg("%s", err.text);
    return sheet;
}

static struct referral_sheet *
read_data(const char *name, const struct sheet_options *options) {
    char *bytes;
    size_t len;
    struct referral_sheet *sheet = mem_new(ctx, struct referral_sheet);
    struct error err = {0};
    const char *path = mem_printf(ctx, "%s/ledger/%s", getenv("TEND_TEST_DATA"), name);
    if (file_read(ctx, path, &bytes, &len, &err) != FAULT_NONE ||
        sheet_read(ctx, bytes, len, options, &sheet, &err) != FAULT_NONE)
        fail_msg("%s", err.text);
    return sheet;
}

static const struct sheet_row *
only(const struct referral_sheet *sheet) {
    assert_int_equal(sheet->problem.fault, FAULT_NONE);
    assert_int_equal(sheet->rows.count, 1);
    return &sheet->rows.items[0];
}

static void
is_date(struct date d, int year, int month, int mday) {
    assert_int_equal(d.year, year);
    assert_int_equal(d.month, month);
    assert_int_equal(d.mday, mday);
}

static void
r1_a_sheet_of_referrals_sent_is_read(void **state) {
    (void)state;
    const struct referral_sheet *s = read_data("sent.csv", NULL);
    assert_int_equal(s->problem.fault, FAULT_NONE);
    assert_int_equal(s->header_line, 2);
    assert_int_equal(s->rows.count, 4);
    const struct sheet_row *r = s->rows.items;
    assert_int_equal(r[0].line, 3);
    assert_int_equal(r[0].way, SHEET_OUT);
    assert_string_equal(r[0].person, "Lena Holt, LMFT");
    assert_string_equal(r[0].role, "Couples therapist");
    assert_string_equal(r[0].about, "couples");
    assert_string_equal(r[0].outcome, "began in February");
    assert_int_equal(r[0].step, SHEET_SEEN);
    is_date(r[0].date, 2025, 1, 14);
    assert_int_equal(r[1].step, SHEET_NOT);
    assert_string_equal(r[1].ended_why, "no-answer");
    is_date(r[1].date, 2025, 2, 3);
    is_date(r[3].date, 2025, 3, 31);
    is_date(r[3].seen, 2025, 2, 4);
    /* the line of sums is left out, with its reason */
    assert_int_equal(s->skips.count, 1);
    assert_int_equal(s->skips.items[0].line, 8);
    /* numbers of one's own are no names, and are not kept */
    assert_int_equal(s->names, 0);
}

static void
r6_a_follow_up_that_may_be_a_date_is_of_thanks(void **state) {
    (void)state;
    static const char *const headers[] = {
        "Follow-Up Sent (Yes/No/date)", "Follow-Up Sent to Referrer (Y/N or date)",
        "Follow-Up Date Sent", "Thank You Sent Date (if any)"};
    for (size_t i = 0; i < sizeof headers / sizeof *headers; i++) {
        const struct referral_sheet *s =
            read_text(mem_printf(ctx,
                                 "Date,Referred By,%s\n1/20/2025,Ana Ruiz,1/23/2025\n"
                                 "1/21/2025,Ana Ruiz,Yes\n1/22/2025,Ana Ruiz,No\n"
                                 "1/23/2025,,Yes\n",
                                 headers[i]),
                      NULL);
        assert_int_equal(s->problem.fault, FAULT_NONE);
        assert_string_equal(s->columns.items[2].field, "thanks");
        assert_int_equal(s->rows.count, 3);
        const struct sheet_row *r = s->rows.items;
        assert_int_equal(r[0].way, SHEET_IN);
        assert_int_equal(r[0].thanks, SHEET_THANKED);
        is_date(r[0].thanked, 2025, 1, 23);
        assert_int_equal(r[1].thanks, SHEET_THANKED);
        assert_int_equal(r[2].thanks, SHEET_OWED);
        /* a line without a name lacks just that */
        assert_int_equal(s->skips.count, 1);
        assert_string_equal(s->skips.items[0].text, "nobody is named in it");
    }
}

static void
r8_names_of_clients_are_refused_and_shown_nowhere(void **state) {
    (void)state;
    const struct referral_sheet *s = read_data("received.csv", NULL);
    assert_string_equal(s->problem.field, "names");
    assert_non_null(strstr(s->problem.text, "Patient Name/ID"));
    assert_non_null(strstr(s->problem.text, "--replace-names"));
    assert_null(strstr(s->problem.text, "Quillfeather"));
    assert_int_equal(s->names, 1);
    assert_int_equal(s->rows.count, 0);
    assert_string_equal(s->columns.items[1].field, "client");
    assert_non_null(s->columns.items[1].hidden);
    assert_int_equal(s->columns.items[1].samples.count, 0);
    /* nor where the client is mentioned beside */
    assert_int_equal(s->columns.items[4].samples.count, 3);
    for (size_t i = 0; i < 3; i++)
        assert_null(strstr(s->columns.items[4].samples.items[i], "Thistlewick"));
}

static void
r8_with_codes_instead_no_name_is_read(void **state) {
    (void)state;
    const struct sheet_options o = {.replace_names = true};
    const struct referral_sheet *s = read_data("received.csv", &o);
    static const char *const names[] = {"Zebulon", "Quillfeather", "Vexmoor",
                                        "Ottoline", "Thistlewick"};
    assert_int_equal(s->problem.fault, FAULT_NONE);
    assert_int_equal(s->rows.count, 5);
    const struct sheet_row *r = s->rows.items;
    for (size_t i = 0; i < s->rows.count; i++)
        for (size_t n = 0; n < 5; n++)
            assert_true(!r[i].about || !strstr(r[i].about, names[n]));
    /* what mentions the client of its own row stays out, and is told */
    assert_null(r[2].about);
    assert_int_equal(s->warnings.count, 1);
    assert_int_equal(s->warnings.items[0].line, 4);
    assert_non_null(strstr(s->warnings.items[0].text, "Service Provided"));
    assert_null(strstr(s->warnings.items[0].text, "Thistlewick"));
    assert_int_equal(r[0].way, SHEET_IN);
    assert_int_equal(r[0].amount, 120000);
    assert_int_equal(r[0].thanks, SHEET_THANKED);
    assert_int_equal(r[1].thanks, SHEET_OWED);
    assert_int_equal(r[1].amount, 45000);
    is_date(r[2].thanked, 2025, 2, 15);
    assert_int_equal(r[3].thanks, SHEET_THANKS_NONE);
    assert_int_equal(r[3].amount, 9050);
    is_date(r[4].date, 2025, 3, 13);
    assert_int_equal(s->skips.count, 1);
    assert_string_equal(s->skips.items[0].text, "nobody is named in it");
}

static void
r8_names_are_known_by_their_looks_whatever_the_heading(void **state) {
    (void)state;
    const struct referral_sheet *s = read_data("hostile.csv", NULL);
    assert_string_equal(s->problem.field, "names");
    assert_non_null(strstr(s->problem.text, "\"ID\" (what is in it looks like names)"));
    /* so are names in a column of words */
    s = read_text("Date,Referred by,Reason\n1 May 2025,Ana Ruiz,Sarah Doe\n"
                  "2 May 2025,Ana Ruiz,\"Mrs. Roe\"\n",
                  NULL);
    assert_string_equal(s->problem.field, "names");
    /* and a heading that says so is believed, whatever stands below */
    s = read_text("Date,Referred by,Client\n1 May 2025,Ana Ruiz,blue\n", NULL);
    assert_string_equal(s->problem.field, "names");
    s = read_text("Date,Referred by,Name\n1 May 2025,Ana Ruiz,x\n", NULL);
    assert_string_equal(s->problem.field, "names");
    s = read_text("Date,Referred by,Phone\n1 May 2025,Ana Ruiz,555-0101\n", NULL);
    assert_string_equal(s->problem.field, "names");
    /* an empty column names nobody */
    s = read_text("Date,Referred by,Client\n1 May 2025,Ana Ruiz,\n", NULL);
    (void)only(s);
}

static void
r8_a_map_does_not_let_names_in(void **state) {
    (void)state;
    struct strings map = {0};
    *array_add(ctx, &map) = "ID=for";
    const struct sheet_options o = {.map = &map};
    assert_string_equal(read_data("hostile.csv", &o)->problem.field, "names");
    map.items[0] = "ID=ignore";
    const struct referral_sheet *s = read_data("hostile.csv", &o);
    assert_int_equal(s->problem.fault, FAULT_NONE);
    assert_string_equal(s->columns.items[3].field, "ignore");
}

static bool
is_client_column(const struct referral_sheet *s, size_t number) {
    const char *field = s->columns.items[number - 1].field;
    return field && strcmp(field, "client") == 0;
}

static void
r8_whoever_stands_beside_the_referrer_is_the_client(void **state) {
    (void)state;
    static const char *const beside[] = {"Who", "Person", "Contact Person", "Whom"};
    for (size_t i = 0; i < sizeof beside / sizeof *beside; i++) {
        const struct referral_sheet *s =
            read_text(mem_printf(ctx,
                                 "Date received,Referred by,%s,Reason\n"
                                 "1 May 2025,Ana Ruiz,Zeb Quill,grief\n"
                                 "2 May 2025,,Ola Quist,grief\n",
                                 beside[i]),
                      NULL);
        assert_string_equal(s->problem.field, "names");
        assert_true(is_client_column(s, 3));
    }
    /* a list of calls: "Name" is nobody who refers when a telephone number goes with it
     */
    const struct sheet_options o = {.replace_names = true};
    const struct referral_sheet *s =
        read_text("Date received,Name,Phone,Reason,Outcome\n"
                  "1 May 2025,Zeb Quill,555 010 2030,grief,seen\n",
                  &o);
    assert_true(is_client_column(s, 2));
    assert_string_equal(s->problem.field, "map");
    assert_int_equal(s->rows.count, 0);
}

static void
r8_a_client_who_refers_has_no_name(void **state) {
    (void)state;
    const struct sheet_options o = {.replace_names = true};
    const struct referral_sheet *s =
        read_text("Date received,Client,Referred by,Organisation,Reason\n"
                  "1 May 2025,Zeb Quill,Zeb Quill,Quill Zeb,grief\n"
                  "2 May 2025,Ola Quist,\"Quill, Zeb\",,grief\n"
                  "3 May 2025,Pim Quark,Zeb Quill (friend),,grief\n"
                  "4 May 2025,Ana Quoll,Ana Ruiz,,grief\n"
                  "5 May 2025,Uma Quint,Mr Quint for Uma,,grief\n",
                  &o);
    assert_int_equal(s->rows.count, 5);
    assert_string_equal(s->rows.items[0].person, "A client");
    assert_null(s->rows.items[0].organisation);
    assert_string_equal(s->rows.items[1].person, "A client");
    assert_string_equal(s->rows.items[2].person, "A client");
    assert_string_equal(s->rows.items[3].person, "Ana Ruiz");
    assert_string_equal(s->rows.items[4].person, "A client");
    assert_int_equal(s->warnings.count, 4);
}

static void
r8_a_client_of_any_row_is_known_in_all_of_them(void **state) {
    (void)state;
    const struct sheet_options o = {.replace_names = true};
    const struct referral_sheet *s =
        read_text("Date received,Client,Referred by,Reason,Notes\n"
                  "1 May 2025,Zeb Quill,Ana Ruiz,grief,ok\n"
                  "2 May 2025,Will Quist,Ana Ruiz,sister of Zeb,Will call again\n"
                  "3 May 2025,Ana Quoll,Ana Ruiz,sleep,Ana is glad; will call\n"
                  "4 May 2025,Li Qua,Ben Moor,sleep,Li came\n"
                  "5 May 2025,\xe7\x8e\x8b\xe4\xbc\x9f,Ben Moor,sleep,"
                  "\xe7\x8e\x8b\xe4\xbc\x9f\xe6\x9d\xa5\xe4\xba\x86\n"
                  "6 May 2025,Ivo Quandt,Ben Moor,sleep,Ivos mother called\n"
                  "7 May 2025,Ida Quent,Ben Moor,sleep,will come; we hope\n",
                  &o);
    assert_int_equal(s->rows.count, 7);
    assert_string_equal(s->rows.items[0].outcome, "ok");
    assert_null(s->rows.items[1].about);
    assert_null(s->rows.items[1].outcome);
    assert_null(s->rows.items[2].outcome);
    for (size_t i = 3; i < 6; i++)
        assert_null(s->rows.items[i].outcome);
    assert_string_equal(s->rows.items[6].outcome, "will come; we hope");
}

static void
r8_a_currency_is_no_place_for_words(void **state) {
    (void)state;
    const struct sheet_row *r =
        only(read_text("Date received,Referred by,Amount,Currency\n"
                       "1 May 2025,Ana Ruiz,80,Zeb Quill\n",
                       NULL));
    assert_null(r->currency);
}

static void
r8_cells_that_tell_somebody_are_warned_of_by_line(void **state) {
    (void)state;
    struct sheet_options o = {.replace_names = true};
    struct strings map = {0};
    const struct referral_sheet *s = read_data("hostile.csv", &o);
    assert_int_equal(s->rows.count, 4);
    assert_string_equal(s->rows.items[0].person, "<script>alert(1)</script>");
    assert_string_equal(s->rows.items[0].about, "=HYPERLINK(\"http://x\")");
    assert_null(s->rows.items[1].outcome);
    assert_null(s->rows.items[2].about);
    assert_int_equal(s->warnings.count, 2);
    assert_string_equal(
        s->warnings.items[0].text,
        "Outcome was left out, for it seems to hold a telephone number");
    assert_string_equal(s->warnings.items[1].text,
                        "Reason was left out, for it seems to hold a birth date");
    assert_int_equal(s->skips.count, 2);
    assert_string_equal(s->skips.items[0].text,
                        "nothing says whether it was received or given");
    /* without that, the words stay, for they may well mean nothing; it is said */
    *array_add(ctx, &map) = "ID=ignore";
    o = (struct sheet_options){.map = &map};
    s = read_data("hostile.csv", &o);
    assert_string_equal(s->warnings.items[0].text,
                        "Outcome seems to hold a telephone number");
    assert_string_equal(s->rows.items[1].outcome, "call Sarah on 555-0101");
}

static void
other_languages_charsets_and_orders_of_days(void **state) {
    (void)state;
    const struct referral_sheet *s = read_data("german.csv", NULL);
    assert_int_equal(s->problem.fault, FAULT_NONE);
    assert_int_equal(s->rows.count, 2);
    const struct sheet_row *r = s->rows.items;
    is_date(r[0].date, 2025, 3, 5);
    assert_int_equal(r[0].way, SHEET_IN);
    assert_string_equal(r[0].person, "Jürgen Groß");
    assert_string_equal(r[0].about, "Prüfungsangst");
    assert_int_equal(r[0].thanks, SHEET_THANKED);
    assert_int_equal(r[1].way, SHEET_OUT);
    assert_string_equal(r[1].ended_why, "no-answer");
    /* 13 can only be a day, so all of the sheet has the day first */
    s = read_text("Date Received,Referred by,Reason\n13/4/2025,Ana,a\n5/4/2025,Ben,b\n",
                  NULL);
    is_date(s->rows.items[1].date, 2025, 4, 5);
    s = read_text("Date Received,Referred by,Reason\n4/13/2025,Ana,a\n5/4/2025,Ben,b\n",
                  NULL);
    is_date(s->rows.items[1].date, 2025, 5, 4);
    s = read_text("Date Received,Referred by\n2025-05-04T10:00,Ana\n45781,Ben\n"
                  "March 2025,Cy\n",
                  NULL);
    is_date(s->rows.items[0].date, 2025, 5, 4);
    is_date(s->rows.items[1].date, 2025, 5, 4);
    is_date(s->rows.items[2].date, 2025, 3, 1);
}

static void
dates_without_a_year_ask_for_one(void **state) {
    (void)state;
    struct sheet_options o = {0};
    const struct referral_sheet *s = read_data("no-year.tsv", &o);
    assert_int_equal(s->rows.count, 1);
    assert_int_equal(s->no_year, 1);
    assert_string_equal(s->skips.items[0].text, "its date has no year");
    assert_int_equal(s->rows.items[0].step, SHEET_CONTACTED);
    o.year = 2024;
    s = read_data("no-year.tsv", &o);
    assert_int_equal(s->rows.count, 2);
    is_date(s->rows.items[0].date, 2024, 3, 14);
    is_date(s->rows.items[1].date, 2025, 4, 2);
}

static void
what_tend_writes_is_read_whole(void **state) {
    (void)state;
    const struct referral_sheet *s = read_data("tend.csv", NULL);
    assert_int_equal(s->problem.fault, FAULT_NONE);
    assert_int_equal(s->rows.count, 3);
    const struct sheet_row *r = s->rows.items;
    assert_int_equal(r[0].way, SHEET_IN);
    assert_string_equal(r[0].about, "teen anxiety");
    assert_string_equal(r[0].why, "met at the training");
    assert_string_equal(r[0].place, "school");
    assert_string_equal(r[0].how, "client called");
    assert_string_equal(r[0].code, "bado-7");
    is_date(r[0].contacted, 2026, 2, 20);
    is_date(r[0].booked, 2026, 2, 23);
    assert_int_equal(r[0].step, SHEET_BOOKED);
    assert_int_equal(r[0].consent, 1);
    assert_int_equal(r[0].minute, 14 * 60 + 5);
    assert_int_equal(r[0].thanks, SHEET_OWED);
    assert_int_equal(r[1].way, SHEET_OUT);
    assert_string_equal(r[1].person, "Ben Ohm");
    assert_int_equal(r[1].step, SHEET_ENDED);
    assert_string_equal(r[1].ended_why, "no-answer");
    is_date(r[1].ended, 2025, 11, 20);
    assert_int_equal(r[1].consent, 0);
    assert_string_equal(r[2].about, "-5 sessions then");
    assert_int_equal(r[2].step, SHEET_SEEN);
    assert_int_equal(r[2].amount, 90000);
    assert_string_equal(r[2].currency, "EUR");
    assert_int_equal(r[2].thanks, SHEET_THANKED);
    is_date(r[2].thanked, 2025, 6, 12);
    assert_int_equal(s->unmapped.count, 0);
}

static void
what_is_unclear_is_asked_for(void **state) {
    (void)state;
    struct strings map = {0};
    struct sheet_options o = {.map = &map};
    const char *text =
        "Date,Provider,Reason,Status\n2 May 2025,Ana Ruiz,panic,scheduled\n";
    assert_string_equal(read_text(text, NULL)->problem.field, "direction");
    o.way = SHEET_IN;
    const struct sheet_row *r = only(read_text(text, &o));
    assert_int_equal(r->way, SHEET_IN);
    assert_int_equal(r->step, SHEET_BOOKED);
    text = "Date,Whoever,Reason\n2 May 2025,Ana Ruiz,panic\n";
    o.way = SHEET_WAY_NONE;
    *array_add(ctx, &map) = "Whoever=to";
    assert_int_equal(only(read_text(text, &o))->way, SHEET_OUT);
    map.items[0] = "#2=from";
    assert_int_equal(only(read_text(text, &o))->way, SHEET_IN);
    struct referral_sheet *s;
    struct error err;
    static const char *const wrong[] = {"Whoever=shoes", "Nobody=to", "Whoever",
                                        "#9=to"};
    for (size_t i = 0; i < 4; i++) {
        map.items[0] = wrong[i];
        assert_int_equal(sheet_read(ctx, text, strlen(text), &o, &s, &err),
                         FAULT_INVALID);
        assert_string_equal(err.field, "map");
    }
}

static void
both_ways_in_one_sheet(void **state) {
    (void)state;
    const struct referral_sheet *s =
        read_text("Date,From,To,Reason,Thank You Sent\n"
                  "1 May 2025,Ana Ruiz,,a,yes\n2 May 2025,,Ben Ohm,b,\n"
                  "3 May 2025,Ana Ruiz,me,c,no\n4 May 2025,me,Ben Ohm,d,\n"
                  "5 May 2025,Ana Ruiz,Ben Ohm,e,\n",
                  NULL);
    static const enum sheet_way ways[] = {SHEET_IN, SHEET_OUT, SHEET_IN, SHEET_OUT};
    assert_int_equal(s->rows.count, 4);
    for (size_t i = 0; i < 4; i++)
        assert_int_equal(s->rows.items[i].way, ways[i]);
    assert_string_equal(s->rows.items[3].person, "Ben Ohm");
    assert_int_equal(s->skips.count, 1);
    assert_non_null(strstr(s->skips.items[0].text, "leave one of them empty"));
}

static void
lists_of_people_are_no_sheets_of_referrals(void **state) {
    (void)state;
    static const char *const sheets[] = {
        "Date Received,Referred By,Reason\n", "Date,Referral Source,Client,Status\n",
        "Date;Zuweiser;Anlass\n", "Date,From,For,Outcome\n",
        "Title of my sheet\n\nDate sent,Referred to,Completed\n"};
    static const char *const lists[] = {
        "Name,E-mail,Phone,Referred By\n",
        "Date,From,To,Subject\n",
        "First Name,Last Name\n",
        "Name,Email,Date,Source\n",
        "",
        "just text\n",
        "First Name,Last Name,Company,Business Street,Referred By,Birthday,E-mail\n"};
    for (size_t i = 0; i < sizeof sheets / sizeof *sheets; i++)
        if (!sheet_looks_like(sheets[i], strlen(sheets[i])))
            fail_msg("%s", sheets[i]);
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        if (sheet_looks_like(lists[i], strlen(lists[i])))
            fail_msg("%s", lists[i]);
}

static void
words_of_cells(void **state) {
    (void)state;
    const char *why;
    assert_int_equal(sheet_step_read("Yes", NULL), SHEET_SEEN);
    assert_int_equal(sheet_step_read("n", NULL), SHEET_NOT);
    assert_int_equal(sheet_step_read("Not yet", NULL), SHEET_OPEN);
    assert_int_equal(sheet_step_read("not scheduled", NULL), SHEET_OPEN);
    assert_int_equal(sheet_step_read("Intake scheduled", NULL), SHEET_BOOKED);
    assert_int_equal(sheet_step_read("left message", NULL), SHEET_CONTACTED);
    assert_int_equal(sheet_step_read("No show", &why), SHEET_ENDED);
    assert_string_equal(why, "no-answer");
    assert_int_equal(sheet_step_read("declined", &why), SHEET_ENDED);
    assert_string_equal(why, "not-a-fit");
    assert_int_equal(sheet_step_read("blue", &why), SHEET_STEP_NONE);
    assert_null(why);
    assert_int_equal(sheet_step_read(NULL, NULL), SHEET_STEP_NONE);
    assert_int_equal(sheet_way_read("Sent"), SHEET_OUT);
    assert_int_equal(sheet_way_read("INCOMING"), SHEET_IN);
    assert_int_equal(sheet_way_read(""), SHEET_WAY_NONE);
    assert_int_equal(sheet_yes_read("✓"), 1);
    assert_int_equal(sheet_yes_read("nein"), 0);
    assert_int_equal(sheet_yes_read("e"), -1);
}

static int
setup(void **state) {
    (void)state;
    ctx = mem_context(NULL);
    return 0;
}

static int
teardown(void **state) {
    (void)state;
    talloc_free(ctx);
    return 0;
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int
main(void) {
    const struct CMUnitTest tests[] = {
        TEST(r1_a_sheet_of_referrals_sent_is_read),
        TEST(r6_a_follow_up_that_may_be_a_date_is_of_thanks),
        TEST(r8_names_of_clients_are_refused_and_shown_nowhere),
        TEST(r8_with_codes_instead_no_name_is_read),
        TEST(r8_names_are_known_by_their_looks_whatever_the_heading),
        TEST(r8_a_map_does_not_let_names_in),
        TEST(r8_whoever_stands_beside_the_referrer_is_the_client),
        TEST(r8_a_client_who_refers_has_no_name),
        TEST(r8_a_client_of_any_row_is_known_in_all_of_them),
        TEST(r8_a_currency_is_no_place_for_words),
        TEST(r8_cells_that_tell_somebody_are_warned_of_by_line),
        TEST(other_languages_charsets_and_orders_of_days),
        TEST(dates_without_a_year_ask_for_one),
        TEST(what_tend_writes_is_read_whole),
        TEST(what_is_unclear_is_asked_for),
        TEST(both_ways_in_one_sheet),
        TEST(lists_of_people_are_no_sheets_of_referrals),
        TEST(words_of_cells),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
