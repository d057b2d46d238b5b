/* What the pages about the plan share. */
#ifndef WEB_PLAN_H
#define WEB_PLAN_H

#include "app/plan.h"
#include "view/model.h"
#include "web/page.h"

/* The pages beside each other; `current` is the path of one. */
json_t *plan_tabs(const char *current);

/* What an item is called on the page. */
const char *plan_label(const char *name);

/* The page of the plan, as it is or as it would be. */
void plan_show(const struct request *rq, const struct plan_answer *answer,
               struct reply *out);

/* POST /plan (plan_change.c). */
MUST_CHECK enum fault plan_change(struct request *rq, struct reply *out,
                                  struct error *err);

#endif
