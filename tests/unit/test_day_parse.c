#include "unit.h"

#include <stdlib.h>
#include <string.h>

#include "base/day_parse.h"
#include "base/memory.h"
#include "base/text.h"

#include "base/ban.h"

/* Wednesday 2026-03-11, unless a test says otherwise. */
#define TODAY "2026-03-11"

static day_t
iso(const char *text) {
    struct date date;
    assert_true(date_from_iso(text, &date));
    return day_from_date(date);
}

struct sample {
    const char *text, *want; /* ISO, or a part of the message behind '!' */
};

typedef enum fault parser(const char *text, day_t today, day_t *out, struct error *err);

static void
check_day(parser *parse, const char *today, const char *text, const char *want) {
    struct error err = {0};
    day_t day = 12345;
    char out[DATE_TEXT_MAX];
    enum fault fault = parse(text, iso(today), &day, &err);
    if (want[0] != '!') {
        if (fault != FAULT_NONE)
            fail_msg("\"%s\": %s", text, err.text);
        if (strcmp(day_iso(day, out), want) != 0)
            fail_msg("\"%s\" gives %s, not %s", text, out, want);
        return;
    }
    if (fault != FAULT_INVALID || err.fault != FAULT_INVALID || day != 12345)
        fail_msg("\"%s\" was taken", text);
    assert_string_equal(err.field, "date");
    assert_true(text_is_utf8(err.text, strlen(err.text)));
    if (!strstr(err.text, want + 1))
        fail_msg("\"%s\": %s", text, err.text);
}

static void
check_days(parser *parse, const struct sample *samples, size_t count) {
    for (size_t i = 0; i < count; i++)
        check_day(parse, TODAY, samples[i].text, samples[i].want);
}

#define CHECK_DAYS(parse, samples)                                                     \
    check_days(parse, samples, sizeof(samples) / sizeof *(samples))

static void
reads_days_near_today(void **state) {
    (void)state;
    static const struct sample samples[] = {
        {"today", "2026-03-11"},
        {"  TODAY\t", "2026-03-11"},
        {"tomorrow", "2026-03-12"},
        {"tmrw", "2026-03-12"},
        {"Yesterday", "2026-03-10"},
        {"fri", "2026-03-13"},
        {"Friday", "2026-03-13"},
        {"on friday", "2026-03-13"},
        {"wed", "2026-03-18"}, /* never today */
        {"weds", "2026-03-18"},
        {"thurs", "2026-03-12"},
        {"thur", "2026-03-12"},
        {"tues", "2026-03-17"},
        {"mon", "2026-03-16"},
        {"sunday", "2026-03-15"},
        {"this fri", "2026-03-13"},
        {"this wed", "2026-03-11"},
        {"this mon", "2026-03-09"},
        {"next fri", "2026-03-20"},
        {"next  Mon", "2026-03-16"},
        {"next sun", "2026-03-22"},
        {"last fri", "2026-03-06"},
        {"last wed", "2026-03-04"},
        {"last tue", "2026-03-10"},
        {"next week", "2026-03-16"},
        {"next month", "2026-04-01"},
        {"next year", "2027-01-01"},
        {"end of month", "2026-03-31"},
        {"end of the month", "2026-03-31"},
        {"end of this month", "2026-03-31"},
        {"end of next month", "2026-04-30"},
        {"end of year", "2026-12-31"},
        {"end of next year", "2027-12-31"},
        {"end of june", "2026-06-30"},
        {"end of feb 2028", "2028-02-29"},
        {"frid", "!can't be read"},
        {"tod", "!can't be read"},
        {"next", "!can't be read"},
        {"next fri morning", "!can't be read"},
        {"next fortnight", "!can't be read"},
        {"this week", "!can't be read"},
        {"last month", "!can't be read"},
        {"end of", "!can't be read"},
        {"end of last month", "!can't be read"},
        {"end of month please", "!can't be read"},
        {"end of week", "!can't be read"},
        {"today tomorrow", "!can't be read"},
    };
    CHECK_DAYS(day_parse, samples);
}

static void
reads_offsets(void **state) {
    (void)state;
    static const struct sample samples[] = {
        {"+3d", "2026-03-14"},
        {"+10", "2026-03-21"},
        {"+ 2 w", "2026-03-25"},
        {"+2w", "2026-03-25"},
        {"2w", "2026-03-25"},
        {"2 wks", "2026-03-25"},
        {"+6m", "2026-09-11"},
        {"+1y", "2027-03-11"},
        {"-2d", "2026-03-09"},
        {"-1", "2026-03-10"},
        {"\xE2\x88\x92"
         "1d",
         "2026-03-10"},
        {"+0", "2026-03-11"},
        {"in 3 weeks", "2026-04-01"},
        {"3 weeks", "2026-04-01"},
        {"three weeks from now", "2026-04-01"},
        {"3 days from today", "2026-03-14"},
        {"a week", "2026-03-18"},
        {"in a month", "2026-04-11"},
        {"an year", "2027-03-11"},
        {"twelve months", "2027-03-11"},
        {"2 days ago", "2026-03-09"},
        {"a week ago", "2026-03-04"},
        {"fortnight", "2026-03-25"},
        {"a fortnight", "2026-03-25"},
        {"in 2 fortnights", "2026-04-08"},
        {"+6wd", "!can't be read"},
        {"+6 working days", "!can't be read"},
        {"10", "!can't be read"},
        {"+", "!can't be read"},
        {"+w", "!can't be read"},
        {"+2nd", "!can't be read"},
        {"+2w 3d", "!can't be read"},
        {"in", "!can't be read"},
        {"in week", "!can't be read"},
        {"in 2 weeks ago", "!can't be read"},
        {"2 weeks from", "!can't be read"},
        {"2 weeks from fri", "!can't be read"},
        {"a", "!can't be read"},
        {"+999999d", "2026-03-11"},
        {"+99999999999999999999d", "!out of range"},
        {"+99999999999999999999w", "!out of range"},
        {"-99999999999999999999m", "!out of range"},
        {"+99999999999999999999y", "!out of range"},
        {"99999999999 fortnights ago", "!out of range"},
        {"+8000y", "!out of range"},
        {"500 years ago", "!out of range"},
    };
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        const char *want = samples[i].want;
        char out[DATE_TEXT_MAX];
        if (strcmp(samples[i].text, "+999999d") == 0)
            want = day_iso(iso(TODAY) + 999999, out);
        check_day(day_parse, TODAY, samples[i].text, want);
    }
    check_day(day_parse, "2026-01-31", "a month", "2026-02-28");
    check_day(day_parse, "2028-02-29", "+1y", "2029-02-28");
}

