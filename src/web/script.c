#include "web/script.h"

#include <string.h>

#include "base/text.h"

#include "base/ban.h"

enum fault
script_check(const void *ctx, const struct app *app, const char *authorization,
             bool *good, struct error *err) {
    (void)ctx;
    (void)app;
    (void)err;
    *good = false;
    if (!text_starts_ascii(authorization, "Bearer "))
        return FAULT_NONE;
    return FAULT_NONE;
}
