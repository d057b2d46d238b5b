/* What the pages about the ledger have in common. */
#ifndef WEB_LEDGER_H
#define WEB_LEDGER_H

#include "app/ledger.h"
#include "web/page.h"

#define LEDGER_ROWS 50 /* of a page */

/* "/referrals?…" with one word set otherwise, or LEDGER_WORD_COUNT for as they are. */
const char *ledger_href(const void *ctx, const struct ledger_words *words,
                        enum ledger_word word, const char *value);

/* For the eye, into the model of a referral: "path", "step_label", "step_badge",
 * "step_day", "ended_label", "value". */
void ledger_dress_row(const void *ctx, json_t *m, const struct referral *referral,
                      const char *currency);

/* The fields that filter, the chips of those that are set, the columns, the rows. */
void ledger_dress(const struct request *rq, json_t *m, const struct ledger_words *words,
                  const struct ledger_request *request,
                  const struct ledger_answer *answer);

#endif
