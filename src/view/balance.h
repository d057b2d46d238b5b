#ifndef VIEW_BALANCE_H
#define VIEW_BALANCE_H

#include "app/balance.h"
#include "view/model.h"

/* {"year","all":{"received","given",…},"kinds":{"owed",…},"owed":[…],"people":[…],
 * "total","from"} */
json_t *view_balance(const struct balance_answer *answer);

#endif
