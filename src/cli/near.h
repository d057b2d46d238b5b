/* "Did you mean …?" for commands and options. */
#ifndef CLI_NEAR_H
#define CLI_NEAR_H

#include "cli/command.h"

/* The command that was probably meant by `typed`, or NULL when none is near. */
const struct command *near_command(const char *typed);

/* The same for a long option of `command` (may be NULL) or of all commands; without
 * dashes. */
const char *near_option(const struct command *command, const char *typed);

#endif
