/* Two records side by side, field by field, with what becomes of them. Pure. */
#ifndef DOMAIN_SIDES_H
#define DOMAIN_SIDES_H

#include "domain/facts.h"

struct side {
    const char *field; /* as in absorb.h, and "email", "phone", "note", "tag" … */
    const char *words; /* what it is called: "organisation" */
    struct strings mine, theirs, result;
    bool choice; /* both say something, it can't both be, and one of them must go */
};
struct sides ARRAY(struct side);

/* The fields in which at least one of the two says something. */
void sides_of(const void *ctx, const struct record *mine, const struct record *theirs,
              const struct record *result, struct sides *out);

#endif
