/* tend skip */
#include "app/reach.h"
#include "cli/ask.h"
#include "cli/command.h"
#include "cli/print.h"
#include "view/person.h"

#include "base/ban.h"

static enum fault run(struct cli *cli, const struct args *args, struct error *err);

const struct command skip_command = {
    .name = "skip",
    .group = "Every morning",
    .summary = "Leave somebody out for today",
    .usage = "NAME",
    .about = "Takes somebody off today's list. Somebody else takes their place; "
             "tomorrow they may "
             "come again. `tend later` puts them off for longer.",
    .examples = "tend skip ana",
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
    TRY(app_skip(cli->ctx, &cli->app, person.id, &answer, err));
    if (cli->json)
        return print_json(cli, view_reach(&answer), err);
    print_line(cli, 0, STYLE_PLAIN, "%s: not today.", answer.name);
    return FAULT_NONE;
}
