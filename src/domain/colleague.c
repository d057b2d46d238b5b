#include "domain/colleague.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"

#include "base/ban.h"

static const char *const little[] = {"an",   "and", "at", "by",  "for",
                                     "from", "in",  "is", "of",  "on",
                                     "or",   "the", "to", "who", "with"};

static bool
is_little(const char *word) {
    if (strlen(word) == 1)
        return true;
    for (size_t i = 0; i < sizeof little / sizeof *little; i++)
        if (strcmp(little[i], word) == 0)
            return true;
    return false;
}

static bool
has_word(const struct strings *all, const char *word) {
    for (size_t i = 0; i < all->count; i++)
        if (strcmp(all->items[i], word) == 0)
            return true;
    return false;
}

static void
add_words(const void *ctx, const char *folded, bool with_little, struct strings *out) {
    for (const char *p = folded; *p;) {
        size_t len = strcspn(p, " ");
        const char *word = mem_dup_n(ctx, p, len);
        if ((with_little || !is_little(word)) && !has_word(out, word))
            *array_add(ctx, out) = word;
        p += len + (p[len] == ' ');
    }
}

void
colleague_words(const void *ctx, const char *typed, struct strings *out) {
    char *folded = text_fold(ctx, typed);
    add_words(ctx, folded, false, out);
    if (out->count == 0)
        add_words(ctx, folded, true, out);
}

char *
colleague_stem(const void *ctx, const char *word) {
    size_t len = strlen(word);
    bool plural = len > 3 && word[len - 1] == 's' && word[len - 2] != 's';
    return mem_dup_n(ctx, word, len - plural);
}

/* A word of ` key ` begins as that one. */
static bool
begins_in(const char *key, const char *stem) {
    for (const char *at = key; (at = strstr(at, stem)) != NULL; at++)
        if (at[-1] == ' ')
            return true;
    return false;
}

static char *
fold(const void *ctx, const char *text) {
    return mem_printf(ctx, " %s ", text ? text_fold(ctx, text) : "");
}

static char *
fold_all(const void *ctx, const struct strings *texts) {
    char *key = mem_dup(ctx, " ");
    for (size_t i = 0; i < texts->count; i++)
        key = mem_append(key, "%s ", text_fold(ctx, texts->items[i]));
    return key;
}

#define KEYS 10

/* Where words may stand, the worthiest first. */
static void
make_keys(const void *ctx, const struct colleague *c, const char *keys[KEYS],
          int worth[KEYS]) {
    const struct potential *w = &c->who;
    const char *const texts[KEYS] = {w->profile.does, w->profile.sees, NULL,
                                     w->title,        w->organisation, w->profile.place,
                                     c->address,      w->profile.fees, c->refer,
                                     w->name};
    static const int worths[KEYS] = {4, 4, 3, 2, 2, 2, 2, 1, 1, 1};
    for (int i = 0; i < KEYS; i++) {
        keys[i] = fold(ctx, texts[i]);
        worth[i] = worths[i];
    }
    keys[2] = fold_all(ctx, &w->roles);
}

static bool
is_in_place(const void *ctx, const struct colleague *c, const struct strings *place) {
    const char *key =
        mem_printf(ctx, "%s%s", fold(ctx, c->who.profile.place), fold(ctx, c->address));
    for (size_t i = 0; i < place->count; i++)
        if (!begins_in(key, colleague_stem(ctx, place->items[i])))
            return false;
    return true;
}

/* Whoever sees people, as far as is known. */
static bool
sees_people(const struct colleague *c) {
    const struct potential *w = &c->who;
    return !text_is_blank(w->profile.does) || !text_is_blank(w->profile.sees) ||
           w->profile.free != NOT_SAID || c->refer || w->given > 0 ||
           role_is_colleague(&w->roles, w->title);
}

static void
match_words(const void *ctx, void *scratch, const struct strings *words,
            struct colleague *c) {
    const char *keys[KEYS];
    int worth[KEYS];
    make_keys(scratch, c, keys, worth);
    for (size_t i = 0; i < words->count; i++) {
        const char *stem = colleague_stem(scratch, words->items[i]);
        int at = 0;
        while (at < KEYS && !begins_in(keys[at], stem))
            at++;
        if (at == KEYS) {
            *array_add(ctx, &c->lacks) = words->items[i];
            continue;
        }
        c->matched++;
        c->fit += worth[at];
    }
}

bool
colleague_fits(const void *ctx, const struct colleague_wish *wish,
               struct colleague *c) {
    c->matched = c->fit = 0;
    c->lacks = (struct strings){0};
    if (wish->free_only && c->who.profile.free != SAID_YES)
        return false;
    if (wish->words.count == 0 && wish->place.count == 0)
        return sees_people(c);
    void *scratch = mem_context(NULL);
    bool fits = is_in_place(scratch, c, &wish->place);
    if (fits && wish->words.count > 0) {
        match_words(ctx, scratch, &wish->words, c);
        fits = c->matched > 0;
    }
    talloc_free(scratch);
    return fits;
}

/* What qsort() can't be told besides. */
struct seat {
    struct colleague colleague;
    bool full;
};

static int
by_fit(const void *left, const void *right) {
    const struct seat *a = left;
    const struct seat *b = right;
    const struct colleague *x = &a->colleague;
    const struct colleague *y = &b->colleague;
    if (x->matched != y->matched)
        return y->matched - x->matched;
    if (x->fit != y->fit)
        return y->fit - x->fit;
    if (a->full != b->full)
        return a->full - b->full;
    if (x->who.given_day != y->who.given_day) /* DAY_NONE is before all days */
        return x->who.given_day < y->who.given_day ? -1 : 1;
    int owed = (y->who.received - y->who.given) - (x->who.received - x->who.given);
    if (owed)
        return owed;
    int names = strcmp(x->who.name, y->who.name);
    return names ? names
                 : (x->who.person_id > y->who.person_id) -
                       (x->who.person_id < y->who.person_id);
}

void
colleague_order(struct colleagues *all, day_t today) {
    if (all->count < 2)
        return;
    struct seat *seats = mem_array(NULL, struct seat, all->count);
    for (size_t i = 0; i < all->count; i++) {
        const struct profile *p = &all->items[i].who.profile;
        seats[i].colleague = all->items[i];
        seats[i].full = p->free == SAID_NO && !profile_free_is_doubtful(p, today);
    }
    qsort(seats, all->count, sizeof *seats, by_fit);
    for (size_t i = 0; i < all->count; i++)
        all->items[i] = seats[i].colleague;
    talloc_free(seats);
}
