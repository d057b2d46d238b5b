/* Where one stands: totals, the list, effort by stage (METHOD P1, P2, P5, P9, N1, T2).
 */
#ifndef APP_PROGRESS_H
#define APP_PROGRESS_H

#include "app/app.h"
#include "app/row.h"
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

/* One step of the way along the line: a day at first, later a week. */
struct line_step {
    day_t from, to;  /* both included */
    int touches;     /* in it */
    int total, line; /* by its end, since the first step; and what the plan expects */
};

struct list_month {
    day_t from, to; /* a month, this one up to today */
    int people;     /* on the list at its end */
    int added, let_go;
};

struct progress_week {
    day_t from, to; /* from a Monday; this week up to today */
    struct effort effort;
    struct gifts gifts;
};

/* How far back weeks are looked at, this one included. */
#define PROGRESS_WEEKS 12
#define PROGRESS_MONTHS 12

/* What the pictures are drawn from; all empty before there is something to see. */
struct progress_past {
    day_t first_day,
        second_day; /* when the line reaches the plan's two totals; DAY_NONE
                       unless it counts since the practice began */
    struct line_steps ARRAY(struct line_step) steps;         /* P9 */
    struct list_months ARRAY(struct list_month) months;      /* P1 */
    struct progress_weeks ARRAY(struct progress_week) weeks; /* N1, P5, T2 */
    day_t weeks_from;              /* of the first of them, or DAY_NONE */
    int methods[METHOD_COUNT + 1]; /* in those weeks; the last: not said how (P4) */
    int weekdays[7];               /* (G3) */
    unsigned working; /* working weekdays of today's plan, bit 0 is Monday */
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
    struct progress_past past;
    struct row_answer calendar; /* of up to a year (P10) */
};

MUST_CHECK enum fault app_progress(const void *ctx, const struct app *app,
                                   struct progress_answer *out, struct error *err);

#endif
