/* Telephone numbers and e-mail addresses in running text. */
#include <string.h>

#include "base/private_lists.h"

#include "base/ban.h"

static bool
is_digit(char c) {
    return c >= '0' && c <= '9';
}

/* Three groups with one mark between: 3/14/2024, 2024-03-14; or two years. */
static bool
is_date(const char *from, const char *to) {
    size_t sizes[4] = {0}, groups = 0;
    char mark = 0;
    for (const char *p = from; p < to;) {
        size_t size = 0;
        while (p < to && is_digit(*p)) {
            size++;
            p++;
        }
        if (size == 0 || groups == 4)
            return false;
        sizes[groups++] = size;
        if (p == to)
            break;
        if (!strchr("./-", *p) || (mark && mark != *p))
            return false;
        mark = *p++;
    }
    if (groups == 1)
        return sizes[0] == 8 && (from[0] == '1' || from[0] == '2');
    if (groups == 2)
        return mark == '-' && sizes[0] == 4 && sizes[1] == 4 &&
               (from[0] == '1' || from[0] == '2');
    return groups == 3 && sizes[1] <= 2 &&
           ((sizes[0] <= 2 && (sizes[2] == 2 || sizes[2] == 4)) ||
            (sizes[0] == 4 && sizes[2] <= 2));
}

bool
private_has_phone(const char *text) {
    for (const char *p = text; *p; p++) {
        if (!is_digit(*p) && *p != '+')
            continue;
        const char *from = p;
        size_t digits = 0;
        const char *last = p;
        for (; *p && (is_digit(*p) || strchr("+()-./ ", *p)); p++) {
            if (p[0] == ' ' && p[1] == ' ')
                break;
            if (is_digit(*p)) {
                digits++;
                last = p + 1;
            }
        }
        if (digits >= 7 && digits <= 15 && !is_date(from, last))
            return true;
        if (!*p)
            return false;
    }
    return false;
}

bool
private_has_email(const char *text) {
    for (const char *at = strchr(text, '@'); at; at = strchr(at + 1, '@')) {
        const char *end = at + 1 + strcspn(at + 1, " \t\n,;");
        const char *dot = memchr(at + 1, '.', (size_t)(end - at - 1));
        if (at > text && at[-1] != ' ' && dot && dot > at + 1 && dot + 1 < end)
            return true;
    }
    return false;
}
