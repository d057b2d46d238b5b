/* tend referral, in several files: what it shows, what it does with one, and how one is
 * corrected. */
#ifndef CLI_REFERRAL_H
#define CLI_REFERRAL_H

#include "app/ledger.h"
#include "app/referral.h"
#include "cli/command.h"

/* What can be done with the referral that stands in the first word. */
enum referral_act {
    ACT_NONE,
    ACT_STEP, /* contacted, booked, seen, ended */
    ACT_BACK,
    ACT_EDIT,
    ACT_REMOVE,
    ACT_HAND_ON, /* to NAME */
};

enum referral_act referral_act_from_word(const char *word);

/* Does it. */
MUST_CHECK enum fault referral_do(struct cli *cli, const struct args *args,
                                  enum referral_act act, int64_t id, struct error *err);

/* CODE edit --about … */
MUST_CHECK enum fault referral_edit(struct cli *cli, const struct args *args,
                                    int64_t id, struct error *err);

/* One with all that belongs to it, or as JSON. */
MUST_CHECK enum fault referral_show(struct cli *cli, int64_t id, struct error *err);

/* The same after something was done: one line, or as JSON. */
MUST_CHECK enum fault referral_said(struct cli *cli, int64_t id, const char *said,
                                    struct error *err);

/* The part of the ledger that was asked for: a table, comma-separated values when
 * `csv`, or JSON; `nothing` is said when there are none. */
MUST_CHECK enum fault referral_list(struct cli *cli,
                                    const struct ledger_request *request, bool csv,
                                    const char *nothing, struct error *err);

/* Fails when an option was given that is not among `names`, divided by blanks. */
MUST_CHECK enum fault referral_only(struct cli *cli, const struct args *args,
                                    const char *names, struct error *err);

/* --on and --at: that day, today when it isn't given; the minute is now, or not known
 * (0) on another day, unless given. */
MUST_CHECK enum fault referral_when(struct cli *cli, const struct args *args,
                                    day_t *day, int *minute, struct error *err);

/* Unless --sure was given, its words must stay general: app_referral_general(). */
MUST_CHECK enum fault referral_general(struct cli *cli, const struct args *args,
                                       const struct referral *referral,
                                       const struct referral *before, const char *name,
                                       struct error *err);

#endif
