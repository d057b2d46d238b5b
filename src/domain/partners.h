/*
 * How those who refer stand with one, each by their own rhythm (METHOD R1, R7).
 *
 * - Quiet: their silence is longer than theirs would be by chance one time in twenty
 *   (silence.h), and they are not lapsed.
 * - Declining: not quiet, but they sent fewer in the last twelve months than in the
 *   twelve before, by more than chance: given both numbers together, each referral
 *   falls into one of the two years as their lengths have it (binomial, one-sided, one
 *   time in twenty). PARTNER_BEFORE of them and half a year are needed in the year
 *   before; the very first referral, which began it all, is not counted.
 * - New: the first came within the last PARTNER_NEW_MONTHS.
 * - Lapsed: quiet for a year or longer, and by their rhythm that is no chance (one time
 *   in a hundred); whose rhythm isn't known: for a year and three times their usual
 *   interval; who sent once: for two years. After three years, whoever it is.
 *
 * Many are looked at together, and of a hundred steady ones five are quiet for so long
 * on any day. So each is one of two: *likely* when they are still among those picked
 * out by the procedure of Benjamini and Hochberg (1995) over all whose rhythm is known,
 * at PARTNER_FALSE: of those named so, on average, at most one in ten is there by
 * chance. Else *perhaps*. Quiet and declining are counted apart.
 */
#ifndef DOMAIN_PARTNERS_H
#define DOMAIN_PARTNERS_H

#include <stdint.h>

#include "base/array.h"
#include "domain/silence.h"

#define PARTNER_CHANCE 0.05
#define PARTNER_FALSE 0.10
#define PARTNER_BEFORE 4
#define PARTNER_NEW_MONTHS 6

enum standing {
    STANDING_QUIET,
    STANDING_DECLINING,
    STANDING_NEW,
    STANDING_STEADY,
    STANDING_LAPSED,
    STANDING_COUNT,
};

/* "quiet", "declining", "new", "steady", "lapsed" */
const char *standing_word(enum standing standing);

enum sure { SURE_NOT, SURE_PERHAPS, SURE_LIKELY };
const char *sure_word(enum sure sure); /* "", "perhaps", "likely" */

struct partner {
    int64_t person_id;
    int referrals;
    int year, before; /* in the last twelve months, and in the twelve before */
    day_t first, last;
    struct silence silence;
    double decline; /* the chance of so few in the last year; 1 when it can't be told */
    enum standing standing;
    enum sure sure; /* of quiet and declining */
};
struct partners ARRAY(struct partner);

/* One who sent on these days (ascending, one at least, none after today), judged by
 * themselves: `sure` is SURE_PERHAPS at most. */
struct partner partner_look(int64_t person_id, const day_t *days, size_t count,
                            day_t today, const struct pauses *pauses);

/* Raises to SURE_LIKELY those who stand out among all of them. Gives how many have a
 * rhythm that is known. */
int partners_judge(struct partners *partners);

/* How often something comes by chance: "about 1 time in 20", "less than 1 time in
 * 1000". */
char *chance_words(const void *ctx, double chance);

#endif
