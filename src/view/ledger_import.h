#ifndef VIEW_LEDGER_IMPORT_H
#define VIEW_LEDGER_IMPORT_H

#include "app/ledger_import.h"
#include "app/ledger_many.h"
#include "view/model.h"

/* {"file","format":"referrals","read","added","unchanged","skipped":[{"line","reason"}],
    "warnings":[…],"sources":[…],"referrals":[…],…} */
json_t *view_ledger_import(const struct ledger_import_answer *answer);

/* {"header_line","rows","columns":[{"number","header","samples","field",…,"hidden"}]}
 */
json_t *view_ledger_layout(const struct referral_sheet *sheet);

/* {"entered","there","referrals":[…],"sources":[…]} */
json_t *view_ledger_many(const struct many_answer *answer);

#endif
