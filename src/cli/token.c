/* tend token */
#include <string.h>

#include "app/token.h"
#include "base/memory.h"
#include "base/secret.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/print.h"
#include "view/token.h"

#include "base/ban.h"

#define WORDS_MAX 40

static enum fault run(struct cli *cli, const struct args *args, struct error *err);

const struct command token_command = {
    .name = "token",
    .group = "Looking after it",
    .summary = "Make and revoke tokens, with which scripts use the web application",
    .usage = "[add NAME | revoke NAME]",
    .about =
        "A token lets a program of yours into the web application of `tend open` "
        "without a browser: it sends the header \"Authorization: Bearer TOKEN\" and "
        "gets everything as JSON. Whoever holds a token can read and change the whole "
        "practice, so keep it like a key, and make one for each script.\n\n"
        "`tend token add` shows it once: the practice keeps a hash alone, from which "
        "it can't be made again. `tend token revoke` ends it at once and for good; "
        "neither undo nor redo brings it back. Without words, `tend token` shows which "
        "there are.",
    .examples = "tend token add \"backup script\"  # shows the token, once\n"
                "tend token  # which there are\n"
                "tend token revoke backup script  # it opens nothing any more",
    .words = WORDS_CHOICE,
    .choices = "add revoke",
    .need = NEED_PRACTICE,
    .json = true,
    .run = run,
};

static enum fault
read_request(struct cli *cli, const struct args *args, struct token_request *r,
             struct error *err) {
    const char *word = args_word(args, 0);
    *r = (struct token_request){.action = TOKEN_LIST};
    TRY(args_expect(args, cli->command, 0, WORDS_MAX, err));
    if (!word)
        return FAULT_NONE;
    if (!text_same_ascii(word, "add") && !text_same_ascii(word, "revoke"))
        return error_set(err, FAULT_USAGE,
                         "tend token knows add and revoke, not \"%.40s\". `tend token "
                         "--help` has examples.",
                         word);
    r->action = text_same_ascii(word, "add") ? TOKEN_ADD : TOKEN_REVOKE;
    r->name = text_clean_line(cli->ctx, args_rest(cli->ctx, args, 1));
    if (!r->name)
        return error_field(err, "name", "Which one? tend token %s NAME.", word);
    return FAULT_NONE;
}

static void
show_list(struct cli *cli, const json_t *m) {
    static const char *const headings[] = {"Token", "Made", "", NULL};
    size_t i;
    json_t *token;
    char made[DATE_TEXT_MAX], revoked[DATE_TEXT_MAX];
    const json_t *tokens = model_list(m, "tokens");
    if (json_array_size(tokens) == 0) {
        print_line(cli, 0, STYLE_PLAIN,
                   "No tokens yet. tend token add \"backup script\" makes one.");
        return;
    }
    struct table_out *t = table_new(cli, headings);
    json_array_foreach(tokens, i, token) {
        const char *state = "good";
        if (model_has(token, "revoked"))
            state = mem_printf(
                cli->ctx, "revoked %s",
                day_words(model_get_day(token, "revoked"), cli->today, revoked));
        const char *cells[] = {model_get(token, "name"),
                               mem_dup(cli->ctx, day_words(model_get_day(token, "made"),
                                                           cli->today, made)),
                               state};
        table_row(t, cells);
    }
    table_print(t);
}

static void
show(struct cli *cli, const json_t *m, enum token_action action) {
    const char *name = model_get(model_list(m, "token"), "name");
    if (action == TOKEN_LIST) {
        show_list(cli, m);
        return;
    }
    if (action == TOKEN_REVOKE) {
        print_line(
            cli, 0, STYLE_PLAIN,
            "Revoked: %s. It opens nothing any more, and no undo brings it back.",
            name);
        return;
    }
    print_line(cli, 0, STYLE_PLAIN, "The token for %s:", name);
    print_blank(cli);
    print_raw(cli, STYLE_BOLD, mem_printf(cli->ctx, "  %s\n", model_get(m, "secret")));
    print_blank(cli);
    print_line(cli, 0, STYLE_PLAIN,
               "It is shown this once. Whoever has it can read and change the whole "
               "practice: keep it like a key. `tend token revoke %s` ends it.",
               name);
}

static enum fault
run(struct cli *cli, const struct args *args, struct error *err) {
    struct token_request request;
    struct token_answer answer;
    char *secret = NULL;
    TRY(read_request(cli, args, &request, err));
    if (request.action == TOKEN_ADD) {
        secret = secret_new(cli->ctx);
        request.hash = secret_hash(cli->ctx, secret);
    }
    TRY(app_token(cli->ctx, &cli->app, &request, &answer, err));
    json_t *model = view_token(&answer, secret);
    if (cli->json)
        return print_json(cli, model, err);
    show(cli, model, request.action);
    json_decref(model);
    return FAULT_NONE;
}
