/*
 * Answer at once (METHOD R5): each referral received starts a clock. The first answer
 * to the client is due within the plan's limit, in working hours: outside of them, on
 * rest days and in pauses the clock stands still.
 *
 * The limit is the one of the plan under which the referral came: so many working days,
 * each as long as the working hours of that day. Every day then counts by the plan that
 * is in force on it.
 *
 * A referral whose time isn't known counts from the beginning of its day's working
 * hours, so that nobody waits longer than was promised. What an answer took is reckoned
 * in whole days when either time isn't known: neither better nor worse than it was.
 */
#ifndef DOMAIN_ANSWER_H
#define DOMAIN_ANSWER_H

#include "domain/calendar.h"

/* By the clock on the wall: a minute of a day, 0..1440. */
struct wall_time {
    day_t day;
    int minute;
};

enum answer_state {
    ANSWER_NONE,    /* nothing to answer, or it ended before an answer */
    ANSWER_RUNNING, /* not answered yet */
    ANSWER_GIVEN,
};

struct answer {
    enum answer_state state;
    struct wall_time due;
    int day_minutes; /* of a working day, when it came */
    int limit;       /* working minutes until it is due */
    int used;        /* of them, until the answer or until now */
    bool by_days;    /* a time isn't known: given in whole days */
    bool stands;     /* it runs, but not at this moment */
};

/* Working minutes from one moment to another; 0 when the other isn't later. */
int answer_minutes(const struct calendar *cal, struct wall_time from,
                   struct wall_time to);

/* Whether the moment is in working hours. */
bool answer_time_runs(const struct calendar *cal, struct wall_time now);

/* The next moment that is in working hours: now, when it is. */
struct wall_time answer_goes_on(const struct calendar *cal, struct wall_time now);

/* The clock of a referral: running for one received that is followed and has no step
 * yet, given for one with its first answer. */
struct answer answer_of(const struct calendar *cal, const struct referral *referral,
                        struct wall_time now);

/* Working minutes until it is due; below 0 when it is over. */
int answer_left(const struct answer *answer);

/* A referral that was answered and hangs: the working days since then, when they are
 * ANSWER_HANGS_DAYS or more and nothing is booked; else 0. */
#define ANSWER_HANGS_DAYS 5
int answer_hangs(const struct calendar *cal, const struct referral *referral,
                 day_t today);

/* "40 minutes", "2 working hours", "a working day", "3 working days": what is whole of
 * it. */
char *answer_span(const void *ctx, int minutes, int day_minutes);

/* The same to the minute, as what an answer took: "2 h 40 min", "1 working day 3 h". */
char *answer_length(const void *ctx, int minutes, int day_minutes);

/* "2 working hours left", "due now", "a working day over", "answered after 2 h". NULL
 * for ANSWER_NONE. */
char *answer_says(const void *ctx, const struct answer *answer);

/* How fast answers were, of referrals that came in one month or in all. */
struct answer_sum {
    day_t month;  /* its first day */
    int answered; /* those with a first answer */
    int within;   /* … within the limit */
    int overdue;  /* not answered, and over the limit already */
    int by_days;  /* … answered, of which a time isn't known */
    int median;   /* working minutes of those answered */
};
struct answer_sums ARRAY(struct answer_sum);

struct answer_record {
    struct answer_sum all;
    struct answer_sums months; /* the oldest first, none left out */
    int waiting;               /* neither answered nor over the limit */
    int unanswered;            /* ended before an answer: they count nowhere else */
    int day_minutes, limit;    /* as of today */
};

/* Of the referrals received in the last `months` months, today's among them. One whose
 * steps all stand on the day it came, without a time, was written down afterwards and
 * tells nothing: it is left out. */
struct answer_record answer_record(const void *ctx, const struct calendar *cal,
                                   const struct referrals *referrals,
                                   struct wall_time now, int months);

#endif
