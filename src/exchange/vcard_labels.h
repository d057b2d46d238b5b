/* The words that say what a number, an address or a date is for. */
#ifndef EXCHANGE_VCARD_LABELS_H
#define EXCHANGE_VCARD_LABELS_H

#include "exchange/vcard_property.h"

/* The contact's word for a label: Apple's _$!<HomeFAX>!$_ is "home fax", "CELL" is
 * "mobile", "Referred By" is "introduced by"; a word of the user's own stays as typed
 * (its first 200 bytes). NULL for none. */
const char *vcard_label(const void *ctx, const char *text);

/* The label in one line, not changed in any other way. */
const char *vcard_label_as_typed(const void *ctx, const char *text);

/* The label that TYPE words make, "work fax"; a word of the user's own where there is
 * no other; NULL for none. */
const char *vcard_type_label(const void *ctx, const struct vcard_property *p);

/* The TYPE words that vcard_type_label() makes `label` of, "WORK,FAX"; NULL when there
 * are none. */
const char *vcard_label_types(const char *label);

/* ASCII letters to lower case, in place. */
void vcard_lower(char *text);

#endif
