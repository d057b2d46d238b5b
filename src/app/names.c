#include "app/names.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "store/people.h"

#include "base/ban.h"

/* Those on the list, or those let go. */
struct completions {
    struct strings texts;
    const char *only; /* the last person's whole name */
    int people;
};

struct search {
    const void *ctx;
    const char *key;
    size_t key_len;
    struct completions on, off;
};

static bool
begins(const struct search *s, const char *key) {
    return strncmp(key, s->key, s->key_len) == 0;
}

/* Where a word of the name begins that the search key begins, or NULL. */
static const char *
find_word(const struct search *s, const char *name) {
    for (const char *p = name + strcspn(name, " -'"); *p; p += strcspn(p, " -'")) {
        p += strspn(p, " -'");
        char *key = text_fold(NULL, p);
        bool fits = *key && begins(s, key);
        talloc_free(key);
        if (fits)
            return p;
    }
    return NULL;
}

static void
consider(void *data, int64_t id, const char *name_key, const char *other_key,
         bool active, const char *name, const char *organisation) {
    struct search *s = data;
    (void)id;
    (void)other_key;
    (void)organisation;
    if (!strstr(name_key, s->key))
        return;
    const char *part = begins(s, name_key) ? name : find_word(s, name);
    if (!part)
        return;
    struct completions *c = active ? &s->on : &s->off;
    const char *text = mem_dup(s->ctx, name);
    *array_add(s->ctx, &c->texts) = text + (part - name);
    c->only = text;
    c->people++;
}

static int
by_text(const void *left, const void *right) {
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

static void
sort_once(struct strings *texts) {
    size_t kept = 0;
    if (texts->count > 1)
        qsort(texts->items, texts->count, sizeof *texts->items, by_text);
    for (size_t i = 0; i < texts->count; i++)
        if (i == 0 || strcmp(texts->items[i], texts->items[kept - 1]) != 0)
            texts->items[kept++] = texts->items[i];
    texts->count = kept;
}

enum fault
app_names(const void *ctx, const char *path, const char *typed, struct strings *out,
          struct error *err) {
    struct store *store;
    struct search s = {.ctx = ctx, .key = text_fold(ctx, typed)};
    s.key_len = strlen(s.key);
    TRY(store_open(ctx, path, &store, err));
    enum fault fault = people_each_name(store, consider, &s, err);
    talloc_free(store);
    TRY(fault);
    struct completions *c = s.on.people > 0 ? &s.on : &s.off;
    if (c->people == 1)
        c->texts.items[0] = c->only;
    sort_once(&c->texts);
    *out = c->texts;
    return FAULT_NONE;
}
