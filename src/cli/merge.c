/* tend merge */
#include "app/duplicates.h"
#include "base/memory.h"
#include "cli/ask.h"
#include "cli/command.h"
#include "cli/print.h"
#include "view/duplicates.h"

#include "base/ban.h"

static enum fault run(struct cli *cli, const struct args *args, struct error *err);

static const struct option options[] = {
    {"take", 't', OPTION_LIST, "FIELD",
     "where both say something, the second one is right",
     "name nickname organisation department title birthday rhythm liked full list "
     "next"},
    {NULL, 0, OPTION_FLAG, NULL, NULL, NULL},
};

const struct command merge_command = {
    .name = "merge",
    .group = "Your people",
    .summary = "Make one person of two who are the same",
    .usage = "NAME OTHER",
    .about =
        "All that is known of OTHER goes to NAME: ways to reach them, facts, tags, "
        "touches, referrals, dates, and who knows whom. Where the two say "
        "different things, NAME is right, unless you --take what OTHER says. "
        "OTHER is gone then; `tend undo` brings both back as they were.",
    .examples = "tend merge \"ana ruiz\" \"anna ruiz\"\n"
                "tend merge \"#12\" \"#47\" --take title --take organisation",
    .options = options,
    .words = WORDS_PERSON,
    .need = NEED_EXISTING,
    .json = true,
    .run = run,
};

static const char *
first_of(const json_t *side, const char *key) {
    const char *text = json_string_value(json_array_get(model_list(side, key), 0));
    return text ? text : "";
}

static void
show(struct cli *cli, const struct merge_answer *a) {
    json_t *sides = view_sides(&a->sides);
    json_t *side;
    size_t i;
    char *along = mem_dup(cli->ctx, "");
    if (a->touches > 0)
        along = mem_append(along, " %d touch%s came along.", a->touches,
                           a->touches == 1 ? "" : "es");
    if (a->referrals > 0)
        along = mem_append(along, " %d referral%s came along.", a->referrals,
                           a->referrals == 1 ? "" : "s");
    print_line(cli, 0, STYLE_BOLD, "%s and %s are one person now.%s",
               a->record.person.name, a->other_name, along);
    json_array_foreach(sides, i, side) if (model_yes(side, "choice"))
        print_line(cli, 2, STYLE_PLAIN, "%s: \"%s\" and \"%s\"; kept is \"%s\"",
                   model_get(side, "label"), first_of(side, "mine"),
                   first_of(side, "theirs"), first_of(side, "result"));
    print_line(cli, 0, STYLE_DIM, "`tend undo` makes two of them again.");
    json_decref(sides);
}

static enum fault
run(struct cli *cli, const struct args *args, struct error *err) {
    struct named keep, other;
    struct merge_answer answer;
    struct absorb_choices choices = {0};
    TRY(args_expect(args, cli->command, 2, 2, err));
    const struct strings *take = args_list(args, "take");
    for (size_t i = 0; take && i < take->count; i++)
        *array_add(cli->ctx, &choices) =
            (struct absorb_choice){.field = take->items[i], .theirs = true};
    TRY(ask_person(cli, args_word(args, 0), &keep, err));
    TRY(ask_person(cli, args_word(args, 1), &other, err));
    struct merge_request request = {
        .keep_id = keep.id, .other_id = other.id, .choices = &choices};
    TRY(app_merge(cli->ctx, &cli->app, &request, &answer, err));
    if (cli->json)
        return print_json(cli, view_merge(&answer), err);
    show(cli, &answer);
    return FAULT_NONE;
}
