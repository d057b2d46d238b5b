/* What the pages about one referral have in common. */
#ifndef WEB_REFERRAL_H
#define WEB_REFERRAL_H

#include "app/referral.h"
#include "web/page.h"

/* Where the page of a referral is: "/referrals/7". */
const char *referral_path(const struct request *rq, int64_t id);

/* Whether it was said that the words of the form name no client: by a program, or by
 * saving once more what was asked about; and what the form carries for that. */
bool referral_is_sure(const struct request *rq);
void referral_add_sure(const struct request *rq, json_t *m);

#endif
