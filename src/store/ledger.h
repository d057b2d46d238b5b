/* The ledger of referrals, out of the store (METHOD R3). Strings under the ctx given.
 */
#ifndef STORE_LEDGER_H
#define STORE_LEDGER_H

#include "domain/facts.h"
#include "store/store.h"

struct named_referral {
    struct referral referral;
    const char *name; /* of the person */
};
struct named_referrals ARRAY(struct named_referral);

/* The ledger, newest first; one person's when person_id is not 0. */
MUST_CHECK enum fault ledger_load(const void *ctx, struct store *st, int64_t person_id,
                                  struct named_referrals *out, struct error *err);

/* Received ones that are followed: without a first answer, oldest first; answered on or
 * before a day and not booked, longest ago first (METHOD R5). */
MUST_CHECK enum fault ledger_unanswered(const void *ctx, struct store *st,
                                        struct named_referrals *out, struct error *err);
MUST_CHECK enum fault ledger_unbooked(const void *ctx, struct store *st, day_t answered,
                                      struct named_referrals *out, struct error *err);

/* Those received on or after a day, followed or not, oldest first. */
MUST_CHECK enum fault ledger_received_since(const void *ctx, struct store *st,
                                            day_t since, struct named_referrals *out,
                                            struct error *err);

/* Those that thanks are owed for, oldest first (METHOD R6). */
MUST_CHECK enum fault ledger_thanks(const void *ctx, struct store *st,
                                    struct named_referrals *out, struct error *err);

/* Those that thanks were given for since a day, newest first, at most `limit`. */
MUST_CHECK enum fault ledger_thanked(const void *ctx, struct store *st, day_t since,
                                     int limit, struct named_referrals *out,
                                     struct error *err);

/* The id of the referral with that code; 0 when there is none. */
MUST_CHECK enum fault ledger_by_code(struct store *st, const char *code, int64_t *out,
                                     struct error *err);

#endif