static void
reads_calendar_dates(void **state) {
    (void)state;
    static const struct sample samples[] = {
        {"2026-03-02", "2026-03-02"},
        {"20260302", "2026-03-02"},
        {"2026-3-2", "2026-03-02"},
        {"2026/3/2", "2026-03-02"},
        {"2026.3.2", "2026-03-02"},
        {"2.3.2026", "2026-03-02"},
        {"2. 3. 2026", "2026-03-02"},
        {"2.3.26", "2026-03-02"},
        {"2.3.", "2027-03-02"},
        {"11.3.", "2026-03-11"},
        {"12.6.", "2026-06-12"},
        {"12 June", "2026-06-12"},
        {"12 june 2026", "2026-06-12"},
        {"12 June, 2027", "2027-06-12"},
        {"June 12", "2026-06-12"},
        {"June 12th", "2026-06-12"},
        {"June 12th, 2027", "2027-06-12"},
        {"June the 12th", "2026-06-12"},
        {"the 12th of June", "2026-06-12"},
        {"12th of june 2027", "2027-06-12"},
        {"on the 12th of June", "2026-06-12"},
        {"Sept. 3", "2026-09-03"},
        {"3 Sept. 2026", "2026-09-03"},
        {"3 sep", "2026-09-03"},
        {"12 Mar 2024", "2024-03-12"},
        {"7-Feb-22", "2022-02-07"},
        {"7/Feb/2022", "2022-02-07"},
        {"7.Feb.2022", "2022-02-07"},
        {"Feb-7-22", "2022-02-07"},
        {"2026-Jun-12", "2026-06-12"},
        {"2026 June 12", "2026-06-12"},
        {"12 June 26", "2026-06-12"},
        {"12 June 49", "2049-06-12"},
        {"12 June 50", "1950-06-12"},
        {"12\xC2\xA0June\xE2\x80\xAF"
         "2027",
         "2027-06-12"},
        {"2026\xE2\x80\x93"
         "03\xE2\x80\x93"
         "02",
         "2026-03-02"},
        {"11 March", "2026-03-11"},
        {"10 March", "2027-03-10"},
        {"29 Feb", "2028-02-29"},
        {"the 12th", "2026-03-12"},
        {"11th", "2026-03-11"},
        {"the 10th", "2026-04-10"},
        {"31st", "2026-03-31"},
        {"Fri 12 June", "2026-06-12"},
        {"Fri, 12 June 2026", "2026-06-12"},
        {"Friday the 13th", "2026-03-13"},
        {"Mon. 2 March 2026", "2026-03-02"},
        {"25/12/2026", "2026-12-25"},
        {"12/25/2026", "2026-12-25"},
        {"25-12-2026", "2026-12-25"},
        {"25/12", "2026-12-25"},
        {"12/25", "2026-12-25"},
        {"4/4/26", "2026-04-04"},
        {"1583-01-01", "1583-01-01"},
        {"9999-12-31", "9999-12-31"},
        {"2.3", "!can't be read"},
        {"3-4", "!can't be read"},
        {"June", "!can't be read"},
        {"June 2026", "!can't be read"},
        {"June 123", "!can't be read"},
        {"12 Juno", "!can't be read"},
        {"12 June 202", "!can't be read"},
        {"12 June 2026 10:30", "!can't be read"},
        {"12 of", "!can't be read"},
        {"2026 June", "!can't be read"},
        {"2026 June x", "!can't be read"},
        {"2026-06-12th", "!can't be read"},
        {"12th-6-2026", "!can't be read"},
        {"26/3/4", "!can't be read"},
        {"2026/3-2", "!can't be read"},
        {"the", "!can't be read"},
        {"Fri then", "!can't be read"},
        {"1/2/3/4", "!can't be read"},
    };
    CHECK_DAYS(day_parse, samples);
}

