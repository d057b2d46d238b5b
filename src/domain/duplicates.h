/*
 * Finding people who may be one and the same, among all that there are. Pure; the time
 * it takes grows with the number of people, not with its square: only those are
 * compared who share an e-mail address, a phone number or a spelling of the name.
 */
#ifndef DOMAIN_DUPLICATES_H
#define DOMAIN_DUPLICATES_H

#include <stdbool.h>
#include <stdint.h>

#include "base/array.h"

/* What is looked at of a person; all keys are folded and never NULL. */
struct likeness {
    int64_t id;
    const char *name_key;
    const char *organisation;      /* as written, or NULL */
    struct strings emails, phones; /* match keys */
};
struct likenesses ARRAY(struct likeness);

/* What makes two look alike, the strongest that holds. */
enum alike {
    ALIKE_EMAIL,     /* the same e-mail address */
    ALIKE_PHONE,     /* the same phone number */
    ALIKE_NAME,      /* the same name */
    ALIKE_REORDERED, /* in another order: "Ruiz Ana" */
    ALIKE_PART,      /* one is part of the other: "Ana M. Ruiz", "Ana Ruiz Ortega" */
    ALIKE_SLIP,      /* one letter apart: "Anna Ruis" */
    ALIKE_SHORT,     /* "A. Ruiz" or "Alex Ohm", who is Alexander elsewhere */
};

struct duplicate {
    int64_t person_id, other_id; /* person_id < other_id */
    enum alike alike;
    bool same_organisation;
    bool names_differ; /* full names without a word in common */
    bool ways_differ;  /* both have e-mail addresses or phones, and share none */
    int score;         /* 1..100: how likely they are the same */
};
struct duplicates ARRAY(struct duplicate);

/* The pairs, likeliest first, then by id; each once. */
void duplicates_find(const void *ctx, const struct likenesses *people,
                     struct duplicates *out);

/* Why, for a person: "same name, at the same organisation". */
const char *duplicate_words(const void *ctx, const struct duplicate *d);

#endif
