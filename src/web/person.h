/* What the pages about one person have in common. */
#ifndef WEB_PERSON_H
#define WEB_PERSON_H

#include "app/show.h"
#include "web/page.h"

/* Where the page of somebody is: "/people/12". */
const char *person_path(const struct request *rq, int64_t id);

/* Whether the form that was refused is the one that is sent there: "facts" for
 * /people/12/facts. */
bool person_form_failed(const struct request *rq, const char *form);

/* form[name] as field_text(), with a label and a hint; what was typed comes back only
 * when that form was refused. */
json_t *person_field(const struct request *rq, json_t *form, const char *sent_to,
                     const char *name, const char *label, const char *standard,
                     const char *hint);

/* Roles or tags to choose from, the user's own and those in use: m[key]. */
MUST_CHECK enum fault person_offer(const struct request *rq, json_t *m, const char *key,
                                   enum tag_kind kind, struct error *err);

/* What a page about the person adds for people: avatar, words for ways and roles. */
void person_dress(const struct request *rq, json_t *person,
                  const struct record *record);

#endif
