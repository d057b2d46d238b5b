/* tend demo */
#include "cli/demo.h"

#include <limits.h>

#include "app/demo.h"
#include "cli/paths.h"
#include "cli/print.h"
#include "view/model.h"

#include "base/ban.h"

static enum fault run(struct cli *cli, const struct args *args, struct error *err);

static const struct option options[] = {
    {"reset", 0, OPTION_FLAG, NULL, "make it anew, as on the first day", NULL},
    {"people", 0, OPTION_NUMBER, "N", "for measuring: make so many people", NULL},
    {"touches", 0, OPTION_NUMBER, "N", "and about so many touches (ten each)", NULL},
    {"referrals", 0, OPTION_NUMBER, "N", "and so many referrals (for one in ten)",
     NULL},
    {"seed", 0, OPTION_NUMBER, "N", "and others with another number", NULL},
    {"path", 0, OPTION_FILE, "FILE", "in this file, which isn't there yet", NULL},
    {NULL, 0, OPTION_FLAG, NULL, NULL, NULL},
};

const struct command demo_command = {
    .name = "demo",
    .group = "Setting up",
    .summary = "Look around in a made-up practice",
    .usage = "[COMMAND …]",
    .about =
        "Makes a practice of sixty people who don't exist, with a year behind them, "
        "and shows today's list. Put `demo` before any command to try it there: list, "
        "show, log, undo, whatever you like. It lives in a file of its own; your own "
        "practice is never touched.\n\n"
        "It is the same every time. After a week it is made anew, so that its dates "
        "stay near today; --reset does so at once.\n\n"
        "With --people, --touches, --referrals and --path it makes a practice of "
        "any size in another file, to measure how quick Tend is.",
    .examples =
        "tend demo  # today's list of a made-up practice\n"
        "tend demo list  # its people\n"
        "tend demo log ana coffee --liked \"new rooms\"  # try whatever you like\n"
        "tend demo --reset  # as if nothing had happened\n"
        "tend demo --people 5000 --touches 50000 --path big.tend  # for measuring\n"
        "tend demo --people 5000 --referrals 20000 --path long.tend  # a long ledger",
    .options = options,
    .words = WORDS_COMMAND,
    .need = NEED_PATH,
    .json = true,
    .run = run,
};

enum fault
demo_open(struct cli *cli, bool reset, struct error *err) {
    char words[DATE_TEXT_MAX];
    struct demo_answer answer;
    TRY(app_demo_open(cli->ctx, cli->path, &cli->app, reset, &answer, err));
    if (cli->json)
        return FAULT_NONE;
    print_line(cli, 0, STYLE_YELLOW,
               "This is the demo: made-up people, in a file of their own. Your own "
               "practice is not touched.");
    if (answer.made && answer.was_day != DAY_NONE && !reset)
        print_line(cli, 0, STYLE_DIM,
                   "It was made on %s, so it was made anew with dates near today.",
                   day_words(answer.was_day, cli->today, words));
    print_blank(cli);
    return FAULT_NONE;
}

static enum fault
make(struct cli *cli, const struct args *args, struct error *err) {
    struct demo_size size = {.seed = DEMO_SEED};
    int seed;
    const char *path = args_text(args, "path");
    if (!path)
        return error_field(err, "path",
                           "Say where with --path FILE: a practice of that size gets a "
                           "file of its own.");
    TRY(args_number(args, "people", 1, 1000000, 60, &size.people, err));
    TRY(args_number(args, "touches", 0, 10000000, size.people * 10, &size.touches,
                    err));
    TRY(args_number(args, "referrals", 0, 10000000, size.people / 10, &size.referrals,
                    err));
    TRY(args_number(args, "seed", 0, INT_MAX, DEMO_SEED, &seed, err));
    size.seed = (uint64_t)seed;
    TRY(app_demo_make(cli->ctx, path, &cli->app, &size, err));
    if (!cli->json) {
        print_line(cli, 0, STYLE_PLAIN,
                   "Made %s: %d people, about %d touches, %d referrals.", path,
                   size.people, size.touches, size.referrals);
        return FAULT_NONE;
    }
    json_t *m = json_object();
    model_text(m, "path", path);
    model_int(m, "people", size.people);
    model_int(m, "referrals", size.referrals);
    return print_json(cli, m, err);
}

static enum fault
run(struct cli *cli, const struct args *args, struct error *err) {
    const struct command *today = command_by_name("today");
    if (args_count(args) > 0)
        return error_set(
            err, FAULT_USAGE,
            "Tend has no command \"%.40s\" to try in the demo. `tend help` "
            "shows them all.",
            args_word(args, 0));
    if (args_text(args, "people") || args_text(args, "touches") ||
        args_text(args, "referrals") || args_text(args, "path"))
        return make(cli, args, err);
    TRY(path_of_demo(cli->ctx, &cli->path, err));
    cli->demo = true;
    TRY(demo_open(cli, args_flag(args, "reset"), err));
    cli->command = today;
    TRY(today->run(cli, args, err));
    if (!cli->json)
        print_line(cli, 0, STYLE_DIM,
                   "Try any command here with `demo` before it: tend demo list");
    return FAULT_NONE;
}
