#include "base/text.h"

#include <errno.h>
#include <iconv.h>
#include <stdint.h>
#include <string.h>
#include <unistr.h>

#include "base/memory.h"

#include "base/ban.h"

static const char *
guess_charset(const unsigned char *b, size_t len, size_t *bom) {
    *bom = 0;
    if (len >= 3 && b[0] == 0xEF && b[1] == 0xBB && b[2] == 0xBF) {
        *bom = 3;
        return "UTF-8";
    }
    if (len >= 2 && b[0] == 0xFF && b[1] == 0xFE) {
        *bom = 2;
        return "UTF-16LE";
    }
    if (len >= 2 && b[0] == 0xFE && b[1] == 0xFF) {
        *bom = 2;
        return "UTF-16BE";
    }
    /* Without a BOM, ASCII in UTF-16 has a zero in every second byte. */
    if (len >= 4 && len % 2 == 0) {
        size_t even = 0, odd = 0;
        size_t look = len < 256 ? len : 256;
        for (size_t i = 0; i < look; i++) {
            even += b[i] == 0 && i % 2 == 0;
            odd += b[i] == 0 && i % 2 == 1;
        }
        if (odd * 4 > look && even == 0)
            return "UTF-16LE";
        if (even * 4 > look && odd == 0)
            return "UTF-16BE";
    }
    return NULL;
}

/* Just under talloc's largest piece. */
#define TEXT_MAX ((size_t)255 << 20)

static enum fault
convert(const void *ctx, const char *bytes, size_t len, const char *charset, char **out,
        size_t *out_len, struct error *err) {
    iconv_t cd = iconv_open("UTF-8", charset);
    if (cd ==
        (iconv_t)-1) /* NOLINT(performance-no-int-to-ptr) iconv's own error value */
        return error_set(err, FAULT_INVALID, "The character set \"%.40s\" is unknown.",
                         charset);
    /* Grown as needed: four times the length at once would pass talloc's largest piece
     * (256 MiB) long before the file does. */
    size_t room = len + len / 2 + 16 < TEXT_MAX ? len + len / 2 + 16 : TEXT_MAX;
    char *buffer = mem_grow(ctx, NULL, 1, room + 1);
    char *in = (char *)(uintptr_t)bytes;
    size_t in_left = len;
    size_t used = 0;
    size_t done;
    for (;;) {
        char *to = buffer + used;
        size_t out_left = room - used;
        done = iconv(cd, &in, &in_left, &to, &out_left);
        used = room - out_left;
        if (done != (size_t)-1 || errno != E2BIG || room == TEXT_MAX)
            break;
        room = room * 2 < TEXT_MAX ? room * 2 : TEXT_MAX;
        buffer = mem_grow(ctx, buffer, 1, room + 1);
    }
    int why = errno;
    iconv_close(cd);
    if (done == (size_t)-1) {
        talloc_free(buffer);
        if (why == E2BIG)
            return error_set(err, FAULT_INVALID,
                             "The text is too long. Split it into smaller files.");
        return error_set(err, FAULT_INVALID, "The text is not valid %.40s.", charset);
    }
    buffer[used] = '\0';
    *out_len = used;
    *out = buffer;
    return FAULT_NONE;
}

/* Most stray bytes that are mended in a text. */
#define MEND_MAX ((size_t)1 << 20)

/* Bytes of the whole multibyte sequence at `p`, 0 when there is none. */
static size_t
sequence_at(const char *p, size_t left) {
    ucs4_t c;
    int n = u8_mbtoucr(&c, (const uint8_t *)p, left);
    return n > 1 ? (size_t)n : 0;
}

/* Counts whole multibyte sequences, and bytes that fit nowhere. */
static void
count_sequences(const char *bytes, size_t len, size_t *good, size_t *bad) {
    *good = *bad = 0;
    for (size_t i = 0; i < len;) {
        size_t n = (unsigned char)bytes[i] < 0x80 ? 1 : sequence_at(bytes + i, len - i);
        *good += n > 1;
        *bad += n == 0;
        i += n ? n : 1;
    }
}

/* UTF-8 into which something else was pasted: keeps what is UTF-8 and takes each of the
 * `bad` other bytes for Windows-1252's. */
static void
mend_utf8(const void *ctx, const char *bytes, size_t len, size_t bad, char **out,
          size_t *out_len) {
    static const uint16_t high[32] = {
        0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
        0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD,
        0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
        0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};
    char *buffer = mem_grow(ctx, NULL, 1, len + bad * 2 + 1); /* three bytes at most */
    size_t used = 0;
    for (size_t i = 0; i < len;) {
        unsigned char b = (unsigned char)bytes[i];
        size_t n = b < 0x80 ? 1 : sequence_at(bytes + i, len - i);
        if (n > 0) {
            memcpy(buffer + used, bytes + i, n);
            used += n;
            i += n;
            continue;
        }
        ucs4_t c = b < 0xA0 ? high[b - 0x80] : b;
        int put = u8_uctomb((uint8_t *)buffer + used, c, 3);
        used += put > 0 ? (size_t)put : 0;
        i++;
    }
    buffer[used] = '\0';
    *out = buffer;
    *out_len = used;
}

enum fault
text_to_utf8(const void *ctx, const char *bytes, size_t len, const char *charset,
             char **out, size_t *out_len, struct error *err) {
    size_t bom = 0;
    const char *guess = guess_charset((const unsigned char *)bytes, len, &bom);
    bool guessed = !charset;
    if (guessed)
        charset = guess;
    bytes += bom;
    len -= bom;
    bool utf8 = !charset || text_same_ascii(charset, "utf-8") ||
                text_same_ascii(charset, "utf8");
    if (utf8 && text_is_utf8(bytes, len)) {
        *out = mem_dup_n(ctx, bytes, len);
        *out_len = len;
        return FAULT_NONE;
    }
    if (utf8 && guessed) {
        size_t good, bad;
        count_sequences(bytes, len, &good, &bad);
        if (good > bad && bad < MEND_MAX) {
            mend_utf8(ctx, bytes, len, bad, out, out_len);
            return FAULT_NONE;
        }
    }
    if (charset && !utf8)
        return convert(ctx, bytes, len, charset, out, out_len, err);
    if (!guessed)
        return error_set(err, FAULT_INVALID, "The text is not valid UTF-8.");
    /* Windows-1252 leaves five bytes undefined; ISO 8859-1 leaves none. */
    struct error ignored;
    if (convert(ctx, bytes, len, "WINDOWS-1252", out, out_len, &ignored) == FAULT_NONE)
        return FAULT_NONE;
    return convert(ctx, bytes, len, "ISO-8859-1", out, out_len, err);
}
