/* Dates as people type and write them, in English. */
#ifndef BASE_DAY_PARSE_H
#define BASE_DAY_PARSE_H

#include <stddef.h>

#include "base/day.h"

/*
 * A day, seen from `today`: today, tomorrow, yesterday, fri / friday (the next one,
 * never today), next fri, last fri, +3d, +2w, +6m, +1y, -2d, "in 3 weeks", "3 weeks",
 * "2 days ago", "next week" (its Monday), "next month" (its first day), "end of month",
 * 2026-03-02, 2026/3/2, 2.3.2026, 2.3., "12 June", "June 12", "12 Mar 2024",
 * "7-Feb-22". Case and surrounding space do not matter. A date without a year is the
 * next such day on or after today. "03/04/2026" could be read two ways and is refused
 * with both readings; "25/12/2026" is not. On failure INVALID with field "date" and a
 * message that shows what can be typed.
 */
MUST_CHECK enum fault day_parse(const char *text, day_t today, day_t *out,
                                struct error *err);

/*
 * A date in a file: ISO forms and those with a month's name, "12 Mar 2024", "7-Feb-22",
 * "March 2, 2026", "0/0/00" and "" (no date: month 0, true), "3/15/1980" and
 * "15/3/1980" where only one reading is possible, "3/4/1980" read month first when
 * month_first. Two-digit years: 00..49 are 2000s, 50..99 are 1900s. False if it can't
 * be read.
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
 * Finds dated clauses in `note` (clauses end at ';', '.', ',' followed by a space, or a
 * line end). Only written-out dates count ("12 June", "June 12th", "12 June 2027",
 * 2026-06-12, "12.6.2026"), never "friday" or "next week". Without a year, the next
 * such day on or after `today` is meant and date.year says it, unless yearly. Returns
 * how many were put in out[max].
 */
size_t day_find_dated(const void *ctx, const char *note, day_t today, struct dated *out,
                      size_t max);

MUST_CHECK enum fault day_parse_past(const char *text, day_t today, day_t *out,
                                     struct error *err);
MUST_CHECK enum fault day_parse_range(const char *text, day_t today, day_t *from,
                                      day_t *to, struct error *err);
MUST_CHECK enum fault day_parse_span(const char *text, int *days, struct error *err);

#endif
