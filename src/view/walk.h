#ifndef VIEW_WALK_H
#define VIEW_WALK_H

#include "app/walk.h"
#include "view/model.h"

/* {"left","people","list":{"min","max","renew_days"},"next":{the person, "facts"} or
 * null}: `card` may be NULL. */
json_t *view_walk(const struct walk_answer *answer, const struct walk_card *card);

#endif
