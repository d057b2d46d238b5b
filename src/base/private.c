#include "base/private.h"

#include <stdlib.h>
#include <string.h>
#include <unictype.h>
#include <unistr.h>

#include "base/memory.h"
#include "base/private_lists.h"
#include "base/text.h"

#include "base/ban.h"

#define WORDS_MAX 400
#define NAME_BYTES_MAX 80
#define NAME_WORDS_MAX 4

struct word {
    const char *key; /* as text_fold() leaves it */
    size_t letters;
    bool capital, capitals; /* its first letter is one; all are */
    char after;             /* the byte behind it */
};

struct words {
    struct word items[WORDS_MAX];
    size_t count;
};

static int
compare(const void *key, const void *item) {
    return strcmp(key, *(const char *const *)item);
}

static bool
is_among(const char *key, const char *const *list, size_t count) {
    return bsearch(key, list, count, sizeof *list, compare) != NULL;
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
    while (p < end && out->count < WORDS_MAX) {
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
        out->items[out->count++] = w;
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
is_digit(char c) {
    return c >= '0' && c <= '9';
}

/* Three groups with one mark between: 3/14/2024, 2024-03-14; or two years. */
static bool
is_date(const char *from, const char *to) {
    size_t sizes[4] = {0}, groups = 0;
    char mark = 0;
    for (const char *p = from; p < to;) {
        size_t size = 0;
        while (p < to && is_digit(*p)) {
            size++;
            p++;
        }
        if (size == 0 || groups == 4)
            return false;
        sizes[groups++] = size;
        if (p == to)
            break;
        if (!strchr("./-", *p) || (mark && mark != *p))
            return false;
        mark = *p++;
    }
    if (groups == 1)
        return sizes[0] == 8 && (from[0] == '1' || from[0] == '2');
    if (groups == 2)
        return mark == '-' && sizes[0] == 4 && sizes[1] == 4 &&
               (from[0] == '1' || from[0] == '2');
    return groups == 3 && sizes[1] <= 2 &&
           ((sizes[0] <= 2 && (sizes[2] == 2 || sizes[2] == 4)) ||
            (sizes[0] == 4 && sizes[2] <= 2));
}

static bool
has_phone(const char *text) {
    for (const char *p = text; *p; p++) {
        if (!is_digit(*p) && *p != '+')
            continue;
        const char *from = p;
        size_t digits = 0;
        const char *last = p;
        for (; *p && (is_digit(*p) || strchr("+()-./ ", *p)); p++) {
            if (p[0] == ' ' && p[1] == ' ')
                break;
            if (is_digit(*p)) {
                digits++;
                last = p + 1;
            }
        }
        if (digits >= 7 && digits <= 15 && !is_date(from, last))
            return true;
        if (!*p)
            return false;
    }
    return false;
}

static bool
has_email(const char *text) {
    for (const char *at = strchr(text, '@'); at; at = strchr(at + 1, '@')) {
        const char *end = at + 1 + strcspn(at + 1, " \t\n,;");
        const char *dot = memchr(at + 1, '.', (size_t)(end - at - 1));
        if (at > text && at[-1] != ' ' && dot && dot > at + 1 && dot + 1 < end)
            return true;
    }
    return false;
}

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
    if (has_email(text))
        return PRIVATE_EMAIL;
    void *ctx = mem_context(NULL);
    struct words *w = mem_new(ctx, struct words);
    bool digits = strpbrk(text, "0123456789") != NULL;
    enum private_kind found = PRIVATE_NOTHING;
    split(ctx, text, w);
    for (size_t i = 0; i < w->count && !found; i++)
        if (is_birth(w, i, digits))
            found = PRIVATE_BIRTH;
    if (!found && has_phone(text))
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

bool
private_mentions(const char *text, const char *name) {
    if (text_is_blank(text) || text_is_blank(name))
        return false;
    void *ctx = mem_context(NULL);
    struct words *in = mem_new(ctx, struct words), *of = mem_new(ctx, struct words);
    bool found = false;
    split(ctx, text, in);
    split(ctx, name, of);
    for (size_t i = 0; i < of->count && !found; i++) {
        if (of->items[i].letters < 3 || is_general(&of->items[i]))
            continue;
        for (size_t k = 0; k < in->count && !found; k++)
            found = strcmp(of->items[i].key, in->items[k].key) == 0;
    }
    talloc_free(ctx);
    return found;
}
