#include "view/token.h"

#include "base/ban.h"

static json_t *
view_one(const struct token *t) {
    json_t *m = json_object();
    model_int(m, "id", t->id);
    model_text(m, "name", t->name);
    model_day(m, "made", t->made_day);
    model_day(m, "revoked", t->revoked_day);
    return m;
}

json_t *
view_token(const struct token_answer *a, const char *secret) {
    json_t *m = json_object();
    json_t *tokens = json_array();
    for (size_t i = 0; i < a->tokens.count; i++)
        json_array_append_new(tokens, view_one(&a->tokens.items[i]));
    model_set(m, "tokens", tokens);
    model_set(m, "token", a->token.id ? view_one(&a->token) : json_null());
    model_text(m, "secret", secret);
    return m;
}
