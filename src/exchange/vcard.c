#include "exchange/vcard.h"

#include <string.h>
#include <strings.h>

#include "base/memory.h"
#include "exchange/vcard_charset.h"
#include "exchange/vcard_fields.h"
#include "exchange/vcard_lines.h"
#include "exchange/vcard_property.h"

#include "base/ban.h"

/* Enough for most cards without their pictures, in bytes. */
#define CARD_POOL ((size_t)32 << 10)

/* Characters in which the first card must begin. */
#define LOOKED_AT 2048

/* A card while its lines come in. */
struct card {
    long line;   /* of its BEGIN; 0 between cards */
    size_t size; /* in bytes, without pictures and the like */
    size_t photos;
    bool version_21;
    int depth;         /* of cards inside of it (AGENT of 2.1) */
    bool before_agent; /* the line before was an AGENT without a value */
    struct vcard_properties properties;
};

struct reader {
    struct contacts *all;
    struct vcard_lines lines;
    struct card card;
    void *card_ctx; /* what lives as long as the card */
    bool found;     /* any card at all */
    const struct vcard_field *agent, *formatted_name;
};

/* Character i of text in `form`; other than ASCII is 0x7F. */
static char
char_at(const char *bytes, size_t i, enum vcard_form form) {
    if (form == VCARD_BYTES)
        return bytes[i];
    char low = bytes[2 * i + (form == VCARD_UTF16BE)];
    char high = bytes[2 * i + (form == VCARD_UTF16LE)];
    if (high != 0)
        low = '\x7F';
    return low;
}

