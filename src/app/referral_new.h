/* Entering a referral with whom it concerns, who may be somebody new. */
#ifndef APP_REFERRAL_NEW_H
#define APP_REFERRAL_NEW_H

#include "app/referral.h"

struct referral_new_request {
    struct referral referral; /* of that person, unless … */
    const char *new_name;     /* … somebody of that name is added with it */
    bool anyway;              /* even when somebody here seems to be the same */
};

struct referral_new_answer {
    struct referral_answer entered;
    bool added; /* the person as well */
};

/* Both in one change. CONFLICT, naming whom, when somebody here seems to be the same
 * person; INVALID as app_referral_add() has it, "who" for a name that can't be kept. */
MUST_CHECK enum fault app_referral_new(const void *ctx, const struct app *app,
                                       const struct referral_new_request *request,
                                       struct referral_new_answer *out,
                                       struct error *err);

#endif
