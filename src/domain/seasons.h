/*
 * When referrals come (METHOD R1): the months of a span, one after the other, and the
 * months of the year over all whole years of the ledger.
 *
 * The year is looked at in whole years back from today, so that each of its months has
 * had the same number of turns; the ledger must have been kept all that time. Four
 * seasons of three months are compared with what their days would bring by themselves
 * (chi-square, three degrees of freedom). One is said to stand out when there are two
 * years at least, SEASONS_LEAST referrals, and so uneven a year comes by chance less
 * than one time in twenty.
 */
#ifndef DOMAIN_SEASONS_H
#define DOMAIN_SEASONS_H

#include "base/array.h"
#include "base/day.h"
#include "domain/proportion.h"

#define SEASONS 4
#define SEASONS_YEARS_MAX 10
#define SEASONS_LEAST 20

struct season {
    const char *name; /* "December to February": the same in both hemispheres */
    int count;
    struct proportion share; /* of the year */
};

struct seasons {
    int years;  /* whole ones looked at; 0: the ledger is younger than a year */
    day_t from; /* up to today; DAY_NONE without years */
    int total;
    int months[12]; /* January first */
    struct season seasons[SEASONS];
    double chance; /* how often chance alone makes a year so uneven */
    int most;      /* the season that stands out, or -1 */
};

/* Of the days of all referrals, in any order; those after today are left out. */
struct seasons seasons_of(const day_t *days, size_t count, day_t today);

enum period { PERIOD_MONTH, PERIOD_QUARTER, PERIOD_YEAR };

/* Up to so many months are shown by the month, to so many by the quarter. */
#define PERIOD_MONTHS_MAX 36
#define PERIOD_QUARTERS_MAX 120

const char *period_word(enum period period); /* "month", "quarter", "year" */

struct period_count {
    day_t from, to; /* both included; within the span */
    int count;
};

struct periods {
    enum period unit;
    struct ARRAY(struct period_count) list; /* none left out, earliest first */
};

/* The days of referrals in from..to by month, quarter or year; none when `from` is
 * after `to` or DAY_NONE. */
struct periods periods_of(const void *ctx, const day_t *days, size_t count, day_t from,
                          day_t to);

#endif
