/* When to reach out next (METHOD P7, P11). */
#ifndef DOMAIN_RHYTHM_H
#define DOMAIN_RHYTHM_H

#include "domain/calendar.h"

/* How many reach-outs are open on a day. */
struct day_load {
    day_t day;
    int open;
};
struct day_loads ARRAY(struct day_load);

/*
 * The next date to propose after a touch on `from`: one rhythm later, on a working day,
 * and moved on while that day already holds all that the plan's day can (so that what
 * waits is spread). `loads` are in ascending order of day; a day that is missing has
 * none.
 */
day_t rhythm_next(const struct calendar *cal, const struct plan *plan, int people,
                  int own_days, day_t from, const struct day_loads *loads);

/* The first day that rhythm_next() may give, so that the caller knows which loads to
 * fetch. */
day_t rhythm_earliest(const struct calendar *cal, const struct plan *plan, int people,
                      int own_days, day_t from);

#endif
