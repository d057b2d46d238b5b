#include "exchange/vcard_lines.h"

#include <string.h>
#include <strings.h>

#include "exchange/contact.h"
#include "exchange/vcard_property.h"

#include "base/ban.h"

/* A longer line is not kept whole, only counted: its card is left out anyway. */
#define LINE_KEPT_MAX (CONTACT_RECORD_MAX + 1)

struct piece {
    const char *text;
    size_t len;
};

void
vcard_lines_init(struct vcard_lines *lines, const void *ctx, const char *bytes,
                 size_t len) {
    *lines = (struct vcard_lines){
        .at = bytes, .end = bytes + len, .number = 1, .joined = {.ctx = ctx}};
}

/* Where `c` is next; kept, so that a file without any is searched once. */
static const char *
find_ahead(const struct vcard_lines *lines, const char **kept, char c) {
    if (!*kept || *kept < lines->at) {
        *kept = memchr(lines->at, c, (size_t)(lines->end - lines->at));
        if (!*kept)
            *kept = lines->end;
    }
    return *kept;
}

static bool
physical_line(struct vcard_lines *lines, struct piece *out) {
    if (lines->at == lines->end)
        return false;
    const char *lf = find_ahead(lines, &lines->next_lf, '\n');
    const char *cr = find_ahead(lines, &lines->next_cr, '\r');
    const char *stop = lf < cr ? lf : cr;
    *out = (struct piece){.text = lines->at, .len = (size_t)(stop - lines->at)};
    /* CR LF, LF, CR, and CR CR LF, which a second conversion of line ends makes. */
    size_t left = (size_t)(lines->end - stop);
    if (left >= 3 && memcmp(stop, "\r\r\n", 3) == 0)
        stop += 3;
    else if (left >= 2 && memcmp(stop, "\r\n", 2) == 0)
        stop += 2;
    else if (left > 0)
        stop++;
    lines->at = stop;
    lines->number++;
    return true;
}

static bool
is_blank(struct piece piece) {
    for (size_t i = 0; i < piece.len; i++)
        if (piece.text[i] != ' ' && piece.text[i] != '\t' && piece.text[i] != '\0')
            return false;
    return true;
}

/* A line of a base64 block that is not indented. No property is one: it has a colon. */
static bool
is_base64(struct piece piece) {
    size_t i = 0;
    for (; i < piece.len; i++) {
        char c = piece.text[i];
        bool fits = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
                    (c >= '0' && c <= '9') || c == '+' || c == '/' || c == '=' ||
                    c == ' ' || c == '\t';
        if (!fits)
            return false;
    }
    return i > 0 && !is_blank(piece);
}

static bool
starts_with(const char *at, const char *end, const char *word) {
    size_t len = strlen(word);
    return (size_t)(end - at) >= len && strncasecmp(at, word, len) == 0;
}

static bool
is_hex(char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f');
}

/* What the last part of a quoted-printable line ends in: the bytes of "=" and white
 * space behind it, 0 when it is no soft line break. */
static size_t
soft_break(struct piece piece) {
    size_t len = piece.len;
    while (len > 0 && (piece.text[len - 1] == ' ' || piece.text[len - 1] == '\t'))
        len--;
    return len > 0 && piece.text[len - 1] == '=' ? piece.len - len + 1 : 0;
}

/* The state of joining one logical line. */
struct joining {
    struct vcard_lines *lines;
    struct vcard_line *out;
    struct piece last; /* the part added last */
    bool copied;       /* out->text is in the buffer, no longer in the file */
    bool in_quotes;    /* of the header, at `searched` */
    size_t searched;
};

/* The colon that ends the header: the first outside of quotes. */
static void
find_colon(struct joining *j) {
    struct vcard_line *out = j->out;
    if (out->colon < j->searched)
        return;
    const char *text = out->text;
    size_t i = j->searched;
    for (; i < out->len; i++) {
        if (text[i] == '"')
            j->in_quotes = !j->in_quotes;
        else if (text[i] == ':' && !j->in_quotes)
            break;
    }
    out->colon = i;
    j->searched = i;
    if (i < out->len) {
        out->encoding = vcard_header_encoding(text, i);
        j->searched = i + 1;
    }
}

