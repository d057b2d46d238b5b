/* What the contacts of a Monica export refer to by uuid, found in the whole file before
 * the contacts are read. */
#ifndef EXCHANGE_MONICA_INDEX_H
#define EXCHANGE_MONICA_INDEX_H

#include <jansson.h>

#include "base/array.h"
#include "exchange/contact.h"

/* A kind of contact field: "Email", "Phone", "Facebook" or the user's own. */
struct monica_field_type {
    enum contact_kind kind;
    const char *label;  /* NULL for plain e-mail and phone */
    const char *method; /* of a conversation held over it */
};

struct monica_relation {
    const char *type; /* "ex husband" */
    const char *name; /* of the other person */
    size_t next;      /* the same contact's next one, 1 more than its place; 0: none */
};

struct monica_index {
    const char *me;        /* uuid of the card of the exporting user, or NULL */
    struct lookup *people; /* each lookup: uuid to place in the array behind it */
    struct strings names;
    struct lookup *activity_ids;
    struct monica_activities ARRAY(struct contact_touch) activities;
    struct lookup *field_type_ids;
    struct monica_field_types ARRAY(struct monica_field_type) field_types;
    struct lookup *type_ids; /* of activities and life events */
    struct strings types;
    struct lookup *relation_ids; /* to the contact's first one */
    struct monica_relations ARRAY(struct monica_relation) relations;
};

/* Reads them from the export's root. All is a talloc child of ctx. */
struct monica_index *monica_index(const void *ctx, const json_t *root);

/* The name of the person whose uuid stands in object[key], or NULL. */
const char *monica_person(const struct monica_index *index, const json_t *object,
                          const char *key);

/* The contact field type named in object[key], or NULL. */
const struct monica_field_type *monica_field_type(const struct monica_index *index,
                                                  const json_t *object,
                                                  const char *key);

/* The name of the type of activity or life event in object[key], or NULL. */
const char *monica_type(const struct monica_index *index, const json_t *object,
                        const char *key);

#endif
