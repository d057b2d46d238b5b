#include "exchange/vcard_property.h"

#include <string.h>
#include <strings.h>

#include "base/memory.h"
#include "base/text.h"
#include "exchange/vcard_charset.h"

#include "base/ban.h"

struct slice {
    const char *text;
    size_t len;
};

static bool
slice_is(struct slice s, const char *word) {
    return s.len == strlen(word) && strncasecmp(s.text, word, s.len) == 0;
}

static struct slice
trim(struct slice s) {
    while (s.len > 0 && (*s.text == ' ' || *s.text == '\t')) {
        s.text++;
        s.len--;
    }
    while (s.len > 0 && (s.text[s.len - 1] == ' ' || s.text[s.len - 1] == '\t'))
        s.len--;
    return s;
}

/* The part up to the next of `stops` outside of quotes; *rest is behind it. False when
 * nothing is left. A quote that is not closed goes to the end. */
static bool
next_part(struct slice *rest, char stop, struct slice *part) {
    if (!rest->text)
        return false;
    bool quoted = false;
    size_t i = 0;
    for (; i < rest->len; i++) {
        if (rest->text[i] == '"')
            quoted = !quoted;
        else if (rest->text[i] == stop && !quoted)
            break;
    }
    *part = (struct slice){rest->text, i};
    if (i < rest->len)
        *rest = (struct slice){rest->text + i + 1, rest->len - i - 1};
    else
        *rest = (struct slice){0};
    return true;
}

/* A parameter's name and value; the name is empty for the bare words of 2.1. */
static void
split_parameter(struct slice parameter, struct slice *name, struct slice *value) {
    const char *equals =
        parameter.len ? memchr(parameter.text, '=', parameter.len) : NULL;
    *name = (struct slice){0};
    *value = trim(parameter);
    if (equals) {
        size_t at = (size_t)(equals - parameter.text);
        *name = trim((struct slice){parameter.text, at});
        *value = trim((struct slice){equals + 1, parameter.len - at - 1});
    }
}

struct vcard_name
vcard_header_name(const char *header, size_t len) {
    const char *semicolon = memchr(header, ';', len);
    struct slice whole = {header, semicolon ? (size_t)(semicolon - header) : len};
    whole = trim(whole);
    struct vcard_name out = {.name = whole.text, .name_len = whole.len};
    const char *dot = memchr(whole.text, '.', whole.len);
    if (dot) {
        out.group = whole.text;
        out.group_len = (size_t)(dot - whole.text);
        out.name = dot + 1;
        out.name_len = whole.len - out.group_len - 1;
    }
    return out;
}

static enum vcard_encoding
encoding_of(struct slice name, struct slice value) {
    if (name.len > 0 && !slice_is(name, "ENCODING"))
        return VCARD_PLAIN;
    if (slice_is(value, "QUOTED-PRINTABLE"))
        return VCARD_QUOTED_PRINTABLE;
    if (slice_is(value, "BASE64") || (name.len > 0 && slice_is(value, "B")))
        return VCARD_BASE64;
    return VCARD_PLAIN;
}

enum vcard_encoding
vcard_header_encoding(const char *header, size_t len) {
    const char *semicolon = memchr(header, ';', len);
    if (!semicolon)
        return VCARD_PLAIN;
    struct slice rest = {semicolon + 1, len - (size_t)(semicolon + 1 - header)};
    struct slice parameter, name, value;
    while (next_part(&rest, ';', &parameter)) {
        split_parameter(parameter, &name, &value);
        enum vcard_encoding encoding = encoding_of(name, value);
        if (encoding != VCARD_PLAIN)
            return encoding;
    }
    return VCARD_PLAIN;
}

/* Without its quotes and with the carets of RFC 6868 resolved. */
static const char *
parameter_text(const void *ctx, struct slice value) {
    char *text = vcard_utf8(ctx, value.text, value.len, NULL);
    size_t w = 0;
    for (const char *r = text; *r; r++) {
        if (*r == '"')
            continue;
        if (r[0] == '^' && (r[1] == 'n' || r[1] == '^' || r[1] == '\'')) {
            r++;
            text[w++] = (char)(*r == 'n' ? '\n' : *r == '^' ? '^' : '"');
        } else {
            text[w++] = *r;
        }
    }
    text[w] = '\0';
    return text;
}

