#include "cli/man.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/exit.h"
#include "base/file.h"
#include "base/memory.h"
#include "cli/examples.h"
#include "cli/help.h"
#include "cli/roff.h"

#include "base/ban.h"

/* Columns of an example on a page of 78, behind its two indents. */
#define EXAMPLE_WIDTH 64

/* What stands on more than one page. */
struct note {
    const char *what;
    const char *text;
};

static const struct note environment[] = {
    {"COLUMNS", "How many columns to fill, when not those of the terminal."},
    {"EDITOR", "The editor that `tend edit` opens; VISUAL comes before it."},
    {"NO_COLOR", "When set and not empty, nothing is coloured."},
    {"TEND_FILE", "The practice to use; --file comes before it."},
    {"TEND_TODAY", "The day to take for today; --today comes before it."},
    {"XDG_DATA_HOME", "Where programs keep their data; ~/.local/share when not set."},
    {NULL, NULL},
};

static const struct note files[] = {
    {"~/.local/share/tend/practice.tend",
     "Your practice: one SQLite database that nobody else on the machine can read. "
     "Beside it, while Tend runs, files ending in -wal and -shm. With XDG_DATA_HOME "
     "set, "
     "it is in the folder `tend` of that one."},
    {"~/.local/share/tend/demo.tend", "The made-up practice of `tend demo`."},
    {NULL, NULL},
};

static void
title(FILE *out, const struct command *command) {
    char *name =
        mem_printf(NULL, command ? "tend-%s" : "tend", command ? command->name : "");
    for (char *c = name; *c; c++)
        if (*c >= 'a' && *c <= 'z')
            *c = (char)(*c - 'a' + 'A');
    fprintf(out, ".TH %s 1 %s \"Tend %s\" \"Tend\"\n", roff_literal(name, name),
            TEND_MANUAL_DATE, TEND_VERSION);
    talloc_free(name);
}

static void
tagged(FILE *out, const char *tag, const char *text) {
    char *prose = roff_prose(NULL, text);
    fprintf(out, ".TP\n%s\n", tag);
    roff_fill(out, prose);
    talloc_free(prose);
}

static void
print_options(FILE *out, const struct option *list, const struct command *command) {
    for (const struct option *o = list; o && o->name; o++) {
        if (list == global_options && command && !option_is_for(o, command))
            continue;
        char *tag = mem_dup(NULL, "");
        if (o->letter)
            tag = mem_append(tag, "\\fB\\-%c\\fR, ", o->letter);
        tag = mem_append(tag, "\\fB\\-\\-%s\\fR", roff_literal(tag, o->name));
        if (o->value)
            tag = mem_append(tag, " \\fI%s\\fR", roff_literal(tag, o->value));
        tagged(out, tag, o->help);
        talloc_free(tag);
    }
}

static void
print_examples(FILE *out, const char *text) {
    void *ctx = mem_context(NULL);
    struct examples examples;
    examples_read(ctx, text, &examples);
    fputs(".SH EXAMPLES\n", out);
    for (size_t i = 0; i < examples.count; i++) {
        const struct example *e = &examples.items[i];
        if (i > 0)
            fputs(".PP\n", out);
        if (*e->comment) {
            char *comment = mem_printf(ctx, "%s:", e->comment);
            if (comment[0] >= 'a' && comment[0] <= 'z')
                comment[0] = (char)(comment[0] - 'a' + 'A');
            roff_fill(out, roff_prose(ctx, comment));
            fputs(".PP\n", out);
        }
        fprintf(out, ".RS 4\n.EX\n%s\n.EE\n.RE\n",
                roff_literal(ctx, example_wrap(ctx, e->command, EXAMPLE_WIDTH)));
    }
    talloc_free(ctx);
}

static void
print_exits(FILE *out) {
    fputs(".SH EXIT STATUS\n", out);
    for (const struct exit_meaning *e = exit_meanings; e->text; e++) {
        char tag[24];
        snprintf(tag, sizeof tag, "\\fB%d\\fR", e->code);
        tagged(out, tag, e->text);
    }
}

static void
print_notes(FILE *out, const char *heading, const struct note *notes, char font) {
    fprintf(out, ".SH %s\n", heading);
    for (const struct note *n = notes; n->what; n++) {
        char *what = roff_literal(NULL, n->what);
        char *tag = mem_printf(what, "\\f%c%s\\fR", font, what);
        tagged(out, tag, n->text);
        talloc_free(what);
    }
}

/* The overview, the other commands of the group, and the pages about it all. */
static void
print_see_also(FILE *out, const struct command *command) {
    fputs(".SH SEE ALSO\n", out);
    if (command)
        fputs(".BR tend (1),\n", out);
    for (size_t i = 0; command && commands[i]; i++)
        if (commands[i] != command && !commands[i]->hidden &&
            strcmp(commands[i]->group, command->group) == 0) {
            char *name = roff_literal(NULL, commands[i]->name);
            fprintf(out, ".BR tend\\-%s (1),\n", name);
            talloc_free(name);
        }
    fputs(".BR tend\\-practice (5),\n.BR tend\\-method (7)\n", out);
}

