/*
 * A few words to begin with, for the user to make their own (METHOD P5, P6, T4, T7):
 * short, warm and plain. What only the user can know is a gap in [brackets].
 *
 * A draft gives something and asks for nothing: no word about business, no pitch (P6).
 * Notes about touches never come into one, nor does anything that speaks of clients
 * (R8). It ends without a name: whoever writes signs.
 */
#ifndef DOMAIN_DRAFT_H
#define DOMAIN_DRAFT_H

#include "domain/facts.h"

enum draft_form {
    DRAFT_EMAIL,
    DRAFT_TEXT,
    DRAFT_CARD, /* by hand; also what goes with a gift or in an envelope */
    DRAFT_SOCIAL,
    DRAFT_COFFEE, /* invitations, sent in whatever way */
    DRAFT_WALK,
    DRAFT_CALL,
    DRAFT_FORM_COUNT,
};

/* "email", "text", "card", "social", "coffee", "walk", "call" */
const char *draft_form_word(enum draft_form form);

/* What a method begins with. In person that is a coffee or a walk by turns, unless
 * `word` ("coffee", "walk") says which. */
enum draft_form draft_form_for(enum method method, const char *word, unsigned seed);

struct draft_request {
    enum draft_form form;
    enum share share; /* SHARE_NONE is compassion */
    const struct person *person;
    int touches;              /* so far */
    int days_since;           /* the last one; 0 without any */
    const char *introducer;   /* who introduced them and is on the list, or NULL */
    const struct fact *event; /* a dated fact for these days, or NULL (P8) */
    bool event_ahead;         /* not today but on the days of rest that follow */
    const char *told;         /* something they told, or NULL */
    bool brief;               /* an invitation that goes as a text message */
    unsigned seed;            /* neighbours give different drafts */
};

struct draft {
    enum draft_form form;
    const char *subject; /* of an e-mail; NULL for what has none */
    const char *body;    /* lines end with \n */
};

struct draft draft_make(const void *ctx, const struct draft_request *request);

/* Whether something kept about a person may stand in a letter to them: nothing that
 * speaks of clients or of referrals. */
bool draft_may_tell(const char *text);

/* How many [gaps] are left to fill. */
int draft_gaps(const char *text);

#endif
