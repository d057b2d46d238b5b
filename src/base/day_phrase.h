/* What the words of a typed date mean, seen from a day. */
#ifndef BASE_DAY_PHRASE_H
#define BASE_DAY_PHRASE_H

#include "base/day.h"
#include "base/day_token.h"

/* Where the reader stands, and what was learned about the phrase. */
struct day_view {
    const char *field; /* for errors */
    day_t today;       /* "tomorrow", "+2w", "next week" count from here */
    day_t anchor;      /* "fri", "12 June", "the 12th" are looked for from here */
    bool past;         /* backwards, with the anchor itself; else forwards */
    bool yearless;     /* out: a date or month without its year */
    bool with_year;    /* out: a date or month with its year */
};

enum phrase {
    PHRASE_UNKNOWN, /* not a phrase of this kind; err is untouched */
    PHRASE_READ,
    PHRASE_REFUSED, /* understood, but there is no such day: err says why */
};

/* The whole of the tokens (ended by an END) as one day. */
enum phrase phrase_day(struct day_view *view, const struct token *t, day_t *out,
                       struct error *err);

/* As one day, or as a week, a month or a year: "next week", "june", "2026-06". */
enum phrase phrase_extent(struct day_view *view, const struct token *t, day_t *from,
                          day_t *to, struct error *err);

/* The first day of this day of the month and month, from the anchor on (or back, in the
 * past); it falls on itself only: 29 February waits for a leap year. DAY_NONE if there
 * is none. */
day_t phrase_yearless(int month, int mday, day_t anchor, bool past);

#endif
