#include "exchange/vcard_charset.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <unistr.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "base/text.h"

#include "base/ban.h"

/* talloc gives no piece of 256 MiB. */
#define TEXT_MAX ((size_t)250 << 20)

enum vcard_form
vcard_form(const char *bytes, size_t len, size_t *bom) {
    *bom = 0;
    if (len >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0) {
        *bom = 3;
        return VCARD_BYTES;
    }
    if (len < 2)
        return VCARD_BYTES;
    *bom = 2;
    if (memcmp(bytes, "\xFF\xFE", 2) == 0)
        return VCARD_UTF16LE;
    if (memcmp(bytes, "\xFE\xFF", 2) == 0)
        return VCARD_UTF16BE;
    *bom = 0;
    if (len >= 4 && bytes[0] && !bytes[1] && bytes[2] && !bytes[3])
        return VCARD_UTF16LE;
    if (len >= 4 && !bytes[0] && bytes[1] && !bytes[2] && bytes[3])
        return VCARD_UTF16BE;
    return VCARD_BYTES;
}

static unsigned
unit_at(const unsigned char *p, enum vcard_form form) {
    return form == VCARD_UTF16LE ? p[0] | (unsigned)p[1] << 8
                                 : p[1] | (unsigned)p[0] << 8;
}

/* The code point at *p, which moves behind it. */
static ucs4_t
next_point(const unsigned char **p, const unsigned char *end, enum vcard_form form) {
    unsigned high = unit_at(*p, form);
    *p += 2;
    if (high < 0xD800 || high > 0xDFFF)
        return high;
    if (high < 0xDC00 && end - *p >= 2) {
        unsigned low = unit_at(*p, form);
        if (low >= 0xDC00 && low <= 0xDFFF) {
            *p += 2;
            return 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00);
        }
    }
    return 0xFFFD;
}

static size_t
utf8_size(ucs4_t c) {
    return c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
}

enum fault
vcard_from_utf16(const void *ctx, const char *bytes, size_t len, enum vcard_form form,
                 char **text, size_t *text_len, struct error *err) {
    const unsigned char *from = (const unsigned char *)bytes;
    const unsigned char *end = from + (len & ~(size_t)1);
    size_t size = 0;
    for (const unsigned char *p = from; p < end;)
        size += utf8_size(next_point(&p, end, form));
    if (size > TEXT_MAX)
        return error_set(err, FAULT_INVALID,
                         "The file is larger than %zu MB. Split it into smaller files.",
                         TEXT_MAX >> 20);
    char *out = mem_grow(ctx, NULL, 1, size + 1);
    size_t used = 0;
    for (const unsigned char *p = from; p < end;) {
        ucs4_t c = next_point(&p, end, form);
        int n = u8_uctomb((uint8_t *)out + used, c, (ptrdiff_t)(size - used));
        used += n > 0 ? (size_t)n : 0;
    }
    out[used] = '\0';
    *text = out;
    *text_len = used;
    return FAULT_NONE;
}

/* 0x80..0x9F; 0 where Windows-1252 has nothing. */
static const uint16_t windows_1252[32] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
    0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178,
};

/* Keeps what is UTF-8: a card may hold values of two programs. */
static char *
mixed_utf8(const void *ctx, const char *bytes, size_t len, size_t *out_len) {
    struct buffer out = {.ctx = ctx};
    const uint8_t *p = (const uint8_t *)bytes;
    const uint8_t *end = p + len;
    while (p < end) {
        const uint8_t *bad = u8_check(p, (size_t)(end - p));
        if (!bad)
            bad = end;
        buffer_add(&out, (const char *)p, (size_t)(bad - p));
        p = bad;
        if (p == end)
            break;
        ucs4_t c = *p < 0xA0 ? windows_1252[*p - 0x80] : *p;
        uint8_t point[6];
        int n = u8_uctomb(point, c ? c : 0xFFFD, sizeof point);
        buffer_add(&out, (const char *)point, (size_t)(n > 0 ? n : 0));
        p++;
    }
    *out_len = out.len;
    return out.bytes ? out.bytes : mem_dup(ctx, "");
}

/* Of these, text that is valid UTF-8 with bytes above ASCII is UTF-8, whatever the file
 * says; in others, such as Shift JIS or ISO-2022-JP, it need not be. */
static bool
is_latin_like(const char *charset) {
    static const char *const starts[] = {"iso-8859", "iso8859",  "windows-125", "cp125",
                                         "latin",    "us-ascii", "ascii",       "utf"};
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
        if (text_starts_ascii(charset, starts[i]))
            return true;
    return false;
}

/* Those that Windows-1252 contains (or is told apart from by its valid text). */
static bool
is_plain(const char *charset) {
    static const char *const names[] = {"iso-8859-1", "iso8859-1",    "latin1",
                                        "us-ascii",   "windows-1252", "ascii"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (text_same_ascii(charset, names[i]))
            return true;
    return text_starts_ascii(charset, "utf");
}

static void
drop_nuls(char *text, size_t len) {
    size_t w = 0;
    for (size_t r = 0; r < len; r++)
        if (text[r])
            text[w++] = text[r];
    text[w] = '\0';
}

char *
vcard_utf8(const void *ctx, const char *bytes, size_t len, const char *charset) {
    if (text_is_blank(charset))
        charset = NULL;
    char *text = NULL;
    if ((!charset || is_latin_like(charset)) && text_is_utf8(bytes, len)) {
        text = mem_dup_n(ctx, bytes, len);
    } else if (charset && !is_plain(charset)) {
        struct error ignored;
        size_t text_len;
        if (text_to_utf8(ctx, bytes, len, charset, &text, &text_len, &ignored) ==
            FAULT_NONE)
            len = text_len;
        else
            text = NULL;
    }
    if (!text)
        text = mixed_utf8(ctx, bytes, len, &len);
    drop_nuls(text, len);
    return text;
}
