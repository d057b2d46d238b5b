/* Scripts: `Authorization: Bearer TOKEN`, as `tend token add` made it (RFC 6750 §2.1).
 */
#ifndef WEB_SCRIPT_H
#define WEB_SCRIPT_H

#include "app/app.h"

/* The name of the token that the header holds; NULL when it holds none that is known
 * and not revoked. */
MUST_CHECK enum fault script_check(const void *ctx, const struct app *app,
                                   const char *authorization, const char **name,
                                   struct error *err);

#endif
