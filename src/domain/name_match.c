#include "domain/name_match.h"

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"

#include "base/ban.h"

/* Shortest typed word, in letters, in which a slip is forgiven. */
#define SLIP_LETTERS 4

/* Shortest typed word, in bytes, that is looked for inside the words of other keys. */
#define OTHER_INSIDE 3

struct word {
    const char *text; /* not ended by a NUL */
    size_t len;
};

struct name_query {
    const char *key;
    size_t key_len;
    struct word words[NAME_QUERY_WORDS];
    const char *texts[NAME_QUERY_WORDS]; /* the words, each ended by a NUL */
    bool slips[NAME_QUERY_WORDS];        /* long enough for one */
    size_t count;
    bool whole; /* false: there are more words than fit */
};

/* Words of the name that a typed word fits, one bit each. */
typedef uint64_t fits_t;

static size_t
split(const char *key, struct word *words, size_t max, bool *whole) {
    size_t count = 0;
    const char *p = key;
    while (*p == ' ')
        p++;
    while (*p && count < max) {
        const char *start = p;
        while (*p && *p != ' ')
            p++;
        words[count++] = (struct word){start, (size_t)(p - start)};
        while (*p == ' ')
            p++;
    }
    *whole = *p == '\0';
    return count;
}

/* Bytes of the letter that `text` begins with, in UTF-8; at least 1 of `len`. */
static size_t
letter_len(const char *text, size_t len) {
    size_t n = 1;
    while (n < len && ((unsigned char)text[n] & 0xC0) == 0x80)
        n++;
    return n;
}

static size_t
letters(struct word word) {
    size_t count = 0;
    for (size_t i = 0; i < word.len; i++)
        count += ((unsigned char)word.text[i] & 0xC0) != 0x80;
    return count;
}

struct name_query *
name_query_new(const void *ctx, const char *typed) {
    struct name_query *q = mem_new(ctx, struct name_query);
    q->key = text_fold(q, typed);
    q->key_len = strlen(q->key);
    q->count = split(q->key, q->words, NAME_QUERY_WORDS, &q->whole);
    for (size_t i = 0; i < q->count; i++) {
        q->texts[i] = mem_dup_n(q, q->words[i].text, q->words[i].len);
        q->slips[i] = letters(q->words[i]) >= SLIP_LETTERS;
    }
    return q;
}

bool
name_query_is_blank(const struct name_query *q) {
    return q->count == 0;
}

static bool
same(const char *a, size_t a_len, const char *b, size_t b_len) {
    return a_len == b_len && memcmp(a, b, a_len) == 0;
}

/* Exactly one slip lies between the two: Damerau-Levenshtein distance 1, counted in
 * letters. With only one slip to find, comparing what is left behind it is enough. */
static bool
one_slip(struct word a, struct word b) {
    size_t at = 0;
    while (at < a.len && at < b.len && a.text[at] == b.text[at])
        at++;
    /* Back to where the letter begins. */
    while (at > 0 && ((at < a.len && ((unsigned char)a.text[at] & 0xC0) == 0x80) ||
                      (at < b.len && ((unsigned char)b.text[at] & 0xC0) == 0x80)))
        at--;
    const char *x = a.text + at, *y = b.text + at;
    size_t x_len = a.len - at, y_len = b.len - at;
    if (x_len == 0 && y_len == 0)
        return false;
    size_t x1 = x_len ? letter_len(x, x_len) : 0;
    size_t y1 = y_len ? letter_len(y, y_len) : 0;
    if ((x1 && same(x + x1, x_len - x1, y, y_len)) ||
        (y1 && same(x, x_len, y + y1, y_len - y1)))
        return true;
    if (x1 == 0 || y1 == 0)
        return false;
    if (same(x + x1, x_len - x1, y + y1, y_len - y1))
        return true;
    if (x1 == x_len || y1 == y_len)
        return false;
    size_t x2 = letter_len(x + x1, x_len - x1);
    size_t y2 = letter_len(y + y1, y_len - y1);
    return same(x, x1, y + y1, y2) && same(x + x1, x2, y, y1) &&
           same(x + x1 + x2, x_len - x1 - x2, y + y1 + y2, y_len - y1 - y2);
}

/* Gives query word `i` a word of its own, moving others where they fit elsewhere, too
 * (Kuhn's algorithm). owner: the query word that has it, or -1. */
