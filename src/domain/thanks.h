/*
 * Telling and thanking (METHOD R6): when thanks are owed, and how much a thank-you may
 * give away. That somebody became a client is confidential in itself, so that nothing
 * is told, not even that anybody got in touch, before the client has said yes.
 */
#ifndef DOMAIN_THANKS_H
#define DOMAIN_THANKS_H

#include "base/error.h"
#include "domain/plan.h"
#include "domain/state.h"

/* What a thank-you may tell the one who referred. */
enum tell {
    TELL_NOTHING,  /* thanks for their trust, and no more */
    TELL_IN_TOUCH, /* that whom they sent has been in touch */
    TELL_CAME,     /* that whom they sent has come */
};

/* All that a letter of thanks learns of referrals: no word that was kept about one. */
struct telling {
    enum tell tell;
    bool several; /* referrals are meant */
};

/* One that was received, and nobody has been thanked for. */
bool thanks_are_owed(const struct referral *referral);

/* Whether the client is still to be asked if the referrer may be told: while thanks are
 * owed, unless they never answered and so can't be asked. */
bool consent_is_open(const struct referral *referral);

/* What one thank-you for all of these may tell: no more than each of them allows. */
struct telling thanks_telling(const struct referrals *owed);

/* Those of `all` that thanks are owed for, oldest first. */
void thanks_owed(const void *ctx, const struct referrals *all, struct referrals *out);

/*
 * Says where the thanks stand; `day` is that of THANKS_DONE. INVALID names the field:
 * "thanks" for a referral that was given, "on" for a day before it came or after
 * `today`.
 */
MUST_CHECK enum fault thanks_set(struct referral *referral, enum thanks thanks,
                                 day_t day, day_t today, struct error *err);

/* INVALID, field "consent", for a referral that was given. */
MUST_CHECK enum fault consent_set(struct referral *referral, enum said consent,
                                  struct error *err);

/* Whether a touch can have been the thanks: not before the referral came. */
bool thanks_fit(const struct referral *referral, const struct touch *touch);

/* The touch was the thanks. */
void thanks_by_touch(struct referral *referral, const struct touch *touch);

/* They are owed again: the touch that they were isn't there any more. */
void thanks_again(struct referral *referral);

/*
 * How to thank somebody: by hand or in a letter, if the plan has these and they reach
 * them; else as suggest_method() has it. `history` holds their touches, newest first.
 */
enum method thanks_method(const struct plan *plan, const struct state *state,
                          const struct touches *history, day_t day);

/* "yes", "no", "not-asked" */
const char *consent_word(enum said consent);
/* "not asked", "unknown" and "?" are as good as "not-asked". */
bool consent_from_word(const char *word, enum said *out);
/* False for a word that is none of owed, done, not-appropriate. */
bool thanks_from_word(const char *word, enum thanks *out);

/* What to give with it, in a few words. */
const char *thanks_hint(void);

#endif
