/* The made-up practice, for looking around. */
#ifndef CLI_DEMO_H
#define CLI_DEMO_H

#include "cli/command.h"

/* Opens the demo at cli->path, making it when that is due, and says so on the first
 * lines (unless it is JSON that is wanted). */
MUST_CHECK enum fault demo_open(struct cli *cli, bool reset, struct error *err);

#endif
