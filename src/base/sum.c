#include "base/sum.h"

#include <stdio.h>
#include <string.h>

#include "base/ban.h"

#define DIGITS_MAX 9

static bool
is_digit(char c) {
    return c >= '0' && c <= '9';
}

/* How many digits text begins with. */
static size_t
digits(const char *text) {
    size_t n = 0;
    while (is_digit(text[n]))
        n++;
    return n;
}

/* A mark between groups of three digits; a sum keeps to one kind of it. */
static bool
is_group(const char *p, char mark) {
    return (*p == ',' || *p == '.' || *p == ' ' || *p == '\'') &&
           (!mark || *p == mark) && digits(p + 1) == 3;
}

bool
sum_parse(const char *text, int64_t *hundredths) {
    int64_t whole = 0;
    char mark = 0;
    const char *p = text + strspn(text, " ");
    size_t n = digits(p), count = n;
    if (n == 0)
        return false;
    for (bool first = true;; first = false) {
        for (; n > 0 && count <= DIGITS_MAX; n--)
            whole = whole * 10 + (*p++ - '0');
        if (count > DIGITS_MAX)
            return false;
        if (!is_group(p, mark) || (first && count > 3))
            break;
        mark = *p++;
        n = 3;
        count += n;
    }
    int64_t cents = 0;
    if ((*p == '.' || *p == ',') && *p != mark) {
        n = digits(p + 1);
        if (n < 1 || n > 2)
            return false;
        cents = (p[1] - '0') * 10 + (n == 2 ? p[2] - '0' : 0);
        p += n + 1;
    }
    if (p[strspn(p, " ")] != '\0')
        return false;
    *hundredths = whole * 100 + cents;
    return true;
}

const char *
sum_text(int64_t hundredths, char out[SUM_TEXT_MAX]) {
    if (hundredths % 100)
        snprintf(out, SUM_TEXT_MAX, "%lld.%02lld", (long long)(hundredths / 100),
                 (long long)(hundredths % 100));
    else
        snprintf(out, SUM_TEXT_MAX, "%lld", (long long)(hundredths / 100));
    return out;
}
