/* The words that people carry: tags and roles, out of the store. */
#ifndef STORE_WORDS_H
#define STORE_WORDS_H

#include "domain/facts.h"
#include "store/store.h"

struct word_use {
    const char *word, *word_key;
    int people; /* who carry it, those let go among them */
};
struct word_uses ARRAY(struct word_use);

/* All in use, in order of their keys. */
MUST_CHECK enum fault words_in_use(const void *ctx, struct store *st,
                                   enum tag_kind kind, struct word_uses *out,
                                   struct error *err);

/* The tags with that word, each with its person. */
MUST_CHECK enum fault words_tags(const void *ctx, struct store *st, enum tag_kind kind,
                                 const char *word_key, struct tags *out,
                                 struct error *err);

/* Whether somebody carries it. */
MUST_CHECK enum fault words_has(struct store *st, int64_t person_id, enum tag_kind kind,
                                const char *word_key, bool *out, struct error *err);

#endif
