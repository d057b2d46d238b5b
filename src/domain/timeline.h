/* All that happened with somebody, and what is planned, in one line of time. */
#ifndef DOMAIN_TIMELINE_H
#define DOMAIN_TIMELINE_H

#include "domain/facts.h"

/* Of two on one day, the one further down happened first. */
enum moment_kind {
    MOMENT_PLANNED, /* a reach-out that is to come */
    MOMENT_LET_GO,
    MOMENT_MOVED,   /* a reach-out that was put off */
    MOMENT_DROPPED, /* a reach-out that was given up */
    MOMENT_REFERRAL,
    MOMENT_CARD,      /* put on the list of cards to write */
    MOMENT_CARD_SENT, /* written without a touch that tells of it */
    MOMENT_TOUCH,
    MOMENT_COMPLETED, /* an import brought more of them */
    MOMENT_IMPORTED,  /* an import brought them */
    MOMENT_ADDED,
    MOMENT_KIND_COUNT,
};

const char *moment_word(enum moment_kind kind); /* "touch", "let-go" … */

struct moment {
    enum moment_kind kind;
    day_t day; /* of what is moved or dropped: when that was, as far as is known */
    const struct touch *touch;         /* MOMENT_TOUCH */
    const struct reach_out *reach_out; /* planned, moved, dropped; of a touch, the one
                                          that it did or overtook, or NULL */
    const struct referral *referral;
    const struct card *card; /* also of the touch that it was sent with */
    const char *text;        /* the file of an import, why they were let go; or NULL */
};
struct moments ARRAY(struct moment);

/* An import that somebody came with or gained from. */
struct brought {
    day_t day;
    const char *file;
    enum import_outcome outcome;
};
struct broughts ARRAY(struct brought);

struct timeline_of {
    day_t today;
    const struct person *person;
    const struct touches *touches;
    const struct reach_outs *reach_outs; /* all of them, whatever became of them */
    const struct referrals *referrals;
    const struct cards *cards;
    const struct broughts *imports;
};

/* Newest first; points into what it was made of. */
struct moments timeline_make(const void *ctx, const struct timeline_of *of);

#endif
