#include "base/error.h"

#include <stdio.h>

#include "base/ban.h"

void
error_write_(struct error *err, enum fault fault, const char *field, const char *fmt,
             ...) {
    if (!err)
        return;
    va_list args;
    va_start(args, fmt);
    err->fault = fault;
    snprintf(err->field, sizeof err->field, "%s", field);
    vsnprintf(err->text, sizeof err->text, fmt, args);
    va_end(args);
}
