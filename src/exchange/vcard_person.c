#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "exchange/vcard_labels.h"
#include "exchange/vcard_take.h"
#include "exchange/vcard_values.h"

#include "base/ban.h"

/* The first one counts. */
static void
take_word(struct vcard_taking *t, const char **to, const char *text) {
    if (!*to)
        *to = contact_word(t->c, text);
}

void
vcard_take_formatted_name(struct vcard_taking *t, const struct vcard_property *p,
                          const char *word) {
    (void)word;
    take_word(t, &t->c->name, vcard_text(t, p));
}

void
vcard_take_name(struct vcard_taking *t, const struct vcard_property *p,
                const char *word) {
    (void)word;
    struct contact *c = t->c;
    if (c->family || c->given || c->additional || c->prefix || c->suffix)
        return;
    /* RFC 6350 §6.2.2; each may be a list. */
    const char **to[] = {&c->family, &c->given, &c->additional, &c->prefix, &c->suffix};
    static const char *const commas[] = {" ", " ", " ", " ", ", "};
    struct strings parts = vcard_split(t->ctx, vcard_value(t->ctx, p), ';');
    for (size_t i = 0; i < parts.count && i < sizeof to / sizeof *to; i++)
        *to[i] = contact_word(c, vcard_unescape(t->ctx, parts.items[i],
                                                t->commas_are_text ? NULL : commas[i]));
}

void
vcard_take_nickname(struct vcard_taking *t, const struct vcard_property *p,
                    const char *word) {
    (void)word;
    const char *text = vcard_value(t->ctx, p);
    take_word(t, &t->c->nickname, vcard_unescape(t->ctx, text, ", "));
}

void
vcard_take_organisation(struct vcard_taking *t, const struct vcard_property *p,
                        const char *word) {
    (void)word;
    struct contact *c = t->c;
    if (c->organisation || c->department)
        return;
    struct strings parts = vcard_split(t->ctx, vcard_value(t->ctx, p), ';');
    c->organisation = contact_word(c, vcard_unescape(t->ctx, parts.items[0], NULL));
    struct buffer units = {.ctx = t->ctx};
    for (size_t i = 1; i < parts.count; i++) {
        const char *unit =
            text_clean_line(t->ctx, vcard_unescape(t->ctx, parts.items[i], NULL));
        if (!unit)
            continue;
        if (units.len > 0)
            buffer_text(&units, ", ");
        buffer_text(&units, unit);
    }
    c->department = contact_word(c, buffer_str(&units));
}

void
vcard_take_title(struct vcard_taking *t, const struct vcard_property *p,
                 const char *word) {
    (void)word;
    take_word(t, &t->c->title, vcard_text(t, p));
}

void
vcard_take_role(struct vcard_taking *t, const struct vcard_property *p,
                const char *word) {
    (void)word;
    take_word(t, &t->role, vcard_text(t, p));
}

void
vcard_take_note(struct vcard_taking *t, const struct vcard_property *p,
                const char *word) {
    (void)word;
    const char *text = text_clean(t->ctx, vcard_text(t, p));
    if (!text)
        return;
    if (t->note.len > 0)
        buffer_char(&t->note, '\n');
    buffer_text(&t->note, text);
}

void
vcard_take_uid(struct vcard_taking *t, const struct vcard_property *p,
               const char *word) {
    (void)word;
    take_word(t, &t->c->uid, vcard_text(t, p));
}

void
vcard_take_kind(struct vcard_taking *t, const struct vcard_property *p,
                const char *word) {
    (void)word;
    const char *kind = text_clean_line(t->ctx, vcard_text(t, p));
    if (text_same_ascii(kind, "group"))
        t->group = true;
    if (text_same_ascii(kind, "org") || text_same_ascii(kind, "organization"))
        t->c->company = true;
}

void
vcard_take_show_as(struct vcard_taking *t, const struct vcard_property *p,
                   const char *word) {
    (void)word;
    if (text_same_ascii(text_clean_line(t->ctx, vcard_text(t, p)), "COMPANY"))
        t->c->company = true;
}

void
vcard_take_categories(struct vcard_taking *t, const struct vcard_property *p,
                      const char *word) {
    (void)word;
    struct strings lists = vcard_split(t->ctx, vcard_value(t->ctx, p), ';');
    for (size_t i = 0; i < lists.count; i++) {
        struct strings tags = vcard_split(t->ctx, lists.items[i], ',');
        for (size_t k = 0; k < tags.count; k++) {
            const char *tag =
                text_clean_line(t->ctx, vcard_unescape(t->ctx, tags.items[k], NULL));
            /* Google's own: everybody is in the first. */
            if (text_same_ascii(tag, "starred"))
                t->c->starred = true;
            else if (!text_same_ascii(tag, "myContacts"))
                contact_add_tag(t->c, tag);
        }
    }
}

