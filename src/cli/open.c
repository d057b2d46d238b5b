/* tend open */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/memory.h"
#include "base/program.h"
#include "cli/command.h"
#include "cli/paths.h"

#include "base/ban.h"

static enum fault run(struct cli *cli, const struct args *args, struct error *err);

static const struct option options[] = {
    {"port", 'p', OPTION_NUMBER, "N", "listen there; 0 takes any that is free", NULL},
    {"no-browser", 0, OPTION_FLAG, NULL, "only print the link", NULL},
    {"background", 'b', OPTION_FLAG, NULL, "go on when this window is closed", NULL},
    {"stop", 0, OPTION_FLAG, NULL, "close the one that is open", NULL},
    {"log", 0, OPTION_FILE, "FILE", "keep the log there; - shows it here", NULL},
    {NULL, 0, OPTION_FLAG, NULL, NULL, NULL},
};

const struct command open_command = {
    .name = "open",
    .group = "Every morning",
    .summary = "Open Tend in your browser",
    .usage = "",
    .about =
        "Starts Tend for this machine alone (127.0.0.1; nobody else in the network can "
        "reach it) and opens your browser. The link works once, so that another user "
        "of this machine can't follow it after you. When Tend is open already, it is "
        "found, and you get a new link.\n\n"
        "It stays open until Ctrl-C, or with --background until `tend open --stop`. "
        "The terminal's commands work meanwhile.\n\n"
        "The log has one line for each page, without names, in "
        "$XDG_STATE_HOME/tend/web.log (~/.local/state).",
    .examples = "tend open\n"
                "tend demo open  # look around in a made-up practice\n"
                "tend open --background  # and close this window\n"
                "tend open --stop",
    .options = options,
    .words = WORDS_NONE,
    .need = NEED_PRACTICE,
    .json = true,
    .run = run,
};

static enum fault
find_server(const void *ctx, char **out, struct error *err) {
    *out = program_find(ctx, "tend-web", "web");
    if (*out)
        return FAULT_NONE;
    return error_set(err, FAULT_NOT_FOUND,
                     "The part of Tend that browsers talk to (tend-web) is missing. "
                     "Build or install Tend again.");
}

static const char *
log_path(const void *ctx) {
    const char *state = getenv("XDG_STATE_HOME");
    const char *home = getenv("HOME");
    if (state && state[0] == '/')
        return mem_printf(ctx, "%s/tend/web.log", state);
    if (home && *home)
        return mem_printf(ctx, "%s/.local/state/tend/web.log", home);
    return NULL;
}

static void
add(struct cli *cli, struct strings *words, const char *option, const char *value) {
    if (option && value)
        *array_add(cli->ctx, words) = option;
    if (value)
        *array_add(cli->ctx, words) = value;
}

static void
add_flags(struct cli *cli, const struct args *args, struct strings *words) {
    static const char *const flags[][2] = {{"no-browser", "--no-browser"},
                                           {"background", "--background"},
                                           {"stop", "--stop"}};
    for (size_t i = 0; i < sizeof flags / sizeof *flags; i++)
        if (args_flag(args, flags[i][0]))
            add(cli, words, NULL, flags[i][1]);
    if (cli->json)
        add(cli, words, NULL, "--json");
}

static enum fault
run(struct cli *cli, const struct args *args, struct error *err) {
    struct strings words = {0};
    struct error ignored;
    char iso[DATE_TEXT_MAX], clock[CLOCK_TEXT_MAX];
    char *server;
    const char *demo;
    TRY(args_expect(args, cli->command, 0, 0, err));
    TRY(find_server(cli->ctx, &server, err));
    add(cli, &words, NULL, server);
    add(cli, &words, "--file", cli->path);
    if (!cli->demo && path_of_demo(cli->ctx, &demo, &ignored) == FAULT_NONE)
        add(cli, &words, "--demo-file", demo);
    add(cli, &words, "--port", args_text(args, "port"));
    const char *log = args_text(args, "log");
    add(cli, &words, "--log", log ? log : log_path(cli->ctx));
    if (args_text(args, "today") || getenv("TEND_TODAY"))
        add(cli, &words, "--day",
            mem_printf(cli->ctx, "%s %s", day_iso(cli->today, iso),
                       clock_text(cli->app.minute, clock)));
    add(cli, &words, "--who", cli->app.who);
    add_flags(cli, args, &words);
    *array_add(cli->ctx, &words) = NULL;
    /* The practice was opened to see that it can be; the server opens it anew. */
    talloc_free(cli->app.store);
    fflush(cli->out);
    execv(server, (char *const *)(uintptr_t)words.items);
    return error_set(err, FAULT_IO, "%s can't be started: %s.", server,
                     strerror(errno));
}
