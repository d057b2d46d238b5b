#include "base/amount.h"

#include <stdio.h>
#include <string.h>

#include "base/ban.h"

static bool
is_digit(char c) {
    return c >= '0' && c <= '9';
}

/* The number within the text: from the first digit to the last. What stands around it
 * is a currency, so there are neither digits nor signs in it. */
static bool
find_number(const char *text, const char **from, const char **end) {
    *from = strpbrk(text, "0123456789");
    if (!*from)
        return false;
    *end = *from;
    for (const char *p = *from; *p; p++)
        if (is_digit(*p))
            *end = p + 1;
    return strcspn(text, "-+.,") >= (size_t)(*from - text) &&
           strpbrk(*end, "-+,") == NULL;
}

/* The last separator, when one or two digits alone follow it; else the end. */
static const char *
find_point(const char *from, const char *end) {
    for (const char *p = end; p-- > from;)
        if (!is_digit(*p))
            return (*p == '.' || *p == ',') && end - p <= 3 && end - p > 1 ? p : end;
    return end;
}

/* Whole units, with thousands divided in threes by one kind of separator. */
static bool
read_whole(const char *from, const char *end, int64_t *out) {
    char divider = '\0';
    int group = 0;
    *out = 0;
    for (const char *p = from; p < end; p++) {
        if (is_digit(*p)) {
            *out = *out * 10 + (*p - '0');
            group++;
            if (*out > AMOUNT_MAX / 100)
                return false;
            continue;
        }
        if (!strchr(".,' ", *p) || (divider && *p != divider) ||
            (divider ? group != 3 : group > 3 || group == 0))
            return false;
        divider = *p;
        group = 0;
    }
    return !divider || group == 3;
}

bool
amount_parse(const char *text, int64_t *hundredths) {
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
amount_text(int64_t hundredths, char out[AMOUNT_TEXT_MAX]) {
    int64_t part = hundredths % 100;
    if (part == 0)
        snprintf(out, AMOUNT_TEXT_MAX, "%lld", (long long)(hundredths / 100));
    else
        snprintf(out, AMOUNT_TEXT_MAX, "%lld.%02lld", (long long)(hundredths / 100),
                 (long long)(part < 0 ? -part : part));
    return out;
}
