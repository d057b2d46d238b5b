/*
 * Use cases: what Tend can do, independent of who asks. Each app_* function is one
 * transaction: load, decide by the rules of domain/, save, answer. Answers are
 * allocated under ctx. The day and the moment are arguments; nothing here reads a
 * clock.
 */
#ifndef APP_APP_H
#define APP_APP_H

#include "base/day.h"
#include "base/error.h"
#include "domain/calendar.h"
#include "domain/facts.h"
#include "domain/plan.h"
#include "store/store.h"

struct app {
    struct store *store;
    day_t today;
    int minute;      /* of today, by the clock on the wall (base/clock.h) */
    int64_t now;     /* seconds since 1970 UTC */
    const char *who; /* for the journal */
};

/* The plan of today with what it is reckoned from. */
struct bearings {
    struct calendar calendar;
    struct plan plan;
    int people; /* on the list */
};

/* In an open transaction. */
MUST_CHECK enum fault app_bearings(const void *ctx, const struct app *app,
                                   struct bearings *out, struct error *err);

/* Begins a change of that kind, as the user of today. */
MUST_CHECK enum fault app_begin(const struct app *app, const char *kind,
                                struct error *err);

/* Ends the open change: keeps it when `fault` is none, else forgets it. Gives the
 * outcome. */
MUST_CHECK enum fault app_finish(const struct app *app, enum fault fault,
                                 struct error *err);

/* The row up to today (METHOD P10), in an open transaction. */
MUST_CHECK enum fault app_row(const void *ctx, const struct app *app,
                              const struct calendar *cal, day_t day, struct row *out,
                              struct error *err);

#endif
