#include "cli/command.h"
#include "cli/print.h"

#include "base/ban.h"

void
help_overview(struct cli *cli) {
    for (size_t i = 0; commands[i]; i++)
        print_labelled(cli, 2, 12, commands[i]->name, "%s", commands[i]->summary);
}

void
help_command(struct cli *cli, const struct command *command) {
    print_line(cli, 0, STYLE_BOLD, "tend %s %s", command->name, command->usage);
    print_line(cli, 0, STYLE_PLAIN, "%s", command->about);
}
