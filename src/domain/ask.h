/*
 * Asking somebody to refer (METHOD R4, P6): what speaks for it now and what against,
 * each with what is recorded, and what the two come to. It informs; the user decides.
 */
#ifndef DOMAIN_ASK_H
#define DOMAIN_ASK_H

#include "domain/facts.h"
#include "domain/plan.h"
#include "domain/state.h"

/* For so long something counts as lately. */
#define ASK_OUTCOME_DAYS 30 /* a client of theirs was seen */
#define ASK_GAVE_DAYS 60    /* you gave them something */

enum ask_sign_kind {
    /* for */
    ASK_TRUST,      /* as many touches as trust is said to take */
    ASK_MEANINGFUL, /* touches that were worth their time */
    ASK_LIKED,
    ASK_REFERRED, /* they have done it before */
    ASK_OUTCOME,  /* somebody they sent was seen just now */
    ASK_GAVE,     /* you gave to them lately */
    /* against */
    ASK_LET_GO,
    ASK_EARLY,   /* first touches (P6) */
    ASK_WAITING, /* a client they sent has not heard from you */
    ASK_THANKS,  /* thanks are owed */
    ASK_PROMISE, /* something promised is open */
    ASK_RECENT,  /* asked lately (plan: ask.rest) */
    ASK_NOTHING, /* nothing given since they gave, or since the last ask */
    ASK_SIGN_COUNT,
};

/* "trust", "thanks" … */
const char *ask_sign_word(enum ask_sign_kind kind);
bool ask_sign_is_for(enum ask_sign_kind kind);

struct ask_sign {
    enum ask_sign_kind kind;
    const char *title;    /* "You owe them thanks" */
    const char *evidence; /* from the record, a sentence */
    day_t day;            /* that it goes by, or DAY_NONE */
};
struct ask_signs ARRAY(struct ask_sign);

enum ask_verdict {
    ASK_NOT_YET, /* first touches, or off the list: build first */
    ASK_FIRST,   /* something else comes first */
    ASK_LATER,   /* a little later */
    ASK_EVEN,    /* little speaks either way */
    ASK_RIGHT,   /* the time looks right */
};

const char *ask_verdict_word(enum ask_verdict verdict); /* "not-yet", "right" … */

struct ask_facts {
    const struct person *person;
    const struct state *state;
    const struct plan *plan;
    const struct touches *touches;     /* theirs, newest first */
    const struct referrals *referrals; /* theirs, both ways, in any order */
    const struct reach_outs *open;     /* theirs */
    enum level trust;                  /* as the user judged it (R2) */
    day_t today;
};

struct ask_look {
    struct ask_signs pro, con;
    enum ask_verdict verdict;
    const char *says;   /* the verdict in words; leaves it to the user */
    day_t asked_day;    /* the last ask, or DAY_NONE */
    bool draft_allowed; /* false: it would be a first move, so no words are drafted (P6)
                         */
};

struct ask_look ask_look_at(const void *ctx, const struct ask_facts *facts);

/*
 * Gentle words that ask, one sentence with what belongs around it; `variant` gives
 * others. `talk` is for saying it, else it is a letter that the page goes with. No
 * word of a client (R8).
 */
char *ask_words(const void *ctx, const struct person *person, bool talk, bool page,
                unsigned variant);

#define ASK_VARIANTS 3

#endif
