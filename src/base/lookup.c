#include "base/lookup.h"

#include <search.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

#include "base/ban.h"

struct pair {
    const char *key;
    size_t value;
};

struct lookup {
    void *root;
};

static int
compare(const void *a, const void *b) {
    const struct pair *left = a;
    const struct pair *right = b;
    return strcmp(left->key, right->key);
}

static void
keep(void *entry) {
    (void)entry; /* talloc frees the entries; tdestroy() only its own nodes */
}

static int
destroy(struct lookup *lookup) {
    tdestroy(lookup->root, keep);
    return 0;
}

struct lookup *
lookup_new(const void *ctx) {
    struct lookup *lookup = mem_new(ctx, struct lookup);
    talloc_set_destructor(lookup, destroy);
    return lookup;
}

size_t *
lookup_put(struct lookup *lookup, const char *key, size_t value, bool *added) {
    struct pair wanted = {.key = key};
    struct pair **found = tfind(&wanted, &lookup->root, compare);
    if (added)
        *added = !found;
    if (found)
        return &(*found)->value;
    struct pair *entry = mem_new(lookup, struct pair);
    entry->key = mem_dup(entry, key);
    entry->value = value;
    if (!tsearch(entry, &lookup->root, compare))
        abort(); /* out of memory, as in base/memory.c */
    return &entry->value;
}

bool
lookup_get(const struct lookup *lookup, const char *key, size_t *value) {
    struct pair wanted = {.key = key};
    struct pair *const *found = tfind(&wanted, &lookup->root, compare);
    if (!found)
        return false;
    *value = (*found)->value;
    return true;
}
