#include "cli/help.h"

#include <string.h>

#include "base/exit.h"
#include "base/memory.h"
#include "base/text.h"
#include "cli/examples.h"
#include "cli/man.h"
#include "cli/near.h"
#include "cli/print.h"

#include "base/ban.h"

/* Longer labels have their text on the next line. */
#define COLUMN_MAX 36

static enum fault run(struct cli *cli, const struct args *args, struct error *err);

static const struct option options[] = {
    {"exits", 0, OPTION_FLAG, NULL, "list the exit codes", NULL},
    {"man", 0, OPTION_FLAG, NULL, "print the manual page, as roff", NULL},
    {"man-all", 0, OPTION_FILE, "FOLDER", "write all manual pages into FOLDER", NULL},
    {NULL, 0, OPTION_FLAG, NULL, NULL, NULL},
};

const struct command help_command = {
    .name = "help",
    .group = "About Tend",
    .summary = "Show what there is, or how one command goes",
    .usage = "[COMMAND]",
    .about =
        "Without a word, shows all commands. With the name of a command, shows what "
        "it does, its options and examples; `tend COMMAND --help` does the same.\n\n"
        "With --man it prints the manual page instead.",
    .examples = "tend help  # all commands\n"
                "tend help log  # how to log a touch\n"
                "tend help --exits  # what the exit codes mean\n"
                "tend help --man today | man -l -  # the manual page, not installed",
    .options = options,
    .words = WORDS_COMMAND,
    .need = NEED_NOTHING,
    .run = run,
};

/* --- the overview
 * --------------------------------------------------------------------- */

const struct command *
help_next_group(const struct command *previous) {
    bool behind = previous == NULL;
    for (size_t i = 0; commands[i]; i++) {
        const struct command *c = commands[i];
        bool first = !c->hidden;
        for (size_t j = 0; j < i && first; j++)
            first = commands[j]->hidden || strcmp(commands[j]->group, c->group) != 0;
        if (first && behind)
            return c;
        behind = behind || c == previous;
    }
    return NULL;
}

static char *
option_label(const void *ctx, const struct option *o) {
    char *label = o->letter ? mem_printf(ctx, "-%c, --%s", o->letter, o->name)
                            : mem_printf(ctx, "    --%s", o->name);
    return o->value ? mem_append(label, " %s", o->value) : label;
}

static void
show_options(struct cli *cli, const struct option *list) {
    int column = 0;
    for (const struct option *o = list; o->name; o++) {
        int wide = text_width(option_label(cli->ctx, o)) + 2;
        if (wide > column && wide <= COLUMN_MAX)
            column = wide;
    }
    for (const struct option *o = list; o->name; o++)
        print_item(cli, 2, column, STYLE_BOLD, option_label(cli->ctx, o), "%s",
                   o->help);
}

static void
show_group(struct cli *cli, const char *group, int column) {
    print_line(cli, 0, STYLE_BOLD, "%s", group);
    for (size_t i = 0; commands[i]; i++)
        if (!commands[i]->hidden && strcmp(commands[i]->group, group) == 0)
            print_item(cli, 2, column, STYLE_GREEN, commands[i]->name, "%s",
                       commands[i]->summary);
    print_blank(cli);
}

static void
show_beginning(struct cli *cli) {
    print_line(cli, 0, STYLE_BOLD,
               "Tend names three to five people to reach out to, every morning.");
    print_blank(cli);
    static const char *const steps[][3] = {
        {"First", "tend import ~/Downloads/contacts.vcf", "bring the people you know"},
        {"Daily", "tend today", "whom to reach out to, why, how"},
        {"After", "tend log ana coffee \"…\"", "what you learned from Ana"},
    };
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
        print_item(cli, 2, 47, STYLE_PLAIN,
                   mem_printf(cli->ctx, "%s  %s", steps[i][0], steps[i][1]), "%s",
                   steps[i][2]);
    print_blank(cli);
}

void
help_all(struct cli *cli) {
    int column = 0;
    for (size_t i = 0; commands[i]; i++) {
        int wide = text_width(commands[i]->name) + 2;
        if (!commands[i]->hidden && wide > column)
            column = wide;
    }
    show_beginning(cli);
    for (const struct command *c = help_next_group(NULL); c; c = help_next_group(c))
        show_group(cli, c->group, column);
    print_line(cli, 0, STYLE_BOLD, "Options, before or behind any command");
    show_options(cli, global_options);
    print_blank(cli);
    print_line(
        cli, 0, STYLE_DIM,
        "`tend help COMMAND` shows how one goes, with examples; `man tend-method` "
        "the method behind it.");
}

