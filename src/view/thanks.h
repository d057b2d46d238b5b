/* Telling and thanking (METHOD R6) as models. */
#ifndef VIEW_THANKS_H
#define VIEW_THANKS_H

#include "app/thanks.h"
#include "view/model.h"

/* What thanks are owed for: {"referrals":[{"id","code","date","consent"}],"since",
 * "days","tells","ask"}; "tells" is false while a word of thanks gives nothing away,
 * "ask" is true while a client is to be asked. */
json_t *view_owed(const struct referrals *owed, day_t today);

/* {"people":[…],"total","from","more","owed","ask":[referral…],"thanked":[…]} */
json_t *view_thanks(const struct thanks_answer *answer);

/* {"ask":[referral…]} */
json_t *view_consents(const struct named_referrals *ask);

/* ["bado-7", …] */
json_t *view_codes(const struct referrals *referrals);

#endif
