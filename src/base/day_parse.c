#include "base/day_parse.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/ban.h"

static int
month_of(const char *word) {
    for (int m = 1; m <= 12; m++)
        if (strlen(word) >= 3 && strncasecmp(word, month_name(m), strlen(word)) == 0)
            return m;
    return 0;
}

bool
date_read(const char *text, bool month_first, struct date *out) {
    (void)month_first;
    struct date d = {0};
    char month[16];
    char rest = 0;
    if (date_from_iso(text, out))
        return true;
    if (!*text) {
        *out = d;
        return true;
    }
    if (sscanf(text, "%d %15[A-Za-z] %d %c", &d.mday, month, &d.year, &rest) < 2 &&
        sscanf(text, "%15[A-Za-z] %d, %d %c", month, &d.mday, &d.year, &rest) < 2)
        return false;
    d.month = month_of(month);
    if (rest || !d.month || !date_is_valid(d))
        return false;
    *out = d;
    return true;
}
