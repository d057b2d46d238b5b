/* What is not known yet of those who might refer, as a queue (METHOD R2). */
#ifndef APP_KNOW_H
#define APP_KNOW_H

#include "app/app.h"
#include "domain/know.h"

struct know_request {
    int64_t after; /* whom it was about last: the queue begins behind them; 0 */
    size_t limit;  /* how many to give; 0: all */
};

struct know_answer {
    struct potentials queue; /* at most `limit` */
    size_t total;            /* of all that are in the queue, from its beginning */
    bool passed;             /* nobody is left behind `after` */
    struct know_counts counts;
    bool role_kinds[ROLE_KIND_COUNT]; /* whether the list has somebody of that kind */
    int people;                       /* on the list */
};

MUST_CHECK enum fault app_know(const void *ctx, const struct app *app,
                               const struct know_request *request,
                               struct know_answer *out, struct error *err);

#endif
