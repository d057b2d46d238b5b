/* Telling and thanking on pages about something else. */
#ifndef WEB_THANKS_H
#define WEB_THANKS_H

#include <jansson.h>

#include "domain/facts.h"

struct request;

/* "bado-7 and keli-3"; NULL when there are none. */
const char *thanks_codes(const void *ctx, const struct referrals *referrals);

/*
 * Adds "telling" to the model of a referral, for the template referral_thanks: whether
 * the referrer may be told, and where the thanks stand, with the forms that change it.
 * `back` is where these go on to; a form that was refused shows what was typed. Of a
 * referral that was given it is null.
 */
void thanks_add_telling(const struct request *rq, json_t *m,
                        const struct referral *referral, const char *back);

/* Adds "thanks_owed" to a model, for the template thanks_owed: what is owed of all
 * their referrals; null when nothing is. */
void thanks_add_owed(const struct request *rq, json_t *m, const struct referrals *all,
                     const char *back);

#endif
