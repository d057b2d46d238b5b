/*
 * The made-up practice: believable people, a year of touches, and a morning with
 * something of everything. The same for a given day and seed.
 */
#ifndef APP_DEMO_H
#define APP_DEMO_H

#include "app/app.h"

#define DEMO_SEED 20
#define DEMO_FRESH_DAYS 7 /* then it is made anew, for its dates to be near today */

/* For measuring: a practice of any size. */
struct demo_size {
    int people;    /* at least 1 */
    int touches;   /* about so many */
    int referrals; /* in the ledger */
    uint64_t seed;
};

struct demo_answer {
    bool made;     /* just now */
    day_t was_day; /* of the one that was there, DAY_NONE when there was none */
};

/*
 * Opens the demo at `path` as app->store (a talloc child of ctx), making it first when
 * there is none, when it is older than DEMO_FRESH_DAYS or of a later day, or when
 * `reset`. CONFLICT, and left as it is, when the file is a practice but no demo.
 */
MUST_CHECK enum fault app_demo_open(void *ctx, const char *path, struct app *app,
                                    bool reset, struct demo_answer *out,
                                    struct error *err);

/* Makes a practice of that size in a file that isn't there yet; CONFLICT when it is. */
MUST_CHECK enum fault app_demo_make(void *ctx, const char *path, struct app *app,
                                    const struct demo_size *size, struct error *err);

#endif
