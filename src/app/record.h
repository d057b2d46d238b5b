/* Contacts, as files and forms have them, to and from records, as the practice keeps
 * them. */
#ifndef APP_RECORD_H
#define APP_RECORD_H

#include "app/app.h"
#include "exchange/contact.h"

/* Strings stay those of the contact or are made under ctx. Relations have names, no
 * ids. */
void record_from_contact(const void *ctx, const struct contact *c, day_t today,
                         struct record *r);

/* The other way, for the text form and for export. `facts` with dates become dates. */
struct contact *contact_from_record(struct contacts *all, const struct record *record);

/* name_key and other_key from the rest; call it after changing names, organisation or
 * ways. */
void record_set_keys(const void *ctx, struct record *record);

/* Gives relations the ids of those whose name is known here, exactly once. */
MUST_CHECK enum fault record_link(const void *ctx, const struct app *app,
                                  struct relations *relations, struct error *err);

/* Adds a whole record in the open change; sets its ids. */
MUST_CHECK enum fault record_add(const void *ctx, const struct app *app,
                                 struct record *record, struct error *err);

/* Who here is the same person (domain/merge.h), in an open transaction; id 0 when
 * nobody. */
MUST_CHECK enum fault record_find_same(const void *ctx, const struct app *app,
                                       const struct record *record, struct record *out,
                                       struct error *err);

#endif
