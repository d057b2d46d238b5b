/* The ledger: entering referrals and what becomes of them (METHOD R3, R5, R8). */
#ifndef APP_REFERRAL_H
#define APP_REFERRAL_H

#include "app/app.h"
#include "domain/answer.h"
#include "domain/referral.h"
#include "store/ledger.h"

struct referral_answer {
    struct referral referral;
    const char *name; /* of the person */
    bool changed;     /* false: it was so before */
};

/* Enters a referral; the code is made here, `followed` and `thanks` as
 * referral_begin() has it. INVALID for days that are not in order. */
MUST_CHECK enum fault app_referral_add(const void *ctx, const struct app *app,
                                       const struct referral *referral,
                                       struct referral_answer *out, struct error *err);

/* Enters one in a change that is open already, and says nothing in the journal. */
MUST_CHECK enum fault app_referral_enter(const void *ctx, const struct app *app,
                                         struct referral *referral, struct error *err);

/* In an open transaction: one referral as it stands, and the id behind what was typed;
 * see app_referral() and app_referral_find(). */
MUST_CHECK enum fault referral_load(const void *ctx, const struct app *app, int64_t id,
                                    struct referral_answer *out, struct error *err);
MUST_CHECK enum fault referral_find(const void *ctx, const struct app *app,
                                    const char *text, int64_t *out, struct error *err);

/* One referral as it stands. */
MUST_CHECK enum fault app_referral(const void *ctx, const struct app *app, int64_t id,
                                   struct referral_answer *out, struct error *err);

/* One with all that belongs to it. */
struct referral_whole {
    struct referral_answer it;
    struct answer answer;          /* the clock of the first answer (METHOD R5) */
    int hangs;                     /* answer_hangs() */
    struct named_referrals passed; /* those given that hand it on */
    const char *passed_from;       /* the code of the one that it hands on, or NULL */
    struct plan plan;              /* of today */
};

MUST_CHECK enum fault app_referral_whole(const void *ctx, const struct app *app,
                                         int64_t id, struct referral_whole *out,
                                         struct error *err);

/* The id behind "bado-7", its beginning as far as only one has it, or a number (#12 or
 * 12 is its id); NOT_FOUND otherwise, or INVALID, field "code", when several have it.
 */
MUST_CHECK enum fault app_referral_find(const void *ctx, const struct app *app,
                                        const char *text, int64_t *out,
                                        struct error *err);

/* Takes it to a step; see referral_take(). Nothing changes when it came there on that
 * day already. */
MUST_CHECK enum fault app_referral_step(const void *ctx, const struct app *app,
                                        int64_t id, enum step step, day_t day,
                                        int minute, enum referral_end why,
                                        struct referral_answer *out, struct error *err);

/*
 * Refers on: enters a referral given to that person which hands on the one received,
 * and ends that one as referred on, unless it was ended so before. `given` says whom to
 * (person_id), the day and minute of it; what it is about is taken over when `about` is
 * NULL. `*passed` is what was entered.
 */
MUST_CHECK enum fault app_referral_hand_on(const void *ctx, const struct app *app,
                                           int64_t id, const struct referral *given,
                                           struct referral_answer *out,
                                           struct referral_answer *passed,
                                           struct error *err);

/* One step back. */
MUST_CHECK enum fault app_referral_back(const void *ctx, const struct app *app,
                                        int64_t id, struct referral_answer *out,
                                        struct error *err);

/* Makes it as given, all but its code; see referral_check(). INVALID, field "on", when
 * it would come after its thanks, or after what hands it on. */
MUST_CHECK enum fault app_referral_edit(const void *ctx, const struct app *app,
                                        const struct referral *referral,
                                        struct referral_answer *out, struct error *err);

/* Takes it out of the ledger, as if it had never been. */
MUST_CHECK enum fault app_referral_remove(const void *ctx, const struct app *app,
                                          int64_t id, struct referral_answer *out,
                                          struct error *err);

#endif
