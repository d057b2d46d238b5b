/* tend redo */
#include "cli/print.h"
#include "cli/undo.h"

#include "base/ban.h"

static enum fault run(struct cli *cli, const struct args *args, struct error *err);

const struct command redo_command = {
    .name = "redo",
    .group = "Looking after it",
    .summary = "Bring again what was taken back",
    .usage = "",
    .about = "Brings again the change that `tend undo` (or `tend import --undo`) took "
             "back last. Again brings the one before it, until all is as it was. Once "
             "you do something new, what was taken back stays so.",
    .examples = "tend redo  # the undo was a slip",
    .need = NEED_EXISTING,
    .json = true,
    .run = run,
};

static enum fault
run(struct cli *cli, const struct args *args, struct error *err) {
    struct undo_answer answer;
    TRY(args_expect(args, cli->command, 0, 0, err));
    TRY(app_redo(cli->ctx, &cli->app, &answer, err));
    TRY(undo_show(cli, &answer, "Brought again", err));
    if (!cli->json && answer.more)
        print_line(cli, 0, STYLE_DIM, "There is more to bring again: `tend redo`.");
    return FAULT_NONE;
}
