/*
 * Where referrals come from (METHOD R1): where, who, why, how and when, counted out of
 * the ledger, one entry after the other, in any order. The same serves for referrals
 * given: where to, to whom.
 *
 * - What is written freely is one group when it folds to the same key (text_fold): it
 *   shows as it is spelled most often.
 * - A group's share is of those that answer the question: they, with the ones that
 *   don't say, add up to all.
 * - What came of them is told of those that came to an end alone, seen or not; what is
 *   under way, and what was entered as past without saying, is left out.
 * - Shares come with intervals (proportion.h). The first group is said to lead only
 *   when it is ahead of the second by more than chance; who is first was seen before it
 *   was asked, so with many groups near to each other that is said a little too easily.
 */
#ifndef DOMAIN_SOURCES_H
#define DOMAIN_SOURCES_H

#include <stdint.h>

#include "base/array.h"
#include "base/day.h"
#include "domain/proportion.h"

enum source_question {
    SOURCE_WHERE, /* the place; else the referrer's role */
    SOURCE_WHO,
    SOURCE_WHY,
    SOURCE_HOW,
    SOURCE_QUESTIONS,
};

/* "where", "who", "why", "how" */
const char *source_word(enum source_question question);

/* What came of a referral. */
enum came { CAME_NOT_KNOWN, CAME_SEEN, CAME_NOT_SEEN };

/* One referral, as far as this goes; text may be NULL and need not outlive the call. */
struct source_entry {
    int64_t person_id;
    day_t day;
    const char *where, *why, *how;
    enum came came;
};

struct source_group {
    const char *word;  /* NULL for a person */
    int64_t person_id; /* SOURCE_WHO, else 0 */
    int count;
    struct proportion share; /* of those that say */
    struct proportion seen;  /* of those that came to an end */
    day_t last;
};

struct source_side {
    struct ARRAY(struct source_group) groups; /* most first */
    int said, unsaid;
    int other_groups, others; /* beyond the groups shown: how many, with how many */
    bool leads;               /* the first, before the second, by more than chance */
};

struct sources;

struct sources *sources_begin(const void *ctx);
void sources_add(struct sources *sources, const struct source_entry *entry);

/* At most `most` groups of one question, allocated under the ctx begun with. */
struct source_side sources_side(struct sources *sources, enum source_question question,
                                int most);

/* How many there were, and what came of them. */
int sources_count(const struct sources *sources);
struct proportion sources_seen(const struct sources *sources);

#endif
