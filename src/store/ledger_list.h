/* The ledger, filtered, sorted, counted and summed by the engine (METHOD R3). */
#ifndef STORE_LEDGER_LIST_H
#define STORE_LEDGER_LIST_H

#include "domain/ledger.h"
#include "store/ledger.h"

/* How many, each way. */
struct ledger_count {
    int received, given;
};

/* The whole ledger at a glance. */
struct ledger_totals {
    struct ledger_count all, year, open;
    int owed; /* thanks */
};

/* Value of business, in hundredths, by way and currency. */
struct ledger_sum {
    enum referral_direction direction;
    const char *currency;
    int64_t amount;
    int count; /* of referrals that have one */
};
struct ledger_sums ARRAY(struct ledger_sum);

/* A word that was used, and how often. */
struct used_word {
    const char *word;
    int count;
};
struct used_words ARRAY(struct used_word);

/* What of a referral was typed in words. */
enum ledger_text { LEDGER_ABOUT, LEDGER_PLACE, LEDGER_HOW, LEDGER_WHY };

/*
 * A page of what the filters leave, in the order asked for. `words` is left aside here:
 * `among` (or NULL for all) are the only ones considered.
 */
MUST_CHECK enum fault ledger_page(const void *ctx, struct store *st,
                                  const struct ledger_request *request,
                                  const struct ids *among, struct named_referrals *out,
                                  struct error *err);

/* How many the filters leave, and what they sum up to; offset and limit don't matter.
 */
MUST_CHECK enum fault ledger_count(const void *ctx, struct store *st,
                                   const struct ledger_request *request,
                                   const struct ids *among, struct ledger_count *out,
                                   struct error *err);
MUST_CHECK enum fault ledger_sum(const void *ctx, struct store *st,
                                 const struct ledger_request *request,
                                 const struct ids *among, const char *currency,
                                 struct ledger_sums *out, struct error *err);

/* `year` is the first day of the year. */
MUST_CHECK enum fault ledger_totals(struct store *st, day_t year,
                                    struct ledger_totals *out, struct error *err);

/* What was used before, the most usual first: in the last thousand referrals, or in all
 * of them. */
MUST_CHECK enum fault ledger_used(const void *ctx, struct store *st,
                                  enum ledger_text text, bool all,
                                  struct used_words *out, struct error *err);

/* Those whose words begin as each of these (folded), in it or in the person's name or
 * work; in order of id. */
MUST_CHECK enum fault ledger_search(const void *ctx, struct store *st,
                                    const struct strings *words, struct ids *out,
                                    struct error *err);

/* Those whose code begins so, in order of code, at most `limit`. */
MUST_CHECK enum fault ledger_by_prefix(const void *ctx, struct store *st,
                                       const char *prefix, int limit, struct ids *out,
                                       struct error *err);

/* These, in their order; what isn't there any more is left out. */
MUST_CHECK enum fault ledger_rows(const void *ctx, struct store *st,
                                  const struct ids *ids, struct named_referrals *out,
                                  struct error *err);

#endif
