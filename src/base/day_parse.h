/*
 * Dates as people type and write them, in English. Case, white space around and between
 * words, and the kind of dash do not matter. Text may be any bytes; NULL is "".
 */
#ifndef BASE_DAY_PARSE_H
#define BASE_DAY_PARSE_H

#include <stddef.h>

#include "base/day.h"

/*
 * A day, seen from `today`:
 *
 * - today, tomorrow (tmrw), yesterday;
 * - fri, friday: the next one, never today; "this fri" and "next fri": that of this
 *   week and of the next (weeks run Monday to Sunday); "last fri": the latest one
 *   before today;
 * - +3d, +2w, +6m, +1y, -2d, +10 (days), 2w, "in 3 weeks", "three weeks", "a month",
 *   "2 days ago", "fortnight"; months keep the day of the month, or take the last one;
 * - "next week" (its Monday), "next month", "next year" (their first day), "end of
 *   month", "end of next year", "end of june" (their last day);
 * - 2026-03-02, 20260302, 2026/3/2, 2.3.2026, "2.3.", "12 June", "June 12th",
 *   "12 Mar 2024", "7-Feb-22" (two-digit years: 00..49 are 2000s, 50..99 are 1900s),
 *   "the 12th", each also behind a weekday ("Fri 12 June"), which must then be right.
 *
 * A date without a year is the next such day on or after today. "03/04/2026" could be
 * read two ways and is refused with both readings; "25/12/2026" is not.
 *
 * On failure INVALID with field "date" and a message that shows what can be typed, or
 * why there is no such day ("February 2026 has 28 days"); `out` is left alone. Results
 * are DAY_MIN..DAY_MAX.
 */
MUST_CHECK enum fault day_parse(const char *text, day_t today, day_t *out,
                                struct error *err);

/*
 * The same for a day that is over: "fri", "12 June" and "the 12th" are the latest ones
 * on or before today. INVALID when the day lies after today.
 */
MUST_CHECK enum fault day_parse_past(const char *text, day_t today, day_t *out,
                                     struct error *err);

/*
 * Days from..to, both included, from <= to: "2026-03-02..2026-03-06", "mon..fri",
 * "12 June to 3 July", "12-19 June", "June 12-19, 2026"; a day that day_parse() takes
 * (from = to); "this week", "next week" (Monday to Sunday), "last month", "next year";
 * "june", "june 2026", "2026-06" (the whole month; without a year this one or the next
 * such month); and two of these: "june to august". Between the two stands "..", "to",
 * "until", "till", "through" or a dash.
 *
 * A weekday, or a date without a year, on the right is looked for from the left one on
 * ("20 Dec to 3 Jan"); a year on the right alone goes for both. All else counts from
 * today. On failure INVALID with field "range".
 */
MUST_CHECK enum fault day_parse_range(const char *text, day_t today, day_t *from,
                                      day_t *to, struct error *err);

/* The most that day_parse_span() takes, in days. */
#define DAY_SPAN_MAX 3650

/*
 * A length of time in days, 1..DAY_SPAN_MAX: "4 weeks", "6w", "30", "30d", "2 months"
 * (30 days each), "a year" (365), "fortnight". On failure INVALID with field "span".
 */
MUST_CHECK enum fault day_parse_span(const char *text, int *days, struct error *err);

/*
 * A date in a file: ISO forms ("--03-15" without a year as well) and those with a
 * month's name, "12 Mar 2024", "7-Feb-22", "March 2, 2026", "0/0/00" and "" (no date:
 * month 0, true), "3/15/1980" and "15/3/1980" where only one reading is possible,
 * "3/4/1980" read month first when month_first, "15.3.1980" always day first. Two-digit
 * years: 00..49 are 2000s, 50..99 are 1900s. Without a year (only with a month's name,
 * or "15.3.") year is 0. A time of day behind a whole date is passed over. False if it
 * can't be read, or there is no such date, or it is before 1583; `out` is left alone.
 */
bool date_read(const char *text, bool month_first, struct date *out);

/* A dated clause found in running text (METHOD P8): "daughter graduates 12 June". */
struct dated {
    const char
        *text; /* talloc: the clause without its date, trimmed: "daughter graduates" */
    struct date date; /* year 0 when the text names none and the clause is yearly */
    bool yearly;      /* the clause speaks of a birthday or an anniversary */
};

/*
 * Finds dated clauses in `note`. Clauses end at a line end, at ';', and at ',', '.',
 * '!', '?' followed by white space (not inside a date, nor behind "Dr."; nor at a comma
 * that parts a date from its words: "graduation, 12 June, Leeds"); several dates in one
 * clause divide it further, those of a range ("12 to 19 June") do not: the first
 * counts, the text keeps "to 19 June". Only written-out dates count ("12 June",
 * "June 12th", "12 June 2027", 2026-06-12, "12.6.2026", 25/12/2026), never "friday" or
 * "next week", nor what only looks like a date ("page 12 June", "June 3 times", "12.5",
 * phone numbers, times, money).
 *
 * Without a year, the next such day on or after `today` is meant and date.year says it,
 * unless yearly. A whole date before today counts only when yearly. Words that join the
 * date ("on", "at", "until", "Fri") and punctuation around it leave the text; a clause
 * that is nothing else is left out. Returns how many were put in out[max].
 */
size_t day_find_dated(const void *ctx, const char *note, day_t today, struct dated *out,
                      size_t max);

#endif
