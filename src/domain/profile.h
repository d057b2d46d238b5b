/*
 * What is known of somebody who might send clients, or take them (METHOD R2, R3): what
 * is missing, how old an answer may be, and one profile made of two.
 */
#ifndef DOMAIN_PROFILE_H
#define DOMAIN_PROFILE_H

#include "domain/facts.h"

/* What is written in words. The first four are for referring to them (METHOD R3), the
 * others for knowing them (METHOD R2). */
enum profile_text {
    PROFILE_DOES,
    PROFILE_SEES,
    PROFILE_PLACE,
    PROFILE_FEES,
    PROFILE_NEEDS,
    PROFILE_CHOOSES,
    PROFILE_TAUGHT,
    PROFILE_TEXT_COUNT,
};

/* "does", "sees" …, the name of the column, the option and the form's field. */
const char *profile_text_name(enum profile_text text);
/* "What they need". */
const char *profile_text_title(enum profile_text text);
/* What could be written there. */
const char *profile_text_hint(enum profile_text text);
const char **profile_text(struct profile *profile, enum profile_text text);
const char *profile_text_of(const struct profile *profile, enum profile_text text);

/* The word of a level; "unknown" is LEVEL_UNKNOWN, false for anything else. */
bool level_from_word(const char *word, enum level *out);

/* Nothing is known. */
struct profile profile_new(int64_t person_id, day_t today);
bool profile_is_blank(const struct profile *profile);

/* What METHOD R2 asks, in order of worth: what they need comes first, for giving comes
 * before getting; whether they trust is last, for it follows from the rest. */
enum gap { GAP_NEEDS, GAP_CHOOSES, GAP_TAUGHT, GAP_ACCESS, GAP_TRUST, GAP_COUNT };

const char *gap_word(enum gap gap);     /* "needs" …, as the profile's columns */
const char *gap_question(enum gap gap); /* "What do they need?" */
const char *gap_brief(enum gap gap);    /* "what they need" */

bool profile_lacks(const struct profile *profile, enum gap gap);
int profile_gaps(const struct profile *profile); /* how many of the five */

/* Free places come and go: an answer older than this is doubtful. */
#define PROFILE_FREE_DAYS 60

bool profile_free_is_doubtful(const struct profile *profile, day_t today);

/* Fills what `keep` lacks from `other`; where both say something, `keep` stands. Of two
 * answers on free places that agree, the later day counts. */
void profile_absorb(struct profile *keep, const struct profile *other);

#endif
