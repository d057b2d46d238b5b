/* Two people of the practice who turn out to be the same become one: all that is known
 * of the one goes over to the other. Pure. */
#ifndef DOMAIN_ABSORB_H
#define DOMAIN_ABSORB_H

#include "domain/facts.h"

/* For which fields the other's word goes before that of the one who stays. */
struct absorb_choice {
    const char *field; /* "name", "title" … as in absorb_fields */
    bool theirs;
};
struct absorb_choices ARRAY(struct absorb_choice);

/* The fields that can hold one value alone, so that there may be something to choose;
 * ends with NULL. "next" is the day of the next reach-out, which is no part of the
 * record. */
extern const char *const absorb_fields[];

bool absorb_takes_theirs(const struct absorb_choices *choices, const char *field);

/*
 * The one that `keep` and `other` make. What is empty is filled, notes are put
 * together; where both say something, `keep` is right unless a choice says otherwise.
 * Rows keep their ids and all have keep's person_id; a row of either that isn't in the
 * result is one to be removed: it says what another one says, or lost a choice.
 */
void absorb_records(const void *ctx, const struct record *keep,
                    const struct record *other, const struct absorb_choices *choices,
                    struct record *out);

#endif
