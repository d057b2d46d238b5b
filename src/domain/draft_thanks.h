/*
 * Words of thanks to somebody who referred (METHOD R6), to be made one's own. They ask
 * for nothing (P6), are signed by nobody, and tell no more than may be told: nothing
 * that was kept about a referral can come into them, for they are made without it.
 */
#ifndef DOMAIN_DRAFT_THANKS_H
#define DOMAIN_DRAFT_THANKS_H

#include "domain/draft.h"
#include "domain/thanks.h"

struct draft_thanks_request {
    enum draft_form form; /* DRAFT_CALL is to be said, not sent */
    const struct person *person;
    int touches; /* so far */
    struct telling telling;
    bool brief;    /* an invitation that goes as a text message */
    unsigned seed; /* neighbours give different drafts */
};

/* How many wordings of what is said there are for each form. */
#define THANKS_WORDINGS 3

struct draft draft_thanks(const void *ctx, const struct draft_thanks_request *request);

#endif
