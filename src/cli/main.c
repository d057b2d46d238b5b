/* Finds the command, opens the practice, runs it, maps its fault to an exit code. */
#include <locale.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/day_parse.h"
#include "base/exit.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/demo.h"
#include "cli/help.h"
#include "cli/paths.h"
#include "cli/print.h"

#include "base/ban.h"

/* Whether this is a global option whose value is the next word: "--file", "-f". */
static bool
takes_next(const char *word) {
    for (const struct option *o = global_options; o->name; o++) {
        if (o->kind == OPTION_FLAG)
            continue;
        if (word[1] == '-' && strcmp(word + 2, o->name) == 0)
            return true;
        if (o->letter && word[1] == o->letter && word[2] == '\0')
            return true;
    }
    return false;
}

/* The command's place among the words: behind global options and their values. */
static int
find_command(int argc, char **argv) {
    for (int i = 1; i < argc; i++) {
        if (argv[i][0] != '-')
            return i;
        if (strcmp(argv[i], "--") == 0)
            return 0;
        if (takes_next(argv[i]))
            i++;
    }
    return 0;
}

/* "2026-03-02 14:30": the time stands behind the day. A day that was set has noon
 * without one, for a day that is played should not depend on the clock. */
static void
split_clock(const void *ctx, const char *text, const char **day, int *minute) {
    const char *space = strrchr(text, ' ');
    *day = text;
    *minute = CLOCK_DAY / 2;
    if (space && strchr(space, ':') && clock_parse(space + 1, minute))
        *day = mem_dup_n(ctx, text, (size_t)(space - text));
}

static enum fault
find_today(struct cli *cli, const struct args *args, time_t now, struct error *err) {
    const char *name = "--today";
    const char *text = args_text(args, "today");
    cli->today = clock_day(now, &cli->app.minute);
    if (!text) {
        text = getenv("TEND_TODAY");
        name = "TEND_TODAY";
    }
    if (!text || text_is_blank(text))
        return FAULT_NONE;
    struct error why;
    split_clock(cli->ctx, text, &text, &cli->app.minute);
    if (day_parse(text, cli->today, &cli->today, &why) != FAULT_NONE)
        return error_field(err, "today", "%s: %.900s", name, why.text);
    return FAULT_NONE;
}

static int
terminal_width(int fd) {
    struct winsize size;
    const char *columns = getenv("COLUMNS");
    if (columns) {
        long n = strtol(columns, NULL, 10);
        if (n >= 20 && n <= 1000)
            return (int)n;
    }
    if (ioctl(fd, TIOCGWINSZ, &size) == 0 && size.ws_col >= 20)
        return size.ws_col;
    return 80;
}

/* no-color.org: NO_COLOR counts when it is set and not empty. */
static bool
wants_colour(int fd) {
    const char *no_colour = getenv("NO_COLOR");
    const char *term = getenv("TERM");
    return isatty(fd) && !(no_colour && *no_colour) &&
           !(term && strcmp(term, "dumb") == 0);
}

static void
look_at_terminal(struct cli *cli) {
    cli->colour = wants_colour(STDOUT_FILENO);
    cli->interactive = isatty(STDOUT_FILENO) && isatty(STDIN_FILENO);
    int width = terminal_width(STDOUT_FILENO);
    cli->width = width > 100 ? 100 : width;
}

static void
tell_who(struct cli *cli, time_t now) {
    const char *who = getenv("USER");
    bool known = who && *who && text_is_utf8(who, strlen(who));
    cli->app.today = cli->today;
    cli->app.now = (int64_t)now;
    cli->app.who = known ? who : "me";
}

static enum fault
open_practice(struct cli *cli, const struct args *args, struct error *err) {
    if (cli->demo) { /* `tend demo COMMAND` */
        if (args_text(args, "file"))
            return error_set(err, FAULT_USAGE,
                             "The demo has a file of its own; leave out --file.");
        TRY(path_of_demo(cli->ctx, &cli->path, err));
        return cli->command->need == NEED_NOTHING ? FAULT_NONE
                                                  : demo_open(cli, false, err);
    }
    TRY(path_of_practice(cli->ctx, args_text(args, "file"), &cli->path, &cli->demo,
                         err));
    if (cli->command->need == NEED_NOTHING || cli->command->need == NEED_PATH)
        return FAULT_NONE;
    bool named = args_text(args, "file") || getenv("TEND_FILE");
    if (cli->command->need == NEED_EXISTING && named && !file_exists(cli->path))
        return error_set(err, FAULT_NOT_FOUND,
                         "There is no practice at %s. Check the path; `tend --file %s "
                         "import FILE` would begin one there.",
                         cli->path, cli->path);
    return store_open_or_create(cli->ctx, cli->path, &cli->app.store, err);
}

