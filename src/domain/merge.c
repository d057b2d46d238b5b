#include "domain/merge.h"

#include <string.h>

#include "base/memory.h"
#include "base/text.h"

#include "base/ban.h"

static bool
has_way(const struct record *r, enum way_kind kind, const char *key) {
    for (size_t i = 0; i < r->ways.count; i++)
        if (r->ways.items[i].kind == kind &&
            strcmp(r->ways.items[i].match_key, key) == 0)
            return true;
    return false;
}

static bool
has_kind(const struct record *r, enum way_kind kind) {
    for (size_t i = 0; i < r->ways.count; i++)
        if (r->ways.items[i].kind == kind)
            return true;
    return false;
}

static bool
share_way(const struct record *a, const struct record *b, enum way_kind kind) {
    for (size_t i = 0; i < b->ways.count; i++)
        if (b->ways.items[i].kind == kind &&
            has_way(a, kind, b->ways.items[i].match_key))
            return true;
    return false;
}

/* Whether a key has this word of `len` letters; single letters are initials and don't
 * count. */
static bool
has_word(const char *key, const char *word, size_t len) {
    for (const char *p = key; *p;) {
        size_t n = strcspn(p, " ");
        if (n == len && memcmp(p, word, len) == 0)
            return true;
        p += n;
        p += *p == ' ';
    }
    return false;
}

bool
merge_names_agree(const char *a, const char *b) {
    /* One word alone ("Ana", a firm, an address) is no full name and contradicts
     * nothing. */
    if (!strchr(a, ' ') || !strchr(b, ' '))
        return true;
    for (const char *p = a; *p;) {
        size_t n = strcspn(p, " ");
        if (n > 1 && has_word(b, p, n))
            return true;
        p += n;
        p += *p == ' ';
    }
    return false;
}

static bool
ways_contradict(const struct record *a, const struct record *b) {
    bool comparable = false;
    static const enum way_kind kinds[] = {WAY_EMAIL, WAY_PHONE};
    for (size_t i = 0; i < 2; i++) {
        if (share_way(a, b, kinds[i]))
            return false;
        comparable |= has_kind(a, kinds[i]) && has_kind(b, kinds[i]);
    }
    return comparable;
}

enum match
merge_match(const struct record *mine, const struct record *other) {
    const struct person *a = &mine->person;
    const struct person *b = &other->person;
    bool agree = merge_names_agree(a->name_key, b->name_key);
    if (agree && a->uid && b->uid && strcmp(a->uid, b->uid) == 0)
        return MATCH_UID;
    if (agree && share_way(mine, other, WAY_EMAIL))
        return MATCH_EMAIL;
    if (agree && share_way(mine, other, WAY_PHONE))
        return MATCH_PHONE;
    if (*a->name_key == '\0' || strcmp(a->name_key, b->name_key) != 0)
        return MATCH_NONE;
    if (a->organisation && b->organisation)
        return text_same(a->organisation, b->organisation) ? MATCH_NAME : MATCH_NONE;
    return ways_contradict(mine, other) ? MATCH_NONE : MATCH_NAME;
}

static void
conflict(const void *ctx, struct merge *m, const char *name, const char *kept,
         const char *offered) {
    *array_add(ctx, &m->conflicts) =
        (struct conflict){.field = name, .kept = kept, .offered = offered};
}

static void
merge_text(const void *ctx, struct merge *m, const char *name, const char **mine,
           const char *other) {
    if (!other)
        return;
    if (!*mine) {
        *mine = other;
        m->person_changed = true;
    } else if (!text_same(*mine, other)) {
        conflict(ctx, m, name, *mine, other);
    }
}

static void
merge_person(const void *ctx, struct merge *m, const struct person *b) {
    struct person *a = &m->person;
    if (!text_same(a->name, b->name))
        conflict(ctx, m, "name", a->name, b->name);
    if (!a->uid && b->uid) {
        a->uid = b->uid;
        m->person_changed = true;
    }
    merge_text(ctx, m, "prefix", &a->prefix, b->prefix);
    merge_text(ctx, m, "given", &a->given, b->given);
    merge_text(ctx, m, "additional", &a->additional, b->additional);
    merge_text(ctx, m, "family", &a->family, b->family);
    merge_text(ctx, m, "suffix", &a->suffix, b->suffix);
    merge_text(ctx, m, "nickname", &a->nickname, b->nickname);
    merge_text(ctx, m, "organisation", &a->organisation, b->organisation);
    merge_text(ctx, m, "department", &a->department, b->department);
    merge_text(ctx, m, "title", &a->title, b->title);
    if (a->rhythm_days == 0 && b->rhythm_days > 0) {
        a->rhythm_days = b->rhythm_days;
        m->person_changed = true;
    }
    if (!b->note || (a->note && strstr(a->note, b->note)))
        return;
    /* Two notes don't contradict each other: both stay. */
    a->note = a->note && !strstr(b->note, a->note)
                  ? mem_printf(ctx, "%s\n\n%s", a->note, b->note)
                  : b->note;
    m->person_changed = true;
}