/* A date that can't be read as one is kept in words. */
static void
add_date(struct vcard_taking *t, const char *label, const char *text, int omit_year) {
    struct date date;
    if (text_is_blank(text))
        return;
    if (vcard_date(text, omit_year, &date))
        contact_add_date(t->c, label, date);
    else
        contact_add_fact(t->c, mem_printf(t->ctx, "%s: %s", label, text));
}

void
vcard_take_date(struct vcard_taking *t, const struct vcard_property *p,
                const char *word) {
    const char *label = vcard_group_label(t, p);
    if (!label || strcmp(word, "event") != 0)
        label = word;
    add_date(t, label, vcard_text(t, p), p->omit_year);
}

/* A reference to another card or a page, not a name. */
static bool
is_uri(const char *text) {
    static const char *const schemes[] = {
        "urn:", "http:", "https:", "mailto:", "uuid:", "cid:", "tel:", "data:"};
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++)
        if (text_starts_ascii(text, schemes[i]))
            return true;
    return false;
}

static void
add_link(struct vcard_taking *t, const struct vcard_property *p, const char *text) {
    const char *relation = vcard_group_label(t, p);
    contact_add_link(t->c, relation ? relation : vcard_type_label(t->ctx, p), text);
}

void
vcard_take_related(struct vcard_taking *t, const struct vcard_property *p,
                   const char *word) {
    (void)word;
    const char *text = vcard_text(t, p);
    if (p->text || (!p->uri && !is_uri(text)))
        add_link(t, p, text);
}

void
vcard_take_link(struct vcard_taking *t, const struct vcard_property *p,
                const char *word) {
    if (word)
        contact_add_link(t->c, word, vcard_text(t, p));
    else
        add_link(t, p, vcard_text(t, p));
}

/* RFC 2426 §3.5.4: a card in one escaped line, a URI, or (from the reader of cards) the
 * name in a card of its own. */
void
vcard_take_agent(struct vcard_taking *t, const struct vcard_property *p,
                 const char *word) {
    const char *text = vcard_text(t, p);
    if (!text_starts_ascii(text, "BEGIN:VCARD")) {
        if (!p->uri && !is_uri(text))
            contact_add_link(t->c, word, text);
        return;
    }
    while ((text = strchr(text, '\n')) != NULL) {
        text++;
        if (!text_starts_ascii(text, "FN:") && !text_starts_ascii(text, "FN;"))
            continue;
        size_t header = strcspn(text, ":\n");
        if (text[header] != ':')
            continue;
        const char *name = text + header + 1;
        name = mem_dup_n(t->ctx, name, strcspn(name, "\r\n"));
        contact_add_link(t->c, word, vcard_unescape(t->ctx, name, NULL));
        return;
    }
}

void
vcard_take_fact(struct vcard_taking *t, const struct vcard_property *p,
                const char *word) {
    const char *text = text_clean_line(t->ctx, vcard_text(t, p));
    if (text)
        contact_add_fact(t->c, mem_printf(t->ctx, "%s: %s", word, text));
}

/* The i-th part, unescaped; "" behind the last. */
static const char *
part_at(const struct vcard_taking *t, const struct strings *parts, size_t i) {
    return i < parts->count ? vcard_unescape(t->ctx, parts->items[i], NULL) : "";
}

/* Android numbers the kinds (ContactsContract.CommonDataKinds); 0 is the user's own. */
static const char *
android_word(const struct vcard_taking *t, const struct strings *parts,
             const char *const *words, size_t count) {
    char *end;
    const char *type = part_at(t, parts, 2);
    unsigned long n = strtoul(type, &end, 10);
    if (end == type || n == 0 || n >= count)
        return vcard_label(t->ctx, part_at(t, parts, 3));
    return words[n];
}

void
vcard_take_android(struct vcard_taking *t, const struct vcard_property *p,
                   const char *word) {
    static const char *const events[] = {NULL, "anniversary", "other", "birthday"};
    static const char *const relations[] = {
        NULL,      "assistant",     "brother",  "child",  "domestic partner",
        "father",  "friend",        "manager",  "mother", "parent",
        "partner", "introduced by", "relative", "sister", "spouse",
    };
    struct strings parts = vcard_split(t->ctx, vcard_value(t->ctx, p), ';');
    const char *kind = text_clean_line(t->ctx, parts.items[0]);
    const char *value = part_at(t, &parts, 1);
    if (text_same_ascii(kind, "vnd.android.cursor.item/nickname")) {
        take_word(t, &t->c->nickname, value);
    } else if (text_same_ascii(kind, "vnd.android.cursor.item/contact_event")) {
        const char *label =
            android_word(t, &parts, events, sizeof events / sizeof *events);
        add_date(t, label ? label : word, value, 0);
    } else if (text_same_ascii(kind, "vnd.android.cursor.item/relation")) {
        contact_add_link(
            t->c,
            android_word(t, &parts, relations, sizeof relations / sizeof *relations),
            value);
    }
}
