#include "base/sum.h"

#include <stdio.h>
#include <string.h>

#include "base/ban.h"

#define WHOLE_MAX 999999999

static bool
is_digit(char c) {
    return c >= '0' && c <= '9';
}

/* The number within the text: from the first digit to the last. What stands around it
 * is a currency, so there are neither signs nor marks in it. */
static bool
find_number(const char *text, const char **from, const char **end) {
    *from = strpbrk(text, "0123456789");
    if (!*from)
        return false;
    *end = *from;
    for (const char *p = *from; *p; p++)
        if (is_digit(*p))
            *end = p + 1;
    return strcspn(text, "-+.,(") >= (size_t)(*from - text) &&
           strpbrk(*end, "-+,") == NULL;
}

/* The last mark, when one or two digits alone follow it; else the end. */
static const char *
find_point(const char *from, const char *end) {
    for (const char *p = end; p-- > from;)
        if (!is_digit(*p))
            return (*p == '.' || *p == ',') && end - p <= 3 && end - p > 1 ? p : end;
    return end;
}

/* Whole units, divided in threes by one kind of mark, which isn't that of the
 * hundredths, if at all. */
static bool
read_whole(const char *from, const char *point, int64_t *out) {
    char mark = '\0';
    int group = 0;
    *out = 0;
    for (const char *p = from; p < point; p++) {
        if (is_digit(*p)) {
            *out = *out * 10 + (*p - '0');
            group++;
            if (*out > WHOLE_MAX)
                return false;
            continue;
        }
        if (!strchr(".,' ", *p) || (mark && *p != mark) ||
            (mark ? group != 3 : group > 3))
            return false;
        mark = *p;
        group = 0;
    }
    return !mark || (group == 3 && mark != *point);
}

bool
sum_parse(const char *text, int64_t *hundredths) {
    const char *from, *end;
    int64_t whole;
    if (!text || !find_number(text, &from, &end))
        return false;
    const char *point = find_point(from, end);
    if (!read_whole(from, point, &whole))
        return false;
    int64_t part = 0;
    if (point < end)
        part = (point[1] - '0') * 10 + (end - point == 3 ? point[2] - '0' : 0);
    *hundredths = whole * 100 + part;
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
