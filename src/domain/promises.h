/*
 * Follow-through promised and kept (METHOD R7): of what was promised for a day
 * (reach-outs with a promise), how much was done by then.
 *
 * A promise is kept by a touch on its day, late by one after it. One that was put off
 * counts once, by the day it was put off to. Those whose day has not come say nothing
 * yet and are not among those that the shares are of; what was dropped is.
 */
#ifndef DOMAIN_PROMISES_H
#define DOMAIN_PROMISES_H

#include "domain/facts.h"
#include "domain/proportion.h"

struct promises {
    int made; /* all of these, put off ones once */
    int kept, late, dropped;
    int overdue;                  /* open, and their day is over */
    int open;                     /* open, and their day is to come (or is today) */
    int put_off;                  /* how often one was moved to another day */
    struct proportion kept_share; /* in time, of those whose day has come */
    struct proportion done_share; /* in time or late */
};

/* Counts one reach-out that carries a promise; `touched` is the day of the touch that
 * fulfilled it, DAY_NONE when it is not known. */
void promises_add(struct promises *promises, enum reach_out_state state, day_t day,
                  day_t touched, day_t today);

/* Works out the shares, when all are counted. */
void promises_end(struct promises *promises);

#endif
