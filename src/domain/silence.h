/*
 * How unusual a silence is (METHOD R7), by somebody's own rhythm and not by a fixed
 * number of days.
 *
 * Referrals of a steady referrer are taken to come as by a Poisson process: at a rate
 * of their own, each independent of the one before. Of the days on which they sent
 * (several on one day count once; the last SILENCE_DAYS at most) n are counted, with
 * `span` days from the first to the last, and `quiet` days since. As their rate isn't
 * known but from these few, it gets a Gamma distribution, with n - 1 referrals in
 * span + SILENCE_PRIOR days; the chance that nobody is heard of for so long is then
 *
 *     ((span + SILENCE_PRIOR) / (span + SILENCE_PRIOR + quiet)) ^ (n - 1)
 *
 * Without SILENCE_PRIOR that would be exact: given the number of referrals, their days
 * lie evenly in the time looked at, whatever the rate. The prior, as though two months
 * before the first had been empty, makes the chance larger, never smaller: more so
 * after few referrals or several in one week. So, on any one day, a steady referrer has
 * a chance of 1 in 20 or less at most one time in twenty. Looked at day after day,
 * everybody falls quiet for long at some time.
 *
 * Fewer than SILENCE_LEAST days of referrals tell no rhythm, and then the chance is 1:
 * who sent two is never said to have gone quiet.
 *
 * How soon it is seen when somebody stops, by their own usual interval g: at 1 in 20,
 * after (20 ^ (1 / (n - 1)) - 1) * (n - 1 + 60 / g) intervals; with n = 8 and g of
 * three weeks that is after 5.3, with n = 25 and g of six weeks after 3.4.
 *
 * Of the user's own pauses nothing is held against anybody: they are taken out of the
 * quiet days. School holidays and the like are not known here.
 */
#ifndef DOMAIN_SILENCE_H
#define DOMAIN_SILENCE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/day.h"
#include "domain/facts.h"

#define SILENCE_LEAST 4
#define SILENCE_PRIOR 60
#define SILENCE_DAYS 25

struct silence {
    int days;      /* on which they sent, SILENCE_DAYS at most; "n" above */
    int span;      /* from the first to the last of these, in days */
    int usual;     /* their usual interval in days, at least 1; 0 without a rhythm */
    int quiet;     /* days since the last, without the user's pauses */
    double chance; /* of so long a silence, 0..1 */
};

/* Of the days of somebody's referrals in ascending order; those after today are left
 * out. `pauses` may be NULL. */
struct silence silence_of(const day_t *days, size_t count, day_t today,
                          const struct pauses *pauses);

/* A rhythm is known. */
bool silence_tells(const struct silence *silence);

#endif
