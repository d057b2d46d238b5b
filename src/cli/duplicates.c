/* tend duplicates */
#include "app/duplicates.h"
#include "base/memory.h"
#include "cli/ask.h"
#include "cli/command.h"
#include "cli/print.h"
#include "view/duplicates.h"

#include "base/ban.h"

#define SHOWN 20

static enum fault run(struct cli *cli, const struct args *args, struct error *err);

static const struct option options[] = {
    {"apart", 0, OPTION_FLAG, NULL, "say that two are not the same person", NULL},
    {"all", 'a', OPTION_FLAG, NULL, "list all pairs, not the likeliest alone", NULL},
    {NULL, 0, OPTION_FLAG, NULL, NULL, NULL},
};

const struct command duplicates_command = {
    .name = "duplicates",
    .group = "Your people",
    .summary = "Find people who are here twice",
    .usage = "[NAME OTHER]",
    .about = "Lists pairs who may be one and the same person, the likeliest first: the "
             "same e-mail address or phone number, the same name, or names that are "
             "nearly alike. `tend merge` makes one of two. Say --apart of two who are "
             "not the same, and they are not asked about again.",
    .examples = "tend duplicates\n"
                "tend merge \"ana ruiz\" \"anna ruiz\"  # they are one\n"
                "tend duplicates --apart \"#12\" \"#47\"  # they are two",
    .options = options,
    .words = WORDS_PERSON,
    .need = NEED_EXISTING,
    .json = true,
    .run = run,
};

static void
show_twin(struct cli *cli, const json_t *m) {
    const char *organisation = model_get(m, "organisation");
    int64_t touches = model_number(m, "touches");
    print_line(cli, 2, STYLE_PLAIN, "#%lld %s%s%s%s", (long long)model_number(m, "id"),
               model_get(m, "name"), *organisation ? ", " : "", organisation,
               model_yes(m, "active") ? "" : " (let go)");
    if (touches > 0)
        print_line(cli, 6, STYLE_DIM, "%lld touch%s", (long long)touches,
                   touches == 1 ? "" : "es");
}

static void
show(struct cli *cli, const json_t *m) {
    const json_t *pairs = model_list(m, "pairs");
    long long total = (long long)model_number(m, "total");
    size_t i;
    json_t *pair;
    if (total == 0) {
        print_line(cli, 0, STYLE_PLAIN, "Nobody seems to be here twice.");
        return;
    }
    json_array_foreach(pairs, i, pair) {
        print_line(cli, 0, STYLE_BOLD, "%s", model_get(pair, "why"));
        show_twin(cli, model_list(pair, "keep"));
        show_twin(cli, model_list(pair, "other"));
    }
    if (total > (long long)json_array_size(pairs))
        print_line(cli, 0, STYLE_DIM, "… and %lld more (--all)",
                   total - (long long)json_array_size(pairs));
    print_line(cli, 0, STYLE_PLAIN,
               "`tend merge \"#1\" \"#2\"` makes one of two, `tend duplicates --apart "
               "\"#1\" \"#2\"` says that they are two.");
}

static enum fault
set_apart(struct cli *cli, const struct args *args, struct error *err) {
    struct named one, other;
    struct apart_answer answer;
    TRY(args_expect(args, cli->command, 2, 2, err));
    TRY(ask_person(cli, args_word(args, 0), &one, err));
    TRY(ask_person(cli, args_word(args, 1), &other, err));
    TRY(app_apart(cli->ctx, &cli->app, one.id, other.id, &answer, err));
    if (cli->json)
        return print_json(cli, view_apart(&answer), err);
    print_line(cli, 0, STYLE_PLAIN, "%s and %s are two people%s.", answer.name,
               answer.other_name,
               answer.changed ? "; they are not asked about again"
                              : ", as you said before");
    return FAULT_NONE;
}

static enum fault
run(struct cli *cli, const struct args *args, struct error *err) {
    struct duplicates_answer answer;
    if (args_flag(args, "apart"))
        return set_apart(cli, args, err);
    TRY(args_expect(args, cli->command, 0, 0, err));
    size_t limit = args_flag(args, "all") ? SIZE_MAX : SHOWN;
    TRY(app_duplicates(cli->ctx, &cli->app, 0, limit, &answer, err));
    json_t *model = view_duplicates(&answer);
    if (cli->json)
        return print_json(cli, model, err);
    show(cli, model);
    json_decref(model);
    return FAULT_NONE;
}
