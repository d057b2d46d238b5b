/* Tokens for scripts, as models. */
#ifndef VIEW_TOKEN_H
#define VIEW_TOKEN_H

#include "app/token.h"
#include "view/model.h"

/* `secret` is shown this once, with the token that was made; else NULL. */
json_t *view_token(const struct token_answer *answer, const char *secret);

#endif
