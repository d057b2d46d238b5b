/* The journal's rows in words: what a table holds, what a column says. */
#ifndef WEB_JOURNAL_WORDS_H
#define WEB_JOURNAL_WORDS_H

#include <jansson.h>

#include "base/day.h"

/*
 * Adds to each of the "rows" of view_journal_change() what its page shows, HTML only:
 * "says" ("A touch was added: Ana Ruiz") and "told": [{"label","before","after"}] with
 * dates and words as people write them.
 */
void journal_words_add(const void *ctx, json_t *model, day_t today);

/* What was done, as a page says it: a change of the plan without the terminal's names
 * of its numbers, which the page of the change tells in words. */
const char *journal_sentence(const void *ctx, const char *what);

#endif
