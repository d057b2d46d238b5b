#include "base/text.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>
#include <unistr.h>
#include <uniwidth.h>

#include "base/memory.h"

#include "base/ban.h"

bool
text_is_utf8(const char *bytes, size_t len) {
    return u8_check((const uint8_t *)bytes, len) == NULL;
}

static bool
is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}

bool
text_is_blank(const char *text) {
    if (!text)
        return true;
    while (is_space(*text))
        text++;
    return *text == '\0';
}

/* Bytes of white space at `p`: ASCII, or a no-break space (U+00A0), or a zero-width one
 * (U+200B..U+200F, U+FEFF), which phones put around names. */
static size_t
space_at(const char *p) {
    const unsigned char *u = (const unsigned char *)p;
    if (is_space(*p))
        return 1;
    if (u[0] == 0xC2 && u[1] == 0xA0)
        return 2;
    if (u[0] == 0xE2 && u[1] == 0x80 && u[2] >= 0x8B && u[2] <= 0x8F)
        return 3;
    if (u[0] == 0xEF && u[1] == 0xBB && u[2] == 0xBF)
        return 3;
    return 0;
}

static size_t
trailing_space(const char *text, size_t len) {
    for (size_t n = 1; n <= 3 && n <= len; n++)
        if (space_at(text + len - n) == n)
            return n;
    return 0;
}

/* Drops control characters in place and makes line ends \n; the new length. */
static size_t
drop_controls(char *text, size_t len) {
    size_t w = 0;
    for (size_t r = 0; r < len; r++) {
        unsigned char c = (unsigned char)text[r];
        if (c == '\r') {
            if (r + 1 < len && text[r + 1] == '\n')
                continue;
            c = '\n';
        }
        if ((c < 0x20 && c != '\n' && c != '\t') || c == 0x7F)
            continue;
        text[w++] = (char)c;
    }
    text[w] = '\0';
    return w;
}

char *
text_clean(const void *ctx, const char *text) {
    if (!text)
        return NULL;
    size_t n;
    while ((n = space_at(text)) > 0)
        text += n;
    if (*text == '\0')
        return NULL;
    char *out = mem_dup(ctx, text);
    size_t len = drop_controls(out, strlen(out));
    /* A control character may have stood before or behind white space. */
    size_t from = 0;
    while ((n = space_at(out + from)) > 0)
        from += n;
    while (len > from && (n = trailing_space(out + from, len - from)) > 0)
        len -= n;
    if (len == from) {
        talloc_free(out);
        return NULL;
    }
    memmove(out, out + from, len - from);
    out[len - from] = '\0';
    return out;
}

char *
text_clean_line(const void *ctx, const char *text) {
    char *out = text_clean(ctx, text);
    if (!out)
        return NULL;
    size_t w = 0;
    for (const char *r = out; *r;) {
        if (is_space(*r)) {
            while (is_space(*r))
                r++;
            out[w++] = ' ';
        } else {
            out[w++] = *r++;
        }
    }
    out[w] = '\0';
    return out;
}

/* Letters that Unicode does not decompose, as Latin readers type them. */
static const char *
spelled(ucs4_t c) {
    switch (c) {
    case 0x00E6: /* æ */
        return "ae";
    case 0x00F0: /* ð */
    case 0x0111: /* đ */
        return "d";
    case 0x00F8: /* ø */
        return "o";
    case 0x00FE: /* þ */
        return "th";
    case 0x0127: /* ħ */
        return "h";
    case 0x0131: /* ı */
        return "i";
    case 0x0142: /* ł */
        return "l";
    case 0x0153: /* œ */
        return "oe";
    case 0x0167: /* ŧ */
        return "t";
    default:
        return NULL;
    }
}

static char *
fold_ascii(const void *ctx, const char *text) {
    char *out = mem_dup(ctx, text);
    size_t w = 0;
    bool gap = false;
    for (const char *r = text; *r; r++) {
        char c = *r;
        if (c >= 'A' && c <= 'Z')
            c = (char)(c + ('a' - 'A'));
        bool word = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (!word) {
            gap = w > 0;
            continue;
        }
        if (gap)
            out[w++] = ' ';
        gap = false;
        out[w++] = c;
    }
    out[w] = '\0';
    return out;
}

static bool
is_ascii(const char *text) {
    for (; *text; text++)
        if ((unsigned char)*text >= 0x80)
            return false;
    return true;
}

