#include <string.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "base/text.h"
#include "exchange/vcard.h"
#include "exchange/vcard_labels.h"
#include "exchange/vcard_property.h"

#include "base/ban.h"

/* RFC 6350 §3.2, without the line end. */
#define LINE_MAX_BYTES 75

struct writer {
    struct buffer out;
    struct buffer line; /* being made, unfolded */
    int groups;         /* item1, item2 … so far */
};

/* The line into the output, folded between characters. */
static void
end_line(struct writer *w) {
    const char *text = buffer_str(&w->line);
    size_t left = w->line.len;
    size_t room = LINE_MAX_BYTES;
    while (left > room) {
        size_t n = room;
        while (n > 1 && (text[n] & 0xC0) == 0x80)
            n--;
        buffer_add(&w->out, text, n);
        buffer_text(&w->out, "\r\n ");
        text += n;
        left -= n;
        room = LINE_MAX_BYTES - 1;
    }
    buffer_add(&w->out, text, left);
    buffer_text(&w->out, "\r\n");
    w->line.len = 0;
}

/* RFC 6350 §3.4; `also` are characters that need a backslash besides it. */
static void
add_escaped(struct writer *w, const char *text, const char *also) {
    for (; text && *text; text++) {
        if (*text == '\n') {
            buffer_text(&w->line, "\\n");
            continue;
        }
        if (*text == '\r')
            continue;
        if (*text == '\\' || strchr(also, *text))
            buffer_char(&w->line, '\\');
        buffer_char(&w->line, *text);
    }
}

static void
add_text(struct writer *w, const char *text) {
    add_escaped(w, text, ",;");
}

/* `property` comes with its parameters. Nothing when the text is NULL. */
static void
write_text(struct writer *w, const char *property, const char *text) {
    if (!text)
        return;
    buffer_text(&w->line, property);
    buffer_char(&w->line, ':');
    add_text(w, text);
    end_line(w);
}

/* Components; nothing when all are NULL. */
static void
write_components(struct writer *w, const char *property, const char *const *parts,
                 size_t count) {
    bool any = false;
    for (size_t i = 0; i < count; i++)
        any |= parts[i] != NULL;
    if (!any)
        return;
    buffer_text(&w->line, property);
    for (size_t i = 0; i < count; i++) {
        buffer_char(&w->line, i == 0 ? ':' : ';');
        add_text(w, parts[i]);
    }
    end_line(w);
}

/* The reader takes the label for itself, not for another spelling of one it knows. */
static bool
reads_as_it_is(const struct writer *w, const char *label) {
    const char *read = vcard_label(w->line.ctx, label);
    return read && strcmp(read, label) == 0;
}

/* A word that a TYPE parameter holds as it is. */
static bool
is_type_word(const struct writer *w, const char *word) {
    size_t len = strspn(word, "abcdefghijklmnopqrstuvwxyz0123456789");
    return len > 0 && len < 40 && word[len] == '\0' && vcard_type_is_own(word) &&
           reads_as_it_is(w, word);
}

/* Begins a line whose label is one of its own: item1.TEL, then item1.X-ABLabel. */
static void
begin_group(struct writer *w) {
    char *group = mem_printf(w->out.ctx, "item%d.", ++w->groups);
    buffer_text(&w->line, group);
    talloc_free(group);
}

static void
end_group(struct writer *w, const char *label) {
    end_line(w);
    /* VALUE=text keeps the reader from making "mobile" of "Cell". */
    bool plain = reads_as_it_is(w, label);
    char *property = mem_printf(w->out.ctx, "item%d.X-ABLabel%s", w->groups,
                                plain ? "" : ";VALUE=text");
    write_text(w, property, label);
    talloc_free(property);
}

/* The words of TYPE for a label; NULL when it needs X-ABLabel. */
static const char *
types_of(const struct writer *w, const struct contact_way *way) {
    if (!way->label)
        return NULL;
    if (way->kind != CONTACT_SOCIAL)
        return vcard_label_types(way->label);
    return is_type_word(w, way->label) ? way->label : NULL;
}

/* The value begins as a URI does, but is none: the reader would take that away. */
static bool
needs_text(const struct contact_way *way) {
    switch (way->kind) {
    case CONTACT_EMAIL:
        return text_starts_ascii(way->value, "mailto:");
    case CONTACT_PHONE:
        return text_starts_ascii(way->value, "tel:");
    case CONTACT_SOCIAL:
        return text_starts_ascii(way->value, "x-apple:");
    default:
        return false;
    }
}

