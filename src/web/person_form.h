/* Somebody as a form: names, work, ways, birthday, rhythm and note. */
#ifndef WEB_PERSON_FORM_H
#define WEB_PERSON_FORM_H

#include "exchange/contact.h"
#include "web/page.h"

/* What the form sent into the contact: fields that it lacks stay as they are. With
 * `choose`, a field for which "take.NAME" says "theirs" stays as well. INVALID names
 * the field. */
MUST_CHECK enum fault person_form_take(const struct request *rq, struct contact *c,
                                       bool choose, struct error *err);

/* m["basics"], m["names"], m["reach"] …: the fields, for template person_fields. */
void person_form_fields(const struct request *rq, json_t *m, const struct contact *c);

/* m["both"]: what was typed beside what stands there now, for fields that differ:
 * [{"name","label","yours","theirs"}]. */
void person_form_compare(const struct request *rq, json_t *m,
                         const struct contact *now);

/* Names of all its fields, for the routes. */
#define PERSON_FORM_FIELDS                                                             \
    "name prefix given additional family suffix nickname organisation department "     \
    "title email phone address url social birthday rhythm note"

#endif
