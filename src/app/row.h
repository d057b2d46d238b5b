/* The calendar of checkmarks (METHOD P10). */
#ifndef APP_ROW_H
#define APP_ROW_H

#include "app/app.h"
#include "app/treat.h"

struct row_request {
    int months;       /* to show, this one included; 0: three */
    bool since_begun; /* leave out those before the first touch */
};

struct row_day {
    day_t day;
    enum mark mark;
    int touches;
};
struct row_days ARRAY(struct row_day);

struct row_answer {
    day_t today;
    enum day_kind kind; /* of today */
    struct plan plan;
    int done; /* touches today */
    bool checkmark;
    bool begun; /* something was logged */
    struct row row, best;
    struct treat_way way;
    struct treats treats;  /* those that were earned */
    struct row_days days;  /* whole months, earliest first */
    struct row_days marks; /* the last few, see app_row_marks() */
};

MUST_CHECK enum fault app_row_calendar(const void *ctx, const struct app *app,
                                       const struct row_request *request,
                                       struct row_answer *out, struct error *err);

/* The same in an open transaction. */
MUST_CHECK enum fault app_row_look(const void *ctx, const struct app *app,
                                   const struct bearings *b,
                                   const struct row_request *request,
                                   struct row_answer *out, struct error *err);

/* In an open transaction: the last ROW_MARKS days that count, earliest first. Those are
 * the working days since the first touch, days off with touches, and today, whatever it
 * is. */
#define ROW_MARKS 10
MUST_CHECK enum fault app_row_marks(const void *ctx, const struct app *app,
                                    const struct bearings *b, struct row_days *out,
                                    struct error *err);

#endif
