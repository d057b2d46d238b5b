#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "store/search.h"

#include "base/ban.h"

void
search_words(const void *ctx, const char *typed, struct strings *out) {
    char *folded = text_fold(ctx, typed);
    search_cut(folded);
    const char *p = folded;
    while (*p && out->count < SEARCH_WORDS) {
        size_t len = strcspn(p, " ");
        *array_add(ctx, out) = mem_dup_n(ctx, p, len);
        p += len + (p[len] == ' ');
    }
}

static struct search_hit
hit_of(int64_t rowid) {
    return (struct search_hit){
        .person_id = rowid >> SEARCH_PERSON_SHIFT,
        .place = (enum search_place)(rowid >> SEARCH_ID_BITS & SEARCH_PLACE_MASK),
        .row_id = rowid & (((int64_t)1 << SEARCH_ID_BITS) - 1),
    };
}

/* The people with a word that begins so, in order of id, each once with the worthiest
 * place. Rowids come in order, so of touches the newest stays. */
static enum fault
find_word(const void *ctx, struct store *st, const char *statement, const char *match,
          struct search_hits *out, struct error *err) {
    struct stmt *s;
    TRY(db_prepare(st->db, statement, &s, err));
    db_bind_text(s, 1, match);
    for (;;) {
        bool row;
        TRY(search_fault(st, db_step(s, &row, err), err));
        if (!row)
            return FAULT_NONE;
        struct search_hit hit = hit_of(db_int(s, 0));
        struct search_hit *last = out->count ? &out->items[out->count - 1] : NULL;
        if (!last || last->person_id != hit.person_id)
            *array_add(ctx, out) = hit;
        else if (last->place == hit.place)
            *last = hit;
    }
}

/* Both, in order of id; of a person in both, the first's. */
static void
unite(const void *ctx, const struct search_hits *who, const struct search_hits *said,
      struct search_hits *out) {
    size_t i = 0, k = 0;
    while (i < who->count || k < said->count) {
        if (k == said->count ||
            (i < who->count && who->items[i].person_id <= said->items[k].person_id)) {
            k += k < said->count && who->items[i].person_id == said->items[k].person_id;
            *array_add(ctx, out) = who->items[i++];
        } else {
            *array_add(ctx, out) = said->items[k++];
        }
    }
}

/* Keeps of `all` those who are in `more` too, with the less worthy place. */
static void
keep_common(struct search_hits *all, const struct search_hits *more) {
    size_t kept = 0;
    size_t k = 0;
    for (size_t i = 0; i < all->count; i++) {
        struct search_hit hit = all->items[i];
        while (k < more->count && more->items[k].person_id < hit.person_id)
            k++;
        if (k == more->count)
            break;
        if (more->items[k].person_id != hit.person_id)
            continue;
        all->items[kept++] = more->items[k].place > hit.place ? more->items[k] : hit;
    }
    all->count = kept;
}

enum fault
search_find(const void *ctx, struct store *st, const struct strings *words,
            struct search_hits *out, struct error *err) {
    for (size_t i = 0; i < words->count; i++) {
        const char *word = words->items[i];
        const char *match = mem_printf(ctx, "\"%s\"*", word);
        struct search_hits who = {0}, said = {0}, both = {0};
        TRY(find_word(ctx, st, "search_who_find", match, &who, err));
        if (strlen(word) >= SEARCH_SAID)
            TRY(find_word(ctx, st, "search_said_find", match, &said, err));
        if (said.count > 0)
            unite(ctx, &who, &said, &both);
        else
            both = who;
        if (i == 0)
            *out = both;
        else
            keep_common(out, &both);
    }
    return FAULT_NONE;
}

static enum fault
find_ids(const void *ctx, struct store *st, const char *statement, const char *match,
         bool of_referrals, struct ids *out, struct error *err) {
    struct stmt *s;
    TRY(db_prepare(st->db, statement, &s, err));
    db_bind_text(s, 1, match);
    for (;;) {
        bool row;
        TRY(search_fault(st, db_step(s, &row, err), err));
        if (!row)
            return FAULT_NONE;
        struct search_hit hit = hit_of(db_int(s, 0));
        if (of_referrals && hit.place == SEARCH_REFERRAL)
            *array_add(ctx, out) = hit.row_id;
        else if (!of_referrals && hit.place <= SEARCH_WORK &&
                 (out->count == 0 || out->items[out->count - 1] != hit.person_id))
            *array_add(ctx, out) = hit.person_id;
    }
}

static int
by_number(const void *left, const void *right) {
    int64_t a = *(const int64_t *)left;
    int64_t b = *(const int64_t *)right;
    return (a > b) - (a < b);
}

enum fault
search_referrals(const void *ctx, struct store *st, const char *word,
                 struct ids *referrals, struct ids *people, struct error *err) {
    const char *match = mem_printf(ctx, "\"%s\"*", word);
    TRY(find_ids(ctx, st, "search_said_find", match, true, referrals, err));
    TRY(find_ids(ctx, st, "search_who_find", match, false, people, err));
    /* They come in order of person. */
    if (referrals->count > 1)
        qsort(referrals->items, referrals->count, sizeof *referrals->items, by_number);
    return FAULT_NONE;
}

static int
by_person(const void *left, const void *right) {
    const struct search_hit *a = left;
    const struct search_hit *b = right;
    return (a->person_id > b->person_id) - (a->person_id < b->person_id);
}

const struct search_hit *
search_hit_of(const struct search_hits *hits, int64_t person_id) {
    struct search_hit key = {.person_id = person_id};
    if (hits->count == 0)
        return NULL;
    return bsearch(&key, hits->items, hits->count, sizeof key, by_person);
}
