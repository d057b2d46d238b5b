/* Two of three (METHOD N3): which of them hold for somebody, and why. */
#ifndef DOMAIN_QUALIFY_H
#define DOMAIN_QUALIFY_H

#include "domain/facts.h"

enum qualifier { QUALIFIER_LIKED, QUALIFIER_REFERRED, QUALIFIER_FULL, QUALIFIER_COUNT };

struct qualified {
    const char *name;  /* "liked", "referred", "full" */
    const char *claim; /* "You like them" */
    enum said holds;   /* NOT_SAID: nobody has said yet */
    const char *why;   /* a sentence for people */
};

/* From the person and their referrals; who has referred is never typed twice. */
void qualify(const void *ctx, const struct person *person,
             const struct referrals *referrals, struct qualified out[QUALIFIER_COUNT]);

#endif
