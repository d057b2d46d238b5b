#include "exchange/vcard_values.h"

#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "exchange/vcard_charset.h"

#include "base/ban.h"

static int
hex_digit(char c) {
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return -1;
}

/* In place; what is not =XX stays. */
static size_t
undo_quoted_printable(char *text, size_t len) {
    size_t w = 0;
    for (size_t r = 0; r < len; r++) {
        if (text[r] == '=' && len - r > 2) {
            int high = hex_digit(text[r + 1]);
            int low = hex_digit(text[r + 2]);
            if (high >= 0 && low >= 0) {
                text[w++] = (char)(high * 16 + low);
                r += 2;
                continue;
            }
        }
        text[w++] = text[r];
    }
    return w;
}

static int
base64_digit(char c) {
    if (c >= 'A' && c <= 'Z')
        return c - 'A';
    if (c >= 'a' && c <= 'z')
        return c - 'a' + 26;
    if (c >= '0' && c <= '9')
        return c - '0' + 52;
    if (c == '+')
        return 62;
    return c == '/' ? 63 : -1;
}

/* In place; other characters are passed over, as RFC 2045 §6.8 says. */
static size_t
undo_base64(char *text, size_t len) {
    size_t w = 0;
    unsigned bits = 0;
    int held = 0;
    for (size_t r = 0; r < len; r++) {
        int digit = base64_digit(text[r]);
        if (digit < 0)
            continue;
        bits = (bits << 6 | (unsigned)digit) & 0xFFFFFF;
        held += 6;
        if (held >= 8) {
            held -= 8;
            text[w++] = (char)(bits >> held & 0xFF);
        }
    }
    return w;
}

const char *
vcard_value(const void *ctx, const struct vcard_property *p) {
    if (p->encoding == VCARD_PLAIN) {
        bool fine = !p->charset && !memchr(p->raw, '\0', p->raw_len) &&
                    text_is_utf8(p->raw, p->raw_len);
        return fine ? p->raw : vcard_utf8(ctx, p->raw, p->raw_len, p->charset);
    }
    char *bytes = mem_dup_n(ctx, p->raw, p->raw_len);
    size_t len = p->encoding == VCARD_BASE64 ? undo_base64(bytes, p->raw_len)
                                             : undo_quoted_printable(bytes, p->raw_len);
    return vcard_utf8(ctx, bytes, len, p->charset);
}

static bool
is_escape(const char *at) {
    return at[0] == '\\' && at[1] && strchr("nN,;:\\", at[1]);
}

const char *
vcard_unescape(const void *ctx, const char *text, const char *comma) {
    if (!strchr(text, '\\') && (!comma || !strchr(text, ',')))
        return text;
    size_t comma_len = comma ? strlen(comma) : 0;
    size_t size = strlen(text) + 1;
    if (comma_len > 1)
        for (const char *r = text; (r = strchr(r, ',')) != NULL; r++)
            size += comma_len - 1;
    char *out = mem_grow(ctx, NULL, 1, size);
    size_t w = 0;
    for (const char *r = text; *r; r++) {
        if (is_escape(r)) {
            r++;
            out[w++] = (char)(*r == 'n' || *r == 'N' ? '\n' : *r);
        } else if (*r == ',' && comma) {
            memcpy(out + w, comma, comma_len);
            w += comma_len;
        } else {
            out[w++] = *r;
        }
    }
    out[w] = '\0';
    return out;
}

struct strings
vcard_split(const void *ctx, const char *text, char separator) {
    struct strings parts = {0};
    char *from = mem_dup(ctx, text);
    for (char *r = from;; r++) {
        if (is_escape(r)) {
            r++;
            continue;
        }
        if (*r && *r != separator)
            continue;
        bool last = *r == '\0';
        *r = '\0';
        *array_add(ctx, &parts) = from;
        if (last)
            break;
        from = r + 1;
    }
    return parts;
}

/* Digits, at least `min` and at most `max`; false leaves *at alone. */
static bool
number_at(const char **at, int min, int max, int *out) {
    int n = 0;
    int count = 0;
    while (count < max && (*at)[count] >= '0' && (*at)[count] <= '9')
        n = n * 10 + ((*at)[count++] - '0');
    if (count < min)
        return false;
    *at += count;
    *out = n;
    return true;
}

/* 1980-3-5, 1980/03/05, 1980.3.5: not in any of the standards, but in files. */
static bool
date_with_separators(const char *at, struct date *out) {
    struct date date = {0};
    if (!number_at(&at, 4, 4, &date.year) || !*at || !strchr("-/.", *at))
        return false;
    char separator = *at++;
    if (!number_at(&at, 1, 2, &date.month) || *at++ != separator ||
        !number_at(&at, 1, 2, &date.mday) || *at)
        return false;
    *out = date;
    return true;
}

bool
vcard_date(const char *text, int omit_year, struct date *out) {
    *out = (struct date){0};
    while (*text == ' ' || *text == '\t')
        text++;
    /* The date alone, without a time or a zone behind it. */
    char day[16];
    size_t len = strcspn(text, "TZ+ \t\r\n");
    if (len >= sizeof day)
        return false;
    memcpy(day, text, len);
    day[len] = '\0';
    const char *rest = text + len;
    while (*rest == ' ' || *rest == '\t' || *rest == '\r' || *rest == '\n')
        rest++;
    if (*rest && !strchr("TZ+0123456789", *rest))
        return false;
    if (strcmp(day, "0001-01-01") == 0 || strcmp(day, "00010101") == 0)
        return true;
    struct date date = {0};
    /* Year 0 is none, so the ISO reader does not take it. */
    bool no_year = strncmp(day, "0000", 4) == 0;
    if (no_year)
        memcpy(day, "2000", 4);
    if (!date_from_iso(day, &date) && !date_with_separators(day, &date))
        return false;
    if (no_year || date.year == 1604 || (omit_year && date.year == omit_year))
        date.year = 0;
    if (!date_is_valid(date))
        return false;
    *out = date;
    return true;
}
