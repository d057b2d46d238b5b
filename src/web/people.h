/* What the pages about the list of people have in common. */
#ifndef WEB_PEOPLE_H
#define WEB_PEOPLE_H

#include "app/filter.h"
#include "app/list.h"
#include "web/page.h"

/* The filters that the address has. */
void people_words(const struct request *rq, struct filter_words *out);

/* "/people?…" with one word set otherwise; name NULL: as they are. */
const char *people_href(const void *ctx, const struct filter_words *words,
                        const char *name, const char *value);

/* For the eye: the fields that filter, the chips of those that are set, the columns
 * with their links, saved views, and of each person the words for the row. */
MUST_CHECK enum fault people_dress(struct request *rq, json_t *m,
                                   const struct filter_words *words,
                                   const struct list_answer *answer, struct error *err);

/* "GP, Surgery on the Green"; an organisation that is listed as such says it once. */
const char *people_work(const void *ctx, const struct listed *p);

/* For the eye: an organisation that is listed as such is not named twice. */
void people_once(json_t *person);

/* "Adding", "Following up" … */
const char *people_stage_words(enum stage stage);

#endif
