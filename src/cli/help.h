/* `tend help`, `tend --help` and `tend NAME --help`: pages made from the command table.
 */
#ifndef CLI_HELP_H
#define CLI_HELP_H

#include "cli/command.h"

void help_all(struct cli *cli);
void help_one(struct cli *cli, const struct command *command);

/* The groups of commands, in the order of the table: the first command of the group
 * behind that of `previous` (NULL: the first of all); NULL at the end. */
const struct command *help_next_group(const struct command *previous);

/* The sentence that says so, with the nearest command there is. */
MUST_CHECK enum fault help_no_command(const char *typed, struct error *err);

#endif