static void
says_why_a_date_is_refused(void **state) {
    (void)state;
    static const struct sample samples[] = {
        {"03/04/2026", "!2026-03-04 or 2026-04-03"},
        {"3/4/26", "!2026-03-04 or 2026-04-03"},
        {"03-04-2026", "!2026-03-04 or 2026-04-03"},
        {"3/4", "!2027-03-04 or 2026-04-03"},
        {"2026-02-30", "!February 2026 has 28 days"},
        {"29 Feb 2026", "!February 2026 has 28 days"},
        {"30 Feb 2028", "!February 2028 has 29 days"},
        {"31 Feb", "!February has 28 days, and 29 in a leap year"},
        {"31 June", "!June has 30 days"},
        {"0 June", "!June has 30 days"},
        {"2026-13-01", "!no month 13"},
        {"2026-00-01", "!no month 0"},
        {"31.31.2026", "!no month 31"},
        {"0/0/00", "!no month 0"},
        {"1066-10-14", "!year 1066 is out of range"},
        {"0000-10-14", "!year 0 is out of range"},
        {"the 32nd", "!1 to 31"},
        {"0th", "!1 to 31"},
        {"Mon 12 June 2026", "!12 June 2026 is a Friday, not a Monday"},
        {"Mon the 12th", "!12 March 2026 is a Thursday, not a Monday"},
        {"Mon 31 June", "!June has 30 days"},
        {"end of june 1066", "!year 1066 is out of range"},
        {"", "!A day is missing. Type for example today"},
        {" \t ", "!A day is missing"},
        {"soon", "!\"soon\" can't be read as a day. Type for example today"},
        {"a b c d e f g h i j k l m n o p q r s t u v w x y z", "!can't be read"},
        {"12 June 2026 and so on and so forth and again and more of it, without end",
         "!\"12 June 2026 and so on and so forth and …\" can't"},
        {"x\xFFy", "!\"x?y\""},
        {"x\ny\x7F", "!\"x y \""},
        {"Zo\xC3\xAB \xF0\x9F\x98\x80 \xE2\x82\xAC", "!\"Zoë 😀 €\""},
        {"\xE2\x82", "!\"??\""},
        {"\xC3", "!\"?\""},
    };
    CHECK_DAYS(day_parse, samples);
    struct error err;
    day_t day;
    assert_int_equal(day_parse(NULL, 0, &day, &err), FAULT_INVALID);
    assert_int_equal(day_parse("soon", 0, &day, NULL), FAULT_INVALID);
    assert_int_equal(day_parse("today", DAY_NONE, &day, &err), FAULT_INVALID);
    assert_int_equal(day_parse("fri", INT_MAX, &day, &err), FAULT_INVALID);
}

static void
stays_within_the_calendar(void **state) {
    (void)state;
    static const char *const last = "9999-12-31", *const first = "1583-01-01";
    static const char *const beyond[] = {
        "tomorrow",        "fri",       "next mon",  "next week",
        "next month",      "next year", "+1",        "1 Jan",
        "29 Feb",          "the 30th",  "in a week", "end of next month",
        "end of next year"};
    for (size_t i = 0; i < sizeof beyond / sizeof *beyond; i++)
        check_day(day_parse, last, beyond[i], "!out of range");
    static const char *const before[] = {"yesterday", "last sat", "-1", "this fri",
                                         "a week ago"};
    for (size_t i = 0; i < sizeof before / sizeof *before; i++)
        check_day(day_parse, first, before[i], "!out of range");
    check_day(day_parse_past, first, "fri", "!out of range");
    check_day(day_parse_past, first, "2 Jan", "!out of range");
    check_day(day_parse_past, first, "the 2nd", "!out of range");
    check_day(day_parse, last, "end of month", last);
    check_day(day_parse, last, "the 31st", last);
    check_day(day_parse_past, first, "1 jan", first);
}

/* What the program shows can be typed. */
static void
reads_its_own_words(void **state) {
    (void)state;
    day_t today = iso(TODAY);
    for (day_t day = today; day < today + 1000; day++) {
        char words[DATE_TEXT_MAX], want[DATE_TEXT_MAX];
        day_iso(day, want);
        check_day(day_parse, TODAY, day_words(day, today, words), want);
        check_day(day_parse, TODAY, date_words(day_to_date(day), words), want);
        check_day(day_parse, TODAY, want, want);
    }
}

static void
looks_back_for_past_days(void **state) {
    (void)state;
    static const struct sample samples[] = {
        {"today", "2026-03-11"},
        {"yesterday", "2026-03-10"},
        {"wed", "2026-03-11"},
        {"fri", "2026-03-06"},
        {"mon", "2026-03-09"},
        {"last fri", "2026-03-06"},
        {"this mon", "2026-03-09"},
        {"12 June", "2025-06-12"},
        {"11 March", "2026-03-11"},
        {"12 March", "2025-03-12"},
        {"29 Feb", "2024-02-29"},
        {"2.3.", "2026-03-02"},
        {"the 12th", "2026-02-12"},
        {"the 11th", "2026-03-11"},
        {"31st", "2026-01-31"},
        {"Thu 12 June", "2025-06-12"},
        {"-3d", "2026-03-08"},
        {"2 weeks ago", "2026-02-25"},
        {"2024-02-29", "2024-02-29"},
        {"3/4", "!2026-03-04 or 2025-04-03"},
        {"tomorrow", "!Thu 12 March is in the future"},
        {"next fri", "!is in the future"},
        {"+1", "!is in the future"},
        {"2030-01-01", "!Tue 1 January 2030 is in the future"},
        {"3 weeks", "!is in the future"},
        {"end of month", "!is in the future"},
        {"end of feb", "2026-02-28"},
        {"end of march 2025", "2025-03-31"},
        {"", "!yesterday"},
        {"soon", "!yesterday"},
        {"31 June", "!June has 30 days"},
    };
    CHECK_DAYS(day_parse_past, samples);
    check_day(day_parse_past, "2026-03-30", "31st", "2026-01-31");
    check_day(day_parse_past, "2026-03-29", "end of june", "2025-06-30");
    day_t day = 1;
    assert_int_equal(day_parse_past("tomorrow", 0, &day, NULL), FAULT_INVALID);
    assert_int_equal(day, 1);
}

