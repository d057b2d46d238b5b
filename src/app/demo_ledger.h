/* The ledger of the demo: what was sent and what came of it (METHOD R3, R5, R6). */
#ifndef APP_DEMO_LEDGER_H
#define APP_DEMO_LEDGER_H

#include "app/demo_maker.h"
#include "domain/referral.h"

/* One of the story, told in days before today and working days from step to step. */
struct demo_referral {
    int who;      /* by their place in demo_people[]; -1 ends a list */
    int days_ago; /* or the working day before that */
    int minute;   /* of that day */
    enum step reached;
    int after[3];    /* contacted, booked, seen */
    int ended_after; /* the last step; 0 when it did not end */
    enum referral_end ended_why;
    const char *about, *place, *how, *why, *outcome;
    enum said consent;
    enum thanks thanks;
    int passes_on; /* a referral given: days_ago of the one received, or 0 */
};

/* Each ends with -1. */
extern const struct demo_referral demo_received[];
extern const struct demo_referral demo_given[];

/* What was said with thanks, by how the client had answered; each ends with NULL. */
extern const char *const demo_thanks_open[];
extern const char *const demo_thanks_quiet[];

/* The day on which the first one of the story came from them or went to them, not
 * counting those that were entered as past; DAY_NONE without one. */
day_t demo_ledger_first(const struct demo_maker *m, int place);

/* Makes the ledger up; it is kept by demo_ledger_add() when the year is over. */
void demo_ledger_begin(struct demo_maker *m, int referrals);

/* Whom thanks are due on that day, and since longest; NULL when there is nobody. */
struct demo_person *demo_ledger_thanks(struct demo_maker *m, day_t day,
                                       bool (*is_free)(const struct demo_person *p,
                                                       day_t day));

/* What the touch of that day says when it thanks them; NULL when it doesn't. */
const char *demo_ledger_words(struct demo_maker *m, const struct demo_person *p,
                              day_t day);

/* Takes the touch for thanks, when any are due. */
void demo_ledger_thanked(struct demo_maker *m, const struct demo_person *p, day_t day,
                         int64_t touch_id);

MUST_CHECK enum fault demo_ledger_add(struct demo_maker *m, struct error *err);

/* What is known of colleagues and referrers, and how to refer (METHOD R2, R3, R4). */
MUST_CHECK enum fault demo_profiles_add(struct demo_maker *m, struct error *err);

#endif
