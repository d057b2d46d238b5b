/* Is this practice sound? For `tend doctor`; works on damaged files as far as it can.
 */
#ifndef STORE_CHECK_H
#define STORE_CHECK_H

#include <stdbool.h>

#include "base/array.h"
#include "store/store.h"

struct file_facts {
    int64_t bytes;
    bool private; /* nobody else on this machine may read or write it */
};

/* NOT_FOUND when there is no file. */
MUST_CHECK enum fault check_file(const char *path, struct file_facts *out,
                                 struct error *err);

/* What the engine finds broken in the file's structure; at most 20 lines. */
MUST_CHECK enum fault check_integrity(const void *ctx, struct store *st,
                                      struct strings *problems, struct error *err);

/* Rows that refer to rows that aren't there; at most 20 lines. */
MUST_CHECK enum fault check_references(const void *ctx, struct store *st,
                                       struct strings *problems, struct error *err);

/* How many entries of the journal can't be read, so that undo could not use them. */
MUST_CHECK enum fault check_journal(struct store *st, int *unreadable,
                                    struct error *err);

/* Makes anew all that follows from the facts, indexes as well, in a transaction of its
 * own. The facts stay as they are. */
MUST_CHECK enum fault store_repair(struct store *st, struct error *err);

#endif
