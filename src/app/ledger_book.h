/*
 * Entering many referrals in one open change, named by what was written: for the sheets
 * and the grid of old ones (app/ledger_import.h, app/ledger_many.h).
 */
#ifndef APP_LEDGER_BOOK_H
#define APP_LEDGER_BOOK_H

#include "app/ledger_import.h"

struct ledger_book;

/* Looks at who is here and at what the ledger holds, in the open change. People who are
 * new are those of `import_id`, or of no import (0). */
MUST_CHECK enum fault ledger_book_open(const void *ctx, const struct app *app,
                                       int64_t import_id, struct ledger_book **out,
                                       struct error *err);

/* Whom the row names, looked for the first time they are met; *at is in `sources`.
 * `choice` may be NULL. */
MUST_CHECK enum fault ledger_book_source(struct ledger_book *book,
                                         struct ledger_sources *sources,
                                         const struct sheet_row *row,
                                         const struct source_choice *choice, size_t *at,
                                         struct error *err);

/* Enters the row, unless it is there already or its days can't be right: entry->fate.
 * Adds the source when it is new. */
MUST_CHECK enum fault ledger_book_enter(struct ledger_book *book,
                                        const struct sheet_row *row,
                                        struct ledger_source *source,
                                        struct ledger_entry *entry, struct error *err);

/* The plan of the day. */
const struct plan *ledger_book_plan(const struct ledger_book *book);

#endif
