#include "domain/ledger_check.h"

#include "domain/referral.h"

#include "base/ban.h"

static enum fault
check_thanks(const struct referral *r, const struct touch *touch, struct error *err) {
    bool done = r->thanks == THANKS_DONE;
    if (r->direction == REFERRAL_GIVEN && r->thanks != THANKS_NOT_SAID)
        return error_field(err, "thanks",
                           "It was given, so there is nobody to thank for it.");
    /* A sheet that was brought in may say that they were sent, but not when. */
    if (done && touch && r->thanked_day == DAY_NONE)
        return error_field(err, "thanks",
                           "They are done, but on no day: say when you thanked.");
    if (!done && (r->thanked_day != DAY_NONE || touch))
        return error_field(err, "thanks",
                           "A day or a touch is kept of them, but they aren't done: "
                           "say whether you have thanked.");
    if (done && r->thanked_day != DAY_NONE && r->thanked_day < r->day)
        return error_field(err, "thanks",
                           "They came before the referral: say when you thanked.");
    if (touch && touch->person_id != r->person_id)
        return error_field(err, "thanks",
                           "The touch that they are said to be was with somebody else: "
                           "say again that you have thanked.");
    return FAULT_NONE;
}

static enum fault
check_passed(const struct referral *r, const struct referral *from, struct error *err) {
    if (!from)
        return FAULT_NONE;
    if (r->direction != REFERRAL_GIVEN)
        return error_field(err, "passed",
                           "It was received, so it can't refer on another one.");
    if (from->direction != REFERRAL_RECEIVED)
        return error_field(err, "passed",
                           "It refers on a referral that you gave, not one that you "
                           "received.");
    if (from->day > r->day)
        return error_field(
            err, "passed",
            "It refers on a referral that came later: set one of the two "
            "days right.");
    return FAULT_NONE;
}

enum fault
ledger_check(const struct referral *r, const struct touch *thanks,
             const struct referral *from, struct error *err) {
    TRY(referral_check(r, DAY_MAX, err));
    TRY(check_thanks(r, thanks, err));
    return check_passed(r, from, err);
}