static bool
place(const fits_t *fits, size_t i, fits_t *tried, signed char *owner) {
    for (;;) {
        fits_t open = fits[i] & ~*tried;
        if (open == 0)
            return false;
        int word = __builtin_ctzll(open);
        *tried |= (fits_t)1 << word;
        if (owner[word] < 0 || place(fits, (size_t)owner[word], tried, owner)) {
            owner[word] = (signed char)i;
            return true;
        }
    }
}

/* Each query word of the `count` finds a word of its own. */
static bool
all_placed(const fits_t *fits, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (fits[i] == 0)
            return false;
    if (count <= 1)
        return true;
    signed char owner[NAME_KEY_WORDS];
    memset(owner, -1, sizeof owner);
    for (size_t i = 0; i < count; i++) {
        fits_t tried = 0;
        if (!place(fits, i, &tried, owner))
            return false;
    }
    return true;
}

/* All query words are inside the name: tells how well. */
static enum name_class
score_inside(const struct name_query *q, const struct word *words, size_t count) {
    fits_t whole[NAME_QUERY_WORDS], begin[NAME_QUERY_WORDS], inside[NAME_QUERY_WORDS];
    for (size_t i = 0; i < q->count; i++) {
        const struct word *typed = &q->words[i];
        whole[i] = begin[i] = inside[i] = 0;
        for (size_t w = 0; w < count; w++) {
            fits_t bit = (fits_t)1 << w;
            size_t len = words[w].len;
            if (len < typed->len)
                continue;
            if (memcmp(words[w].text, typed->text, typed->len) == 0) {
                begin[i] |= bit;
                inside[i] |= bit;
                whole[i] |= len == typed->len ? bit : 0;
            } else if (memmem(words[w].text, len, typed->text, typed->len)) {
                inside[i] |= bit;
            }
        }
    }
    if (all_placed(whole, q->count))
        return q->count == count ? NAME_REORDERED : NAME_WORDS;
    if (all_placed(begin, q->count))
        return NAME_BEGIN;
    return all_placed(inside, q->count) ? NAME_INSIDE : NAME_NONE;
}

static bool
in_other(const char *other, const struct name_query *q, size_t i) {
    const char *word = q->texts[i];
    for (const char *p = strstr(other, word); p; p = strstr(p + 1, word))
        if (q->words[i].len >= OTHER_INSIDE || p == other || p[-1] == ' ')
            return true;
    return false;
}

/* Words that the other key does not have must be in the name; one at least is found in
 * the other key. */
static bool
fits_with_other(const struct name_query *q, const struct word *words, size_t count,
                const char *other) {
    fits_t fits[NAME_QUERY_WORDS];
    size_t left = 0;
    for (size_t i = 0; i < q->count; i++) {
        if (in_other(other, q, i))
            continue;
        fits[left] = 0;
        for (size_t w = 0; w < count; w++)
            if (memmem(words[w].text, words[w].len, q->words[i].text, q->words[i].len))
                fits[left] |= (fits_t)1 << w;
        if (fits[left++] == 0)
            return false;
    }
    return left < q->count && all_placed(fits, left);
}

static bool
fits_nearly(const struct name_query *q, const struct word *words, size_t count) {
    fits_t fits[NAME_QUERY_WORDS];
    for (size_t i = 0; i < q->count; i++) {
        const struct word *typed = &q->words[i];
        fits[i] = 0;
        for (size_t w = 0; w < count; w++) {
            bool near = q->slips[i] && one_slip(*typed, words[w]);
            if (near || memmem(words[w].text, words[w].len, typed->text, typed->len))
                fits[i] |= (fits_t)1 << w;
        }
        if (fits[i] == 0)
            return false;
    }
    return all_placed(fits, q->count);
}

enum name_class
name_score(const struct name_query *q, const char *name_key, const char *other_key) {
    if (q->count == 0)
        return NAME_NONE;
    if (!name_key)
        name_key = "";
    if (strcmp(name_key, q->key) == 0)
        return NAME_FULL;
    if (!q->whole)
        return NAME_NONE;
    struct word words[NAME_KEY_WORDS];
    bool whole;
    size_t count = split(name_key, words, NAME_KEY_WORDS, &whole);
    if (!whole)
        return NAME_NONE;

    bool inside = true;
    for (size_t i = 0; i < q->count && inside; i++)
        inside = strstr(name_key, q->texts[i]) != NULL;
    if (inside) {
        enum name_class class = score_inside(q, words, count);
        if (class != NAME_NONE)
            return class;
    }
    if (other_key && fits_with_other(q, words, count, other_key))
        return NAME_OTHER;
    return fits_nearly(q, words, count) ? NAME_NEAR : NAME_NONE;
}
