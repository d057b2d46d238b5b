/* Whether a referral fits what stands around it, for `tend doctor`. Forms see to that
 * when it is entered; this finds what another hand has done. */
#ifndef DOMAIN_LEDGER_CHECK_H
#define DOMAIN_LEDGER_CHECK_H

#include "base/error.h"
#include "domain/facts.h"

/*
 * `thanks` is the touch that its thanks are said to be, `from` the referral that it is
 * said to hand on; NULL when there is none. INVALID names the field: one of
 * referral_check(), "thanks", or "passed". That a day is still to come is nothing here,
 * for a practice may be looked at as of any day.
 */
MUST_CHECK enum fault ledger_check(const struct referral *referral,
                                   const struct touch *thanks,
                                   const struct referral *from, struct error *err);

#endif
