/* tend back */
#include "app/reach.h"
#include "cli/ask.h"
#include "cli/command.h"
#include "cli/print.h"
#include "view/person.h"

#include "base/ban.h"

static enum fault run(struct cli *cli, const struct args *args, struct error *err);

const struct command back_command = {
    .name = "back",
    .group = "Your people",
    .summary = "Bring somebody back who was let go",
    .usage = "NAME",
    .about = "Returns somebody to the list. If you were in touch before, a next date "
             "is set by the "
             "rhythm of your plan.",
    .examples = "tend back ben",
    .words = WORDS_PERSON,
    .need = NEED_EXISTING,
    .json = true,
    .run = run,
};

static enum fault
run(struct cli *cli, const struct args *args, struct error *err) {
    struct named person;
    struct reach_answer answer;
    char words[DATE_TEXT_MAX];
    TRY(args_expect(args, cli->command, 1, 20, err));
    TRY(ask_person_words(cli, args, 0, &person, err));
    TRY(app_back(cli->ctx, &cli->app, person.id, &answer, err));
    if (cli->json)
        return print_json(cli, view_reach(&answer), err);
    if (!answer.changed)
        print_line(cli, 0, STYLE_PLAIN, "%s is on your list already.", answer.name);
    else if (answer.next == DAY_NONE)
        print_line(cli, 0, STYLE_PLAIN, "%s is back on your list.", answer.name);
    else
        print_line(cli, 0, STYLE_PLAIN, "%s is back on your list. Next: %s.",
                   answer.name, day_words(answer.next, cli->today, words));
    return FAULT_NONE;
}
