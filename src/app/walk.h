/* Going through the list one by one: keep, let go, add (METHOD P1, N2, P11). */
#ifndef APP_WALK_H
#define APP_WALK_H

#include "app/app.h"
#include "app/person.h"
#include "domain/recall.h"
#include "domain/state.h"
#include "store/store.h"

struct walk_answer {
    struct ids ids; /* whom to go through, in the order of today's new names */
    int people;     /* on the list */
    struct plan plan;
};

/* Those not kept within the plan's list.renew days; only the ones never touched when
 * `only_new`. */
MUST_CHECK enum fault app_walk(const void *ctx, const struct app *app, bool only_new,
                               struct walk_answer *out, struct error *err);

/* What one needs to see of somebody to decide. */
struct walk_card {
    struct record record;
    struct state state;
};

MUST_CHECK enum fault app_walk_card(const void *ctx, const struct app *app,
                                    int64_t person_id, struct walk_card *out,
                                    struct error *err);

/* Keeps somebody on the list, as of today. */
MUST_CHECK enum fault app_walk_keep(const void *ctx, const struct app *app,
                                    int64_t person_id, struct error *err);

/* Adds somebody who came to mind, with the question's tag. CONFLICT when they are here.
 */
MUST_CHECK enum fault app_recall_add(const void *ctx, const struct app *app,
                                     const struct recalled *recalled, const char *tag,
                                     struct add_answer *out, struct error *err);

#endif
