/*
 * What becomes of a referral (METHOD R5): received -> contacted -> booked -> seen, or
 * ended with a reason. The step is told from its days alone, so that none is reached
 * without its date. A referral given goes the same way at the colleague's.
 */
#ifndef DOMAIN_REFERRAL_H
#define DOMAIN_REFERRAL_H

#include "base/error.h"
#include "domain/facts.h"

enum step {
    STEP_RECEIVED, /* or given */
    STEP_CONTACTED,
    STEP_BOOKED,
    STEP_SEEN,
    STEP_ENDED,
    STEP_COUNT,
    STEP_UNKNOWN = -1, /* entered as past: what became of it isn't recorded */
};

/* "received", "contacted", "booked", "seen", "ended"; "unknown" */
const char *step_word(enum step step);
/* "given" counts as received; false for anything else. */
bool step_from_word(const char *word, enum step *out);

/* "not-a-fit", "not a fit", "fit"; "no-answer"; "referred-on", "on"; "other"; false for
 * anything else. */
bool referral_end_from_word(const char *word, enum referral_end *out);

enum step referral_step(const struct referral *referral);

/* The day of a step, DAY_NONE while it isn't reached. */
day_t referral_step_day(const struct referral *referral, enum step step);

/* Followed, and neither seen nor ended. */
bool referral_is_open(const struct referral *referral);

/* A blank referral of that day: nothing is known, thanks included. */
struct referral referral_new(int64_t person_id, enum referral_direction direction,
                             day_t day);

/* How long ago a referral may have come and still be followed from the beginning, and
 * be one that thanks are owed for (METHOD R5, R6, P11): older ones are history. */
#define REFERRAL_FRESH_DAYS 21

/* Sets `followed` and `thanks` as fits a referral that was just entered: recent ones
 * are followed; thanks for a received one are owed, unless that was said already. */
void referral_begin(struct referral *referral, day_t today);

/*
 * Takes the referral to a later step on a day; steps in between are taken on the same
 * day, unless they have one. `minute` is of the day, for the first answer, or 0. `why`
 * is needed for STEP_ENDED alone. INVALID names the field: "step" when it is there
 * already, has gone further or came to an end; "on" before the step before it, or
 * after `today`; "at" for a first answer before it came; "why".
 */
MUST_CHECK enum fault referral_take(struct referral *referral, enum step step,
                                    day_t day, int minute, enum referral_end why,
                                    day_t today, struct error *err);

/* One step back; INVALID at the first. */
MUST_CHECK enum fault referral_back(struct referral *referral, struct error *err);

/* Whether its days and times are in order, none after `today`, no step without the one
 * before it, and what belongs together is there; INVALID names the field. */
MUST_CHECK enum fault referral_check(const struct referral *referral, day_t today,
                                     struct error *err);

#endif
