/* tend let-go */
#include "app/reach.h"
#include "base/text.h"
#include "cli/ask.h"
#include "cli/command.h"
#include "cli/print.h"
#include "view/person.h"

#include "base/ban.h"

static enum fault run(struct cli *cli, const struct args *args, struct error *err);

static const struct option options[] = {
    {"why", 0, OPTION_TEXT, "TEXT", "a word on why, for yourself", NULL},
    {NULL, 0, OPTION_FLAG, NULL, NULL, NULL},
};

const struct command let_go_command = {
    .name = "let-go",
    .group = "Your people",
    .summary = "Take somebody off the list; their history stays",
    .usage = "NAME",
    .about = "Somebody let go is never suggested again, and no import brings them "
             "back. What you "
             "wrote down stays. `tend back` returns them to the list.",
    .examples = "tend let-go ben\n"
                "tend let-go cy --why \"moved away\"",
    .options = options,
    .words = WORDS_PERSON,
    .need = NEED_EXISTING,
    .json = true,
    .run = run,
};

static enum fault
run(struct cli *cli, const struct args *args, struct error *err) {
    struct named person;
    struct reach_answer answer;
    TRY(args_expect(args, cli->command, 1, 20, err));
    TRY(ask_person_words(cli, args, 0, &person, err));
    const char *why = text_clean_line(cli->ctx, args_text(args, "why"));
    TRY(app_let_go(cli->ctx, &cli->app, person.id, why, &answer, err));
    if (cli->json)
        return print_json(cli, view_reach(&answer), err);
    if (answer.changed)
        print_line(cli, 0, STYLE_PLAIN, "%s leaves your list; the history stays.",
                   answer.name);
    else
        print_line(cli, 0, STYLE_PLAIN, "%s was let go before.", answer.name);
    return FAULT_NONE;
}
