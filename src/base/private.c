#include "base/private.h"

#include <stdlib.h>
#include <string.h>
#include <unictype.h>
#include <unistr.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/private_lists.h"
#include "base/text.h"

#include "base/ban.h"

#define NAME_BYTES_MAX 80
#define NAME_WORDS_MAX 4

struct word {
    const char *key; /* as text_fold() leaves it */
    size_t letters;
    bool capital, capitals; /* its first letter is one; all are */
    char after;             /* the byte behind it */
};

struct words ARRAY(struct word);

static int
compare(const void *key, const void *item) {
    return strcmp(key, *(const char *const *)item);
}

static bool
is_among(const char *key, const char *const *list, size_t count) {
    return count > 0 && bsearch(key, list, count, sizeof *list, compare) != NULL;
}

static bool
is_given(const struct word *w) {
    return is_among(w->key, private_given, private_given_count);
}

static bool
is_either(const struct word *w) {
    return is_among(w->key, private_either, private_either_count);
}

static bool
is_general(const struct word *w) {
    return is_among(w->key, private_general, private_general_count) ||
           is_among(w->key, private_short, private_short_count);
}

static bool
is_title(const struct word *w) {
    static const char *const titles[] = {"fraulein", "frau", "herr", "miss", "mlle",
                                         "mme",      "mr",   "mrs",  "ms",   "mx"};
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++)
        if (strcmp(w->key, titles[i]) == 0)
            return true;
    return false;
}

/* The words of a text: runs of letters, an apostrophe among them. */
static void
split(const void *ctx, const char *text, struct words *out) {
    const uint8_t *p = (const uint8_t *)text;
    const uint8_t *end = p + strlen(text);
    out->count = 0;
    while (p < end) {
        ucs4_t c;
        struct word w = {.capitals = true};
        const uint8_t *from = p;
        for (int n; p < end; p += n) {
            n = u8_mbtouc(&c, p, (size_t)(end - p));
            bool inside = w.letters > 0 && (*p == '\'' || c == 0x2019);
            if (inside)
                continue;
            if (!uc_is_property_alphabetic(c))
                break;
            bool upper = uc_is_property_uppercase(c);
            if (w.letters++ == 0)
                w.capital = upper;
            w.capitals &= upper;
        }
        if (w.letters == 0) {
            p += u8_mbtouc(&c, p, (size_t)(end - p));
            continue;
        }
        char *key =
            text_fold(ctx, mem_dup_n(ctx, (const char *)from, (size_t)(p - from)));
        /* "Jane's" is Jane. */
        size_t len = strlen(key);
        if (len > 2 && strcmp(key + len - 2, " s") == 0)
            key[len - 2] = '\0';
        w.key = key;
        w.after = p < end ? (char)*p : '\0';
        *array_add(ctx, out) = w;
    }
}

/* "J.S.", "J S", "JS": letters that could be somebody's initials. */
static bool
is_initials(const struct words *w) {
    char key[8] = "";
    if (w->count == 1 && w->items[0].letters > 1)
        return w->items[0].capitals && w->items[0].letters <= 3 &&
               !is_general(&w->items[0]);
    if (w->count < 2 || w->count > 3)
        return false;
    for (size_t i = 0; i < w->count; i++) {
        if (w->items[i].letters != 1 || !w->items[i].capital)
            return false;
        key[i] = w->items[i].key[0];
    }
    return !is_among(key, private_short, private_short_count);
}

static enum private_name
name_of_words(const struct words *w) {
    size_t given = 0, either = 0, capital = 0, single = 0, lower = 0;
    for (size_t i = 0; i < w->count; i++) {
        const struct word *one = &w->items[i];
        if (one->letters > 1 && is_general(one))
            return PRIVATE_NO;
        given += is_given(one);
        either += is_either(one);
        capital += one->capital;
        single += one->letters == 1;
        lower += !one->capital;
    }
    if (is_title(&w->items[0]))
        return w->count > 1 ? PRIVATE_YES : PRIVATE_NO;
    if (w->count == 1)
        return given ? PRIVATE_YES : PRIVATE_NO;
    bool all = capital == w->count;
    if (given && (all || (lower == w->count && w->count == 2)))
        return PRIVATE_YES;
    if (all && either > 1)
        return PRIVATE_YES;
    const struct word *first = &w->items[0], *last = &w->items[w->count - 1];
    if (all && single == 1 && w->count == 2 &&
        ((first->letters == 1 && first->after == '.') ||
         (last->letters == 1 && first->after == ',')))
        return PRIVATE_YES;
    return all && w->count <= 3 ? PRIVATE_MAYBE : PRIVATE_NO;
}

enum private_name
private_name(const char *text) {
    if (!text || strlen(text) > NAME_BYTES_MAX || strpbrk(text, "0123456789@/:"))
        return PRIVATE_NO;
    void *ctx = mem_context(NULL);
    struct words *w = mem_new(ctx, struct words);
    enum private_name sure = PRIVATE_NO;
    split(ctx, text, w);
    if (is_initials(w))
        sure = PRIVATE_MAYBE;
    else if (w->count > 0 && w->count <= NAME_WORDS_MAX)
        sure = name_of_words(w);
    talloc_free(ctx);
    return sure;
}

