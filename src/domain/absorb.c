#include "domain/absorb.h"

#include <string.h>

#include "base/memory.h"
#include "base/text.h"

#include "base/ban.h"

const char *const absorb_fields[] = {
    "name",   "nickname", "organisation", "department", "title", "birthday",
    "rhythm", "liked",    "full",         "list",       "next",  NULL,
};

bool
absorb_takes_theirs(const struct absorb_choices *choices, const char *field) {
    for (size_t i = 0; choices && i < choices->count; i++)
        if (strcmp(choices->items[i].field, field) == 0)
            return choices->items[i].theirs;
    return false;
}

static void
fill(const char **mine, const char *theirs) {
    if (!*mine)
        *mine = theirs;
}

static void
choose_text(const struct absorb_choices *choices, const char *field, const char **mine,
            const char *theirs) {
    if (!*mine || (theirs && absorb_takes_theirs(choices, field)))
        *mine = theirs;
}

/* A name goes with its parts; those of another spelling don't fill it. */
static void
absorb_name(const struct absorb_choices *choices, struct person *a,
            const struct person *b) {
    bool theirs = absorb_takes_theirs(choices, "name");
    if (!theirs && !text_same(a->name, b->name))
        return;
    if (theirs) {
        a->name = b->name;
        a->company = b->company;
        a->given = a->additional = a->family = NULL;
        if (b->prefix)
            a->prefix = b->prefix;
        if (b->suffix)
            a->suffix = b->suffix;
    }
    if (!a->given && !a->family) {
        a->given = b->given;
        a->additional = b->additional;
        a->family = b->family;
    }
    fill(&a->prefix, b->prefix);
    fill(&a->suffix, b->suffix);
}

static void
choose_said(const struct absorb_choices *choices, const char *field, enum said *mine,
            enum said theirs) {
    if (*mine == NOT_SAID ||
        (theirs != NOT_SAID && absorb_takes_theirs(choices, field)))
        *mine = theirs;
}

/* Two notes don't contradict each other: both stay. */
static const char *
both_notes(const void *ctx, const char *a, const char *b) {
    if (!b || (a && strstr(a, b)))
        return a;
    return a && !strstr(b, a) ? mem_printf(ctx, "%s\n\n%s", a, b) : b;
}

static void
absorb_person(const void *ctx, const struct absorb_choices *choices, struct person *a,
              const struct person *b) {
    absorb_name(choices, a, b);
    fill(&a->uid, b->uid);
    choose_text(choices, "nickname", &a->nickname, b->nickname);
    choose_text(choices, "organisation", &a->organisation, b->organisation);
    choose_text(choices, "department", &a->department, b->department);
    choose_text(choices, "title", &a->title, b->title);
    choose_said(choices, "liked", &a->liked, b->liked);
    choose_said(choices, "full", &a->practice_full, b->practice_full);
    a->note = both_notes(ctx, a->note, b->note);
    if (a->rhythm_days == 0 ||
        (b->rhythm_days > 0 && absorb_takes_theirs(choices, "rhythm")))
        a->rhythm_days = b->rhythm_days;
    if (absorb_takes_theirs(choices, "list")) {
        a->let_go_day = b->let_go_day;
        a->let_go_why = b->let_go_why;
    }
    if (b->added_day < a->added_day)
        a->added_day = b->added_day;
    if (b->kept_day > a->kept_day)
        a->kept_day = b->kept_day;
    if (!a->import_id)
        a->import_id = b->import_id;
}

static void
absorb_ways(const void *ctx, const struct record *r, struct record *out) {
    for (size_t i = 0; i < r->ways.count; i++) {
        const struct way *w = &r->ways.items[i];
        struct way *same = NULL;
        for (size_t k = 0; k < out->ways.count; k++) {
            struct way *had = &out->ways.items[k];
            if (had->kind == w->kind && strcmp(had->match_key, w->match_key) == 0)
                same = had;
        }
        if (same)
            fill(&same->label, w->label);
        else
            *array_add(ctx, &out->ways) = *w;
    }
}

