/*
 * Finding people by the beginnings of words: of their names, their work, tags and
 * roles, ways to reach them, and of what is written about them. Derived state: row.c
 * tells of each row that comes, goes or changes, and the commit brings the search into
 * step.
 */
#ifndef STORE_SEARCH_H
#define STORE_SEARCH_H

#include "base/array.h"
#include "store/row.h"
#include "store/store.h"

/* Where words stand, in order of worth; part of the rowid, so never renumbered without
 * search.sql's number being raised. */
enum search_place {
    SEARCH_NAME,    /* name and nickname */
    SEARCH_WORK,    /* organisation, department, title */
    SEARCH_TAG,     /* tags and roles */
    SEARCH_WAY,     /* e-mail, phone, address … */
    SEARCH_PROFILE, /* what is known of them: what they do, need … */
    SEARCH_NOTE,    /* the person's own note */
    SEARCH_FACT,
    SEARCH_TOUCH,
    SEARCH_REFERRAL, /* its code, and what was written of it */
};

/* A rowid of the search is person, place and id of the row, from the top. */
#define SEARCH_PERSON_SHIFT 32
#define SEARCH_ID_BITS 28
#define SEARCH_PLACE_MASK 15

/* Words looked for at most; what is typed beyond them is not looked at. */
#define SEARCH_WORDS 12

/* Letters, in bytes, from which on profiles, notes, facts, touches and referrals are
 * searched as well. */
#define SEARCH_SAID 3

struct search_hit {
    int64_t person_id;
    enum search_place place; /* of the word that stands in the least worthy place */
    int64_t row_id;          /* the tag, way, profile, fact, touch or referral; or 0 */
};
struct search_hits ARRAY(struct search_hit);

/* Bytes of a word that count; what is behind them is not looked at. */
#define SEARCH_WORD_MAX 200

/* Cuts each of the folded words, in place. */
void search_cut(char *words);

/* What was typed as folded words; none when nothing in it can be found. */
void search_words(const void *ctx, const char *typed, struct strings *out);

/* Those who have all words, in order of id. */
MUST_CHECK enum fault search_find(const void *ctx, struct store *st,
                                  const struct strings *words, struct search_hits *out,
                                  struct error *err);

/* The referrals with a word of their own that begins so, and the people with one in
 * their name or work; both in order of id. */
MUST_CHECK enum fault search_referrals(const void *ctx, struct store *st,
                                       const char *word, struct ids *referrals,
                                       struct ids *people, struct error *err);

/* The hit of a person among those that search_find() gave, or NULL. */
const struct search_hit *search_hit_of(const struct search_hits *hits,
                                       int64_t person_id);

/* For row.c: a row comes (before is NULL), goes (after is NULL) or changes. */
void search_mark(struct store *st, const struct table *t, const void *before,
                 const void *after);

/* For store.c, in the open transaction: brings the search into step with what was
 * marked, or makes it anew from the facts. */
MUST_CHECK enum fault search_settle(struct store *st, struct error *err);
MUST_CHECK enum fault search_rebuild(struct store *st, struct error *err);
void search_forget(struct store *st); /* what was marked */

/* Takes its tables away, however damaged they are; harmless when they aren't there. */
MUST_CHECK enum fault search_drop(struct store *st, struct error *err);

/* How many people are found otherwise than by what is written about them. */
MUST_CHECK enum fault search_check(struct store *st, int *wrong, struct error *err);

/* For search_find.c: what FTS5 takes for a wrong question is a damaged answer. */
MUST_CHECK enum fault search_fault(const struct store *st, enum fault fault,
                                   struct error *err);

#endif
