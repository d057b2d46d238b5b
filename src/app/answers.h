/* How fast I answer (METHOD R5). */
#ifndef APP_ANSWERS_H
#define APP_ANSWERS_H

#include "app/app.h"
#include "domain/answer.h"

#define ANSWERS_MONTHS 12

struct answers {
    day_t today;
    int answer_days; /* the plan's limit */
    struct answer_record record;
    int earlier; /* received before these months */
};

/* The last ANSWERS_MONTHS months, this one among them. */
MUST_CHECK enum fault app_answers(const void *ctx, const struct app *app,
                                  struct answers *out, struct error *err);

#endif
