/* The first lines that somebody sees on an empty practice. */
#ifndef CLI_WELCOME_H
#define CLI_WELCOME_H

#include "cli/command.h"

MUST_CHECK enum fault welcome(struct cli *cli, struct error *err);

#endif
