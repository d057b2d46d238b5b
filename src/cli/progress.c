/* tend progress */
#include <string.h>

#include "app/progress.h"
#include "base/memory.h"
#include "cli/command.h"
#include "cli/print.h"
#include "view/progress.h"

#include "base/ban.h"

#define LABEL 12
#define STAGE 11

static enum fault run(struct cli *cli, const struct args *args, struct error *err);

const struct command progress_command = {
    .name = "progress",
    .group = "Where you stand",
    .summary = "Show where you stand: totals, the list, where your effort went",
    .usage = "",
    .about =
        "Touches, against the line of your plan: 60 after the first four working "
        "weeks, "
        "120 after eight (P9), and later the last eight weeks. Pauses and rest days do "
        "not move the line.\n\n"
        "Your list, which should hold 20 to 90 people (P1). The three stages, adding "
        "people, following up and closing (N1), with the people in each and the "
        "touches "
        "of the last four weeks. Tend warns when following up starves: when fewer than "
        "half of those touches were follow-ups, while people you follow wait beyond "
        "their day.",
    .examples = "tend progress\n"
                "tend progress --json  # for a chart of your own",
    .need = NEED_EXISTING,
    .json = true,
    .run = run,
};

static const char *
people(struct cli *cli, long long n) {
    return mem_printf(cli->ctx, "%lld %s", n, n == 1 ? "person" : "people");
}

static const char *
touches(struct cli *cli, long long n) {
    return mem_printf(cli->ctx, "%lld touch%s", n, n == 1 ? "" : "es");
}

static void
show_line(struct cli *cli, const json_t *m) {
    char words[DATE_TEXT_MAX];
    const json_t *line = model_list(m, "line");
    const json_t *targets = model_list(m, "targets");
    long long done = model_number(line, "touches");
    long long expected = model_number(line, "line");
    long long over = done - expected;
    if (!model_has(m, "begun")) {
        print_labelled(
            cli, 2, LABEL, "Line",
            "It begins with your first touch: %lld after four working weeks, "
            "%lld after eight. tend today names the first people.",
            (long long)model_number(targets, "first"),
            (long long)model_number(targets, "second"));
        return;
    }
    if (model_yes(m, "since_begun"))
        print_labelled(cli, 2, LABEL, "Line",
                       "%s since you began on %s. The line reaches %lld today (%lld "
                       "after four working weeks, %lld after eight).",
                       touches(cli, done),
                       day_words(model_get_day(m, "begun"), cli->today, words),
                       expected, (long long)model_number(targets, "first"),
                       (long long)model_number(targets, "second"));
    else
        print_labelled(
            cli, 2, LABEL, "Line",
            "%s in the last eight working weeks. The line of your plan is at "
            "%lld.",
            touches(cli, done), expected);
    if (over >= 0)
        print_line(cli, 2 + LABEL, STYLE_GREEN, "You are on the line%s.",
                   over == 0 ? "" : mem_printf(cli->ctx, ", and %lld above it", over));
    else
        print_line(cli, 2 + LABEL, STYLE_PLAIN,
                   "%lld to the line. There is nothing to catch up at once: each day's "
                   "few are enough to stay with it.",
                   -over);
}

static void
show_month(struct cli *cli, const char *label, const json_t *tally) {
    long long line = model_number(tally, "line");
    print_labelled(cli, 2, LABEL, label, "%s%s",
                   touches(cli, model_number(tally, "touches")),
                   line > 0 ? mem_printf(cli->ctx, " (the line: %lld)", line) : "");
}

