/* Finding a person by what is typed of the name: part, any case, any order, without
 * accents. Pure, and quick enough to be asked of every person in the practice. */
#ifndef DOMAIN_NAME_MATCH_H
#define DOMAIN_NAME_MATCH_H

#include <stdbool.h>

/*
 * How well a name fits, the better the higher. Callers keep only the people of the best
 * class met, so that "ana ruiz" is Ana Ruiz, and not Ana Ruiz-Ortega, too. Typed words
 * may come in any order, and each needs a word of the name of its own ("ana ana" does
 * not fit Ana Ruiz).
 */
enum name_class {
    NAME_NONE,
    NAME_NEAR,      /* up to one slip in each word ("Ruis", "Riuz"): only to be offered
                       as "did you mean", never taken for the person */
    NAME_OTHER,     /* some words are found in the other key alone */
    NAME_INSIDE,    /* each word is inside a word of the name: "uiz" */
    NAME_BEGIN,     /* each word begins a word of the name: "an ru" */
    NAME_WORDS,     /* each word is a whole word of the name: "ruiz" */
    NAME_REORDERED, /* all words of the name, in another order: "Ruiz, Ana" */
    NAME_FULL,      /* the name */
};

/* Words looked at; a name or query with more of them fits only as NAME_FULL. */
#define NAME_QUERY_WORDS 16
#define NAME_KEY_WORDS 64

struct name_query;

/* What is typed, made ready to be asked of many; `typed` may be any bytes. */
struct name_query *name_query_new(const void *ctx, const char *typed);

/* Nothing was typed that could be part of a name; it fits nobody. */
bool name_query_is_blank(const struct name_query *q);

/*
 * `name_key` is the text_fold() of the name as it shows. `other_key` are more words
 * that find the person (nickname, organisation, tags, the e-mail address before the @),
 * as text_fold() makes them, divided by spaces; words of three bytes or more may stand
 * inside of them, shorter ones must begin one. Both may be NULL. Allocates nothing.
 *
 * A slip (NAME_NEAR) is one letter more, less or other, or two neighbours exchanged
 * (Damerau-Levenshtein distance 1), in a typed word of four letters or more.
 */
enum name_class name_score(const struct name_query *q, const char *name_key,
                           const char *other_key);

#endif
