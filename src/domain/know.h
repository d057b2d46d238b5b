/* Those who might refer, and what to find out about them (METHOD R2). */
#ifndef DOMAIN_KNOW_H
#define DOMAIN_KNOW_H

#include "domain/profile.h"

/* Who matters first. */
enum know_tier {
    KNOW_TWO_OF_THREE, /* METHOD N3 */
    KNOW_REFERRED,     /* sent somebody before */
    KNOW_ROLE,         /* meets those who need help: teachers, clergy, physicians … */
    KNOW_IN_TOUCH,
    KNOW_NOT_YET, /* a name only: nobody can be known before the first touch */
};

struct potential {
    int64_t person_id;
    const char *name;                 /* never NULL */
    const char *title, *organisation; /* or NULL */
    bool company;
    enum said liked, practice_full; /* METHOD N3 */
    struct strings roles;
    int qualifiers, received, given, touches;
    day_t received_day, given_day, last_touch; /* or DAY_NONE */
    struct profile profile;                    /* id 0: nothing is written down */
    /* Set by know_order(): */
    enum know_tier tier;
    int gaps;
};
struct potentials ARRAY(struct potential);

enum know_tier know_tier_of(const struct potential *p);

/* Why they matter, in words: "you like them, and they have referred to you". */
const char *know_why(const void *ctx, const struct potential *p);

/* Somebody looked at, with gaps left, is not asked about again for so long. */
#define KNOW_REST_DAYS 30

/* How many stand where, see know_order(). */
struct know_counts {
    int known;   /* all five answered */
    int resting; /* looked at lately */
    int not_yet; /* names only */
};

/*
 * Leaves those with gaps who are to be asked about now, in order: by tier, then who
 * sent most, then those with the most gaps, then by name.
 */
struct know_counts know_order(struct potentials *all, day_t today);

/* --- kinds of roles (METHOD R2) --- */

/* People outside of one's own profession who meet those who need help. */
enum role_kind {
    ROLE_PHYSICIANS,
    ROLE_SCHOOLS,
    ROLE_CLERGY,
    ROLE_NURSES,
    ROLE_SOCIAL_WORK,
    ROLE_LAWYERS,
    ROLE_BODY,
    ROLE_WORK,
    ROLE_KIND_COUNT,
    ROLE_COLLEAGUE, /* therapists, psychologists … */
    ROLE_NO_KIND = -1,
};

/* "physicians and practices". */
const char *role_kind_words(enum role_kind kind);

/* Of a role or a title, as typed. */
enum role_kind role_kind_of(const char *role);

/* The first kind that one of their roles or their title is of; a complementary one
 * before ROLE_COLLEAGUE. */
enum role_kind role_kind_of_person(const struct strings *roles, const char *title);

/* Whether one of these, or what the title tells, is that of a colleague. */
bool role_is_colleague(const struct strings *roles, const char *title);

#endif
