/* The properties that are known, and from a card's properties to a contact. */
#ifndef EXCHANGE_VCARD_FIELDS_H
#define EXCHANGE_VCARD_FIELDS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/array.h"
#include "exchange/contact.h"
#include "exchange/vcard_property.h"

enum vcard_field_kind {
    VCARD_FIELD_TAKEN,   /* goes into the contact */
    VCARD_FIELD_VERSION, /* VERSION */
    VCARD_FIELD_PHOTO,   /* left out and counted */
    VCARD_FIELD_BINARY,  /* left out */
};

struct vcard_field;

/* A card's properties, in the order of the file. */
struct vcard_properties ARRAY(struct vcard_property);

/* NULL for a name that is not known; any case. */
const struct vcard_field *vcard_field_find(const char *name, size_t len);

enum vcard_field_kind vcard_field_kind(const struct vcard_field *field);

/*
 * Puts what the properties say into `c`, without contact_finish(). `ctx` is for what
 * lives as long as the card. version_21: it is a vCard 2.1. False when the card is a
 * group (KIND:group), not a person.
 */
bool vcard_fields_take(const void *ctx, const struct vcard_properties *properties,
                       bool version_21, struct contact *c);

#endif
