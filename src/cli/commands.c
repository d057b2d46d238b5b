/* The table of commands, in the order that the overview shows them. */
#include <string.h>

#include "cli/command.h"

#include "base/ban.h"

extern const struct command complete_command, completion_command, help_command,
    log_command, today_command, version_command;

const struct command *const commands[] = {
    &today_command,   &log_command,      &help_command, &completion_command,
    &version_command, &complete_command, NULL,
};

const struct command *
command_by_name(const char *name) {
    for (size_t i = 0; commands[i]; i++)
        if (strcmp(commands[i]->name, name) == 0)
            return commands[i];
    return NULL;
}
