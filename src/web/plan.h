/* What the pages about the plan share. */
#ifndef WEB_PLAN_H
#define WEB_PLAN_H

#include "view/model.h"

/* The pages beside each other; `current` is the path of one. */
json_t *plan_tabs(const char *current);

#endif
