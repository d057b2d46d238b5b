/* What hangs from one contact of a Monica export: fields, addresses, notes, calls … */
#ifndef EXCHANGE_MONICA_DATA_H
#define EXCHANGE_MONICA_DATA_H

#include <jansson.h>

#include "exchange/contact.h"
#include "exchange/monica_index.h"

/*
 * Adds what stands in `data`, the contact's list of groups, to the contact: ways,
 * facts, dates and touches. Notes go to `notes`, as they belong behind one another.
 */
void monica_add_data(struct contact *c, const struct monica_index *index,
                     const json_t *data, struct strings *notes);

/* contact_add_fact() of a talloc string that is not needed any more then. */
void monica_add_fact(struct contact *c, char *fact);

#endif
