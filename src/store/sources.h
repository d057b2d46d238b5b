/* What sources, partners and promises are reckoned from, out of the store (METHOD R1,
 * R7). */
#ifndef STORE_SOURCES_H
#define STORE_SOURCES_H

#include "domain/facts.h"
#include "domain/promises.h"
#include "domain/sources.h"
#include "store/store.h"

/* Counts the referrals of a direction in from..to. */
MUST_CHECK enum fault sources_load(const void *ctx, struct store *st,
                                   enum referral_direction direction, day_t from,
                                   day_t to, struct sources *into, struct error *err);

/* The days of the referrals of one person stand next to each other. */
struct days_of {
    int64_t person_id;
    size_t first, count; /* in `days` */
    bool active;         /* on the list */
};
struct ledger_days {
    struct ARRAY(day_t) days; /* in ascending order within a person */
    struct ARRAY(struct days_of) people;
};

/* All of a direction up to `to`. */
MUST_CHECK enum fault sources_days(const void *ctx, struct store *st,
                                   enum referral_direction direction, day_t to,
                                   struct ledger_days *out, struct error *err);

struct days_list ARRAY(day_t);

/* Those of one person alone, in ascending order. */
MUST_CHECK enum fault sources_days_of(const void *ctx, struct store *st,
                                      enum referral_direction direction,
                                      int64_t person_id, day_t to,
                                      struct days_list *out, struct error *err);

/* What was promised for `from` or a later day. */
MUST_CHECK enum fault sources_promises(struct store *st, day_t from, day_t today,
                                       struct promises *out, struct error *err);

#endif
