/* What is known of people, and how the ledger stands with them (METHOD R2, R3), out of
 * the store. Strings under the ctx given. */
#ifndef STORE_PROFILE_H
#define STORE_PROFILE_H

#include "domain/balance.h"
#include "domain/colleague.h"
#include "store/store.h"

/* Somebody's profile; id 0 when nothing is written down. */
MUST_CHECK enum fault profile_load(const void *ctx, struct store *st, int64_t person_id,
                                   struct profile *out, struct error *err);

/* Everybody on the list, in order of id. */
MUST_CHECK enum fault profile_potentials(const void *ctx, struct store *st,
                                         struct potentials *out, struct error *err);

/* The same, with how best to refer to them; with where they are when `addresses`. Those
 * alone whose ids are among `among` (in order), unless that is NULL. */
MUST_CHECK enum fault profile_colleagues(const void *ctx, struct store *st,
                                         const struct ids *among, bool addresses,
                                         struct colleagues *out, struct error *err);

/* Everybody with referrals, on the list or not, in no order. */
MUST_CHECK enum fault profile_balances(const void *ctx, struct store *st,
                                       day_t year_begins, struct balances *out,
                                       struct error *err);

#endif
