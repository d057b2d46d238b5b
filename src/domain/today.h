/*
 * Whom to reach out to today, in an order that can be read aloud:
 *
 *   1. thanks that are owed for a referral, the longest owed first (METHOD R6)
 *   2. what was promised for today, the oldest promise first
 *   3. dated facts: a birthday, the graduation (P8)
 *   4. reach-outs that are due, the longest overdue first (P7)
 *   5. who meets two or three of N3 and has waited longest by their own rhythm
 *   6. those followed before new names, again the longest waiting first (N1, N2)
 *   7. new names that can be reached: those somebody introduced or whose role is known,
 * then those whose work is known, then the rest (N2, P2)
 *
 * Only those who can be reached, but for thanks, a promise or a day that was set: these
 * are not lost for want of an address (P2).
 *
 * Nobody who was put off comes before their day; nobody skipped comes back the same
 * day; nobody touched today is named again.
 */
#ifndef DOMAIN_TODAY_H
#define DOMAIN_TODAY_H

#include "domain/calendar.h"
#include "domain/state.h"

enum tier {
    TIER_THANKS,
    TIER_PROMISED,
    TIER_DATED,
    TIER_DUE,
    TIER_TWO_OF_THREE,
    TIER_FOLLOWED,
    TIER_NEW,
    TIER_NONE, /* not for today */
};

/* Somebody who might be named. */
struct candidate {
    struct state state;
    day_t event_day; /* of the nearest dated fact, or DAY_NONE */
    bool skipped;    /* today */
    /* filled by today_order(): */
    enum tier tier;
    day_t waiting_since; /* the smaller, the sooner within a tier */
};

struct candidates ARRAY(struct candidate);

/* The days whose dated facts belong to `day`: day itself and the days of rest right
 * after it, so that a birthday on Sunday is not forgotten. */
day_t today_events_until(const struct calendar *cal, day_t day);

/*
 * Gives every candidate its tier and puts them in order; those not for today go, and so
 * do second mentions of one person.
 */
void today_order(struct candidates *candidates, const struct plan *plan, int people,
                 day_t day);

/*
 * How many of the ordered candidates to name (METHOD P3, P11): what is missing to the
 * day's number; more, up to the day's most, when tiers 1 to 4 ask for it; `more` on
 * top, as the user asked. Never more than there are.
 */
size_t today_room(const struct candidates *ordered, const struct plan *plan, int done,
                  int more);

#endif