static bool
is_space(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* At character i stands BEGIN:VCARD, and nothing else on its line. */
static bool
begins_card(const char *bytes, size_t len, size_t i, enum vcard_form form) {
    while (i < len &&
           (char_at(bytes, i, form) == ' ' || char_at(bytes, i, form) == '\t'))
        i++;
    for (const char *word = "BEGIN:VCARD"; *word; word++, i++) {
        if (*word == ':' || *word == 'V')
            while (i < len && (char_at(bytes, i, form) == ' '))
                i++;
        if (i == len)
            return false;
        char c = char_at(bytes, i, form);
        if (c != *word && !(*word != ':' && c == *word + ('a' - 'A')))
            return false;
    }
    return i == len || is_space(char_at(bytes, i, form));
}

bool
vcard_looks_like(const char *bytes, size_t len) {
    size_t bom;
    enum vcard_form form = vcard_form(bytes, len, &bom);
    bytes += bom;
    len = (len - bom) / (form == VCARD_BYTES ? 1 : 2);
    /* Some programs put a line or two of their own in front. */
    bool line_start = true;
    for (size_t i = 0; i < len && i < LOOKED_AT; i++) {
        if (line_start && begins_card(bytes, len, i, form))
            return true;
        char c = char_at(bytes, i, form);
        line_start = c == '\n' || c == '\r';
    }
    return false;
}

/* The line is `word`:VCARD; *rest is what stands behind that, trimmed. */
static bool
is_mark(const struct vcard_line *line, const char *word, const char **rest,
        size_t *rest_len) {
    if (line->colon == line->len)
        return false;
    const char *first = line->text;
    while (*first == ' ' || *first == '\t')
        first++;
    if ((*first & ~0x20) != *word)
        return false;
    struct vcard_name name = vcard_header_name(line->text, line->colon);
    if (name.name_len != strlen(word) || name.group_len > 0 ||
        strncasecmp(name.name, word, name.name_len) != 0)
        return false;
    const char *at = line->text + line->colon + 1;
    const char *end = line->text + line->len;
    while (at < end && (*at == ' ' || *at == '\t'))
        at++;
    if (end - at < 5 || strncasecmp(at, "VCARD", 5) != 0)
        return false;
    at += 5;
    while (end > at && (is_space(end[-1]) || end[-1] == '\0'))
        end--;
    *rest = at;
    *rest_len = (size_t)(end - at);
    return true;
}

static void
drop_card(struct reader *r) {
    talloc_free_children(r->card_ctx);
    r->card = (struct card){0};
    r->lines.keep_fold_space = false;
}

static void
begin_card(struct reader *r, long line) {
    if (r->card.line && r->card.before_agent) {
        r->card.depth++;
        r->card.before_agent = false;
        return;
    }
    if (r->card.line)
        contact_skip(r->all, r->card.line, "the card has no END:VCARD");
    drop_card(r);
    r->found = true;
    r->card.line = line;
}

static void
end_card(struct reader *r) {
    struct card *card = &r->card;
    if (!card->line)
        return;
    if (card->depth > 0) {
        card->depth--;
        return;
    }
    if (card->size > CONTACT_RECORD_MAX) {
        contact_skip(r->all, card->line,
                     "the card is larger than %zu MB even without its pictures",
                     CONTACT_RECORD_MAX >> 20);
        drop_card(r);
        return;
    }
    struct contact *c = contact_new(r->all, card->line);
    if (vcard_fields_take(r->card_ctx, &card->properties, card->version_21, c)) {
        r->all->photos += card->photos;
        contact_finish(r->all, c);
    } else {
        r->all->read++;
        r->all->groups++;
        talloc_free(c);
    }
    drop_card(r);
}

static bool
value_is(const struct vcard_line *line, const char *word) {
    const char *at = line->text + line->colon + 1;
    const char *end = line->text + line->len;
    while (at < end && is_space(*at))
        at++;
    while (end > at && is_space(end[-1]))
        end--;
    return (size_t)(end - at) == strlen(word) &&
           strncasecmp(at, word, strlen(word)) == 0;
}

static void
keep_property(struct reader *r, const struct vcard_line *line,
              const struct vcard_field *field) {
    struct vcard_property *p = array_add(r->card_ctx, &r->card.properties);
    p->field = field;
    vcard_property_read(r->card_ctx, line, p);
}

static void
take_line(struct reader *r, const struct vcard_line *line) {
    struct card *card = &r->card;
    struct vcard_name name = {0};
    const struct vcard_field *field = NULL;
    if (line->colon < line->len) {
        name = vcard_header_name(line->text, line->colon);
        field = vcard_field_find(name.name, name.name_len);
    }
    enum vcard_field_kind kind = field ? vcard_field_kind(field) : VCARD_FIELD_TAKEN;
    bool left_out = kind == VCARD_FIELD_PHOTO || kind == VCARD_FIELD_BINARY ||
                    (!field && line->encoding == VCARD_BASE64);
    if (!left_out)
        card->size += line->size;
    bool empty = value_is(line, "");
    card->before_agent = field && field == r->agent && empty;
    /* A parameter can say what an empty value does not (LABEL, X-USER). */
    bool nothing = empty && !memchr(line->text, ';', line->len);
    if (!field || nothing || card->size > CONTACT_RECORD_MAX)
        return;
    if (field == r->agent && value_is(line, "BEGIN:VCARD")) {
        card->depth++;
    } else if (card->depth > 0) {
        /* Of a card in a card, the name is what is told of the person. */
        if (card->depth == 1 && field == r->formatted_name)
            keep_property(r, line, r->agent);
    } else if (kind == VCARD_FIELD_PHOTO) {
        card->photos += !empty;
    } else if (kind == VCARD_FIELD_VERSION) {
        card->version_21 = value_is(line, "2.1");
        r->lines.keep_fold_space = card->version_21;
    } else if (!left_out) {
        keep_property(r, line, field);
    }
}

static void
read_line(struct reader *r, const struct vcard_line *line) {
    const char *rest;
    size_t len;
    if (is_mark(line, "BEGIN", &rest, &len) && len == 0) {
        begin_card(r, line->number);
    } else if (is_mark(line, "END", &rest, &len) && len == 0) {
        end_card(r);
    } else if (is_mark(line, "END", &rest, &len) && len == 11 &&
               strncasecmp(rest, "BEGIN:VCARD", len) == 0) {
        /* Files put together whose last line had no end. */
        end_card(r);
        begin_card(r, line->number);
    } else if (r->card.line) {
        take_line(r, line);
    }
}

enum fault
vcard_read(const void *ctx, const char *bytes, size_t len, struct contacts **out,
           struct error *err) {
    struct reader r = {.all = contacts_new(ctx, FORMAT_VCARD),
                       .agent = vcard_field_find("AGENT", 5),
                       .formatted_name = vcard_field_find("FN", 2)};
    void *scratch = mem_context(NULL);
    r.card_ctx = mem_pool(scratch, CARD_POOL);
    size_t bom;
    enum vcard_form form = vcard_form(bytes, len, &bom);
    bytes += bom;
    len -= bom;
    if (form != VCARD_BYTES) {
        char *text;
        enum fault fault =
            vcard_from_utf16(scratch, bytes, len, form, &text, &len, err);
        if (fault != FAULT_NONE) {
            talloc_free(scratch);
            talloc_free(r.all);
            return fault;
        }
        bytes = text;
    }
    vcard_lines_init(&r.lines, scratch, bytes, len);
    struct vcard_line line;
    while (vcard_lines_next(&r.lines, &line))
        read_line(&r, &line);
    if (r.card.line)
        contact_skip(r.all, r.card.line,
                     "the card has no END:VCARD; the file may be cut off here");
    drop_card(&r);
    talloc_free(scratch);
    if (!r.found) {
        talloc_free(r.all);
        return error_set(err, FAULT_INVALID,
                         "There is no vCard in this file: it has no line BEGIN:VCARD. "
                         "Export your contacts as vCard (.vcf) and try again.");
    }
    *out = r.all;
    return FAULT_NONE;
}
