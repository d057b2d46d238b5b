#include "base/error.h"

#include <stdio.h>

#include "base/ban.h"

static void
fill(struct error *err, enum fault fault, const char *field, const char *fmt,
     va_list args) {
    err->fault = fault;
    snprintf(err->field, sizeof err->field, "%s", field);
    int len = vsnprintf(err->text, sizeof err->text, fmt, args);
    if (len < (int)sizeof err->text)
        return;
    /* Not in the middle of a UTF-8 sequence. */
    size_t cut = sizeof err->text - 1;
    while (cut > 0 && ((unsigned char)err->text[cut - 1] & 0xC0) == 0x80)
        cut--;
    if (cut > 0 && (unsigned char)err->text[cut - 1] >= 0xC0)
        cut--;
    err->text[cut] = '\0';
}

enum fault
error_set(struct error *err, enum fault fault, const char *fmt, ...) {
    if (err) {
        va_list args;
        va_start(args, fmt);
        fill(err, fault, "", fmt, args);
        va_end(args);
    }
    return fault;
}

enum fault
error_field(struct error *err, const char *field, const char *fmt, ...) {
    if (err) {
        va_list args;
        va_start(args, fmt);
        fill(err, FAULT_INVALID, field, fmt, args);
        va_end(args);
    }
    return FAULT_INVALID;
}
