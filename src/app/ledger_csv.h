/* The ledger as a table for a spreadsheet, with the columns of a therapist's referral
 * sheet; reading it in again gives the same referrals. */
#ifndef APP_LEDGER_CSV_H
#define APP_LEDGER_CSV_H

#include "app/ledger.h"

/* RFC 4180, UTF-8; cells that a spreadsheet would take for formulas are guarded. The
 * amount has columns only when the plan keeps it. */
const char *ledger_csv(const void *ctx, const struct ledger_answer *answer);

#endif
