/* What writing a touch down shares with giving thanks. */
#ifndef CLI_LOG_H
#define CLI_LOG_H

#include "cli/command.h"

/* Writes down the touch that the words tell, NAME [METHOD] [NOTE], with the options of
 * `tend log` as far as the command has them; as thanks (METHOD R6) when `thanks`. */
MUST_CHECK enum fault log_touch(struct cli *cli, const struct args *args, bool thanks,
                                struct error *err);

/* "bado-7 and keli-3" */
const char *log_codes(const struct cli *cli, const struct referrals *referrals);

#endif
