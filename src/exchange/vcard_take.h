/* What the properties of a card do to the contact; vcard_fields.c says which does what.
 */
#ifndef EXCHANGE_VCARD_TAKE_H
#define EXCHANGE_VCARD_TAKE_H

#include <stdbool.h>

#include "base/buffer.h"
#include "exchange/contact.h"
#include "exchange/vcard_property.h"

/* Apple's X-ABLabel. */
struct vcard_group_label {
    const char *group, *label;
};

/* A card on its way into a contact. */
struct vcard_taking {
    const void *ctx; /* of the card: what the contact does not keep */
    struct contact *c;
    bool commas_are_text; /* vCard 2.1 has no lists separated by commas */
    bool group;           /* it is a group, not a person */
    unsigned addresses;   /* of ADR: 1 home, 2 work, 4 other */
    const char *role;
    struct buffer note;
    struct vcard_group_labels ARRAY(struct vcard_group_label) labels; /* sorted */
};

/* `word` is the table's: a label, a relation or what a fact begins with. */
typedef void vcard_take(struct vcard_taking *t, const struct vcard_property *p,
                        const char *word);

/* vcard_ways.c */
vcard_take vcard_take_email, vcard_take_phone, vcard_take_address, vcard_take_url,
    vcard_take_social, vcard_take_social_profile, vcard_take_impp;
/* LABEL, the address as printed; to be taken when all ADR are. */
void vcard_take_printed_address(struct vcard_taking *t, const struct vcard_property *p);

/* vcard_person.c */
vcard_take vcard_take_formatted_name, vcard_take_name, vcard_take_nickname,
    vcard_take_organisation, vcard_take_title, vcard_take_role, vcard_take_note,
    vcard_take_uid, vcard_take_kind, vcard_take_show_as, vcard_take_categories,
    vcard_take_date, vcard_take_related, vcard_take_link, vcard_take_agent,
    vcard_take_fact, vcard_take_android;

/* vcard_own.c: what vcard_write() puts into X-TEND- properties. */
vcard_take vcard_take_own_fact, vcard_take_own_star, vcard_take_own_touch,
    vcard_take_own_last_talked, vcard_take_own_rhythm;

/* vcard_fields.c: the label that the property's group has (X-ABLabel), or NULL. */
const char *vcard_group_label(const struct vcard_taking *t,
                              const struct vcard_property *p);

/* The value unescaped as one text. */
const char *vcard_text(const struct vcard_taking *t, const struct vcard_property *p);

#endif