/* Puts a fact where it belongs: known, in conflict, completing, or new. */
static void
merge_fact(const void *ctx, struct merge *m, const struct record *mine,
           const struct fact *f) {
    bool single = f->kind == FACT_BIRTHDAY;
    for (size_t i = 0; i < mine->facts.count; i++) {
        const struct fact *had = &mine->facts.items[i];
        if (had->kind != f->kind || (!single && !text_same(had->text, f->text)))
            continue;
        bool same_day =
            had->date.month == f->date.month && had->date.mday == f->date.mday;
        bool same_year = had->date.year == f->date.year || f->date.year == 0;
        if (same_day && same_year)
            return;
        if (same_day && had->date.year == 0) {
            m->completed = mem_new(ctx, struct fact);
            *m->completed = *had;
            m->completed->date.year = f->date.year;
            return;
        }
        if (single) {
            char *kept = mem_zero(ctx, DATE_TEXT_MAX, "date");
            char *offered = mem_zero(ctx, DATE_TEXT_MAX, "date");
            conflict(ctx, m, "birthday", date_iso(had->date, kept),
                     date_iso(f->date, offered));
            return;
        }
    }
    struct fact *add = array_add(ctx, &m->facts);
    *add = *f;
    add->id = 0;
    add->person_id = mine->person.id;
}

static void
merge_tags(const void *ctx, struct merge *m, const struct record *mine,
           const struct record *other) {
    for (size_t i = 0; i < other->tags.count; i++) {
        const struct tag *t = &other->tags.items[i];
        bool had = false;
        for (size_t k = 0; k < mine->tags.count; k++)
            had |= mine->tags.items[k].kind == t->kind &&
                   strcmp(mine->tags.items[k].word_key, t->word_key) == 0;
        if (had)
            continue;
        struct tag *add = array_add(ctx, &m->tags);
        *add = *t;
        add->id = 0;
        add->person_id = mine->person.id;
    }
}

static void
merge_relations(const void *ctx, struct merge *m, const struct record *mine,
                const struct record *other) {
    for (size_t i = 0; i < other->relations.count; i++) {
        const struct relation *r = &other->relations.items[i];
        bool had = false;
        for (size_t k = 0; k < mine->relations.count; k++)
            had |= text_same(mine->relations.items[k].kind, r->kind) &&
                   text_same(mine->relations.items[k].other_name, r->other_name);
        if (had)
            continue;
        struct relation *add = array_add(ctx, &m->relations);
        *add = *r;
        add->id = 0;
        add->person_id = mine->person.id;
    }
}

void
merge_records(const void *ctx, const struct record *mine, const struct record *other,
              struct merge *m) {
    *m = (struct merge){.person = mine->person};
    merge_person(ctx, m, &other->person);
    for (size_t i = 0; i < other->ways.count; i++) {
        const struct way *w = &other->ways.items[i];
        if (has_way(mine, w->kind, w->match_key))
            continue;
        struct way *add = array_add(ctx, &m->ways);
        *add = *w;
        add->id = 0;
        add->person_id = mine->person.id;
    }
    for (size_t i = 0; i < other->facts.count; i++)
        merge_fact(ctx, m, mine, &other->facts.items[i]);
    merge_tags(ctx, m, mine, other);
    merge_relations(ctx, m, mine, other);
}

bool
merge_is_empty(const struct merge *m) {
    return !m->person_changed && m->ways.count == 0 && m->facts.count == 0 &&
           m->tags.count == 0 && m->relations.count == 0 && !m->completed;
}

const char *
match_words(enum match match) {
    static const char *const words[] = {
        [MATCH_NONE] = "",
        [MATCH_UID] = "the same card of the same file",
        [MATCH_EMAIL] = "same e-mail address",
        [MATCH_PHONE] = "same phone number",
        [MATCH_NAME] = "same name",
    };
    return words[match];
}

#define COPY(ctx, to, from)                                                            \
    for (size_t i_ = 0; i_ < (from).count; i_++)                                       \
    *array_add((ctx), &(to)) = (from).items[i_]

void
merge_result(const void *ctx, const struct record *mine, const struct merge *m,
             struct record *out) {
    *out = (struct record){.person = m->person};
    COPY(ctx, out->ways, mine->ways);
    COPY(ctx, out->ways, m->ways);
    COPY(ctx, out->facts, mine->facts);
    COPY(ctx, out->facts, m->facts);
    COPY(ctx, out->tags, mine->tags);
    COPY(ctx, out->tags, m->tags);
    COPY(ctx, out->relations, mine->relations);
    COPY(ctx, out->relations, m->relations);
    for (size_t i = 0; m->completed && i < out->facts.count; i++)
        if (out->facts.items[i].id == m->completed->id && m->completed->id)
            out->facts.items[i] = *m->completed;
}