static enum fault
run(struct cli *cli, const struct strings *argv, struct error *err) {
    struct args *args;
    TRY(args_parse(cli->ctx, cli->command, argv, &args, err));
    if (args_flag(args, "help")) {
        help_one(cli, cli->command);
        return FAULT_NONE;
    }
    cli->json = args_flag(args, "json");
    if (cli->json && !cli->command->json)
        return error_set(err, FAULT_USAGE,
                         "tend %s prints no data, so it has no --json.",
                         cli->command->name);
    time_t now = time(NULL);
    TRY(find_today(cli, args, now, err));
    tell_who(cli, now);
    TRY(open_practice(cli, args, err));
    return cli->command->run(cli, args, err);
}

/* The place of the command in `tend demo COMMAND`, which runs it on the demo; 0 when
 * there is none. */
static int
find_demo_command(int argc, char **argv, int demo) {
    for (int i = demo + 1; i < argc; i++) {
        if (argv[i][0] != '-')
            return command_by_name(argv[i]) && strcmp(argv[i], "demo") != 0 ? i : 0;
        if (takes_next(argv[i]))
            i++;
        else if (strcmp(argv[i], "--json") != 0)
            return 0;
    }
    return 0;
}

/* Without a command, --help and --version are one; else it is today. */
static const struct command *
standard_command(int argc, char **argv) {
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--version") == 0)
            return command_by_name("version");
        if (strcmp(argv[i], "--help") == 0 || strcmp(argv[i], "-h") == 0)
            return command_by_name("help");
        if (takes_next(argv[i]))
            i++;
    }
    return command_by_name("today");
}

/* The words without the command; sets cli->command. */
static enum fault
split(struct cli *cli, int argc, char **argv, struct strings *rest, struct error *err) {
    int at = find_command(argc, argv);
    int demo = 0;
    if (at && strcmp(argv[at], "demo") == 0 && find_demo_command(argc, argv, at)) {
        demo = at;
        at = find_demo_command(argc, argv, at);
        cli->demo = true;
    }
    cli->command = at ? command_by_name(argv[at]) : standard_command(argc, argv);
    if (!cli->command)
        return help_no_command(argv[at], err);
    for (int i = 1; i < argc; i++) {
        bool said = i == at || (demo && i == demo);
        if (at == 0 && strcmp(cli->command->name, "today") != 0)
            said = strcmp(argv[i], "--version") == 0 ||
                   strcmp(argv[i], "--help") == 0 || strcmp(argv[i], "-h") == 0;
        if (!said)
            *array_add(cli->ctx, rest) = argv[i];
    }
    return FAULT_NONE;
}

static int
report(struct cli *cli, enum fault fault, const struct error *err) {
    if (fault == FAULT_NONE)
        return 0;
    fflush(cli->out);
    /* Whole lines for scripts, wrapped ones for people. */
    if (!isatty(STDERR_FILENO)) {
        fprintf(stderr, "tend: %s\n", err->text);
        return exit_code(fault);
    }
    struct cli to = *cli;
    to.out = stderr;
    to.colour = wants_colour(STDERR_FILENO);
    print_labelled(&to, 0, 6, "tend:", "%s", err->text);
    return exit_code(fault);
}

int
main(int argc, char **argv) {
    /* A file that may not grow is told by the write that fails, not by being ended. */
    signal(SIGXFSZ, SIG_IGN);
    /* Text is UTF-8 wherever we are; everything else stays in the C locale. */
    setlocale(LC_CTYPE, "C.UTF-8");
    struct error err = {0};
    struct strings rest = {0};
    struct cli cli = {.ctx = mem_context(NULL),
                      .program = argc > 0 ? argv[0] : "tend",
                      .out = stdout,
                      .in = stdin};
    look_at_terminal(&cli);
    enum fault fault = split(&cli, argc, argv, &rest, &err);
    if (fault == FAULT_NONE)
        fault = run(&cli, &rest, &err);
    int code = report(&cli, fault, &err);
    if ((fflush(stdout) != 0 || ferror(stdout)) && code == 0) {
        fputs("tend: the output could not be written.\n", stderr);
        code = exit_code(FAULT_IO);
    }
    talloc_free(cli.ctx);
    return code;
}