static void
check_range(const char *today, const char *text, const char *from, const char *to) {
    struct error err = {0};
    day_t a = 111, b = 222;
    char x[DATE_TEXT_MAX], y[DATE_TEXT_MAX];
    enum fault fault = day_parse_range(text, iso(today), &a, &b, &err);
    if (from[0] != '!') {
        if (fault != FAULT_NONE)
            fail_msg("\"%s\": %s", text, err.text);
        if (strcmp(day_iso(a, x), from) != 0 || strcmp(day_iso(b, y), to) != 0)
            fail_msg("\"%s\" gives %s..%s", text, day_iso(a, x), day_iso(b, y));
        return;
    }
    if (fault != FAULT_INVALID || a != 111 || b != 222)
        fail_msg("\"%s\" was taken", text);
    assert_string_equal(err.field, "range");
    if (!strstr(err.text, from + 1))
        fail_msg("\"%s\": %s", text, err.text);
}

static void
reads_ranges(void **state) {
    (void)state;
    static const struct {
        const char *text, *from, *to;
    } samples[] = {
        {"2026-03-02..2026-03-06", "2026-03-02", "2026-03-06"},
        {"2026-03-02 … 2026-03-06", "2026-03-02", "2026-03-06"},
        {"2026-03-02 - 2026-03-06", "2026-03-02", "2026-03-06"},
        {"2026-03-02–2026-03-06", "2026-03-02", "2026-03-06"},
        {"mon..fri", "2026-03-16", "2026-03-20"},
        {"mon-fri", "2026-03-16", "2026-03-20"},
        {"from Monday to Friday", "2026-03-16", "2026-03-20"},
        {"fri to mon", "2026-03-13", "2026-03-16"},
        {"today..fri", "2026-03-11", "2026-03-13"},
        {"today until tomorrow", "2026-03-11", "2026-03-12"},
        {"yesterday..today", "2026-03-10", "2026-03-11"},
        {"tomorrow till +2w", "2026-03-12", "2026-03-25"},
        {"next mon through next fri", "2026-03-16", "2026-03-20"},
        {"12 June to 3 July", "2026-06-12", "2026-07-03"},
        {"12 June - 3 July", "2026-06-12", "2026-07-03"},
        {"12 June-13 July", "2026-06-12", "2026-07-13"},
        {"20 Dec to 3 Jan", "2026-12-20", "2027-01-03"},
        {"12 June to 3 July 2027", "2027-06-12", "2027-07-03"},
        {"20 Dec to 3 Jan 2028", "2027-12-20", "2028-01-03"},
        {"12 June 2026 to 3 July", "2026-06-12", "2026-07-03"},
        {"12-19 June", "2026-06-12", "2026-06-19"},
        {"12–19 June 2025", "2025-06-12", "2025-06-19"},
        {"9 to 19 March", "2026-03-09", "2026-03-19"},
        {"the 12th to the 19th of June", "2026-06-12", "2026-06-19"},
        {"the 12th to the 19th", "2026-03-12", "2026-03-19"},
        {"June 12-19", "2026-06-12", "2026-06-19"},
        {"June 12 - 19, 2027", "2027-06-12", "2027-06-19"},
        {"12 June to 19", "2026-06-12", "2026-06-19"},
        {"2026-03-02", "2026-03-02", "2026-03-02"},
        {"2026-03-02 to 6", "2026-03-02", "2026-03-06"},
        {"fri", "2026-03-13", "2026-03-13"},
        {"7-Feb-22", "2022-02-07", "2022-02-07"},
        {"this week", "2026-03-09", "2026-03-15"},
        {"next week", "2026-03-16", "2026-03-22"},
        {"last week", "2026-03-02", "2026-03-08"},
        {"this month", "2026-03-01", "2026-03-31"},
        {"last month", "2026-02-01", "2026-02-28"},
        {"next year", "2027-01-01", "2027-12-31"},
        {"next week..next month", "2026-03-16", "2026-04-30"},
        {"june", "2026-06-01", "2026-06-30"},
        {"March", "2026-03-01", "2026-03-31"},
        {"feb", "2027-02-01", "2027-02-28"},
        {"june 2025", "2025-06-01", "2025-06-30"},
        {"2026-06", "2026-06-01", "2026-06-30"},
        {"2026-06 - 2026-08", "2026-06-01", "2026-08-31"},
        {"june to august", "2026-06-01", "2026-08-31"},
        {"nov..feb", "2026-11-01", "2027-02-28"},
        {"nov to feb 2027", "2026-11-01", "2027-02-28"},
        {"2026-03-06..2026-03-02",
         "!The last day, 2026-03-02, is before the first, 2026-03-06", ""},
        {"today to yesterday", "!is before the first", ""},
        {"28-3 July", "!is before the first", ""},
        {"31-30 June", "!June 2026 has 30 days", ""},
        {"12-31 June", "!June has 30 days", ""},
        {"31 June to 3 July", "!June has 30 days", ""},
        {"12 June to 33 July", "!July has 31 days", ""},
        {"3/4/2026..10/4/2026", "!two ways", ""},
        {"2026-13", "!no month 13", ""},
        {"", "!The days are missing", ""},
        {" ", "!The days are missing", ""},
        {"mon..", "!can't be read as days", ""},
        {"..fri", "!can't be read as days", ""},
        {"-", "!can't be read as days", ""},
        {"..", "!can't be read as days", ""},
        {"to", "!can't be read as days", ""},
        {"from", "!can't be read as days", ""},
        {"mon..tue..wed", "!can't be read as days", ""},
        {"next", "!can't be read as days", ""},
        {"today-3", "!can't be read as days", ""},
        {"fri to 19, 2026", "!can't be read as days", ""},
        {"12 June to 19 1066", "!can't be read as days", ""},
        {"12 June to 19 202", "!can't be read as days", ""},
        {"12 June 2026 to 19, 2027", "!can't be read as days", ""},
        {"12 to 19", "!can't be read as days", ""},
        {"12 to 19.6.2026", "!can't be read as days", ""},
        {"2026-6", "!can't be read as days", ""},
        {"2026-06x", "!can't be read as days", ""},
        {"june x", "!can't be read as days", ""},
        {"a b c d e f g h i j k l m n o p q r s t u v w x y", "!can't be read as days",
         ""},
        {"from 1 2 3 4 5 6 7 8 9 10 11 12 13 - 15 16 17 18 19 20 21 22",
         "!can't be read as days", ""},
    };
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++)
        check_range(TODAY, samples[i].text, samples[i].from, samples[i].to);
    check_range("2026-06-15", "12-19 June", "2026-06-12", "2026-06-19");
    check_range("9999-12-31", "next week", "!out of range", "");
    check_range("9999-12-31", "this week", "!out of range", "");
    check_range("9999-12-31", "next month", "!out of range", "");
    check_range("9999-12-31", "january", "!out of range", "");
    check_range("9999-12-31", "this month", "9999-12-01", "9999-12-31");
    struct error err;
    day_t a, b;
    assert_int_equal(day_parse_range("today", DAY_NONE, &a, &b, &err), FAULT_INVALID);
    assert_int_equal(day_parse_range(NULL, 0, &a, &b, NULL), FAULT_INVALID);
}

