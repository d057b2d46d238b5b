#include "domain/sides.h"

#include <stddef.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "domain/absorb.h"

#include "base/ban.h"

typedef void tell(const void *ctx, const struct record *r, struct strings *out);

static void
add(const void *ctx, struct strings *out, const char *text) {
    if (text && *text)
        *array_add(ctx, out) = text;
}

/* A field of struct person that is one line or several. */
#define TELL_TEXT(name, member)                                                        \
    static void tell_##name(const void *ctx, const struct record *r,                   \
                            struct strings *out) {                                     \
        add(ctx, out, r->person.member);                                               \
    }
TELL_TEXT(name, name)
TELL_TEXT(nickname, nickname)
TELL_TEXT(organisation, organisation)
TELL_TEXT(department, department)
TELL_TEXT(title, title)
TELL_TEXT(note, note)

static void
tell_rhythm(const void *ctx, const struct record *r, struct strings *out) {
    if (r->person.rhythm_days > 0)
        add(ctx, out, mem_printf(ctx, "every %d days", r->person.rhythm_days));
}

static void
tell_said(const void *ctx, enum said said, struct strings *out) {
    if (said != NOT_SAID)
        add(ctx, out, said == SAID_YES ? "yes" : "no");
}

static void
tell_liked(const void *ctx, const struct record *r, struct strings *out) {
    tell_said(ctx, r->person.liked, out);
}

static void
tell_full(const void *ctx, const struct record *r, struct strings *out) {
    tell_said(ctx, r->person.practice_full, out);
}

static void
tell_list(const void *ctx, const struct record *r, struct strings *out) {
    add(ctx, out, r->person.let_go_day == DAY_NONE ? "on the list" : "let go");
}

static void
tell_ways(const void *ctx, const struct record *r, enum way_kind kind,
          struct strings *out) {
    for (size_t i = 0; i < r->ways.count; i++) {
        const struct way *w = &r->ways.items[i];
        if (w->kind == kind)
            add(ctx, out,
                w->label ? mem_printf(ctx, "%s (%s)", w->value, w->label) : w->value);
    }
}

#define TELL_WAYS(name, kind)                                                          \
    static void tell_##name(const void *ctx, const struct record *r,                   \
                            struct strings *out) {                                     \
        tell_ways(ctx, r, kind, out);                                                  \
    }
TELL_WAYS(email, WAY_EMAIL)
TELL_WAYS(phone, WAY_PHONE)
TELL_WAYS(address, WAY_ADDRESS)
TELL_WAYS(url, WAY_URL)
TELL_WAYS(social, WAY_SOCIAL)

static const char *
date_text(const void *ctx, struct date date) {
    char iso[DATE_TEXT_MAX];
    return mem_dup(ctx, date_iso(date, iso));
}

static void
tell_birthday(const void *ctx, const struct record *r, struct strings *out) {
    for (size_t i = 0; i < r->facts.count; i++)
        if (r->facts.items[i].kind == FACT_BIRTHDAY)
            add(ctx, out, date_text(ctx, r->facts.items[i].date));
}

static void
tell_facts(const void *ctx, const struct record *r, struct strings *out) {
    for (size_t i = 0; i < r->facts.count; i++) {
        const struct fact *f = &r->facts.items[i];
        if (f->kind == FACT_BIRTHDAY)
            continue;
        add(ctx, out,
            f->date.month ? mem_printf(ctx, "%s, %s", f->text, date_text(ctx, f->date))
                          : f->text);
    }
}

static void
tell_words(const void *ctx, const struct record *r, enum tag_kind kind,
           struct strings *out) {
    for (size_t i = 0; i < r->tags.count; i++)
        if (r->tags.items[i].kind == kind)
            add(ctx, out, r->tags.items[i].word);
}

static void
tell_roles(const void *ctx, const struct record *r, struct strings *out) {
    tell_words(ctx, r, TAG_ROLE, out);
}

static void
tell_tags(const void *ctx, const struct record *r, struct strings *out) {
    tell_words(ctx, r, TAG_TAG, out);
}

static void
tell_relations(const void *ctx, const struct record *r, struct strings *out) {
    for (size_t i = 0; i < r->relations.count; i++)
        add(ctx, out,
            mem_printf(ctx, "%s: %s", r->relations.items[i].kind,
                       r->relations.items[i].other_name));
}

static const struct {
    const char *field, *words;
    tell *tell;
    bool several; /* holds more than one value, so nothing need go */
} fields[] = {
    {"name", "name", tell_name, false},
    {"nickname", "nickname", tell_nickname, false},
    {"organisation", "organisation", tell_organisation, false},
    {"department", "department", tell_department, false},
    {"title", "job title", tell_title, false},
    {"role", "roles", tell_roles, true},
    {"email", "e-mail", tell_email, true},
    {"phone", "phone", tell_phone, true},
    {"address", "address", tell_address, true},
    {"url", "web page", tell_url, true},
    {"social", "social account", tell_social, true},
    {"birthday", "birthday", tell_birthday, false},
    {"fact", "what they told", tell_facts, true},
    {"relation", "relations", tell_relations, true},
    {"tag", "tags", tell_tags, true},
    {"note", "note", tell_note, true},
    {"rhythm", "rhythm", tell_rhythm, false},
    {"liked", "you like them", tell_liked, false},
    {"full", "their practice is full", tell_full, false},
    {"list", "on your list", tell_list, false},
};

/* One of the two has to go, whichever the result has. */
static bool
is_choice(const struct side *s) {
    if (s->mine.count == 0 || s->theirs.count == 0)
        return false;
    const char *a = s->mine.items[0], *b = s->theirs.items[0];
    if (text_same(a, b))
        return false;
    /* A birthday that has no year goes well with one that has. */
    size_t n = strlen(a), m = strlen(b);
    bool yearless = strncmp(a, "--", 2) == 0 || strncmp(b, "--", 2) == 0;
    return strcmp(s->field, "birthday") != 0 || !yearless || n < 5 || m < 5 ||
           strcmp(a + n - 5, b + m - 5) != 0;
}

void
sides_of(const void *ctx, const struct record *mine, const struct record *theirs,
         const struct record *result, struct sides *out) {
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        struct side s = {.field = fields[i].field, .words = fields[i].words};
        fields[i].tell(ctx, mine, &s.mine);
        fields[i].tell(ctx, theirs, &s.theirs);
        fields[i].tell(ctx, result, &s.result);
        if (s.mine.count + s.theirs.count == 0)
            continue;
        s.choice = !fields[i].several && is_choice(&s);
        /* Everybody is on the list or not; that they both are says nothing. */
        if (strcmp(s.field, "list") == 0 && !s.choice)
            continue;
        *array_add(ctx, out) = s;
    }
}
