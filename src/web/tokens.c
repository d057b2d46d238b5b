/* Tokens for scripts: made, shown once, revoked. */
#include "app/token.h"

#include "base/memory.h"
#include "base/secret.h"
#include "base/text.h"
#include "view/token.h"
#include "web/page.h"

#include "base/ban.h"

static enum fault
show(struct request *rq, struct reply *out, const struct token_answer *answer,
     const char *secret) {
    out->model = view_token(answer, secret);
    out->title = "Tokens for scripts";
    out->page = &template_tokens;
    if (rq->json)
        return FAULT_NONE;
    field_text(rq, out->model, "name", NULL);
    model_bool(out->model, "demo", rq->demo);
    return FAULT_NONE;
}

static enum fault
get_tokens(struct request *rq, struct reply *out, struct error *err) {
    const struct token_request request = {.action = TOKEN_LIST};
    struct token_answer answer;
    TRY(app_token(rq->ctx, &rq->app, &request, &answer, err));
    return show(rq, out, &answer, NULL);
}

/* The answer is the page itself, not one behind a 303: the secret is kept nowhere, so
 * it can only be shown now. */
static enum fault
post_tokens(struct request *rq, struct reply *out, struct error *err) {
    struct token_request request = {.action = TOKEN_ADD};
    struct token_answer answer;
    if (rq->demo)
        return error_set(err, FAULT_CONFLICT,
                         "Tokens open your own practice, not the demo. Leave the demo "
                         "to make one.");
    if (!rq->session)
        return error_set(err, FAULT_CONFLICT,
                         "A token can't make another one, so that revoking it is "
                         "enough. Use `tend token add NAME`, or this page in your "
                         "browser.");
    request.name = form_get(rq->form, "name");
    char *secret = secret_new(rq->ctx);
    request.hash = secret_hash(rq->ctx, secret);
    TRY(app_token(rq->ctx, &rq->app, &request, &answer, err));
    return show(rq, out, &answer, secret);
}

static enum fault
post_revoke(struct request *rq, struct reply *out, struct error *err) {
    const struct token_request request = {.action = TOKEN_REVOKE, .id = rq->id};
    struct token_answer answer;
    TRY(app_token(rq->ctx, &rq->app, &request, &answer, err));
    out->model = view_token(&answer, NULL);
    out->location = "/tokens";
    out->said = mem_printf(rq->ctx, "Revoked: %s. It opens nothing any more.",
                           answer.token.name);
    out->no_undo = true;
    return FAULT_NONE;
}

const struct route tokens_routes[] = {
    {GET, "/tokens", get_tokens, .about = "The tokens for scripts"},
    {POST, "/tokens", post_tokens, .about = "Makes a token, and shows it this once",
     .fields = "name"},
    {POST, "/tokens/:id/revoke", post_revoke, .about = "Ends a token for good"},
    {0},
};
