#include "domain/duplicates.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "domain/merge.h"
#include "domain/name_match.h"

#include "base/ban.h"

/* Of those who share a spelling, each is compared with so many that follow: a desk's
 * number or a name such as "Unknown" may be everybody's. */
#define NEIGHBOURS 12

/* Longest name, in bytes, in which a slip is looked for. */
#define SLIP_BYTES 48

/* Those who share a mark are compared. */
struct mark {
    uint64_t hash;
    uint32_t person; /* index */
};

struct pair {
    uint32_t a, b; /* indexes, a < b */
};

struct search {
    const void *ctx;
    const struct likenesses *people;
    struct marks ARRAY(struct mark) marks;
    struct pairs ARRAY(struct pair) pairs;
};

/* What a mark is made of; the same letters mean something else in each. */
enum mark_kind {
    MARK_EMAIL,
    MARK_PHONE,
    MARK_SORTED,
    MARK_SLIP,
    MARK_ENDS,
    MARK_INITIAL
};

/* FNV-1a. */
static uint64_t
hash_start(enum mark_kind kind) {
    return 14695981039346656037ULL ^ (uint64_t)kind;
}

static uint64_t
hash_more(uint64_t hash, const char *text, size_t len) {
    for (size_t i = 0; i < len; i++)
        hash = (hash ^ (unsigned char)text[i]) * 1099511628211ULL;
    return hash;
}

static void
mark(struct search *s, uint32_t person, uint64_t hash) {
    *array_add(s->ctx, &s->marks) = (struct mark){hash, person};
}

struct word {
    const char *text;
    size_t len;
};

/* The words of a key, at most `max`; more are not told apart. */
static size_t
split(const char *key, struct word *words, size_t max) {
    size_t count = 0;
    while (*key && count < max) {
        size_t len = strcspn(key, " ");
        if (len > 0)
            words[count++] = (struct word){key, len};
        key += len + strspn(key + len, " ");
    }
    return count;
}

static int
compare_words(const void *a, const void *b) {
    const struct word *x = a, *y = b;
    size_t len = x->len < y->len ? x->len : y->len;
    int order = memcmp(x->text, y->text, len);
    return order ? order : (x->len > y->len) - (x->len < y->len);
}

/* Two names of which one has a letter more, less or other, or two exchanged, become the
 * same when the right letter is left out of each, or of the longer one. */
static void
mark_slips(struct search *s, uint32_t person, const char *key) {
    size_t len = strlen(key);
    if (len > SLIP_BYTES)
        return;
    mark(s, person, hash_more(hash_start(MARK_SLIP), key, len));
    for (size_t at = 0; at < len;) {
        size_t next = at + 1;
        while (next < len && ((unsigned char)key[next] & 0xC0) == 0x80)
            next++;
        uint64_t hash = hash_more(hash_start(MARK_SLIP), key, at);
        mark(s, person, hash_more(hash, key + next, len - next));
        at = next;
    }
}

static void
mark_name(struct search *s, uint32_t person, const char *key) {
    struct word words[NAME_QUERY_WORDS];
    size_t count = split(key, words, NAME_QUERY_WORDS);
    if (count == 0)
        return;
    mark_slips(s, person, key);
    if (count > 1) {
        const struct word *first = &words[0], *last = &words[count - 1];
        uint64_t ends = hash_more(hash_start(MARK_ENDS), first->text, first->len);
        ends = hash_more(ends, " ", 1);
        mark(s, person, hash_more(ends, last->text, last->len));
        /* "Ana Ruiz" is Ana Ruiz Ortega elsewhere. */
        if (count > 2)
            mark(s, person, hash_more(ends, words[1].text, words[1].len));
        uint64_t initial = hash_more(hash_start(MARK_INITIAL), first->text, 1);
        mark(s, person, hash_more(initial, last->text, last->len));
    }
    qsort(words, count, sizeof *words, compare_words);
    uint64_t sorted = hash_start(MARK_SORTED);
    for (size_t i = 0; i < count; i++)
        sorted = hash_more(hash_more(sorted, words[i].text, words[i].len), " ", 1);
    mark(s, person, sorted);
}