static void
reads_spans(void **state) {
    (void)state;
    static const struct {
        const char *text;
        int days;
    } samples[] = {
        {"4 weeks", 28},
        {"6w", 42},
        {"30", 30},
        {"30d", 30},
        {" 2 Months ", 60},
        {"a year", 365},
        {"a week", 7},
        {"six weeks", 42},
        {"fortnight", 14},
        {"a fortnight", 14},
        {"2 fortnights", 28},
        {"1", 1},
        {"3650", 3650},
        {"10 years", 3650},
        {"0", -1},
        {"0 weeks", -1},
        {"3651", -1},
        {"11 years", -1},
        {"99999999999999999999 weeks", -1},
        {"", 0},
        {" ", 0},
        {"a", 0},
        {"week", 0},
        {"six", 0},
        {"-3", 0},
        {"+3", 0},
        {"1.5 weeks", 0},
        {"6th", 0},
        {"6 weeks or so", 0},
        {"6ww", 0},
        {"6 6 6", 0},
    };
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        struct error err = {0};
        int days = 77;
        enum fault fault = day_parse_span(samples[i].text, &days, &err);
        if (samples[i].days > 0) {
            assert_int_equal(fault, FAULT_NONE);
            assert_int_equal(days, samples[i].days);
            continue;
        }
        if (fault != FAULT_INVALID)
            fail_msg("\"%s\" was taken", samples[i].text);
        assert_int_equal(days, 77);
        assert_string_equal(err.field, "span");
        assert_non_null(
            strstr(err.text, samples[i].days ? "from 1 day to 3650 days" : "6 weeks"));
    }
    int days;
    assert_int_equal(day_parse_span(NULL, &days, NULL), FAULT_INVALID);
}

