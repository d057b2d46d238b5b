/*
 * Who stands behind what people write into a column of referrers: somebody by name, an
 * organisation, or a place such as "Psychology Today", which is counted and never
 * reached out to.
 */
#ifndef DOMAIN_REFERRER_H
#define DOMAIN_REFERRER_H

#include <stdbool.h>

enum referrer_kind {
    REFERRER_PERSON,
    REFERRER_ORGANISATION, /* "Harbour School" */
    REFERRER_PLACE,        /* "Google", "insurance", "a former client" */
};

struct referrer {
    enum referrer_kind kind;
    const char *name;                             /* as it is to show; never NULL */
    const char *key;                              /* text_fold() of it */
    const char *prefix, *given, *family, *suffix; /* of a person; or NULL */
    const char
        *organisation; /* "Ana Ruiz (Harbour School)", "Ana Ruiz, Harbour School" */
};

/*
 * Takes `typed` apart: "Dr. Omar Haddad", "Lena Holt, LMFT", "Ruiz, Ana". Clients who
 * send others are one place, "A client", whatever stands behind the word (METHOD R8).
 * Strings under ctx.
 */
struct referrer referrer_read(const void *ctx, const char *typed);

/* The same, known to be of that kind. */
struct referrer referrer_of_kind(const void *ctx, const char *typed,
                                 enum referrer_kind kind);

/* Why a place is off the list, for the record of who was let go. */
#define REFERRER_PLACE_WHY "a place, not a person"

/* Whether who was let go for that is a place: nobody there to thank (METHOD R6). */
bool referrer_is_place(const char *let_go_why);

#endif
