/* tend treat */
#include <stdlib.h>
#include <string.h>

#include "app/treat.h"
#include "base/memory.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/print.h"
#include "view/treat.h"

#include "base/ban.h"

#define WORDS_MAX 60

static enum fault run(struct cli *cli, const struct args *args, struct error *err);

static const struct option options[] = {
    {"taken", 't', OPTION_FLAG, NULL,
     "you had the one you earned (or that of number N)", NULL},
    {"rename", 0, OPTION_NUMBER, "N", "give that treat another name", NULL},
    {"remove", 0, OPTION_NUMBER, "N", "take away one that is not earned yet", NULL},
    {NULL, 0, OPTION_FLAG, NULL, NULL, NULL},
};

const struct command treat_command = {
    .name = "treat",
    .group = "Where you stand",
    .summary = "Name the treat for ten checkmarks in a row, and take it",
    .usage = "[NAME]",
    .about =
        "Ten checkmarks in a row earn a treat that you named beforehand: something you "
        "look forward to. Name as many as you like; they are earned in that order. "
        "Once a treat is earned, the next ten begin. `tend plan row.treat=N` changes "
        "the ten.\n\n"
        "Without words, `tend treat` shows all treats with their numbers. One that was "
        "earned before you named any takes the next name you give.",
    .examples = "tend treat \"a long bath\"  # names the next one\n"
                "tend treat  # what is earned, what is next\n"
                "tend treat --taken  # you had it\n"
                "tend treat --rename 2 \"a day by the sea\"\n"
                "tend treat --remove 2",
    .options = options,
    .words = WORDS_OTHER,
    .need = NEED_PRACTICE,
    .json = true,
    .run = run,
};

static enum fault
read_taken(const struct args *args, struct treat_request *r, struct error *err) {
    char *end;
    r->action = TREAT_TAKE;
    if (args_count(args) == 0)
        return FAULT_NONE;
    const char *word = args_word(args, 0);
    r->id = strtol(word, &end, 10);
    if (args_count(args) > 1 || *end || r->id < 1)
        return error_field(err, "taken",
                           "--taken takes the number of a treat, or nothing. `tend "
                           "treat` shows the numbers.");
    return FAULT_NONE;
}

static enum fault
read_number(const struct args *args, const char *option, struct treat_request *r,
            struct error *err) {
    int number;
    TRY(args_number(args, option, 1, 1000000000, 0, &number, err));
    r->id = number;
    return FAULT_NONE;
}

static enum fault
read_request(struct cli *cli, const struct args *args, struct treat_request *r,
             struct error *err) {
    bool taken = args_flag(args, "taken");
    bool rename = args_text(args, "rename") != NULL;
    bool remove = args_text(args, "remove") != NULL;
    *r = (struct treat_request){.action = TREAT_LIST};
    TRY(args_expect(args, cli->command, 0, WORDS_MAX, err));
    if (taken + rename + remove > 1 || (remove && args_count(args) > 0))
        return error_set(err, FAULT_USAGE,
                         "One thing at a time: a name, --taken, --rename N or --remove "
                         "N. `tend treat --help` has examples.");
    if (taken)
        return read_taken(args, r, err);
    if (remove) {
        r->action = TREAT_REMOVE;
        return read_number(args, "remove", r, err);
    }
    r->name = text_clean_line(cli->ctx, args_rest(cli->ctx, args, 0));
    if (rename) {
        r->action = TREAT_RENAME;
        return read_number(args, "rename", r, err);
    }
    if (args_count(args) > 0)
        r->action = TREAT_NAME;
    return FAULT_NONE;
}

static const char *
name_of(const json_t *treat) {
    return model_has(treat, "name") ? model_get(treat, "name") : "(no name yet)";
}

