/* What columns and fields of forms are called by people. */
#ifndef WEB_LABELS_H
#define WEB_LABELS_H

#include <stdbool.h>

/* A column of a table, or, with NULL for the table, a field of a form: "First name".
 * What has no label of its own is shown as it is, with spaces. */
const char *label_of(const void *ctx, const char *table, const char *name);

/* Whether a form sends it by itself, so that nobody has typed it. */
bool label_is_hidden(const char *name);

#endif
