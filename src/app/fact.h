/* A fact as people type it (METHOD P8). */
#ifndef APP_FACT_H
#define APP_FACT_H

#include "base/error.h"
#include "domain/facts.h"

struct fact_typed {
    const char *text; /* never blank */
    const char *date; /* of its own, or NULL: one in the text counts */
    bool yearly;
};

/* A note, a dated event, or a birthday when that is what the text tells. INVALID at
 * "date" or "yearly". */
MUST_CHECK enum fault fact_read(const void *ctx, const struct fact_typed *typed,
                                day_t today, struct fact *out, struct error *err);

/* A birthday, with or without its year. INVALID at "birthday". */
MUST_CHECK enum fault fact_read_birthday(const char *typed, day_t today,
                                         struct fact *out, struct error *err);

#endif
