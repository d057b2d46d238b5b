/* Asking about a sheet of referrals what it doesn't say, on a terminal. */
#ifndef CLI_IMPORT_SHEET_ASK_H
#define CLI_IMPORT_SHEET_ASK_H

#include "app/ledger_import.h"
#include "cli/import_sheet.h"

/* Asks for what keeps the sheet from being read, and reads it again with the answers.
 */
MUST_CHECK enum fault import_sheet_ask(struct cli *cli, const struct import_bytes *file,
                                       struct sheet_options *options,
                                       struct referral_sheet **sheet,
                                       struct error *err);

/* Asks who is meant, where a name is not plain; `out` has what was said before. */
MUST_CHECK enum fault
import_sheet_ask_sources(struct cli *cli, const struct ledger_import_request *requests,
                         size_t count, struct source_choices *out, struct error *err);

#endif
