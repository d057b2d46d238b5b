#ifndef VIEW_PLAN_H
#define VIEW_PLAN_H

#include "app/plan.h"
#include "view/model.h"

/*
 * {"date","people","items":[{"name","value","standard","rule","meaning","takes","since"}],
 * "implies","implied","preset","presets":[{"name","what","implies","now"}],
 * "changes":[{"name","before","after"}],"holds_from"}; "implied" is what it meant
 * before the changes; "since" and "holds_from" are null
 * when it holds for all days.
 */
json_t *view_plan(const struct plan_answer *answer);

#endif
