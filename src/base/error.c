#include "base/error.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistr.h>

#include "base/ban.h"

/* A full buffer may end in the middle of a letter, and what a message quotes may come
 * from a damaged file. */
static void
keep_utf8(char *text, bool cut) {
    size_t len = strlen(text);
    for (char *p = text; *p;) {
        char *bad = (char *)u8_check((const uint8_t *)p, len - (size_t)(p - text));
        if (!bad)
            return;
        if (cut && text + len - bad < 4)
            *bad = '\0';
        else
            *bad++ = '?';
        p = bad;
    }
}

void
error_write_(struct error *err, enum fault fault, const char *field, const char *fmt,
             ...) {
    if (!err)
        return;
    va_list args;
    va_start(args, fmt);
    err->fault = fault;
    snprintf(err->field, sizeof err->field, "%s", field);
    int len = vsnprintf(err->text, sizeof err->text, fmt, args);
    va_end(args);
    keep_utf8(err->text, len >= (int)sizeof err->text);
}
