/*
 * Tokens for scripts: who sends `Authorization: Bearer SECRET` is let in by the web
 * application. A practice keeps their hashes alone (base/secret.h). One that was
 * revoked stays so: undo and redo pass over what was done to tokens.
 */
#ifndef APP_TOKEN_H
#define APP_TOKEN_H

#include "app/app.h"

enum token_action { TOKEN_LIST, TOKEN_ADD, TOKEN_REVOKE };

struct token_request {
    enum token_action action;
    const char *name; /* TOKEN_ADD; TOKEN_REVOKE when `id` is 0 */
    const char *hash; /* TOKEN_ADD: secret_hash() of what the user is shown */
    int64_t id;       /* TOKEN_REVOKE */
};

struct token_answer {
    enum token_action action;
    struct tokens tokens; /* all, good ones first, newest first */
    struct token token;   /* the one it was about; id 0 for TOKEN_LIST */
};

/* INVALID for a name that is empty, long or taken; NOT_FOUND when there is none to
 * revoke; CONFLICT when it is revoked already. */
MUST_CHECK enum fault app_token(const void *ctx, const struct app *app,
                                const struct token_request *request,
                                struct token_answer *out, struct error *err);

/* The good one with that hash, as a transaction of its own; id 0 when there is none. */
MUST_CHECK enum fault app_token_check(const void *ctx, const struct app *app,
                                      const char *hash, struct token *out,
                                      struct error *err);

#endif
