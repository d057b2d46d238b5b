/* Bringing a record that came from elsewhere together with the one that is there. */
#ifndef DOMAIN_MERGE_H
#define DOMAIN_MERGE_H

#include "domain/facts.h"

/* Why two records may be of one person. */
enum match {
    MATCH_NONE,
    MATCH_UID, /* the same identifier of the same file */
    MATCH_EMAIL,
    MATCH_PHONE,
    MATCH_NAME, /* same name and organisation */
};

/*
 * Whether `other` is the same person as `mine`. A shared uid, e-mail or phone counts
 * unless both have full names without a word in common (a family's line, a practice's
 * desk, a program that numbers its cards). A
 * shared name counts when the organisations agree or one has none, and, where neither
 * has one, when their ways do not contradict each other.
 */
enum match merge_match(const struct record *mine, const struct record *other);

/* False when both are full names without a word in common. Keys are folded. */
bool merge_names_agree(const char *a, const char *b);

/* Why, for a person: "same e-mail address"; "" for MATCH_NONE. */
const char *match_words(enum match match);

/* A field on which the two disagree; what was there stays. */
struct conflict {
    const char *field; /* "title", "birthday" … */
    const char *kept, *offered;
};
struct conflicts ARRAY(struct conflict);

/* What the other record adds. */
struct merge {
    bool person_changed;
    struct person person; /* the person with the fields that were empty filled */
    struct ways ways;     /* to be added, with person_id set */
    struct facts facts;
    struct tags tags;
    struct relations relations;
    struct fact *completed; /* a fact that gains its year, or NULL */
    struct conflicts conflicts;
};

/* Strings point into both records or under ctx. */
void merge_records(const void *ctx, const struct record *mine,
                   const struct record *other, struct merge *m);

bool merge_is_empty(const struct merge *merge);

/* What `mine` is once that is added. */
void merge_result(const void *ctx, const struct record *mine, const struct merge *merge,
                  struct record *out);

#endif
