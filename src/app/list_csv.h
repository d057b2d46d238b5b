/* The list of people as a table for a spreadsheet. */
#ifndef APP_LIST_CSV_H
#define APP_LIST_CSV_H

#include "app/list.h"

/* RFC 4180, UTF-8; cells that a spreadsheet would take for formulas are guarded. */
const char *list_csv(const void *ctx, const struct list_answer *answer);

#endif
