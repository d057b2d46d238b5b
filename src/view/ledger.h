#ifndef VIEW_LEDGER_H
#define VIEW_LEDGER_H

#include "app/ledger.h"
#include "view/model.h"

/* {"referrals":[…],"total","received","given","totals":{…},"sums":[…] or null} */
json_t *view_ledger_list(const struct ledger_answer *answer);

/* {"direction","days","steps":[{"step","total","referrals":[…]}]} */
json_t *view_ledger_board(const struct ledger_board *board);

/* {"about":[…],"place":[…],"how":[…],"why":[…],"currency" or null} */
json_t *view_ledger_hints(const struct ledger_hints *hints);

#endif