static void
mark_ways(struct search *s, uint32_t person, enum mark_kind kind,
          const struct strings *keys) {
    for (size_t i = 0; i < keys->count; i++)
        mark(s, person,
             hash_more(hash_start(kind), keys->items[i], strlen(keys->items[i])));
}

static int
compare_marks(const void *a, const void *b) {
    const struct mark *x = a, *y = b;
    if (x->hash != y->hash)
        return x->hash < y->hash ? -1 : 1;
    return (x->person > y->person) - (x->person < y->person);
}

static int
compare_pairs(const void *a, const void *b) {
    const struct pair *x = a, *y = b;
    if (x->a != y->a)
        return x->a < y->a ? -1 : 1;
    return (x->b > y->b) - (x->b < y->b);
}

/* Those to compare, each pair once. */
static void
pair_up(struct search *s) {
    if (s->marks.count < 2)
        return;
    qsort(s->marks.items, s->marks.count, sizeof *s->marks.items, compare_marks);
    for (size_t i = 0; i < s->marks.count; i++) {
        const struct mark *m = &s->marks.items[i];
        for (size_t k = i + 1; k < s->marks.count && k <= i + NEIGHBOURS; k++) {
            if (s->marks.items[k].hash != m->hash)
                break;
            if (s->marks.items[k].person != m->person)
                *array_add(s->ctx, &s->pairs) =
                    (struct pair){m->person, s->marks.items[k].person};
        }
    }
    if (s->pairs.count < 2)
        return;
    qsort(s->pairs.items, s->pairs.count, sizeof *s->pairs.items, compare_pairs);
    size_t kept = 1;
    for (size_t i = 1; i < s->pairs.count; i++)
        if (compare_pairs(&s->pairs.items[i], &s->pairs.items[kept - 1]) != 0)
            s->pairs.items[kept++] = s->pairs.items[i];
    s->pairs.count = kept;
}

/* --- how alike they are ----------------------------------------------------------- */

static bool
share(const struct strings *a, const struct strings *b) {
    for (size_t i = 0; i < a->count; i++)
        for (size_t k = 0; k < b->count; k++)
            if (strcmp(a->items[i], b->items[k]) == 0)
                return true;
    return false;
}

static bool
begins(const struct word *word, const struct word *with) {
    return word->len >= with->len && memcmp(word->text, with->text, with->len) == 0;
}

static bool
same_word(const struct word *a, const struct word *b) {
    return a->len == b->len && memcmp(a->text, b->text, a->len) == 0;
}

/* How the names alone are alike. */
static bool
names_alike(const void *ctx, const char *a, const char *b, enum alike *out) {
    if (*a == '\0' || *b == '\0')
        return false;
    if (strcmp(a, b) == 0) {
        *out = ALIKE_NAME;
        return true;
    }
    enum name_class there = name_score(name_query_new(ctx, a), b, NULL);
    enum name_class back = name_score(name_query_new(ctx, b), a, NULL);
    if (there == NAME_REORDERED || back == NAME_REORDERED) {
        *out = ALIKE_REORDERED;
        return true;
    }
    struct word x[NAME_QUERY_WORDS], y[NAME_QUERY_WORDS];
    size_t n = split(a, x, NAME_QUERY_WORDS), m = split(b, y, NAME_QUERY_WORDS);
    bool full = n > 1 && m > 1 && same_word(&x[n - 1], &y[m - 1]);
    bool part = (n > 1 && there == NAME_WORDS) || (m > 1 && back == NAME_WORDS);
    if (part || (full && same_word(&x[0], &y[0]))) {
        *out = ALIKE_PART;
        return true;
    }
    /* One way is enough: in "Ana" no slip is looked for, in "Anna" there is. */
    if (there == NAME_NEAR || back == NAME_NEAR) {
        *out = ALIKE_SLIP;
        return true;
    }
    *out = ALIKE_SHORT;
    return full && (begins(&x[0], &y[0]) || begins(&y[0], &x[0]));
}