bool
private_is_number(const char *text) {
    size_t digits = 0, letters = 0, run = 0;
    for (const char *p = text ? text : ""; *p; p++) {
        bool letter = (*p | 0x20) >= 'a' && (*p | 0x20) <= 'z';
        digits += *p >= '0' && *p <= '9';
        letters += letter;
        run = letter ? run + 1 : 0;
        if (run > 4 || (!letter && !(*p >= '0' && *p <= '9') && !strchr("#-_./ ", *p)))
            return false;
    }
    return digits > 0 && letters <= digits;
}

/* --- running text ------------------------------------------------------------------
 */

static bool
is_birth(const struct words *w, size_t i, bool digits) {
    const char *key = w->items[i].key;
    if (strcmp(key, "dob") == 0 || strcmp(key, "birthdate") == 0 ||
        strcmp(key, "geburtsdatum") == 0)
        return true;
    if (i + 2 < w->count && strcmp(key, "d") == 0 &&
        strcmp(w->items[i + 1].key, "o") == 0 && strcmp(w->items[i + 2].key, "b") == 0)
        return true;
    return digits && (strcmp(key, "born") == 0 || strcmp(key, "birth") == 0 ||
                      strcmp(key, "birthday") == 0 || strcmp(key, "geb") == 0 ||
                      strcmp(key, "geboren") == 0);
}

/* " ana ruiz " has the word. */
static bool
is_excepted(const struct word *w, const char *except) {
    size_t len = strlen(w->key);
    for (const char *p = except; p && *p && (p = strstr(p, w->key)); p++)
        if ((p == except || p[-1] == ' ') && (p[len] == ' ' || p[len] == '\0'))
            return true;
    return false;
}

/* A word of work or place stands beside it: "St Mary's", "Elizabeth Street School". */
static bool
is_placed(const struct words *w, size_t i) {
    if (i > 0 && (strcmp(w->items[i - 1].key, "st") == 0 ||
                  strcmp(w->items[i - 1].key, "saint") == 0))
        return true;
    for (size_t k = i + 1; k < w->count && k <= i + 2; k++) {
        if (!w->items[k].capital || (w->items[k - 1].after != ' ' && k == i + 2))
            return false;
        if (is_general(&w->items[k]))
            return true;
    }
    return false;
}

/* A capital letter that a name could begin with, and no sentence does. */
static bool
is_name_word(const struct word *w) {
    return w->capital && w->letters > 1 && !is_general(w);
}

static bool
is_name_at(const struct words *w, size_t i, const char *except) {
    const struct word *one = &w->items[i];
    const struct word *next = i + 1 < w->count ? one + 1 : NULL;
    if (!one->capital || is_excepted(one, except) || is_placed(w, i))
        return false;
    bool joined = next && (one->after == ' ' || one->after == '.' || one->after == ',');
    bool followed = joined && !is_excepted(next, except);
    if (is_title(one))
        return followed && is_name_word(next);
    if (one->letters > 1 && is_given(one))
        return true;
    if (is_either(one))
        return followed && one->after == ' ' && next->capital &&
               (is_given(next) || is_either(next) ||
                (next->letters == 1 && next->after == '.') ||
                (i > 0 && is_name_word(next)));
    if (one->letters != 1 || one->after != '.' || !followed)
        return false;
    if (next->letters == 1 && next->capital && next->after == '.') {
        const char key[3] = {one->key[0], next->key[0], '\0'};
        return !is_among(key, private_short, private_short_count);
    }
    return is_name_word(next);
}

enum private_kind
private_find(const char *text, const char *except) {
    if (text_is_blank(text))
        return PRIVATE_NOTHING;
    if (private_has_email(text))
        return PRIVATE_EMAIL;
    void *ctx = mem_context(NULL);
    struct words *w = mem_new(ctx, struct words);
    bool digits = strpbrk(text, "0123456789") != NULL;
    enum private_kind found = PRIVATE_NOTHING;
    split(ctx, text, w);
    for (size_t i = 0; i < w->count && !found; i++)
        if (is_birth(w, i, digits))
            found = PRIVATE_BIRTH;
    if (!found && private_has_phone(text))
        found = PRIVATE_PHONE;
    for (size_t i = 0; i < w->count && !found; i++)
        if (is_name_at(w, i, except))
            found = PRIVATE_A_NAME;
    talloc_free(ctx);
    return found;
}

const char *
private_kind_words(enum private_kind kind) {
    static const char *const words[] = {
        [PRIVATE_NOTHING] = "",
        [PRIVATE_A_NAME] = "a name",
        [PRIVATE_BIRTH] = "a birth date",
        [PRIVATE_PHONE] = "a telephone number",
        [PRIVATE_EMAIL] = "an e-mail address",
    };
    return words[kind];
}

/* --- somebody who is known ---------------------------------------------------------
 */