/* --- one command
 * ---------------------------------------------------------------------- */

/* "-f/--file PATH, --today DATE, --json and -h/--help" */
static char *
global_line(const void *ctx, const struct command *command) {
    char *line = mem_dup(ctx, "");
    for (const struct option *o = global_options; o->name; o++) {
        if (!option_is_for(o, command))
            continue;
        if (*line)
            line = mem_append(line, o[1].name ? ", " : " and ");
        if (o->letter)
            line = mem_append(line, "-%c/", o->letter);
        line = mem_append(line, "--%s", o->name);
        if (o->value)
            line = mem_append(line, " %s", o->value);
    }
    return line;
}

static void
show_paragraphs(struct cli *cli, const char *text) {
    for (const char *p = text; *p;) {
        const char *end = strstr(p, "\n\n");
        int len = end ? (int)(end - p) : (int)strlen(p);
        print_line(cli, 0, STYLE_PLAIN, "%.*s", len, p);
        print_blank(cli);
        p += len;
        p += strspn(p, "\n");
    }
}

static void
show_examples(struct cli *cli, const char *text) {
    struct examples examples;
    int column = 0;
    examples_read(cli->ctx, text, &examples);
    for (size_t i = 0; i < examples.count; i++) {
        int wide = text_width(examples.items[i].command) + 2;
        if (wide > column && wide <= COLUMN_MAX)
            column = wide;
    }
    print_line(cli, 0, STYLE_BOLD, "Examples");
    for (size_t i = 0; i < examples.count; i++) {
        const struct example *e = &examples.items[i];
        if (text_width(e->command) <= COLUMN_MAX) {
            print_item(cli, 2, column, STYLE_GREEN, e->command, "%s", e->comment);
            continue;
        }
        print_line(cli, 2, STYLE_GREEN, "%s",
                   example_wrap(cli->ctx, e->command, cli->width - 2));
        if (*e->comment)
            print_line(cli, column > 0 ? 2 + column : 6, STYLE_PLAIN, "%s", e->comment);
    }
    print_blank(cli);
}

void
help_one(struct cli *cli, const struct command *command) {
    print_line(cli, 0, STYLE_BOLD, "tend %s%s%s", command->name,
               *command->usage ? " " : "", command->usage);
    print_line(cli, 0, STYLE_PLAIN, "%s.", command->summary);
    print_blank(cli);
    show_paragraphs(cli, command->about);
    if (command->options && command->options->name) {
        print_line(cli, 0, STYLE_BOLD, "Options");
        show_options(cli, command->options);
        print_blank(cli);
    }
    show_examples(cli, command->examples);
    print_line(cli, 0, STYLE_DIM, "As everywhere: %s.", global_line(cli->ctx, command));
    print_line(cli, 0, STYLE_DIM, "Exit codes: `tend help --exits`.");
}

/* --- tend help
 * ------------------------------------------------------------------------ */

enum fault
help_no_command(const char *typed, struct error *err) {
    const struct command *near = near_command(typed);
    void *scratch = mem_context(NULL);
    bool readable = text_is_utf8(typed, strlen(typed));
    enum fault fault = error_set(
        err, FAULT_USAGE,
        "Tend has no command \"%s\".%s%s%s `tend help` shows them all.",
        readable ? text_cut(scratch, typed, 40) : "?",
        near ? " Did you mean `tend " : "", near ? near->name : "", near ? "`?" : "");
    talloc_free(scratch);
    return fault;
}

static void
show_exits(struct cli *cli) {
    for (const struct exit_meaning *e = exit_meanings; e->text; e++)
        print_item(cli, 2, 4, STYLE_BOLD, mem_printf(cli->ctx, "%d", e->code), "%s",
                   e->text);
}

static enum fault
run(struct cli *cli, const struct args *args, struct error *err) {
    const struct command *command = NULL;
    const char *folder = args_text(args, "man-all");
    const char *name = args_word(args, 0);
    TRY(args_expect(args, cli->command, 0, 1, err));
    if (name) {
        command = command_by_name(name);
        if (!command)
            return help_no_command(name, err);
    }
    if (folder)
        return man_write_all(folder, err);
    if (args_flag(args, "man"))
        man_page(cli->out, command);
    else if (args_flag(args, "exits"))
        show_exits(cli);
    else if (command)
        help_one(cli, command);
    else
        help_all(cli);
    return FAULT_NONE;
}
