/* tend version */
#include "cli/command.h"
#include "cli/print.h"
#include "view/model.h"

#include "base/ban.h"

static enum fault run(struct cli *cli, const struct args *args, struct error *err);

const struct command version_command = {
    .name = "version",
    .group = "About Tend",
    .summary = "Show the version",
    .usage = "",
    .about = "Shows which version of Tend this is.",
    .examples = "tend version  # or tend --version",
    .need = NEED_NOTHING,
    .json = true,
    .run = run,
};

static enum fault
run(struct cli *cli, const struct args *args, struct error *err) {
    TRY(args_expect(args, cli->command, 0, 0, err));
    if (!cli->json) {
        print_line(cli, 0, STYLE_PLAIN, "tend %s", TEND_VERSION);
        return FAULT_NONE;
    }
    json_t *m = json_object();
    model_text(m, "version", TEND_VERSION);
    return print_json(cli, m, err);
}