static void
show_list(struct cli *cli, const json_t *m) {
    static const char *const headings[] = {"No", "Treat", "", NULL};
    size_t i;
    json_t *treat;
    char words[DATE_TEXT_MAX];
    bool next = true;
    const json_t *treats = model_list(m, "treats");
    if (json_array_size(treats) == 0)
        return;
    struct table_out *t = table_new(cli, headings);
    json_array_foreach(treats, i, treat) {
        const char *state = next ? "next" : "after that";
        if (model_has(treat, "taken"))
            state =
                mem_printf(cli->ctx, "taken %s",
                           day_words(model_get_day(treat, "taken"), cli->today, words));
        else if (model_has(treat, "earned"))
            state = mem_printf(
                cli->ctx, "★ earned %s",
                day_words(model_get_day(treat, "earned"), cli->today, words));
        else
            next = false;
        const char *cells[] = {
            mem_printf(cli->ctx, "%lld", (long long)model_number(treat, "id")),
            name_of(treat), state};
        table_row(t, cells);
    }
    table_print(t);
    print_blank(cli);
}

/* How far it is, and what to do next. */
static void
show_way(struct cli *cli, const json_t *m) {
    size_t i;
    json_t *treat;
    long long to_go = model_number(m, "to_treat");
    json_array_foreach(model_list(m, "treats"), i, treat) {
        if (!model_has(treat, "earned") || model_has(treat, "taken"))
            continue;
        if (model_has(treat, "name"))
            print_line(cli, 0, STYLE_GREEN,
                       "%s is yours. When you had it: tend treat --taken",
                       name_of(treat));
        else
            print_line(cli, 0, STYLE_GREEN,
                       "You have earned a treat. Name it: tend treat \"a long bath\"");
        break;
    }
    if (model_has(m, "next"))
        print_line(cli, 0, STYLE_PLAIN, "%lld more checkmark%s in a row earn%s: %s.",
                   to_go, to_go == 1 ? "" : "s", to_go == 1 ? "s" : "",
                   model_get(m, "next"));
    else
        print_line(cli, 0, STYLE_PLAIN,
                   "%lld more checkmark%s in a row earn%s the next treat. Name it, to "
                   "have it in sight: tend treat \"a long bath\"",
                   to_go, to_go == 1 ? "" : "s", to_go == 1 ? "s" : "");
}

static void
show(struct cli *cli, const json_t *m, enum treat_action action) {
    const json_t *treat = model_list(m, "treat");
    bool changed = model_yes(m, "changed");
    switch (action) {
    case TREAT_LIST:
        show_list(cli, m);
        break;
    case TREAT_NAME:
        if (model_has(treat, "earned"))
            print_line(cli, 0, STYLE_GREEN, "★ The treat that you earned: %s.",
                       name_of(treat));
        else
            print_line(cli, 0, STYLE_PLAIN,
                       changed ? "Named: %s." : "%s is named already.", name_of(treat));
        break;
    case TREAT_TAKE:
        print_line(cli, 0, STYLE_PLAIN,
                   changed ? "Enjoyed: %s. Well earned."
                           : "%s was taken before; nothing changed.",
                   model_has(treat, "name") ? model_get(treat, "name") : "your treat");
        break;
    case TREAT_RENAME:
        print_line(cli, 0, STYLE_PLAIN, "It is now: %s.", name_of(treat));
        break;
    case TREAT_REMOVE:
        print_line(cli, 0, STYLE_PLAIN, "Removed: %s. `tend undo` brings it back.",
                   name_of(treat));
        break;
    }
    show_way(cli, m);
}

static enum fault
run(struct cli *cli, const struct args *args, struct error *err) {
    struct treat_request request;
    struct treat_answer answer;
    TRY(read_request(cli, args, &request, err));
    TRY(app_treat(cli->ctx, &cli->app, &request, &answer, err));
    json_t *model = view_treat(&answer);
    if (cli->json)
        return print_json(cli, model, err);
    show(cli, model, request.action);
    json_decref(model);
    return FAULT_NONE;
}
