/* Entering a referral with whom it concerns, who may be somebody new. */
#ifndef APP_REFERRAL_NEW_H
#define APP_REFERRAL_NEW_H

#include "app/referral.h"

struct referral_new_request {
    struct referral referral; /* of that person, unless … */
    const char *new_name;     /* … somebody of that name is added with it */
    bool anyway;              /* even when somebody here seems to be the same */
    bool sure;                /* its words name no client, though they look like it */
};

struct referral_new_answer {
    struct referral_answer entered;
    bool added; /* the person as well */
};

/* Whether its words stay general (METHOD R8): INVALID, naming the field, when one seems
 * to tell who a client is. `name` is the other one's, who may be named; what `before`
 * says already, or NULL, is not asked about again. */
MUST_CHECK enum fault app_referral_general(const void *ctx,
                                           const struct referral *referral,
                                           const struct referral *before,
                                           const char *name, struct error *err);

/* Both in one change. CONFLICT, naming whom, when somebody here seems to be the same
 * person; INVALID as app_referral_add() has it, "who" for a name that can't be kept,
 * and as app_referral_general() has it unless `sure`. */
MUST_CHECK enum fault app_referral_new(const void *ctx, const struct app *app,
                                       const struct referral_new_request *request,
                                       struct referral_new_answer *out,
                                       struct error *err);

#endif
