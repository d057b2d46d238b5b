/* tend undo */
#include "cli/undo.h"

#include <string.h>

#include "app/reasons.h"
#include "cli/print.h"
#include "view/undo.h"

#include "base/ban.h"

static enum fault run(struct cli *cli, const struct args *args, struct error *err);

const struct command undo_command = {
    .name = "undo",
    .group = "Looking after it",
    .summary = "Take back the last change, whatever it was",
    .usage = "",
    .about =
        "Takes back the last thing that was done: a touch you logged with all that "
        "came with it, a person let go, a date put off, a whole import, a number of "
        "the plan. Again takes back the one before, and so on, as far as you like; "
        "`tend redo` brings them again, one by one, until you do something new.\n\n"
        "Nothing is lost by it: `tend journal` shows what was done and what was taken "
        "back.",
    .examples = "tend undo  # that was a slip\n"
                "tend undo && tend undo  # the one before as well\n"
                "tend redo  # it wasn't",
    .need = NEED_EXISTING,
    .json = true,
    .run = run,
};

static void
show_standing(struct cli *cli, const json_t *p) {
    char words[DATE_TEXT_MAX];
    const char *name = model_get(p, "name");
    int64_t touches = model_number(p, "touches");
    if (!model_yes(p, "here")) {
        print_line(cli, 2, STYLE_PLAIN, "%s is not here any more.", name);
        return;
    }
    if (!model_yes(p, "active")) {
        print_line(cli, 2, STYLE_PLAIN, "%s is off your list.", name);
        return;
    }
    if (touches == 0)
        print_line(cli, 2, STYLE_PLAIN, "%s: not in touch yet%s%s.", name,
                   model_has(p, "next") ? "; next date: " : "",
                   model_has(p, "next")
                       ? day_words(model_get_day(p, "next"), cli->today, words)
                       : "");
    else
        print_line(cli, 2, STYLE_PLAIN, "%s: %lld touch%s, last in touch %s; %s%s.",
                   name, (long long)touches, touches == 1 ? "" : "es",
                   app_ago(cli->ctx, model_get_day(p, "last_touch"), cli->today),
                   model_has(p, "next") ? "next date: " : "no next date",
                   model_has(p, "next")
                       ? day_words(model_get_day(p, "next"), cli->today, words)
                       : "");
}

static void
show_today(struct cli *cli, const json_t *m) {
    const json_t *change = model_list(m, "change");
    int64_t row = model_number(m, "row");
    bool touches = strcmp(model_get(change, "kind"), "log") == 0;
    if (model_number(m, "concerned") >
        (int64_t)json_array_size(model_list(m, "people")))
        print_line(cli, 2, STYLE_PLAIN,
                   "%lld people were concerned; %lld are on your "
                   "list now.",
                   (long long)model_number(m, "concerned"),
                   (long long)model_number(m, "on_list"));
    if (model_number(m, "kept") > 0)
        print_line(cli, 2, STYLE_PLAIN,
                   "%lld of them stay as they are: something was done with them since.",
                   (long long)model_number(m, "kept"));
    if (touches)
        print_line(cli, 2, STYLE_DIM, "Today: %lld of %lld%s; your row: %lld.",
                   (long long)model_number(m, "done"),
                   (long long)model_number(model_list(m, "target"), "min"),
                   model_yes(m, "checkmark") ? " ✓" : "", (long long)row);
}

enum fault
undo_show(struct cli *cli, const struct undo_answer *answer, const char *what,
          struct error *err) {
    json_t *m = view_undo(answer);
    if (cli->json)
        return print_json(cli, m, err);
    char words[DATE_TEXT_MAX];
    size_t i;
    json_t *person;
    const json_t *change = model_list(m, "change");
    const char *text = model_get(change, "what");
    day_t day = model_get_day(change, "date");
    print_line(cli, 0, STYLE_PLAIN, "%s: %s%s%s%s.", what,
               *text ? text : model_get(change, "kind"),
               day == cli->today ? "" : " (done on ",
               day == cli->today ? "" : day_words(day, cli->today, words),
               day == cli->today ? "" : ")");
    json_array_foreach(model_list(m, "people"), i, person) show_standing(cli, person);
    show_today(cli, m);
    json_decref(m);
    return FAULT_NONE;
}

static enum fault
run(struct cli *cli, const struct args *args, struct error *err) {
    struct undo_answer answer;
    TRY(args_expect(args, cli->command, 0, 0, err));
    TRY(app_undo(cli->ctx, &cli->app, &answer, err));
    TRY(undo_show(cli, &answer, "Taken back", err));
    if (!cli->json)
        print_line(cli, 0, STYLE_DIM, "`tend redo` brings it again.");
    return FAULT_NONE;
}