static void
write_way(struct writer *w, const struct contact_way *way) {
    static const char *const names[] = {
        [CONTACT_EMAIL] = "EMAIL",
        [CONTACT_PHONE] = "TEL",
        [CONTACT_ADDRESS] = "ADR",
        [CONTACT_URL] = "URL",
        [CONTACT_SOCIAL] = "X-SOCIALPROFILE",
    };
    const char *types = types_of(w, way);
    bool grouped = way->label && !types;
    if (grouped)
        begin_group(w);
    buffer_text(&w->line, names[way->kind]);
    if (types) {
        buffer_text(&w->line, ";TYPE=");
        buffer_text(&w->line, types);
    }
    if (needs_text(way))
        buffer_text(&w->line, ";VALUE=text");
    if (way->preferred)
        buffer_text(&w->line, ";PREF=1");
    buffer_char(&w->line, ':');
    if (way->kind == CONTACT_ADDRESS) {
        /* Which line is the town is not known; all of it is the street. */
        buffer_text(&w->line, ";;");
        add_text(w, way->value);
        buffer_text(&w->line, ";;;;");
    } else {
        /* In a URI commas and semicolons stand for themselves. */
        add_escaped(w, way->value, way->kind == CONTACT_URL ? "" : ",;");
    }
    if (grouped)
        end_group(w, way->label);
    else
        end_line(w);
}

/* RFC 6350 §4.3.1: 19800315, --0315. */
static const char *
date_text(struct date date, char out[DATE_TEXT_MAX]) {
    date_iso(date, out);
    size_t w = date.year ? 0 : 2;
    for (const char *r = out + w; *r; r++)
        if (*r != '-')
            out[w++] = *r;
    out[w] = '\0';
    return out;
}

static void
write_date(struct writer *w, const struct contact_date *date, bool *birthday,
           bool *anniversary) {
    char day[DATE_TEXT_MAX];
    date_text(date->date, day);
    /* Both may be there once. */
    bool *once = strcmp(date->label, "birthday") == 0      ? birthday
                 : strcmp(date->label, "anniversary") == 0 ? anniversary
                                                           : NULL;
    if (once && !*once) {
        *once = true;
        write_text(w, once == birthday ? "BDAY" : "ANNIVERSARY", day);
        return;
    }
    begin_group(w);
    buffer_text(&w->line, "X-ABDATE:");
    buffer_text(&w->line, day);
    end_group(w, date->label);
}

static void
write_link(struct writer *w, const struct contact_link *link) {
    bool typed = is_type_word(w, link->relation);
    if (!typed)
        begin_group(w);
    buffer_text(&w->line, "RELATED;VALUE=text");
    if (typed) {
        buffer_text(&w->line, ";TYPE=");
        buffer_text(&w->line, link->relation);
    }
    buffer_char(&w->line, ':');
    add_text(w, link->name);
    if (typed)
        end_line(w);
    else
        end_group(w, link->relation);
}

static void
write_tags(struct writer *w, const struct strings *tags) {
    if (tags->count == 0)
        return;
    buffer_text(&w->line, "CATEGORIES");
    for (size_t i = 0; i < tags->count; i++) {
        buffer_char(&w->line, i == 0 ? ':' : ',');
        add_text(w, tags->items[i]);
    }
    end_line(w);
}

/* What vCard has no property for. */
static void
write_own(struct writer *w, const struct contact *c) {
    char day[DATE_TEXT_MAX];
    for (size_t i = 0; i < c->facts.count; i++)
        write_text(w, "X-TEND-FACT", c->facts.items[i]);
    if (c->starred)
        write_text(w, "X-TEND-STARRED", "1");
    for (size_t i = 0; i < c->touches.count; i++) {
        const struct contact_touch *touch = &c->touches.items[i];
        const char *parts[] = {date_text(touch->date, day), touch->method, touch->text};
        write_components(w, "X-TEND-TOUCH", parts, 3);
    }
    if (c->last_talked.month)
        write_text(w, "X-TEND-LAST-TALKED", date_text(c->last_talked, day));
    if (c->rhythm_days > 0) {
        char *days = mem_printf(w->out.ctx, "%d", c->rhythm_days);
        write_text(w, "X-TEND-RHYTHM", days);
        talloc_free(days);
    }
}

char *
vcard_write(const void *ctx, const struct contact *c) {
    void *scratch = mem_context(NULL);
    struct writer w = {.out = {.ctx = ctx}, .line = {.ctx = scratch}};
    buffer_text(&w.out, "BEGIN:VCARD\r\nVERSION:4.0\r\n");
    write_text(&w, "UID", c->uid);
    if (c->company)
        write_text(&w, "KIND", "org");
    write_text(&w, "FN", c->name ? c->name : "");
    const char *name[] = {c->family, c->given, c->additional, c->prefix, c->suffix};
    write_components(&w, "N", name, 5);
    write_text(&w, "NICKNAME", c->nickname);
    const char *organisation[] = {c->organisation, c->department};
    write_components(&w, "ORG", organisation, c->department ? 2 : 1);
    write_text(&w, "TITLE", c->title);
    for (size_t i = 0; i < c->ways.count; i++)
        write_way(&w, &c->ways.items[i]);
    bool birthday = false;
    bool anniversary = false;
    for (size_t i = 0; i < c->dates.count; i++)
        write_date(&w, &c->dates.items[i], &birthday, &anniversary);
    for (size_t i = 0; i < c->links.count; i++)
        write_link(&w, &c->links.items[i]);
    write_tags(&w, &c->tags);
    write_text(&w, "NOTE", c->note);
    write_own(&w, c);
    buffer_text(&w.out, "END:VCARD\r\n");
    talloc_free(scratch);
    return w.out.bytes;
}
