/* A copy of a practice in another file. */
#ifndef STORE_COPY_H
#define STORE_COPY_H

#include "store/store.h"

struct copy_facts {
    int64_t bytes;
    int people, touches;
    struct strings problems; /* a damaged practice gives a damaged copy */
};

/*
 * Copies the practice as it is now to `path`, which must not be there yet (CONFLICT),
 * readable by its owner alone; then opens the copy and looks it over. Others may go on
 * reading and writing the practice meanwhile. What could not be finished is removed.
 */
MUST_CHECK enum fault store_copy(const void *ctx, struct store *st, const char *path,
                                 struct copy_facts *out, struct error *err);

#endif
