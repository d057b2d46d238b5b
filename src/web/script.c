#include "web/script.h"

#include <string.h>

#include "app/token.h"
#include "base/secret.h"
#include "base/text.h"

#include "base/ban.h"

#define SCHEME "Bearer "

enum fault
script_check(const void *ctx, const struct app *app, const char *authorization,
             const char **name, struct error *err) {
    struct token token;
    *name = NULL;
    if (!text_starts_ascii(authorization, SCHEME))
        return FAULT_NONE;
    const char *secret = authorization + strlen(SCHEME);
    secret += strspn(secret, " ");
    if (!secret_is_one(secret))
        return FAULT_NONE;
    TRY(app_token_check(ctx, app, secret_hash(ctx, secret), &token, err));
    *name = token.name;
    return FAULT_NONE;
}