static void
reads_dates_of_files(void **state) {
    (void)state;
    /* "-": no date; "!": can't be read; two wants: day first, month first. */
    static const struct {
        const char *text, *day_first, *month_first;
    } samples[] = {
        {"", "-", "-"},
        {"  ", "-", "-"},
        {"0/0/00", "-", "-"},
        {"00/00/0000", "-", "-"},
        {"0000-00-00", "-", "-"},
        {"0000-00-00 00:00:00", "-", "-"},
        {"00000000", "-", "-"},
        {"2024-03-12", "2024-03-12", "2024-03-12"},
        {" 2024-03-12 ", "2024-03-12", "2024-03-12"},
        {"20240312", "2024-03-12", "2024-03-12"},
        {"2024-03-12T10:15:00Z", "2024-03-12", "2024-03-12"},
        {"2024-03-12T10:15:00.123+01:00", "2024-03-12", "2024-03-12"},
        {"20240312T101500Z", "2024-03-12", "2024-03-12"},
        {"2024-03-12 10:15", "2024-03-12", "2024-03-12"},
        {"3/15/1980 12:00:00 AM", "1980-03-15", "1980-03-15"},
        {"12 Mar 2024, 10:15 UTC", "2024-03-12", "2024-03-12"},
        {"--03-15", "--03-15", "--03-15"},
        {"--0315", "--03-15", "--03-15"},
        {" --02-29 ", "--02-29", "--02-29"},
        {"15 March", "--03-15", "--03-15"},
        {"Mar 15", "--03-15", "--03-15"},
        {"15.3.", "--03-15", "--03-15"},
        {"12 Mar 2024", "2024-03-12", "2024-03-12"},
        {"7-Feb-22", "2022-02-07", "2022-02-07"},
        {"7-Feb-49", "2049-02-07", "2049-02-07"},
        {"7-Feb-50", "1950-02-07", "1950-02-07"},
        {"March 2, 2026", "2026-03-02", "2026-03-02"},
        {"3/15/1980", "1980-03-15", "1980-03-15"},
        {"15/3/1980", "1980-03-15", "1980-03-15"},
        {"3/4/1980", "1980-04-03", "1980-03-04"},
        {"3-4-80", "1980-04-03", "1980-03-04"},
        {"3.4.1980", "1980-04-03", "1980-04-03"},
        {"5/5/1980", "1980-05-05", "1980-05-05"},
        {"1604-03-15", "1604-03-15", "1604-03-15"},
        {"3/15", "!", "!"},
        {"2/30/2026", "!", "!"},
        {"30 Feb", "!", "!"},
        {"2026-13-01", "!", "!"},
        {"0001-01-01", "!", "!"},
        {"1/1/0001", "!", "!"},
        {"0/1/2000", "!", "!"},
        {"today", "!", "!"},
        {"fri", "!", "!"},
        {"Mar 2024", "!", "!"},
        {"2024", "!", "!"},
        {"n/a", "!", "!"},
        {"2024-03-12 x", "!", "!"},
        {"2024-03-12 10", "!", "!"},
        {"2024-03-12 10:15 noon", "!", "!"},
        {"2024-03-12 10:15 / 3", "!", "!"},
        {"12 Mar 10:15", "!", "!"},
        {"15 March 10:15:00 pm am", "!", "!"},
        {"--", "!", "!"},
        {"--03-15 x", "!", "!"},
        {"--03-15-and-a-lot-more", "!", "!"},
        {"--02-30", "!", "!"},
        {"2024-03-12T1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1", "!", "!"},
        {"\xFF", "!", "!"},
    };
    for (size_t i = 0; i < 2 * (sizeof samples / sizeof *samples); i++) {
        const char *text = samples[i / 2].text;
        const char *want =
            i % 2 ? samples[i / 2].month_first : samples[i / 2].day_first;
        struct date date = {7, 7, 7};
        char out[DATE_TEXT_MAX];
        bool ok = date_read(text, i % 2, &date);
        if (ok != (want[0] != '!'))
            fail_msg("\"%s\" %s", text, ok ? "was read" : "was not read");
        if (!ok)
            assert_true(date.year == 7 && date.month == 7 && date.mday == 7);
        else if (strcmp(date_iso(date, out), want[0] == '-' && !want[1] ? "" : want) !=
                 0)
            fail_msg("\"%s\" gives %s", text, out);
    }
    struct date date;
    assert_true(date_read(NULL, false, &date));
    assert_int_equal(date.month, 0);
}

/* "text@date" for each, '*' before yearly ones, joined by '|'. */
static char *
found(const void *ctx, const char *note, size_t max) {
    struct dated out[16];
    size_t count = day_find_dated(ctx, note, iso(TODAY), out, max);
    assert_true(count <= max);
    char *all = mem_dup(ctx, "");
    for (size_t i = 0; i < count; i++) {
        char date[DATE_TEXT_MAX];
        all = mem_append(all, "%s%s%s@%s", i ? "|" : "", out[i].yearly ? "*" : "",
                         out[i].text, date_iso(out[i].date, date));
    }
    return all;
}

static void
check_found(const char *note, const char *want) {
    void *ctx = mem_context(NULL);
    char *got = found(ctx, note, 16);
    if (strcmp(got, want) != 0)
        fail_msg("\"%s\"\n gives \"%s\"\n   not \"%s\"", note, got, want);
    talloc_free(ctx);
}

