/* The user's own numbers (METHOD P, N4, "Where the articles differ"). */
#ifndef APP_PLAN_H
#define APP_PLAN_H

#include "app/app.h"

/* A number to set; without a value it goes back to the method's own. */
struct plan_wish {
    const char *name, *value;
};
struct plan_wishes ARRAY(struct plan_wish);

struct plan_request {
    struct plan_wishes
        wishes;        /* in order: a later one overtakes; none: show the plan */
    const char *words; /* for the journal: "Weekly", or NULL */
    bool try;          /* only say what it would mean: nothing is kept */
};

struct plan_answer {
    struct settings settings; /* as they are now */
    struct plan plan, before; /* of today, now and before the change */
    int people;               /* on the list */
    day_t today;
    bool from_start; /* changes hold for all days: nothing was logged yet */
    bool tried;      /* the settings and the plan are those wished for, not kept */
    struct plan_changes changes;
};

/*
 * Shows the plan, or changes it: all wishes together or none. What changes holds from
 * today on, and throughout when nothing was logged yet. INVALID names the item.
 */
MUST_CHECK enum fault app_plan(const void *ctx, const struct app *app,
                               const struct plan_request *request,
                               struct plan_answer *out, struct error *err);

#endif
