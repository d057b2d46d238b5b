/*
 * A share of a few, and how far chance alone may have moved it. Counts are small here,
 * so no share is shown without its Wilson score interval (E. B. Wilson 1927) of 95 in a
 * hundred: it stays within 0 and 1 and is honest for small numbers, where the share
 * give or take its error is not.
 */
#ifndef DOMAIN_PROPORTION_H
#define DOMAIN_PROPORTION_H

#include <stdbool.h>

struct proportion {
    int count, of;
    double low, high; /* of 1; exactly 0 for none of them, exactly 1 for all; the whole
                         of 0..1 for 0 of 0 */
};

/* Of fewer than so many, a share says nothing. */
#define PROPORTION_FEW 5

/* A count outside of 0..of is taken for the nearest in it. */
struct proportion proportion_of(int count, int of);

double proportion_share(const struct proportion *p); /* 0 for 0 of 0 */
bool proportion_tells(const struct proportion *p);   /* of at least PROPORTION_FEW */

/* "15 to 52 in 100", "about 30 in 100"; "too few to tell"; "" for 0 of 0. */
char *proportion_range(const void *ctx, const struct proportion *p);

/* "6 of 20, between 15 and 52 in a hundred"; "2 of 3, too few to tell"; "none yet". */
char *proportion_words(const void *ctx, const struct proportion *p);

/* Whether one count is ahead of another by more than chance: of both together, the
 * interval of the first lies above one half. */
bool proportion_leads(int more, int less);

#endif
