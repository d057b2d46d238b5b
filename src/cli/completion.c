/* tend completion */
#include "cli/completion.h"

#include <string.h>

#include "base/ban.h"

static enum fault run(struct cli *cli, const struct args *args, struct error *err);

const struct command completion_command = {
    .name = "completion",
    .group = "About Tend",
    .summary = "Print a script that completes words in your shell",
    .usage = "bash|zsh|fish",
    .about =
        "With it, the Tab key completes commands, options, their values, files, and "
        "the "
        "names of your people. `./dev run` puts the one for bash in its place.\n\n"
        "bash finds the script by itself when the package bash-completion is "
        "installed; "
        "without it, put `source <(tend completion bash)` into ~/.bashrc. For zsh, the "
        "folder has to be in fpath before compinit runs.",
    .examples =
        "tend completion bash > ~/.local/share/bash-completion/completions/tend  # for "
        "bash, from the next shell on\n"
        "tend completion zsh > ~/.zfunc/_tend  # for zsh, with ~/.zfunc in fpath\n"
        "tend completion fish > ~/.config/fish/completions/tend.fish  # for fish, at "
        "once\n"
        "source <(tend completion bash)  # for this bash alone",
    .words = WORDS_CHOICE,
    .choices = "bash fish zsh",
    .need = NEED_NOTHING,
    .run = run,
};

const char completion_dates[] = "today tomorrow yesterday mon tue wed thu fri sat sun "
                                "+1w +2w +6w +3m";

const struct command *
completion_next(size_t *i) {
    while (commands[*i] && commands[*i]->hidden)
        (*i)++;
    return commands[*i] ? commands[(*i)++] : NULL;
}

void
completion_valued(FILE *out, const struct option *list) {
    const char *between = "";
    for (const struct option *o = list; o && o->name; o++) {
        if (o->kind == OPTION_FLAG)
            continue;
        fprintf(out, "%s--%s", between, o->name);
        between = " ";
        if (o->letter)
            fprintf(out, " -%c", o->letter);
    }
}

void
completion_quoted(FILE *out, const char *text, const char *quote, const char *marked) {
    for (const char *p = text; *p; p++) {
        if (*p == '\'') {
            fputs(quote, out);
            continue;
        }
        if (strchr(marked, *p))
            fputc('\\', out);
        fputc(*p, out);
    }
}

/* The part that `p`, behind an @, names; NULL when it names none. */
static const struct completion_part *
find_part(const struct completion_part *parts, const char *p) {
    for (; parts->name; parts++) {
        size_t len = strlen(parts->name);
        if (strncmp(p, parts->name, len) == 0 && p[len] == '@')
            return parts;
    }
    return NULL;
}

static void
render(FILE *out, const char *frame, const struct completion_part *parts) {
    for (const char *p = frame; *p;) {
        const struct completion_part *part = *p == '@' ? find_part(parts, p + 1) : NULL;
        if (part) {
            part->print(out);
            p += strlen(part->name) + 2;
        } else {
            fputc(*p++, out);
        }
    }
}

static enum fault
run(struct cli *cli, const struct args *args, struct error *err) {
    TRY(args_expect(args, cli->command, 1, 1, err));
    const char *shell = args_word(args, 0);
    if (strcmp(shell, "bash") == 0)
        render(cli->out, completion_bash_in, completion_bash);
    else if (strcmp(shell, "fish") == 0)
        render(cli->out, completion_fish_in, completion_fish);
    else if (strcmp(shell, "zsh") == 0)
        render(cli->out, completion_zsh_in, completion_zsh);
    else
        return error_set(
            err, FAULT_USAGE,
            "There is completion for bash, zsh and fish, not for \"%.40s\".", shell);
    return FAULT_NONE;
}