/* A TYPE word: 0 for one without a meaning here, -1 for a word of the user's own. */
static int
type_of(struct slice word) {
    static const struct {
        const char *word;
        int type;
    } types[] = {
        {"HOME", VCARD_HOME},
        {"WORK", VCARD_WORK},
        {"CELL", VCARD_CELL},
        {"MOBILE", VCARD_CELL},
        {"IPHONE", VCARD_CELL},
        {"FAX", VCARD_FAX},
        {"PAGER", VCARD_PAGER},
        {"MAIN", VCARD_MAIN},
        {"OTHER", VCARD_OTHER},
        {"PREF", VCARD_PREF},
        {"VOICE", 0},
        {"INTERNET", 0},
        {"INTL", 0},
        {"DOM", 0},
        {"POSTAL", 0},
        {"PARCEL", 0},
        {"X400", 0},
        {"MSG", 0},
        {"TEXT", 0},
        {"VIDEO", 0},
        {"BBS", 0},
        {"MODEM", 0},
        {"ISDN", 0},
        {"PCS", 0},
        {"TEXTPHONE", 0},
        {"8BIT", 0},
        {"7BIT", 0},
        {"QUOTED-PRINTABLE", 0},
        {"BASE64", 0},
        {"URI", 0},
        {"URL", 0},
        {"INLINE", 0},
        {"CONTENT-ID", 0},
        {"CONTACT", 0},
        {"", 0},
    };
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (slice_is(word, types[i].word))
            return types[i].type;
    return -1;
}

bool
vcard_type_is_own(const char *word) {
    return type_of((struct slice){word, strlen(word)}) < 0;
}

static void
take_types(const void *ctx, struct slice list, struct vcard_property *out) {
    /* TYPE="home,work" is a list as much as TYPE=home,work is. */
    if (list.len >= 2 && list.text[0] == '"' && list.text[list.len - 1] == '"' &&
        !memchr(list.text + 1, '"', list.len - 2))
        list = (struct slice){list.text + 1, list.len - 2};
    struct slice word;
    while (next_part(&list, ',', &word)) {
        word = trim(word);
        if (word.len >= 2 && word.text[0] == '"' && word.text[word.len - 1] == '"')
            word = (struct slice){word.text + 1, word.len - 2};
        if (word.len > 2 && strncasecmp(word.text, "X-", 2) == 0)
            word = (struct slice){word.text + 2, word.len - 2};
        int type = type_of(word);
        if (type > 0)
            out->types |= (unsigned)type;
        else if (type < 0 && !out->word)
            out->word = parameter_text(ctx, word);
    }
}

static int
small_number(struct slice s) {
    int n = 0;
    for (size_t i = 0; i < s.len && i < 4; i++) {
        if (s.text[i] < '0' || s.text[i] > '9')
            return 0;
        n = n * 10 + (s.text[i] - '0');
    }
    return n;
}

static void
take_once(const void *ctx, const char **to, struct slice value) {
    if (!*to)
        *to = parameter_text(ctx, value);
}

static void
take_parameter(const void *ctx, struct slice name, struct slice value,
               struct vcard_property *out) {
    if (name.len == 0 || slice_is(name, "TYPE"))
        take_types(ctx, value, out);
    else if (slice_is(name, "PREF"))
        out->types |= small_number(value) == 1 ? VCARD_PREF : 0;
    else if (slice_is(name, "CHARSET"))
        take_once(ctx, &out->charset, value);
    else if (slice_is(name, "LABEL"))
        take_once(ctx, &out->label, value);
    else if (slice_is(name, "X-SERVICE-TYPE") || slice_is(name, "SERVICE-TYPE"))
        take_once(ctx, &out->service, value);
    else if (slice_is(name, "X-USER") || slice_is(name, "USERNAME"))
        take_once(ctx, &out->user, value);
    else if (slice_is(name, "X-APPLE-OMIT-YEAR"))
        out->omit_year = small_number(value);
    else if (slice_is(name, "VALUE")) {
        out->uri |= slice_is(value, "uri") || slice_is(value, "url");
        out->text |= slice_is(value, "text");
    }
}

void
vcard_property_read(const void *ctx, const struct vcard_line *line,
                    struct vcard_property *out) {
    struct vcard_name name = vcard_header_name(line->text, line->colon);
    if (name.group_len > 0)
        out->group = mem_dup_n(ctx, name.group, name.group_len);
    const char *at = memchr(line->text, ';', line->colon);
    if (at) {
        at++;
        struct slice rest = {at, (size_t)(line->text + line->colon - at)};
        struct slice parameter, key, value;
        while (next_part(&rest, ';', &parameter)) {
            split_parameter(parameter, &key, &value);
            take_parameter(ctx, key, value, out);
        }
    }
    out->encoding = line->encoding;
    out->raw_len = line->len - line->colon - 1;
    out->raw = mem_dup_n(ctx, line->text + line->colon + 1, out->raw_len);
}
