/* Manual pages in roff, man(7) macros, made from the command table. */
#ifndef CLI_MAN_H
#define CLI_MAN_H

#include "cli/command.h"

/* tend-NAME(1); tend(1) when command is NULL. */
void man_page(FILE *out, const struct command *command);

/* All of them as `folder`/tend.1, tend-NAME.1 …; the folder is made when it is not
 * there. Each file is replaced whole. */
MUST_CHECK enum fault man_write_all(const char *folder, struct error *err);

#endif
