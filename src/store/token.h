/* Tokens for scripts, out of the store. */
#ifndef STORE_TOKEN_H
#define STORE_TOKEN_H

#include "domain/facts.h"
#include "store/store.h"

/* The one with that hash that was not revoked; id 0 when there is none. */
MUST_CHECK enum fault token_good(const void *ctx, struct store *st, const char *hash,
                                 struct token *out, struct error *err);

#endif
