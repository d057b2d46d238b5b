/* What waits for a first answer, on top of `tend today` (METHOD R5). */
#ifndef CLI_CLOCKS_H
#define CLI_CLOCKS_H

#include <jansson.h>

#include "cli/command.h"

/* Of the model of today; nothing when nothing waits. */
void show_clocks(struct cli *cli, const json_t *model);

#endif
