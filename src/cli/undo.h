/* What undo and redo tell. */
#ifndef CLI_UNDO_H
#define CLI_UNDO_H

#include "app/undo.h"
#include "cli/command.h"

/* Prints the answer; `what` says what was done with the change: "Taken back". */
MUST_CHECK enum fault undo_show(struct cli *cli, const struct undo_answer *answer,
                                const char *what, struct error *err);

#endif