static void
join(struct joining *j, struct piece piece) {
    struct vcard_line *out = j->out;
    struct buffer *b = &j->lines->joined;
    if (!j->copied) {
        b->len = 0;
        buffer_add(b, out->text, out->len < LINE_KEPT_MAX ? out->len : LINE_KEPT_MAX);
        j->copied = true;
    }
    size_t room = b->len < LINE_KEPT_MAX ? LINE_KEPT_MAX - b->len : 0;
    buffer_add(b, piece.text, piece.len < room ? piece.len : room);
    out->text = buffer_str(b);
    out->len = b->len;
    out->size += piece.len + 1;
    j->last = piece;
    find_colon(j);
}

/* A quoted-printable value goes on behind a soft line break, whatever the next line
 * begins with; some phones leave the "=" out, too. A card cut off in the value ends. */
static bool
join_quoted(struct joining *j) {
    struct vcard_lines *lines = j->lines;
    size_t soft = soft_break(j->last);
    if (soft > 0 && j->out->size <= LINE_KEPT_MAX) {
        j->out->len -= soft;
        if (j->copied)
            lines->joined.len -= soft;
        j->last.len -= soft;
    }
    const char *at = lines->at;
    const char *end = lines->end;
    bool hard = end - at >= 3 && at[0] == '=' && is_hex(at[1]) && is_hex(at[2]);
    struct piece next;
    if ((soft == 0 && !hard) || starts_with(at, end, "END:") ||
        starts_with(at, end, "BEGIN:VCARD") || !physical_line(lines, &next))
        return false;
    join(j, next);
    return true;
}

static bool
join_folded(struct joining *j) {
    struct vcard_lines *lines = j->lines;
    struct piece next;
    if (lines->at == lines->end || (*lines->at != ' ' && *lines->at != '\t') ||
        !physical_line(lines, &next))
        return false;
    if (!lines->keep_fold_space || j->out->encoding == VCARD_BASE64) {
        next.text++;
        next.len--;
    }
    join(j, next);
    return true;
}

static bool
join_base64(struct joining *j) {
    struct vcard_lines before = *j->lines;
    struct piece next;
    if (!physical_line(j->lines, &next))
        return false;
    if (!is_base64(next)) {
        j->lines->at = before.at;
        j->lines->number = before.number;
        return false;
    }
    join(j, next);
    return true;
}

static bool
join_next(struct joining *j) {
    bool has_value = j->out->colon < j->out->len;
    if (has_value && j->out->encoding == VCARD_QUOTED_PRINTABLE && join_quoted(j))
        return true;
    if (join_folded(j))
        return true;
    return has_value && j->out->encoding == VCARD_BASE64 && join_base64(j);
}

bool
vcard_lines_next(struct vcard_lines *lines, struct vcard_line *out) {
    struct piece first;
    long number;
    do {
        number = lines->number;
        if (!physical_line(lines, &first))
            return false;
    } while (is_blank(first));
    /* Files put together from several bring a BOM in their middle. */
    if (starts_with(first.text, first.text + first.len, "\xEF\xBB\xBF")) {
        first.text += 3;
        first.len -= 3;
    }
    *out = (struct vcard_line){
        .text = first.text, .len = first.len, .size = first.len + 1, .number = number};
    struct joining j = {.lines = lines, .out = out, .last = first};
    find_colon(&j);
    while (join_next(&j))
        ;
    /* Quotes that are never closed belong to the text. */
    if (out->colon == out->len) {
        const char *colon = memchr(out->text, ':', out->len);
        if (colon) {
            out->colon = (size_t)(colon - out->text);
            out->encoding = vcard_header_encoding(out->text, out->colon);
        }
    }
    return true;
}
