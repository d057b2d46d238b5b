#include "base/error.h"

#include <stdio.h>

#include "base/ban.h"

/* A full buffer may end in the middle of a UTF-8 sequence. */
static void
cut_between_letters(char *text, size_t len) {
    while (len > 0 && ((unsigned char)text[len - 1] & 0xC0) == 0x80)
        len--;
    if (len > 0 && (unsigned char)text[len - 1] >= 0xC0)
        len--;
    text[len] = '\0';
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
    if (len >= (int)sizeof err->text)
        cut_between_letters(err->text, sizeof err->text - 1);
}