static bool
same_date(struct date a, struct date b) {
    return a.year == b.year && a.month == b.month && a.mday == b.mday;
}

static bool
same_but_for_year(struct date a, struct date b) {
    return a.month == b.month && a.mday == b.mday && (a.year == 0 || b.year == 0);
}

/* Somebody has one birthday. The one that lost is not in the result. */
static void
absorb_birthday(const struct absorb_choices *choices, struct fact *had,
                const struct fact *f) {
    if (same_but_for_year(had->date, f->date)) {
        if (had->date.year == 0)
            had->date.year = f->date.year;
        return;
    }
    if (absorb_takes_theirs(choices, "birthday"))
        *had = *f;
}

static void
absorb_facts(const void *ctx, const struct absorb_choices *choices,
             const struct record *r, bool other, struct record *out) {
    for (size_t i = 0; i < r->facts.count; i++) {
        const struct fact *f = &r->facts.items[i];
        struct fact *same = NULL;
        for (size_t k = 0; k < out->facts.count && !same; k++) {
            struct fact *had = &out->facts.items[k];
            bool one = other && f->kind == FACT_BIRTHDAY;
            if (had->kind == f->kind && (one || (text_same(had->text, f->text) &&
                                                 same_date(had->date, f->date))))
                same = had;
        }
        if (!same)
            *array_add(ctx, &out->facts) = *f;
        else if (other && f->kind == FACT_BIRTHDAY)
            absorb_birthday(choices, same, f);
    }
}

static void
absorb_tags(const void *ctx, const struct record *r, struct record *out) {
    for (size_t i = 0; i < r->tags.count; i++) {
        const struct tag *t = &r->tags.items[i];
        bool had = false;
        for (size_t k = 0; k < out->tags.count; k++)
            had |= out->tags.items[k].kind == t->kind &&
                   strcmp(out->tags.items[k].word_key, t->word_key) == 0;
        if (!had)
            *array_add(ctx, &out->tags) = *t;
    }
}

static bool
same_relation(const struct relation *a, const struct relation *b) {
    if (!text_same(a->kind, b->kind))
        return false;
    if (a->other_id && b->other_id)
        return a->other_id == b->other_id;
    return text_same(a->other_name, b->other_name);
}

/* What related the two to each other goes: nobody is related to themselves. */
static void
absorb_relations(const void *ctx, const struct record *r, int64_t self, int64_t other,
                 struct record *out) {
    for (size_t i = 0; i < r->relations.count; i++) {
        const struct relation *a = &r->relations.items[i];
        bool had = a->other_id && (a->other_id == self || a->other_id == other);
        for (size_t k = 0; k < out->relations.count; k++)
            had |= same_relation(&out->relations.items[k], a);
        if (!had)
            *array_add(ctx, &out->relations) = *a;
    }
}

void
absorb_records(const void *ctx, const struct record *keep, const struct record *other,
               const struct absorb_choices *choices, struct record *out) {
    int64_t id = keep->person.id;
    *out = (struct record){.person = keep->person};
    absorb_person(ctx, choices, &out->person, &other->person);
    const struct record *const both[] = {keep, other};
    for (size_t i = 0; i < 2; i++) {
        absorb_ways(ctx, both[i], out);
        absorb_facts(ctx, choices, both[i], i == 1, out);
        absorb_tags(ctx, both[i], out);
        absorb_relations(ctx, both[i], id, other->person.id, out);
    }
    for (size_t i = 0; i < out->ways.count; i++)
        out->ways.items[i].person_id = id;
    for (size_t i = 0; i < out->facts.count; i++)
        out->facts.items[i].person_id = id;
    for (size_t i = 0; i < out->tags.count; i++)
        out->tags.items[i].person_id = id;
    for (size_t i = 0; i < out->relations.count; i++)
        out->relations.items[i].person_id = id;
}
