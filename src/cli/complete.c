/* tend complete: what the completion scripts ask while somebody types. */
#include <string.h>

#include "app/names.h"
#include "base/text.h"
#include "cli/command.h"

#include "base/ban.h"

static enum fault run(struct cli *cli, const struct args *args, struct error *err);

const struct command complete_command = {
    .name = "complete",
    .group = "About Tend",
    .summary = "Print the names that a beginning may grow into",
    .usage = "names [BEGINNING]",
    .about =
        "For completion in the shell. It never makes a practice, and prints nothing "
        "when there is none to read.",
    .examples = "tend complete names an  # Ana Ruiz",
    .words = WORDS_OTHER,
    .need = NEED_NOTHING,
    .hidden = true,
    .run = run,
};

static enum fault
run(struct cli *cli, const struct args *args, struct error *err) {
    struct strings names = {0};
    struct error ignored;
    const char *typed = args_word(args, 1);
    TRY(args_expect(args, cli->command, 1, 2, err));
    if (strcmp(args_word(args, 0), "names") != 0)
        return error_set(err, FAULT_USAGE, "tend complete knows names alone.");
    /* A message would stand in the middle of what is being typed. */
    if (app_names(cli->ctx, cli->path, typed ? typed : "", &names, &ignored) !=
        FAULT_NONE)
        return FAULT_NONE;
    for (size_t i = 0; i < names.count; i++) {
        const char *line = text_clean_line(cli->ctx, names.items[i]);
        if (line)
            fprintf(cli->out, "%s\n", line);
    }
    return FAULT_NONE;
}
