#include "base/percent.h"

#include <string.h>

#include "base/ban.h"

static bool
is_plain(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           (c && strchr("-._~", c));
}

void
percent_add(struct buffer *out, const char *text, size_t len) {
    static const char hex[] = "0123456789ABCDEF";
    for (size_t i = 0; i < len; i++) {
        unsigned char c = (unsigned char)text[i];
        char code[3] = {'%', hex[c >> 4], hex[c & 15]};
        if (is_plain(text[i]))
            buffer_char(out, text[i]);
        else
            buffer_add(out, code, sizeof code);
    }
}

static int
hex_value(char c) {
    if (c >= '0' && c <= '9')
        return c - '0';
    c = (char)(c | 0x20);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

bool
percent_decode(const char *text, size_t len, bool plus, char *out, size_t *out_len) {
    size_t n = 0;
    for (size_t i = 0; i < len; i++) {
        if (text[i] != '%') {
            out[n++] = plus && text[i] == '+' ? ' ' : text[i];
            continue;
        }
        int high = i + 1 < len ? hex_value(text[i + 1]) : -1;
        int low = i + 2 < len ? hex_value(text[i + 2]) : -1;
        if (high < 0 || low < 0)
            return false;
        out[n++] = (char)(high * 16 + low);
        i += 2;
    }
    out[n] = '\0';
    *out_len = n;
    return true;
}
