/* Where one stands: totals, the list, effort by stage (METHOD P1, P2, P5, P9, N1, T2).
 */
#ifndef APP_PROGRESS_H
#define APP_PROGRESS_H

#include "app/app.h"
#include "domain/progress.h"
#include "domain/state.h"
#include "store/people.h"
#include "store/progress.h"

/* Touches of some days against what the plan expects of them. */
struct tally {
    day_t from, to; /* both included */
    int touches;
    int line; /* what the plan expects by the end of `to` */
};

struct progress_answer {
    day_t today;
    struct plan plan;
    int people; /* on the list */
    enum list_size size;
    day_t renewal;      /* when the list wants to be walked through, or DAY_NONE */
    int unreachable;    /* without any way to reach them (P2) */
    day_t begun;        /* of the first touch logged here, or DAY_NONE */
    bool since_begun;   /* `line` counts from that day, not the last eight weeks */
    struct tally line;  /* P9; empty before the first touch */
    struct tally month; /* this one, up to today */
    struct tally last_month;
    int stages[4]; /* people, by enum stage */
    day_t effort_from;
    struct effort effort; /* of the last four weeks */
    int overdue;          /* being followed, and beyond their day */
    bool starves;         /* following up (N1) */
    struct gifts gifts;   /* of the last four weeks */
};

MUST_CHECK enum fault app_progress(const void *ctx, const struct app *app,
                                   struct progress_answer *out, struct error *err);

#endif
