/* Where referrals come from, or go to: where, who, why, how, when (METHOD R1). */
#ifndef APP_SOURCES_H
#define APP_SOURCES_H

#include "app/app.h"
#include "domain/seasons.h"
#include "domain/sources.h"

/* How far back is looked by itself. */
#define SOURCES_MONTHS 12

struct sources_request {
    enum referral_direction direction;
    day_t since; /* DAY_NONE: SOURCES_MONTHS before `until` */
    day_t until; /* DAY_NONE: today */
    bool all;    /* from the first on, whatever `since` says */
    int most;    /* groups of one question to show */
};

struct sources_answer {
    enum referral_direction direction;
    day_t today;
    day_t from, to; /* both included; `from` is DAY_NONE when all of an empty ledger was
                       asked for */
    bool all;
    day_t first_day; /* of the ledger in this direction, or DAY_NONE */
    int total;       /* in from..to */
    struct proportion seen;
    struct source_side sides[SOURCE_QUESTIONS];
    const char **names; /* of the groups of SOURCE_WHO, one each */
    struct periods periods;
    struct seasons seasons; /* over all whole years */
};

/* INVALID, naming "since" or "until", when the span has no day. */
MUST_CHECK enum fault app_sources(const void *ctx, const struct app *app,
                                  const struct sources_request *request,
                                  struct sources_answer *out, struct error *err);

#endif