static void
show_list(struct cli *cli, const json_t *list) {
    char words[DATE_TEXT_MAX];
    long long n = model_number(list, "people");
    long long min = model_number(list, "min");
    long long max = model_number(list, "max");
    long long unreachable = model_number(list, "unreachable");
    const char *size = model_get(list, "size");
    print_line(cli, 0, STYLE_BOLD, "Your list");
    if (strcmp(size, "right") == 0)
        print_labelled(cli, 2, LABEL, "People", "%lld, between %lld and %lld: right.",
                       n, min, max);
    else if (strcmp(size, "long") == 0)
        print_labelled(cli, 2, LABEL, "People",
                       "%lld, %lld more than the %lld that one can look after. `tend "
                       "list` shows them; `tend let-go NAME` takes somebody off, the "
                       "history stays.",
                       n, n - max, max);
    else
        print_labelled(cli, 2, LABEL, "People",
                       "%lld of at least %lld: %lld more. Think of where you trained, "
                       "worked and lived; `tend add` and `tend import` bring them in.",
                       n, min, min - n);
    if (unreachable > 0)
        print_labelled(cli, 2, LABEL, "To complete",
                       "%s no way to be reached yet: tend list --missing contact",
                       unreachable == 1
                           ? "1 person has"
                           : mem_printf(cli->ctx, "%lld people have", unreachable));
    if (model_yes(list, "renew"))
        print_line(
            cli, 2 + LABEL, STYLE_YELLOW,
            "It wants to be walked through again: keep, let go, add (tend walk).");
    else if (model_has(list, "renewal") && n > 0)
        print_labelled(cli, 2, LABEL, "Renewal", "due on %s",
                       day_words(model_get_day(list, "renewal"), cli->today, words));
}

static void
add_stage(struct cli *cli, struct table_out *t, const json_t *m, const char *stage,
          const char *what) {
    const char *cells[] = {
        stage, people(cli, model_number(model_list(m, "stages"), stage)),
        touches(cli, model_number(model_list(m, "effort"), stage)), what};
    table_row(t, cells);
}

static void
show_stages(struct cli *cli, const json_t *m) {
    static const char *const headings[] = {"Stage", "People", "Touches", "", NULL};
    const json_t *effort = model_list(m, "effort");
    long long following = model_number(effort, "following");
    long long all =
        following + model_number(effort, "adding") + model_number(effort, "closing");
    print_line(cli, 0, STYLE_BOLD, "Stages, and your effort of the last four weeks");
    struct table_out *t = table_new(cli, headings);
    add_stage(cli, t, m, "adding", "the first with somebody");
    add_stage(cli, t, m, "following", "follow-ups");
    add_stage(cli, t, m, "closing", "with those who referred");
    table_print(t);
    if (model_yes(effort, "starves"))
        print_line(cli, 2, STYLE_YELLOW,
                   "Following up starves: %lld of the %s followed up, while %s you "
                   "follow wait%s beyond the day set for them. `tend today` names them "
                   "before new names.",
                   following, touches(cli, all),
                   people(cli, model_number(effort, "overdue")),
                   model_number(effort, "overdue") == 1 ? "s" : "");
    const json_t *gifts = model_list(m, "gifts");
    if (model_number(gifts, "touches") == 0)
        return;
    print_labelled(cli, 0, STAGE, "Given",
                   "compassion %lld, knowledge %lld, network %lld",
                   (long long)model_number(gifts, "compassion"),
                   (long long)model_number(gifts, "knowledge"),
                   (long long)model_number(gifts, "network"));
    if (model_number(gifts, "judged") > 0)
        print_labelled(cli, 0, STAGE, "Meaningful", "%lld of the %lld you judged",
                       (long long)model_number(gifts, "meaningful"),
                       (long long)model_number(gifts, "judged"));
    else
        print_labelled(cli, 0, STAGE, "Meaningful",
                       "not judged yet; --meaningful says so when you log");
}

static enum fault
run(struct cli *cli, const struct args *args, struct error *err) {
    struct progress_answer answer;
    TRY(args_expect(args, cli->command, 0, 0, err));
    TRY(app_progress(cli->ctx, &cli->app, &answer, err));
    json_t *model = view_progress(&answer);
    if (cli->json)
        return print_json(cli, model, err);
    print_line(cli, 0, STYLE_BOLD, "Touches");
    show_line(cli, model);
    show_month(cli, "This month", model_list(model, "month"));
    show_month(cli, "Last month", model_list(model, "last_month"));
    print_blank(cli);
    show_list(cli, model_list(model, "list"));
    print_blank(cli);
    show_stages(cli, model);
    json_decref(model);
    return FAULT_NONE;
}
