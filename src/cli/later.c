/* tend later */
#include "app/reach.h"
#include "base/day_parse.h"
#include "base/memory.h"
#include "cli/ask.h"
#include "cli/command.h"
#include "cli/print.h"
#include "view/person.h"

#include "base/ban.h"

static enum fault run(struct cli *cli, const struct args *args, struct error *err);

static const struct option options[] = {
    {"promise", 'p', OPTION_TEXT, "TEXT", "what you promised for that day", NULL},
    {NULL, 0, OPTION_FLAG, NULL, NULL, NULL},
};

const struct command later_command = {
    .name = "later",
    .group = "Every morning",
    .summary = "Put somebody off to another day",
    .usage = "NAME DATE",
    .about =
        "Puts somebody off. Nothing brings them up before that day, neither their "
        "rhythm nor a "
        "birthday. A promise moves along with them. With --promise something is due on "
        "that day.",
    .examples =
        "tend later ana fri\n"
        "tend later \"ben ohm\" +3w\n"
        "tend later cy \"12 June\"\n"
        "tend later dee thu --promise coffee  # on Thursday's list, first of all",
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
    char words[DATE_TEXT_MAX];
    day_t day = DAY_NONE;
    TRY(args_expect(args, cli->command, 2, 20, err));
    /* The date may be several words ("12 June"): the longest end that can be read is
     * it. */
    size_t count = args_count(args);
    size_t at = count;
    for (size_t i = 1; i < count && at == count; i++)
        if (day_parse(args_rest(cli->ctx, args, i), cli->today, &day, err) ==
            FAULT_NONE)
            at = i;
    if (at == count)
        return day_parse(args_word(args, count - 1), cli->today, &day, err);
    char *name = mem_dup(cli->ctx, args_word(args, 0));
    for (size_t i = 1; i < at; i++)
        name = mem_append(name, " %s", args_word(args, i));
    TRY(ask_person(cli, name, &person, err));
    const char *what = args_text(args, "promise");
    if (what)
        TRY(app_promise(cli->ctx, &cli->app, person.id, day, what, &answer, err));
    else
        TRY(app_later(cli->ctx, &cli->app, person.id, day, &answer, err));
    if (cli->json)
        return print_json(cli, view_reach(&answer), err);
    print_line(cli, 0, STYLE_PLAIN,
               what ? "%s: promised for %s." : "%s: not before %s.", answer.name,
               day_words(answer.next, cli->today, words));
    return FAULT_NONE;
}
