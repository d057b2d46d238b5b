/* tend import --review: asks about each record that may be somebody here. */
#ifndef CLI_IMPORT_ASK_H
#define CLI_IMPORT_ASK_H

#include "app/import.h"
#include "cli/command.h"

/* What the user decides, for an import that would be as `request`. USAGE when there is
 * nobody to ask. */
MUST_CHECK enum fault import_ask(struct cli *cli, const struct import_request *request,
                                 struct import_choices *out, struct error *err);

#endif
