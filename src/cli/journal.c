/* tend journal */
#include <string.h>
#include <time.h>

#include "app/journal.h"
#include "base/clock.h"
#include "base/memory.h"
#include "cli/ask.h"
#include "cli/command.h"
#include "cli/print.h"
#include "view/journal.h"

#include "base/ban.h"

#define LIMIT 20
#define LIMIT_MAX 1000000
#define ROWS_SHOWN 60

static enum fault run(struct cli *cli, const struct args *args, struct error *err);

static const struct option options[] = {
    {"limit", 'n', OPTION_NUMBER, "N", "how many, the newest first (20)", NULL},
    {"changes", 'c', OPTION_NUMBER, "N", "what change number N did, row by row", NULL},
    {NULL, 0, OPTION_FLAG, NULL, NULL, NULL},
};

const struct command journal_command = {
    .name = "journal",
    .group = "Looking after it",
    .summary = "Show what was done, when and by whom",
    .usage = "[NAME]",
    .about =
        "Every change is written down with what stood there before and after; this "
        "shows the newest of them. With a NAME, only those that concerned that person. "
        "What was taken back is marked with ↶.\n\n"
        "--changes N shows what change number N did, row by row.",
    .examples = "tend journal  # the last twenty\n"
                "tend journal ana  # what concerned Ana\n"
                "tend journal --limit 100  # more\n"
                "tend journal --changes 12  # change 12 in full",
    .options = options,
    .words = WORDS_PERSON,
    .need = NEED_EXISTING,
    .json = true,
    .run = run,
};

static void
show_changes(struct cli *cli, const json_t *m, const struct named *person) {
    size_t i;
    json_t *c;
    char day[DATE_TEXT_MAX], clock[CLOCK_TEXT_MAX], last[DATE_TEXT_MAX] = "";
    const json_t *changes = model_list(m, "changes");
    if (json_array_size(changes) == 0) {
        print_line(cli, 0, STYLE_PLAIN,
                   person ? "Nothing was done with %s yet." : "Nothing was done yet.%s",
                   person ? person->name : "");
        return;
    }
    json_array_foreach(changes, i, c) {
        /* An undo that was undone reads as the redo above it. */
        bool undone =
            model_yes(c, "undone") && strcmp(model_get(c, "kind"), "undo") != 0;
        day_words(model_get_day(c, "date"), cli->today, day);
        if (strcmp(day, last) != 0)
            print_line(cli, 0, STYLE_BOLD, "%s", day);
        memcpy(last, day, sizeof last);
        const char *what = model_get(c, "what");
        char *label = mem_printf(cli->ctx, "#%lld", (long long)model_number(c, "id"));
        print_labelled(cli, 2, 7, label, "%s  %s%s%s (%s)",
                       clock_of_moment(model_number(c, "at"), clock),
                       undone ? "↶ " : "", *what ? what : model_get(c, "kind"),
                       undone ? ", taken back" : "", model_get(c, "who"));
    }
    if (model_yes(m, "more"))
        print_line(cli, 0, STYLE_DIM,
                   "There is more: --limit %zu. One of them in full: "
                   "tend journal --changes N",
                   json_array_size(changes) * 5);
}

static void
show_row(struct cli *cli, const json_t *row) {
    size_t i;
    json_t *f;
    const json_t *person = model_list(row, "person");
    const char *name = model_get(person, "name");
    print_line(cli, 0, STYLE_BOLD, "%s %lld %s%s%s", model_get(row, "table"),
               (long long)model_number(row, "id"), model_get(row, "what"),
               *name ? ": " : "", name);
    bool changed = strcmp(model_get(row, "what"), "changed") == 0;
    json_array_foreach(model_list(row, "fields"), i, f) {
        const char *before = model_has(f, "before") ? model_get(f, "before") : "(none)";
        const char *after = model_has(f, "after") ? model_get(f, "after") : "(none)";
        if (changed)
            print_labelled(cli, 2, 16, model_get(f, "name"), "%s → %s", before, after);
        else
            print_labelled(cli, 2, 16, model_get(f, "name"), "%s",
                           model_has(f, "after") ? after : before);
    }
}

static void
show_change(struct cli *cli, const json_t *m) {
    size_t i;
    json_t *row;
    char day[DATE_TEXT_MAX], clock[CLOCK_TEXT_MAX];
    const json_t *c = model_list(m, "change");
    const json_t *rows = model_list(m, "rows");
    print_line(cli, 0, STYLE_PLAIN, "#%lld, %s %s, %s: %s%s",
               (long long)model_number(c, "id"),
               day_words(model_get_day(c, "date"), cli->today, day),
               clock_of_moment(model_number(c, "at"), clock), model_get(c, "who"),
               model_get(c, "what"), model_yes(c, "undone") ? " (taken back)" : "");
    json_array_foreach(rows, i, row) {
        if (i < ROWS_SHOWN)
            show_row(cli, row);
    }
    if (json_array_size(rows) > ROWS_SHOWN)
        print_line(cli, 0, STYLE_DIM, "… and %zu rows more; --json shows all of them.",
                   json_array_size(rows) - ROWS_SHOWN);
}

static enum fault
one_change(struct cli *cli, const struct args *args, struct error *err) {
    int id;
    struct journal_change change;
    TRY(args_expect(args, cli->command, 0, 0, err));
    TRY(args_number(args, "changes", 1, INT_MAX, 0, &id, err));
    TRY(app_journal_change(cli->ctx, &cli->app, id, &change, err));
    json_t *m = view_journal_change(&change);
    if (cli->json)
        return print_json(cli, m, err);
    show_change(cli, m);
    json_decref(m);
    return FAULT_NONE;
}

static enum fault
run(struct cli *cli, const struct args *args, struct error *err) {
    struct named person = {0};
    struct journal_request request = {0};
    struct journal_answer answer;
    if (args_text(args, "changes"))
        return one_change(cli, args, err);
    TRY(args_number(args, "limit", 1, LIMIT_MAX, LIMIT, &request.limit, err));
    if (args_count(args) > 0)
        TRY(ask_person_words(cli, args, 0, &person, err));
    request.person_id = person.id;
    TRY(app_journal(cli->ctx, &cli->app, &request, &answer, err));
    json_t *m = view_journal(&answer);
    if (cli->json)
        return print_json(cli, m, err);
    show_changes(cli, m, person.id ? &person : NULL);
    json_decref(m);
    return FAULT_NONE;
}