static void
command_page(FILE *out, const struct command *c) {
    void *ctx = mem_context(NULL);
    const char *name = roff_literal(ctx, c->name);
    fprintf(out, ".SH NAME\ntend\\-%s \\- %s\n", name, roff_prose(ctx, c->summary));
    fprintf(out, ".SH SYNOPSIS\n\\fBtend %s\\fR [\\fIOPTION\\fR]...%s%s\n", name,
            *c->usage ? " " : "", roff_usage(ctx, c->usage));
    fputs(".SH DESCRIPTION\n", out);
    roff_paragraphs(out, c->about);
    fputs(".SH OPTIONS\n", out);
    print_options(out, c->options, c);
    print_options(out, global_options, c);
    print_examples(out, c->examples);
    print_exits(out);
    if (c->need != NEED_NOTHING)
        print_notes(out, "FILES", files, 'I');
    print_notes(out, "ENVIRONMENT", environment, 'B');
    talloc_free(ctx);
}

static void
print_commands(FILE *out) {
    fputs(".SH COMMANDS\n", out);
    for (const struct command *g = help_next_group(NULL); g; g = help_next_group(g)) {
        void *ctx = mem_context(NULL);
        fprintf(out, ".SS %s\n", roff_prose(ctx, g->group));
        for (size_t i = 0; commands[i]; i++) {
            const struct command *c = commands[i];
            if (c->hidden || strcmp(c->group, g->group) != 0)
                continue;
            char *tag =
                mem_printf(ctx, "\\fBtend\\-%s\\fR(1)", roff_literal(ctx, c->name));
            tagged(out, tag, mem_printf(ctx, "%s.", c->summary));
        }
        talloc_free(ctx);
    }
}

static void
overview_page(FILE *out) {
    fputs(".SH NAME\ntend \\- look after the relationships that send you work\n"
          ".SH SYNOPSIS\n\\fBtend\\fR [\\fICOMMAND\\fR] [\\fIOPTION\\fR]... "
          "[\\fIWORD\\fR]...\n"
          ".SH DESCRIPTION\n",
          out);
    roff_paragraphs(
        out,
        "Tend answers one question every morning: whom do I reach out to today, why, "
        "how, and with what? It keeps the people who send you work, or might, in one "
        "file "
        "on your own machine, and learns the order of the day from what you log.\n\n"
        "Without a command it is `tend today`; on an empty practice it says how to "
        "begin. "
        "Every command tells about itself with --help.\n\n"
        "People are named by any part of their name, in any case, without accents, or "
        "by "
        "their number (#12). When several fit, Tend asks, or lists them when there is "
        "nobody to ask. Every change can be taken back with `tend undo`.\n\n"
        "Commands that print data do so as JSON with --json; its keys stay as they are "
        "from version to version.");
    print_commands(out);
    fputs(".SH OPTIONS\nThese may stand before or behind any command.\n", out);
    print_options(out, global_options, NULL);
    tagged(out, "\\fB\\-\\-version\\fR", "Show the version.");
    print_examples(out,
                   "tend import ~/Downloads/contacts.vcf  # bring the people you know\n"
                   "tend today  # whom to reach out to this morning\n"
                   "tend log ana coffee --liked \"new group for teens\"  # after it");
    print_exits(out);
    print_notes(out, "FILES", files, 'I');
    print_notes(out, "ENVIRONMENT", environment, 'B');
}

void
man_page(FILE *out, const struct command *command) {
    title(out, command);
    if (command)
        command_page(out, command);
    else
        overview_page(out);
    print_see_also(out, command);
}

static enum fault
write_page(const char *path, const struct command *command, struct error *err) {
    char *fresh = mem_printf(NULL, "%s.new", path);
    FILE *out = fopen(fresh, "w");
    bool bad = out == NULL;
    if (out) {
        man_page(out, command);
        bad = ferror(out) != 0;
        bad = fclose(out) != 0 || bad;
    }
    if (bad || rename(fresh, path) != 0) {
        error_set(err, FAULT_IO, "%s can't be written: %s.", path, strerror(errno));
        remove(fresh);
        bad = true;
    }
    talloc_free(fresh);
    return bad ? FAULT_IO : FAULT_NONE;
}

enum fault
man_write_all(const char *folder, struct error *err) {
    void *ctx = mem_context(NULL);
    enum fault fault = file_make_folder(folder, err);
    if (fault == FAULT_NONE)
        fault = write_page(mem_printf(ctx, "%s/tend.1", folder), NULL, err);
    for (size_t i = 0; commands[i] && fault == FAULT_NONE; i++)
        if (!commands[i]->hidden)
            fault =
                write_page(mem_printf(ctx, "%s/tend-%s.1", folder, commands[i]->name),
                           commands[i], err);
    talloc_free(ctx);
    return fault;
}
