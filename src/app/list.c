#include "app/list.h"

#include <stdlib.h>
#include <string.h>

#include "app/record.h"
#include "base/memory.h"
#include "base/text.h"
#include "store/people.h"

#include "base/ban.h"

/* So few are named to the engine one by one; more are picked out of all. */
#define AMONG_MAX 300

/* By key, absent ones last whatever the order; equal ones stay in order of name. */
struct placed {
    struct ranked ranked;
    size_t at;
};

static int
by_key(const void *left, const void *right) {
    const struct placed *a = left;
    const struct placed *b = right;
    if (a->ranked.key != b->ranked.key)
        return (a->ranked.key > b->ranked.key) - (a->ranked.key < b->ranked.key);
    return (a->at > b->at) - (a->at < b->at);
}

static void
sort(struct ranking *all, bool reverse) {
    struct placed *placed = mem_array(NULL, struct placed, all->count + 1);
    for (size_t i = 0; i < all->count; i++) {
        int64_t key = all->items[i].key;
        placed[i] = (struct placed){all->items[i], i};
        if (reverse && key != INT64_MAX)
            placed[i].ranked.key = -key;
    }
    qsort(placed, all->count, sizeof *placed, by_key);
    for (size_t i = 0; i < all->count; i++)
        all->items[i] = placed[i].ranked;
    talloc_free(placed);
}

static void
turn_round(struct ranking *all) {
    for (size_t i = 0, k = all->count; i + 1 < k; i++) {
        struct ranked one = all->items[i];
        all->items[i] = all->items[--k];
        all->items[k] = one;
    }
}

/* Names first, then work, tags and ways, then what is written about them. */
static int
tier_of(enum search_place place) {
    if (place == SEARCH_NAME)
        return 0;
    return place < SEARCH_NOTE ? 1 : 2;
}

static void
keep_hits(struct ranking *all, const struct search_hits *hits, bool by_fit) {
    size_t kept = 0;
    for (size_t i = 0; i < all->count; i++) {
        const struct search_hit *hit = search_hit_of(hits, all->items[i].id);
        if (!hit)
            continue;
        all->items[kept] = all->items[i];
        if (by_fit)
            all->items[kept].key = tier_of(hit->place);
        kept++;
    }
    all->count = kept;
}

static enum fault
rank(const void *ctx, const struct app *app, const struct list_request *request,
     struct looked *looked, struct ranking *out, struct error *err) {
    struct list_request r = *request;
    struct ids among = {0};
    bool searched = !text_is_blank(r.search);
    if (searched)
        TRY(found_look(ctx, app, r.search, looked, err));
    if (searched && looked->hits.count == 0)
        return FAULT_NONE;
    if (r.tag)
        r.tag = record_word_key(ctx, r.tag);
    if (r.role)
        r.role = record_word_key(ctx, r.role);
    if (r.import_id < 0) {
        TRY(store_count(app->store, "import_last", 0, NULL, &r.import_id, err));
        if (r.import_id == 0) /* there was none: it brought nobody */
            return FAULT_NONE;
    }
    bool few = searched && looked->hits.count <= AMONG_MAX;
    for (size_t i = 0; few && i < looked->hits.count; i++)
        *array_add(ctx, &among) = looked->hits.items[i].person_id;
    TRY(listing_rank(ctx, app->store, &r, few ? &among : NULL, out, err));
    if (searched)
        keep_hits(out, &looked->hits, r.sort == SORT_FIT);
    if (r.sort != SORT_NAME && out->count > 1)
        sort(out, r.reverse);
    else if (r.reverse)
        turn_round(out);
    return FAULT_NONE;
}

enum fault
list_ids(const void *ctx, const struct app *app, const struct list_request *request,
         struct ids *out, struct error *err) {
    struct looked looked = {0};
    struct ranking all = {0};
    TRY(rank(ctx, app, request, &looked, &all, err));
    for (size_t i = 0; i < all.count; i++)
        *array_add(ctx, out) = all.items[i].id;
    return FAULT_NONE;
}

static enum fault
list(const void *ctx, const struct app *app, const struct list_request *request,
     struct list_answer *out, struct error *err) {
    struct looked looked = {0};
    struct ranking all = {0};
    struct ids page = {0};
    *out = (struct list_answer){.offset = request->offset};
    TRY(rank(ctx, app, request, &looked, &all, err));
    out->total = (int)all.count;
    size_t from = request->offset > 0 ? (size_t)request->offset : 0;
    for (size_t i = from; i < all.count; i++) {
        if (request->limit > 0 && i - from == (size_t)request->limit)
            break;
        *array_add(ctx, &page) = all.items[i].id;
    }
    TRY(listing_lines(ctx, app->store, &page, &out->listing, err));
    if (looked.hits.count == 0)
        return FAULT_NONE;
    out->words = looked.words;
    out->found = mem_array(ctx, struct found, out->listing.count + 1);
    for (size_t i = 0; i < out->listing.count; i++) {
        const struct search_hit *hit =
            search_hit_of(&looked.hits, out->listing.items[i].state.person_id);
        if (hit)
            TRY(found_load(ctx, app, hit, &looked.words, &out->found[i], err));
    }
    return FAULT_NONE;
}

enum fault
app_list(const void *ctx, const struct app *app, const struct list_request *request,
         struct list_answer *out, struct error *err) {
    TRY(store_begin_read(app->store, err));
    enum fault fault = list(ctx, app, request, out, err);
    store_end(app->store);
    return fault;
}
