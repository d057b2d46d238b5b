/*
 * What is asked of the list of people, as words: the options of `tend list`, the fields
 * of the page, the query of a saved view ("stage=adding&last-before=3+months+ago").
 * Days stay as they were typed, so that a saved view keeps its meaning.
 */
#ifndef APP_FILTER_H
#define APP_FILTER_H

#include "base/array.h"
#include "base/error.h"
#include "domain/listing.h"

struct filter_word {
    const char *name, *value;
};
struct filter_words ARRAY(struct filter_word);

/* All names that there are, in the order that queries have them; ends with NULL. */
extern const char *const filter_names[];

/* NULL when it is not set. */
const char *filter_get(const struct filter_words *words, const char *name);

/* Sets one; a value that is NULL or blank takes it away. Names that are none of ours
 * are left out. */
void filter_set(const void *ctx, struct filter_words *words, const char *name,
                const char *value);

/* From the query of an address, and to one: percent-encoded, in the order of
 * filter_names. */
void filter_from_query(const void *ctx, const char *query, struct filter_words *out);
char *filter_query(const void *ctx, const struct filter_words *words);

/* How many are set that leave anybody out: not those that sort, nor `everybody`. */
int filter_count(const struct filter_words *words);

/* What the words mean on that day; without "sort", a search sorts by fit. INVALID names
 * the word as its field. */
MUST_CHECK enum fault filter_read(const void *ctx, const struct filter_words *words,
                                  day_t today, struct list_request *out,
                                  struct error *err);

#endif
