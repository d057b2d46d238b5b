/* What the pages about one referral have in common. */
#ifndef WEB_REFERRAL_H
#define WEB_REFERRAL_H

#include "app/referral.h"
#include "web/page.h"

/* Where the page of a referral is: "/referrals/7". */
const char *referral_path(const struct request *rq, int64_t id);

#endif
