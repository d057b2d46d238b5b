/*
 * Pages as they were made, for as long as nothing has changed: a page depends on the
 * practice, the day and its address alone, and some on the minute. Bounded in number
 * and size.
 */
#ifndef WEB_CACHE_H
#define WEB_CACHE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct cache;

struct cache *cache_new(const void *ctx);

/* A copy of the page kept under `key` when it was made at `version`, as a talloc child
 * of ctx; NULL when there is none, or when it was for another minute. */
char *cache_get(const void *ctx, struct cache *cache, const char *key, int64_t version,
                int minute, size_t *len);
/* `minute` is the only one that the page is good for, 0 when it is good for all day. */
void cache_put(struct cache *cache, const char *key, int64_t version, int minute,
               const char *bytes, size_t len);

#endif