/* By name alone; 0: not worth a look. */
static int
score_by_name(const struct duplicate *d, bool organisations_differ) {
    static const int scores[][3] = {
        /* at the same organisation, nothing against it, something against it */
        [ALIKE_NAME] = {92, 85, 60}, [ALIKE_REORDERED] = {90, 80, 55},
        [ALIKE_PART] = {78, 60, 0},  [ALIKE_SLIP] = {76, 58, 0},
        [ALIKE_SHORT] = {70, 45, 0},
    };
    const int *score = scores[d->alike];
    if (d->same_organisation)
        return d->ways_differ ? score[1] : score[0];
    if (!d->ways_differ && !organisations_differ)
        return score[1];
    return d->ways_differ && organisations_differ ? score[2] - 15 : score[2];
}

static bool
judge(const void *ctx, const struct likeness *a, const struct likeness *b,
      struct duplicate *out) {
    bool email = share(&a->emails, &b->emails);
    bool phone = share(&a->phones, &b->phones);
    bool comparable =
        (a->emails.count && b->emails.count) || (a->phones.count && b->phones.count);
    bool organised = a->organisation && b->organisation;
    bool together = organised && text_same(a->organisation, b->organisation);
    *out = (struct duplicate){
        .person_id = a->id < b->id ? a->id : b->id,
        .other_id = a->id < b->id ? b->id : a->id,
        .same_organisation = together,
        .names_differ = !merge_names_agree(a->name_key, b->name_key),
        .ways_differ = comparable && !email && !phone,
    };
    bool alike = names_alike(ctx, a->name_key, b->name_key, &out->alike);
    if (alike)
        out->names_differ = false;
    if (!email && !phone) {
        out->score = alike ? score_by_name(out, organised && !together) : 0;
        return out->score > 0;
    }
    /* A shared way between people of other names is a family's or a desk's. */
    bool close = alike || !strchr(a->name_key, ' ') || !strchr(b->name_key, ' ');
    out->alike = email ? ALIKE_EMAIL : ALIKE_PHONE;
    if (out->names_differ)
        out->score = email ? 35 : 0;
    else
        out->score = (email ? 97 : 93) - (close ? 0 : 35);
    return out->score > 0;
}

static int
compare_duplicates(const void *a, const void *b) {
    const struct duplicate *x = a, *y = b;
    if (x->score != y->score)
        return y->score - x->score;
    if (x->person_id != y->person_id)
        return x->person_id < y->person_id ? -1 : 1;
    return (x->other_id > y->other_id) - (x->other_id < y->other_id);
}

void
duplicates_find(const void *ctx, const struct likenesses *people,
                struct duplicates *out) {
    void *work = mem_context(NULL);
    struct search s = {.ctx = work, .people = people};
    for (uint32_t i = 0; i < people->count; i++) {
        const struct likeness *p = &people->items[i];
        mark_ways(&s, i, MARK_EMAIL, &p->emails);
        mark_ways(&s, i, MARK_PHONE, &p->phones);
        mark_name(&s, i, p->name_key);
    }
    pair_up(&s);
    void *each = mem_pool(work, 4096);
    for (size_t i = 0; i < s.pairs.count; i++) {
        struct duplicate d;
        if (judge(each, &people->items[s.pairs.items[i].a],
                  &people->items[s.pairs.items[i].b], &d))
            *array_add(ctx, out) = d;
        talloc_free_children(each);
    }
    if (out->count > 1)
        qsort(out->items, out->count, sizeof *out->items, compare_duplicates);
    talloc_free(work);
}

const char *
duplicate_words(const void *ctx, const struct duplicate *d) {
    static const char *const words[] = {
        [ALIKE_EMAIL] = "same e-mail address",
        [ALIKE_PHONE] = "same phone number",
        [ALIKE_NAME] = "same name",
        [ALIKE_REORDERED] = "same name in another order",
        [ALIKE_PART] = "one name is part of the other",
        [ALIKE_SLIP] = "names one letter apart",
        [ALIKE_SHORT] = "one name may be short for the other",
    };
    const char *but = "";
    if (d->names_differ)
        but = ", but different names";
    else if (d->ways_differ)
        but = ", but different e-mail or phone";
    return mem_printf(ctx, "%s%s%s", words[d->alike],
                      d->same_organisation ? ", at the same organisation" : "", but);
}
