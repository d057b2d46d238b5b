#include "app/token.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "store/row.h"
#include "store/token.h"

#include "base/ban.h"

#define NAME_WIDTH_MAX 80

static bool
is_good(const struct token *token) {
    return token->revoked_day == DAY_NONE;
}

/* Good ones first; of these and of the others, the newest first. */
static int
in_order(const void *left, const void *right) {
    const struct token *a = left;
    const struct token *b = right;
    if (is_good(a) != is_good(b))
        return is_good(a) ? -1 : 1;
    return a->id > b->id ? -1 : a->id < b->id;
}

static enum fault
load_all(const void *ctx, const struct app *app, struct tokens *out,
         struct error *err) {
    *out = (struct tokens){0};
    TRY(rows_where(ctx, app->store, &TOKEN, NULL, 0, out, err));
    if (out->count > 1)
        qsort(out->items, out->count, sizeof *out->items, in_order);
    return FAULT_NONE;
}

static enum fault
add(const void *ctx, const struct app *app, const struct token_request *r,
    struct token_answer *out, struct error *err) {
    char *name = text_clean_line(ctx, r->name);
    if (!name)
        return error_field(err, "name",
                           "A token needs a name that says what it is for, such as "
                           "\"backup script\".");
    if (text_width(name) > NAME_WIDTH_MAX)
        return error_field(err, "name", "A token's name may have %d letters at most.",
                           NAME_WIDTH_MAX);
    for (size_t i = 0; i < out->tokens.count; i++)
        if (is_good(&out->tokens.items[i]) &&
            text_same(out->tokens.items[i].name, name))
            return error_field(
                err, "name",
                "There is a token called \"%.80s\" already. Give this one "
                "another name, or revoke that one first.",
                out->tokens.items[i].name);
    out->token = (struct token){
        .name = name, .hash = r->hash, .made_day = app->today, .revoked_day = DAY_NONE};
    TRY(row_add(app->store, &TOKEN, &out->token, err));
    return store_describe(app->store, mem_printf(ctx, "made a token: %s", name), err);
}

static const struct token *
find(const struct tokens *tokens, const struct token_request *r) {
    for (size_t i = 0; i < tokens->count; i++) {
        const struct token *t = &tokens->items[i];
        if (r->id ? t->id == r->id : r->name && text_same(t->name, r->name))
            return t;
    }
    return NULL;
}

static enum fault
revoke(const void *ctx, const struct app *app, const struct token_request *r,
       struct token_answer *out, struct error *err) {
    const struct token *found = find(&out->tokens, r);
    if (!found)
        return error_set(err, FAULT_NOT_FOUND,
                         "There is no such token. `tend token` shows those there are.");
    out->token = *found;
    if (!is_good(found))
        return error_set(err, FAULT_CONFLICT,
                         "The token \"%.80s\" is revoked already: it opens nothing.",
                         found->name);
    out->token.revoked_day = app->today;
    TRY(row_save(app->store, &TOKEN, &out->token, err));
    return store_describe(app->store,
                          mem_printf(ctx, "revoked a token: %s", found->name), err);
}

static enum fault
token_all(const void *ctx, const struct app *app, const struct token_request *r,
          struct token_answer *out, struct error *err) {
    *out = (struct token_answer){.action = r->action};
    TRY(load_all(ctx, app, &out->tokens, err));
    if (r->action == TOKEN_LIST)
        return FAULT_NONE;
    TRY(r->action == TOKEN_ADD ? add(ctx, app, r, out, err)
                               : revoke(ctx, app, r, out, err));
    return load_all(ctx, app, &out->tokens, err);
}

enum fault
app_token(const void *ctx, const struct app *app, const struct token_request *request,
          struct token_answer *out, struct error *err) {
    if (request->action != TOKEN_LIST) {
        TRY(app_begin(app, "token", err));
        return app_finish(app, token_all(ctx, app, request, out, err), err);
    }
    TRY(store_begin_read(app->store, err));
    enum fault fault = token_all(ctx, app, request, out, err);
    store_end(app->store);
    return fault;
}

enum fault
app_token_check(const void *ctx, const struct app *app, const char *hash,
                struct token *out, struct error *err) {
    TRY(store_begin_read(app->store, err));
    enum fault fault = token_good(ctx, app->store, hash, out, err);
    store_end(app->store);
    return fault;
}