/* One folded code point onto `out`; true in *gap means a word ended before it. */
static size_t
fold_one(char *out, size_t used, ucs4_t c, bool *gap) {
    if (uc_is_general_category(c, UC_CATEGORY_M))
        return used;
    const char *spell = spelled(c);
    if (!spell && !uc_is_general_category(c, UC_CATEGORY_L) &&
        !uc_is_general_category(c, UC_CATEGORY_N)) {
        *gap = used > 0;
        return used;
    }
    if (*gap)
        out[used++] = ' ';
    *gap = false;
    if (spell) {
        size_t len = strlen(spell);
        memcpy(out + used, spell, len);
        return used + len;
    }
    int len = u8_uctomb((uint8_t *)out + used, c, 6);
    return used + (size_t)(len > 0 ? len : 0);
}

char *
text_fold(const void *ctx, const char *text) {
    if (!text)
        return mem_dup(ctx, "");
    if (is_ascii(text))
        return fold_ascii(ctx, text);

    size_t len = strlen(text);
    size_t folded_len = 0;
    uint8_t *folded =
        u8_casefold((const uint8_t *)text, len, NULL, UNINORM_NFKD, NULL, &folded_len);
    if (!folded) /* not UTF-8: fold what is ASCII */
        return fold_ascii(ctx, text);
    /* A code point takes at most itself and a space, or two letters and a space. */
    char *out = mem_zero_array(ctx, 1, folded_len * 3 + 4, "char[]");
    size_t used = 0;
    bool gap = false;
    const uint8_t *p = folded;
    size_t left = folded_len;
    while (left > 0) {
        ucs4_t c;
        int n = u8_mbtouc(&c, p, left);
        if (n <= 0)
            break;
        used = fold_one(out, used, c, &gap);
        p += n;
        left -= (size_t)n;
    }
    out[used] = '\0';
    free(folded);
    return out;
}

bool
text_same(const char *a, const char *b) {
    void *ctx = mem_context(NULL);
    bool same = strcmp(text_fold(ctx, a), text_fold(ctx, b)) == 0;
    talloc_free(ctx);
    return same;
}

int
text_width(const char *text) {
    return u8_strwidth((const uint8_t *)text, "UTF-8");
}

char *
text_cut(const void *ctx, const char *text, int columns) {
    if (text_width(text) <= columns)
        return mem_dup(ctx, text);
    const uint8_t *p = (const uint8_t *)text;
    int used = 0;
    for (;;) {
        ucs4_t c;
        int n = u8_strmbtouc(&c, p);
        if (n <= 0)
            break;
        int width = uc_width(c, "UTF-8");
        if (used + (width > 0 ? width : 0) > columns - 1)
            break;
        used += width > 0 ? width : 0;
        p += n;
    }
    char *cut = mem_dup_n(ctx, text, (size_t)((const char *)p - text));
    return columns > 0 ? mem_append(cut, "…") : cut;
}

static char
lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

bool
text_starts_ascii(const char *text, const char *prefix) {
    for (; *prefix; text++, prefix++)
        if (lower(*text) != lower(*prefix))
            return false;
    return true;
}

bool
text_same_ascii(const char *a, const char *b) {
    if (!a || !b)
        return a == b;
    return text_starts_ascii(a, b) && strlen(a) == strlen(b);
}

char *
text_phone_key(const void *ctx, const char *phone) {
    if (!phone)
        return NULL;
    if (text_starts_ascii(phone, "tel:"))
        phone += 4;
    char *out = mem_dup(ctx, phone);
    size_t w = 0;
    size_t digits = 0;
    for (const char *p = phone; *p && *p != ';' && lower(*p) != 'x'; p++) {
        /* "+44 (0)20 …": the bracketed zero is for callers from inside the country. */
        if (strncmp(p, "(0)", 3) == 0 && out[0] == '+') {
            p += 2;
            continue;
        }
        if (*p == '+' && w == 0)
            out[w++] = '+';
        if (*p >= '0' && *p <= '9') {
            out[w++] = *p;
            digits++;
        }
    }
    out[w] = '\0';
    if (digits < 5) {
        talloc_free(out);
        return NULL;
    }
    if (strncmp(out, "00", 2) == 0) {
        out[0] = '+';
        memmove(out + 1, out + 2, w - 1);
    }
    return out;
}

char *
text_email_key(const void *ctx, const char *email) {
    char *out = text_clean_line(ctx, email);
    if (!out)
        return NULL;
    if (text_starts_ascii(out, "mailto:"))
        memmove(out, out + 7, strlen(out + 7) + 1);
    const char *at = strchr(out, '@');
    if (!at || at == out || at[1] == '\0' || strchr(out, ' ')) {
        talloc_free(out);
        return NULL;
    }
    for (char *p = out; *p; p++)
        *p = lower(*p);
    return out;
}
