/* The list of people, filtered and sorted by the engine as far as it is quick at it. */
#ifndef STORE_LISTING_H
#define STORE_LISTING_H

#include "domain/facts.h"
#include "domain/listing.h"
#include "domain/state.h"
#include "store/store.h"

/* Somebody's id with what they are sorted by. */
struct ranked {
    int64_t id;
    int64_t key;
};
struct ranking ARRAY(struct ranked);

/*
 * Whom the filters leave, in order of name, each with a number for the order that was
 * asked for (INT64_MAX for what is absent; 0 when the order is that of the names).
 * Filters but `search`, `offset` and `limit`; `tag` and `role` are keys
 * (record_word_key()) here, `import_id` is an import or 0. `among` (or NULL) are the
 * only ones considered.
 */
MUST_CHECK enum fault listing_rank(const void *ctx, struct store *st,
                                   const struct list_request *request,
                                   const struct ids *among, struct ranking *out,
                                   struct error *err);

/* A line of the list. */
struct listed {
    struct state state;
    const char *name, *name_key, *organisation, *title;
    const char *role; /* the first, or NULL */
    enum said liked, practice_full;
    bool company;
};
struct listing ARRAY(struct listed);

/* The lines of these people, in their order; who isn't there is left out. */
MUST_CHECK enum fault listing_lines(const void *ctx, struct store *st,
                                    const struct ids *ids, struct listing *out,
                                    struct error *err);

#endif
