/*
 * From a string to a number, for "have I seen this one?" and "which one was it?" over
 * many strings. A balanced tree (tsearch), so no choice of strings makes it slow: log n
 * comparisons each, whatever a file contains.
 */
#ifndef BASE_LOOKUP_H
#define BASE_LOOKUP_H

#include <stdbool.h>
#include <stddef.h>

struct lookup;

/* An empty lookup, a talloc child of ctx. */
struct lookup *lookup_new(const void *ctx);

/*
 * The number kept for `key`. A key that is new is copied and given `value`; *added (may
 * be NULL) says which. The pointer stays valid as long as the lookup.
 */
size_t *lookup_put(struct lookup *lookup, const char *key, size_t value, bool *added);

/* False, leaving *value alone, when the key is unknown. */
bool lookup_get(const struct lookup *lookup, const char *key, size_t *value);

#endif
