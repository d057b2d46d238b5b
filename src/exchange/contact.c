#include "exchange/contact.h"

#include <stdarg.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"

#include "base/ban.h"

const char *
contact_format_name(enum contact_format format) {
    static const char *const names[] = {
        [FORMAT_UNKNOWN] = "unknown",   [FORMAT_VCARD] = "vcard",
        [FORMAT_GOOGLE] = "google",     [FORMAT_OUTLOOK] = "outlook",
        [FORMAT_LINKEDIN] = "linkedin", [FORMAT_CSV] = "csv",
        [FORMAT_FRIENDS] = "friends",   [FORMAT_MONICA] = "monica",
    };
    return names[format];
}

struct contacts *
contacts_new(const void *ctx, enum contact_format format) {
    struct contacts *all = mem_new(ctx, struct contacts);
    all->format = format;
    return all;
}

struct contact *
contact_new(struct contacts *all, long line) {
    struct contact *c = mem_new(all, struct contact);
    c->line = line;
    return c;
}

const char *
contact_word(struct contact *c, const char *text) {
    return text_clean_line(c, text);
}

/*
 * Whether `list` holds something with this key already; if not, where it will stand.
 * One lookup serves all lists of the contact, so the key begins with the list's place
 * in it.
 */
static bool
seen_before(struct contact *c, const void *list, const char *key, size_t count,
            size_t *at) {
    if (!c->seen)
        c->seen = lookup_new(c);
    char *whole = mem_printf(c, "%td %s", (const char *)list - (const char *)c, key);
    bool added = false;
    *at = *lookup_put(c->seen, whole, count, &added);
    talloc_free(whole);
    return !added;
}

/* As text_fold(), but what folds to nothing ("!!!", an emoji) is its own key. */
static const char *
key_of(const void *ctx, const char *text) {
    const char *key = text_fold(ctx, text);
    return *key ? key : text;
}

static const char *
way_key(const void *ctx, enum contact_kind kind, const char *value) {
    const char *key = NULL;
    if (kind == CONTACT_EMAIL)
        key = text_email_key(ctx, value);
    else if (kind == CONTACT_PHONE)
        key = text_phone_key(ctx, value);
    return mem_printf(ctx, "%d %s", (int)kind, key ? key : key_of(ctx, value));
}

void
contact_add_way(struct contact *c, enum contact_kind kind, const char *label,
                const char *value, bool preferred) {
    char *clean =
        kind == CONTACT_ADDRESS ? text_clean(c, value) : text_clean_line(c, value);
    if (!clean)
        return;
    void *scratch = mem_context(NULL);
    size_t at = 0;
    bool had =
        seen_before(c, &c->ways, way_key(scratch, kind, clean), c->ways.count, &at);
    talloc_free(scratch);
    if (had) {
        c->ways.items[at].preferred |= preferred;
        talloc_free(clean);
        return;
    }
    *array_add(c, &c->ways) = (struct contact_way){.kind = kind,
                                                   .label = text_clean_line(c, label),
                                                   .value = clean,
                                                   .preferred = preferred};
}

void
contact_add_date(struct contact *c, const char *label, struct date date) {
    if (date.month == 0 || !date_is_valid(date))
        return;
    const char *clean = text_clean_line(c, label);
    if (!clean)
        clean = "event";
    void *scratch = mem_context(NULL);
    const char *key =
        mem_printf(scratch, "%d %d %s", date.month, date.mday, key_of(scratch, clean));
    size_t at = 0;
    bool had = seen_before(c, &c->dates, key, c->dates.count, &at);
    talloc_free(scratch);
    if (!had)
        *array_add(c, &c->dates) = (struct contact_date){.label = clean, .date = date};
}

static void
add_once(struct contact *c, struct strings *list, const char *text) {
    char *clean = text_clean_line(c, text);
    if (!clean)
        return;
    void *scratch = mem_context(NULL);
    size_t at = 0;
    bool had = seen_before(c, list, key_of(scratch, clean), list->count, &at);
    talloc_free(scratch);
    if (had)
        talloc_free(clean);
    else
        *array_add(c, list) = clean;
}

void
contact_add_tag(struct contact *c, const char *tag) {
    add_once(c, &c->tags, tag);
}

void
contact_add_role(struct contact *c, const char *role) {
    add_once(c, &c->roles, role);
}

void
contact_add_fact(struct contact *c, const char *fact) {
    add_once(c, &c->facts, fact);
}

void
contact_add_link(struct contact *c, const char *relation, const char *name) {
    const char *clean = text_clean_line(c, name);
    if (!clean)
        return;
    const char *kind = text_clean_line(c, relation);
    *array_add(c, &c->links) =
        (struct contact_link){.relation = kind ? kind : "knows", .name = clean};
}

void
contact_add_touch(struct contact *c, struct date date, const char *method,
                  const char *text) {
    if (date.year == 0 || !date_is_valid(date))
        return;
    *array_add(c, &c->touches) = (struct contact_touch){
        .date = date,
        .method = text_clean_line(c, method),
        .text = text_clean(c, text),
    };
}

static const char *
first_way(const struct contact *c, enum contact_kind kind) {
    for (size_t i = 0; i < c->ways.count; i++)
        if (c->ways.items[i].kind == kind)
            return c->ways.items[i].value;
    return NULL;
}

static const char *
make_name(struct contact *c) {
    if (c->given && c->family)
        return mem_printf(c, "%s %s", c->given, c->family);
    if (c->given)
        return c->given;
    if (c->family)
        return c->family;
    if (c->nickname)
        return c->nickname;
    if (c->organisation)
        return c->organisation;
    const char *email = first_way(c, CONTACT_EMAIL);
    return email ? email : first_way(c, CONTACT_PHONE);
}

void
contact_finish(struct contacts *all, struct contact *c) {
    if (!c->name)
        c->name = make_name(c);
    if (!c->name) {
        contact_skip(all, c->line, "no name, organisation, e-mail or phone");
        talloc_free(c);
        return;
    }
    all->read++;
    *array_add(all, &all->list) = c;
}

void
contact_skip(struct contacts *all, long line, const char *fmt, ...) {
    va_list args;
    va_start(args, fmt);
    const char *reason = mem_vprintf(all, fmt, args);
    va_end(args);
    all->read++;
    *array_add(all, &all->skips) =
        (struct contact_skip){.line = line, .reason = reason};
}
