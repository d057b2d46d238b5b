/* How far a practice has come, out of the store. */
#ifndef STORE_PROGRESS_H
#define STORE_PROGRESS_H

#include "domain/facts.h"
#include "domain/progress.h"
#include "store/store.h"

/* The day of the first touch that was written down here, not brought by an import;
 * DAY_NONE without one. */
MUST_CHECK enum fault progress_begun(struct store *st, day_t *out, struct error *err);

/* The day of the first touch of all, or DAY_NONE. */
MUST_CHECK enum fault progress_first(struct store *st, day_t *out, struct error *err);

/* What was given in from..to (METHOD P5, T2). */
struct gifts {
    int touches;
    int meaningful, judged; /* judged: it was said whether it was meaningful */
    int shares[SHARE_COUNT];
};

/* Who came and left when (METHOD P1). */
MUST_CHECK enum fault progress_stays(const void *ctx, struct store *st,
                                     struct stays *out, struct error *err);

/* One day's touches, seen from several sides (METHOD N1, P5, T2). */
struct day_touches {
    day_t day;
    struct effort effort;
    struct gifts gifts;
};
struct days_touches ARRAY(struct day_touches);

/* Those of the days in from..to that have some, earliest first. */
MUST_CHECK enum fault progress_days(const void *ctx, struct store *st, day_t from,
                                    day_t to, struct days_touches *out,
                                    struct error *err);

/* Touches in from..to by method; those that don't say how stand at METHOD_COUNT. */
MUST_CHECK enum fault progress_methods(struct store *st, day_t from, day_t to,
                                       int out[METHOD_COUNT + 1], struct error *err);

#endif