static void
finds_dated_clauses(void **state) {
    (void)state;
    static const struct sample samples[] = {
        {"daughter graduates 12 June", "daughter graduates@2026-06-12"},
        {"new group for teens; daughter graduates 12 June",
         "daughter graduates@2026-06-12"},
        {"Daughter graduates on June 12th, 2027.", "Daughter graduates@2027-06-12"},
        {"Moves to Leeds on the 12th of June", "Moves to Leeds@2026-06-12"},
        {"exam 2026-06-12", "exam@2026-06-12"},
        {"exam at 12.6.2026", "exam@2026-06-12"},
        {"exam 12.6.2026. Then a holiday", "exam@2026-06-12"},
        {"exam 25/12/2026", "exam@2026-12-25"},
        {"on 12 June daughter graduates", "daughter graduates@2026-06-12"},
        {"12 June: daughter graduates", "daughter graduates@2026-06-12"},
        {"12 June is the big day", "the big day@2026-06-12"},
        {"June 12, new office", "new office@2026-06-12"},
        {"wedding on 12 June in Leeds", "wedding in Leeds@2026-06-12"},
        {"wedding (12 June) in Leeds", "wedding in Leeds@2026-06-12"},
        {"wedding (in Leeds, 12 June)", "wedding in Leeds@2026-06-12"},
        {"graduation, 12 June", "graduation@2026-06-12"},
        {"her job, a graduation, on the 12th of June, Leeds",
         "a graduation@2026-06-12"},
        {"graduation,\n12 June", ""},
        {"graduation, on\n12 June", ""},
        {"graduation, 12 June\nLeeds", "graduation@2026-06-12"},
        {"prom, 12 June exam", "exam@2026-06-12"},
        {"on 12 June, exam, prom", "exam@2026-06-12"},
        {"12 June, 13 June, exam", ""},
        {"wedding (in Leeds 12 June)", "wedding in Leeds@2026-06-12"},
        {"wedding (Leeds) 12 June", "wedding (Leeds)@2026-06-12"},
        {"wedding) 12 June ((x) y", "wedding (x) y@2026-06-12"},
        {"dinner Fri 12 June at 10:30", "dinner at 10:30@2026-06-12"},
        {"dinner on Friday, 12 June", "dinner@2026-06-12"},
        {"dinner on Friday the 12th of June", "dinner@2026-06-12"},
        {"Fri 12 June 2026 dinner", "dinner@2026-06-12"},
        {"dinner, Mon 12 June", ""},
        {"starts 3 Sept. 2026 in Leeds", "starts in Leeds@2026-09-03"},
        {"starts Sept. 3", "starts@2026-09-03"},
        {"lunch with Dr. Ruiz 12 June", "lunch with Dr. Ruiz@2026-06-12"},
        {"a\nexam 12 June\r\nb", "exam@2026-06-12"},
        {"- exam 12 June\n* prom 13 June", "exam@2026-06-12|prom@2026-06-13"},
        {"Sold! exam 12 June? ok", "exam@2026-06-12"},
        {"exam 10 March", "exam@2027-03-10"},
        {"exam 11 March", "exam@2026-03-11"},
        {"exam 29 Feb", "exam@2028-02-29"},
        {"exam 10 March 2026", ""},
        {"exam 11 March 2026", "exam@2026-03-11"},
        {"exam \xE2\x80\x93 12 June", "exam@2026-06-12"},
        {"exam\xE2\x80\x94"
         "12 June\xE2\x80\x94"
         "hard",
         "exam hard@2026-06-12"},
        {"exam on\xC2\xA0"
         "12\xC2\xA0June",
         "exam@2026-06-12"},
        {"\xE2\x80\x9C"
         "exam\xE2\x80\x9D 12 June",
         "\xE2\x80\x9C"
         "exam\xE2\x80\x9D@2026-06-12"},
        {"Zo\xC3\xAB's exam \xFF 12 June", "Zo\xC3\xAB's exam \xFF@2026-06-12"},
        {"exam:12 June", "exam@2026-06-12"},
        {"exam -12 June", "exam@2026-06-12"},
        {"the exam is 12 June", "the exam@2026-06-12"},
        {"exam 12 june", "exam@2026-06-12"},
        {"12 June 10.30 exam", "10.30 exam@2026-06-12"},
        {"exam 12 June 10", "exam 10@2026-06-12"},
        {"see 12 June edition", "see edition@2026-06-12"},
        {"we met, and her son graduates 12 June", "her son graduates@2026-06-12"},
        {"she was tired. And then, her son graduates on 12 June",
         "her son graduates@2026-06-12"},
        {"but the opening is 12 June, and the party 13 June",
         "the opening@2026-06-12|the party@2026-06-13"},
        {"Andrea's exam 12 June", "Andrea's exam@2026-06-12"},
        {"exam 12 June and bring cake", "exam and bring cake@2026-06-12"},
        {"Ben's exam 12 June and Ana's prom 3 July",
         "Ben's exam@2026-06-12|Ana's prom@2026-07-03"},
        {"12 June exam and 3 July prom in Leeds",
         "exam@2026-06-12|prom in Leeds@2026-07-03"},
        {"exam 12 June prom 13 June then rest",
         "exam@2026-06-12|prom then rest@2026-06-13"},
        {"exam 12 June and 13 June", "exam@2026-06-12"},
    };
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++)
        check_found(samples[i].text, samples[i].want);
}

static void
finds_ranges_and_yearly_days(void **state) {
    (void)state;
    static const struct sample samples[] = {
        {"away 12 June to 3 July", "away to 3 July@2026-06-12"},
        {"away 12 June - 3 July 2026", "away to 3 July 2026@2026-06-12"},
        {"away from Fri 12 June until Mon 15 June 2026 at home",
         "away to 15 June 2026 at home@2026-06-12"},
        {"away 12-19 June", "away to 19 June@2026-06-12"},
        {"12\xE2\x80\x93"
         "19 June away",
         "to 19 June away@2026-06-12"},
        {"away June 12-19, 2027", "away to 19 June 2027@2027-06-12"},
        {"away June 12 - 19", "away to 19 June@2026-06-12"},
        {"away 2026-06-12..2026-06-14", "away to 14 June 2026@2026-06-12"},
        {"12 June to 3 July", ""},
        {"away 28-3 July", ""},
        {"away June 12-31", "away 31@2026-06-12"},
        {"rest 12 June - prom", "rest prom@2026-06-12"},
        {"birthday 4 May", "*birthday@--05-04"},
        {"birthday 4 May 1980", "*birthday@1980-05-04"},
        {"her birthday is on the 4th of May", "*her birthday@--05-04"},
        {"4 May is her b-day", "*her b-day@--05-04"},
        {"son born 4 May 2019", "*son born@2019-05-04"},
        {"wedding anniversary 29 February", "*wedding anniversary@--02-29"},
        {"bday 4 May, exam 5 May 1980", "*bday@--05-04"},
        {"day 5 May", "day@2026-05-05"},
    };
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++)
        check_found(samples[i].text, samples[i].want);
}

