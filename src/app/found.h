/* Whom a search finds, and where what was typed stands. */
#ifndef APP_FOUND_H
#define APP_FOUND_H

#include "app/app.h"
#include "domain/snippet.h"
#include "store/search.h"

/* Where it stands when it isn't the name. */
struct found {
    enum search_place place;
    struct snippet snippet;
    day_t day; /* of a touch or fact, or DAY_NONE */
};

/* What a search is, once made. */
struct looked {
    struct strings words;
    struct search_hits hits; /* in order of id */
};

/* In an open transaction. Who has words that begin as those typed; when nobody has, who
 * has them inside of the name, the organisation or the e-mail. */
MUST_CHECK enum fault found_look(const void *ctx, const struct app *app,
                                 const char *typed, struct looked *out,
                                 struct error *err);

/* The text behind a hit; place SEARCH_NAME has none. */
MUST_CHECK enum fault found_load(const void *ctx, const struct app *app,
                                 const struct search_hit *hit,
                                 const struct strings *words, struct found *out,
                                 struct error *err);

/* "name", "work", "tag", "way", "profile", "note", "fact", "touch", "referral". */
const char *search_place_word(enum search_place place);

#endif
