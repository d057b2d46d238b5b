#ifndef VIEW_REFERRAL_H
#define VIEW_REFERRAL_H

#include "app/referral.h"
#include "view/model.h"

/* {"id","code","direction","date","time","about",…,"step","person":{"id","name"}} */
json_t *view_referral(const struct referral *referral, const char *name);

#endif
