#include "web/cache.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

#include "base/ban.h"

#define PAGES_MAX 24
#define PAGE_BYTES_MAX ((size_t)384 << 10)

struct kept {
    char *key;
    int64_t version;
    int minute;  /* that it is good for, 0: any */
    char *bytes; /* malloc'd, as the key: they belong to no request */
    size_t len;
    int64_t used; /* when, by the count of uses */
};

struct cache {
    pthread_mutex_t lock;
    struct kept pages[PAGES_MAX];
    int64_t uses;
};

static void
forget(struct kept *page) {
    free(page->key);
    free(page->bytes);
    *page = (struct kept){0};
}

static int
cache_free(struct cache *cache) {
    for (size_t i = 0; i < PAGES_MAX; i++)
        forget(&cache->pages[i]);
    pthread_mutex_destroy(&cache->lock);
    return 0;
}

struct cache *
cache_new(const void *ctx) {
    struct cache *cache = mem_new(ctx, struct cache);
    pthread_mutex_init(&cache->lock, NULL);
    talloc_set_destructor(cache, cache_free);
    return cache;
}

static struct kept *
find(struct cache *cache, const char *key) {
    for (size_t i = 0; i < PAGES_MAX; i++)
        if (cache->pages[i].key && strcmp(cache->pages[i].key, key) == 0)
            return &cache->pages[i];
    return NULL;
}

char *
cache_get(const void *ctx, struct cache *cache, const char *key, int64_t version,
          int minute, size_t *len) {
    char *copy = NULL;
    pthread_mutex_lock(&cache->lock);
    struct kept *page = find(cache, key);
    if (page && page->version == version &&
        (page->minute == 0 || page->minute == minute)) {
        page->used = ++cache->uses;
        copy = mem_array(ctx, char, page->len + 1);
        memcpy(copy, page->bytes, page->len);
        *len = page->len;
    }
    pthread_mutex_unlock(&cache->lock);
    return copy;
}

/* An empty place, else one whose page is out of date, else the one unused for longest.
 */
static struct kept *
place_for(struct cache *cache, int64_t version) {
    struct kept *place = &cache->pages[0];
    for (size_t i = 0; i < PAGES_MAX; i++) {
        struct kept *page = &cache->pages[i];
        if (!page->key)
            return page;
        bool stale = page->version != version;
        bool place_stale = place->version != version;
        if (stale != place_stale ? stale : page->used < place->used)
            place = page;
    }
    return place;
}

void
cache_put(struct cache *cache, const char *key, int64_t version, int minute,
          const char *bytes, size_t len) {
    if (len > PAGE_BYTES_MAX)
        return;
    char *copy = malloc(len + 1);
    char *name = strdup(key);
    if (!copy || !name) {
        free(copy);
        free(name);
        return;
    }
    memcpy(copy, bytes, len);
    pthread_mutex_lock(&cache->lock);
    struct kept *place = find(cache, key);
    if (!place)
        place = place_for(cache, version);
    forget(place);
    *place = (struct kept){.key = name,
                           .version = version,
                           .minute = minute,
                           .bytes = copy,
                           .len = len,
                           .used = ++cache->uses};
    pthread_mutex_unlock(&cache->lock);
}