/* "Annas" is Anna. */
static bool
is_of(const char *key, const char *name) {
    size_t len = strlen(name);
    return strncmp(key, name, len) == 0 && (!key[len] || strcmp(key + len, "s") == 0);
}

static bool
is_ascii(const char *key) {
    for (; *key; key++)
        if ((unsigned char)*key >= 0x80)
            return false;
    return true;
}

/* "Li" tells somebody where it is written so; "al" in a sentence nobody. Two letters of
 * some scripts are a whole name, and stand in no word of their own. */
static bool
stands_in(const struct words *in, const struct word *name) {
    bool whole = is_ascii(name->key);
    if (name->letters < 2 || is_general(name))
        return false;
    for (size_t k = 0; k < in->count; k++) {
        const struct word *w = &in->items[k];
        if (name->letters == 2 && whole && !(name->capital && w->capital))
            continue;
        if (is_of(w->key, name->key) || (!whole && strstr(w->key, name->key)))
            return true;
    }
    return false;
}

bool
private_mentions(const char *text, const char *name) {
    if (text_is_blank(text) || text_is_blank(name))
        return false;
    void *ctx = mem_context(NULL);
    struct words in = {0}, of = {0};
    bool found = false;
    split(ctx, text, &in);
    split(ctx, name, &of);
    for (size_t i = 0; i < of.count && !found; i++)
        found = stands_in(&in, &of.items[i]);
    talloc_free(ctx);
    return found;
}

bool
private_names(const char *text, const char *name) {
    if (text_is_blank(text) || text_is_blank(name))
        return false;
    if (text_same(text, name))
        return true;
    void *ctx = mem_context(NULL);
    struct words in = {0}, of = {0};
    size_t there = 0, told = 0;
    split(ctx, text, &in);
    split(ctx, name, &of);
    for (size_t i = 0; i < of.count; i++) {
        there += of.items[i].letters > 1 && !is_title(&of.items[i]);
        told += !is_title(&of.items[i]) && stands_in(&in, &of.items[i]);
    }
    talloc_free(ctx);
    return there > 1 && told == there;
}

struct private_people {
    struct strings words, wholes;
};

struct private_people *
private_people_new(const void *ctx) {
    return mem_new(ctx, struct private_people);
}

static int
by_text(const void *a, const void *b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Its words in order, NULL when there are not two. */
static const char *
whole_of(const void *ctx, const struct words *w) {
    struct strings keys = {0};
    char *whole = NULL;
    for (size_t i = 0; i < w->count; i++)
        if (w->items[i].letters > 1 && !is_title(&w->items[i]))
            *array_add(ctx, &keys) = w->items[i].key;
    if (keys.count < 2)
        return NULL;
    qsort(keys.items, keys.count, sizeof *keys.items, by_text);
    for (size_t i = 0; i < keys.count; i++)
        whole = whole ? mem_append(whole, " %s", keys.items[i])
                      : mem_dup(ctx, keys.items[i]);
    return whole;
}

void
private_people_add(struct private_people *p, const char *name) {
    void *work = mem_context(NULL);
    struct words w = {0};
    split(work, name ? name : "", &w);
    for (size_t i = 0; i < w.count; i++)
        if (w.items[i].letters > 2 && !is_general(&w.items[i]) &&
            !is_title(&w.items[i]))
            *array_add(p, &p->words) = mem_dup(p, w.items[i].key);
    const char *whole = whole_of(work, &w);
    if (whole)
        *array_add(p, &p->wholes) = mem_dup(p, whole);
    talloc_free(work);
}

void
private_people_sort(struct private_people *p) {
    if (p->words.count > 1)
        qsort(p->words.items, p->words.count, sizeof *p->words.items, by_text);
    if (p->wholes.count > 1)
        qsort(p->wholes.items, p->wholes.count, sizeof *p->wholes.items, by_text);
}

bool
private_people_stand_in(const struct private_people *p, const char *text,
                        const char *except) {
    void *ctx = mem_context(NULL);
    struct words w = {0};
    bool found = false;
    split(ctx, text ? text : "", &w);
    for (size_t i = 0; i < w.count && !found; i++) {
        const struct word *one = &w.items[i];
        bool begins = i == 0 || one[-1].after == '.';
        if (one->capital && !(begins && is_either(one)) && !is_excepted(one, except))
            found = is_among(one->key, p->words.items, p->words.count);
    }
    talloc_free(ctx);
    return found;
}

bool
private_people_have(const struct private_people *p, const char *text) {
    void *ctx = mem_context(NULL);
    struct words w = {0};
    split(ctx, text ? text : "", &w);
    bool found = false;
    for (size_t from = 0; from < w.count && !found; from++)
        for (size_t n = 2; n <= NAME_WORDS_MAX && from + n <= w.count && !found; n++) {
            const struct words some = {.items = w.items + from, .count = n};
            const char *whole = whole_of(ctx, &some);
            found = whole && is_among(whole, p->wholes.items, p->wholes.count);
        }
    talloc_free(ctx);
    return found;
}