static void
takes_nothing_else_for_a_date(void **state) {
    (void)state;
    static const char *const notes[] = {
        "",
        "12 June",
        "on the 12th of June.",
        "(12 June)",
        "friday",
        "next week",
        "the 12th",
        "in June",
        "June 2026 office",
        "paid 12.5 for it",
        "call 555-0112 at 12.30",
        "ver 1.12.6.2026",
        "ref 2026-06-12-01",
        "ref x2026-06-12 y",
        "ref 2026-06-12T10:00",
        "won $12 June said",
        "won €12 June said",
        "page 12 June edition",
        "see no. 12 May Street",
        "aged 12 May be",
        "lives at 12 June Road",
        "met June 3 times",
        "June 2 weeks ago",
        "saw June 1,200 km away",
        "saw June 12.5 km away",
        "saw 12 June's mum",
        "saw 12 June/July issue",
        "saw 12 June-ish people",
        "we may 12 times",
        "perhaps 12 may come",
        "they march 12 miles",
        "exam 31 June",
        "exam 30 February",
        "exam 2026-02-30",
        "exam 3/4/2026",
        "exam 12.6.26",
        "exam 12.6.",
        "exam 20260612",
        "exam 2026 - 06 - 12",
        "exam 12\nJune",
        "kids 10 and 12 June",
        "rooms 10/12 June x",
        "Ch. 12. June was hot",
        "exam 2026-06-12%",
        "call +44 20 7946 0018 today",
        "\xFF\xFE 12 \xE2\x80",
        "\xC2\xA0 12 June",
        "\xE2\x80\x8B 12 June",
        "exam 5 May 1980",
        "exam 99 June 2026",
    };
    for (size_t i = 0; i < sizeof notes / sizeof *notes; i++)
        check_found(notes[i], "");
    check_found("lower 12 may", "lower@2026-05-12");
    check_found("lower on 12 may there", "lower there@2026-05-12");
    check_found("lower 12 may 2026 there", "lower there@2026-05-12");
    check_found("lower 12th march there", "lower there@2026-03-12");
}

static void
stops_at_its_limits(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    assert_string_equal(found(ctx, "a 1 June; b 2 June; c 3 June", 2),
                        "a@2026-06-01|b@2026-06-02");
    assert_string_equal(found(ctx, "a 1 June b 2 June", 1), "a@2026-06-01");
    assert_string_equal(found(ctx, "a 1 June", 0), "");
    assert_int_equal(day_find_dated(ctx, NULL, 0, NULL, 0), 0);
    assert_int_equal(day_find_dated(ctx, "a 1 June", DAY_NONE, NULL, 0), 0);
    struct dated one;
    assert_int_equal(day_find_dated(ctx, "a 1 June", DAY_MAX, &one, 1), 0);
    assert_string_equal(found(ctx,
                              "a 1 June b 2 June c 3 June d 4 June e 5 June f 6 June "
                              "g 7 June h 8 June i 9 June",
                              16),
                        "a@2026-06-01|b@2026-06-02|c@2026-06-03|d@2026-06-04|"
                        "e@2026-06-05|f@2026-06-06|g@2026-06-07|h i 9 June@2026-06-08");
    /* Time grows with the length, not with its square. */
    static const char *const parts[] = {"12 ", "June ", "(",       "x",
                                        ",",   "on ",   "1 June ", "\xE2\x80\x93"};
    for (size_t p = 0; p < sizeof parts / sizeof *parts; p++) {
        size_t len = strlen(parts[p]), count = 400000;
        char *note = mem_zero(ctx, len * count + 32, "char[]");
        for (size_t i = 0; i < count; i++)
            memcpy(note + i * len, parts[p], len);
        memcpy(note + len * count, " exam 12 June.", 15);
        (void)found(ctx, note, 16);
        talloc_free(note);
    }
    talloc_free(ctx);
}

int
main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_days_near_today),
        cmocka_unit_test(reads_offsets),
        cmocka_unit_test(reads_calendar_dates),
        cmocka_unit_test(says_why_a_date_is_refused),
        cmocka_unit_test(stays_within_the_calendar),
        cmocka_unit_test(reads_its_own_words),
        cmocka_unit_test(looks_back_for_past_days),
        cmocka_unit_test(reads_ranges),
        cmocka_unit_test(reads_spans),
        cmocka_unit_test(reads_dates_of_files),
        cmocka_unit_test(finds_dated_clauses),
        cmocka_unit_test(finds_ranges_and_yearly_days),
        cmocka_unit_test(takes_nothing_else_for_a_date),
        cmocka_unit_test(stops_at_its_limits),
    };
    return cmocka_run_group_tests_name("day_parse", tests, NULL, NULL);
}
