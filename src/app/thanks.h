/* Telling and thanking (METHOD R6): who is owed thanks, how, and what may be told. */
#ifndef APP_THANKS_H
#define APP_THANKS_H

#include "app/draft.h"
#include "app/referral.h"
#include "domain/thanks.h"

/* Somebody to thank. */
struct to_thank {
    struct record record;
    struct state state;
    struct referrals owed; /* oldest first; never empty */
    enum method method;    /* METHOD_NONE: nothing reaches them */
    struct means_list means;
    struct letter letter;
    day_t later;    /* put off until then, or DAY_NONE */
    day_t card_day; /* since when they stand on the list of cards, or DAY_NONE */
};

struct thanks_request {
    int from, limit; /* of the people */
};

struct thanks_answer {
    day_t today;
    struct ARRAY(struct to_thank) people; /* the longest owed first; not the drafts
                                             alone: those let go as well */
    int total, from;                      /* people in all; `people` begins with */
    int owed;                             /* referrals that thanks are owed for */
    struct named_referrals ask;           /* the client is to be asked, oldest first */
    struct named_referrals thanked;       /* lately, newest first */
};

MUST_CHECK enum fault app_thanks(const void *ctx, const struct app *app,
                                 const struct thanks_request *request,
                                 struct thanks_answer *out, struct error *err);

/* Those to ask whether the referrer may be told, oldest first. */
MUST_CHECK enum fault app_consents(const void *ctx, const struct app *app,
                                   struct named_referrals *out, struct error *err);

/* Says where the thanks for a referral stand; see thanks_set(). */
MUST_CHECK enum fault app_thanks_set(const void *ctx, const struct app *app, int64_t id,
                                     enum thanks thanks, day_t day,
                                     struct referral_answer *out, struct error *err);

/* Whether the referrer may be told; see consent_set(). */
MUST_CHECK enum fault app_consent_set(const void *ctx, const struct app *app,
                                      int64_t id, enum said consent,
                                      struct referral_answer *out, struct error *err);

/* --- inside an open transaction ------------------------------------------------------
 */

/* The referrals of somebody that thanks are owed for, oldest first. */
MUST_CHECK enum fault thanks_load(const void *ctx, const struct app *app,
                                  int64_t person_id, struct referrals *out,
                                  struct error *err);

/* The touch was the thanks for all that it fits; INVALID, field "thanks", when there
 * is none. */
MUST_CHECK enum fault thanks_settle(const void *ctx, const struct app *app,
                                    const struct touch *touch, const char *name,
                                    struct referrals *out, struct error *err);

/* The touch has another day, or (`gone`) is to be taken out: thanks that it can't have
 * been are owed again, and added to `out`. */
MUST_CHECK enum fault thanks_follow(const void *ctx, const struct app *app,
                                    const struct touch *touch, bool gone,
                                    struct referrals *out, struct error *err);

#endif
