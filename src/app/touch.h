/* Correcting what was logged, and taking out what should not have been (METHOD P7). */
#ifndef APP_TOUCH_H
#define APP_TOUCH_H

#include "app/app.h"
#include "domain/facts.h"

struct touch_answer {
    const char *name; /* of the person */
    struct touch touch;
    struct strings changes; /* for people: "method: email → phone" */
    bool let_go;            /* they left the list by it */
    bool back;              /* they are on the list again by it */
    day_t next;             /* their next date now, or DAY_NONE */
    struct referrals owed;  /* that thanks are owed for again by it (METHOD R6) */
};

/* One touch as it stands; NOT_FOUND without it. */
MUST_CHECK enum fault app_touch(const void *ctx, const struct app *app, int64_t id,
                                struct touch_answer *out, struct error *err);

/*
 * Makes the touch with that id as given; whose it is and when it was written down stay.
 * The next date stays as well. When the newest judgement turns to "not liked" they
 * leave the list, and come back when that was the reason why they had left it.
 */
MUST_CHECK enum fault app_touch_edit(const void *ctx, const struct app *app,
                                     const struct touch *touch,
                                     struct touch_answer *out, struct error *err);

/* Takes a touch out, as if it had never been: the date it set goes, the reach-out and
 * the card that it had done stand open again, unless a later touch overtook them; the
 * thanks that it was are owed again. */
MUST_CHECK enum fault app_touch_remove(const void *ctx, const struct app *app,
                                       int64_t id, struct touch_answer *out,
                                       struct error *err);

#endif
