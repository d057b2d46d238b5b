/* What is compared of everybody when looking for duplicates (domain/duplicates.h). */
#ifndef STORE_DUPLICATES_H
#define STORE_DUPLICATES_H

#include "domain/duplicates.h"
#include "store/store.h"

/* Everybody, in order of id. */
MUST_CHECK enum fault duplicates_load(const void *ctx, struct store *st,
                                      struct likenesses *out, struct error *err);

#endif
