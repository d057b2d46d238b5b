/* Contacts, as files and forms have them, to and from records, as the practice keeps
 * them. */
#ifndef APP_RECORD_H
#define APP_RECORD_H

#include "app/app.h"
#include "domain/merge.h"
#include "exchange/contact.h"

/* Strings stay those of the contact or are made under ctx. Relations have names, no
 * ids. */
void record_from_contact(const void *ctx, const struct contact *c, day_t today,
                         struct record *r);

/* The key by which two spellings of a tag or role are one: its search key, or as it is
 * when that is empty, as with "★". */
const char *record_word_key(const void *ctx, const char *word);

/* Adds a tag or role, once; nothing when it is blank. */
void record_add_word(const void *ctx, struct record *r, enum tag_kind kind,
                     const char *typed);

/* The role that the title tells, for a new record that has none. Not for one that is
 * there: its role may have been taken away. */
void record_guess_role(const void *ctx, struct record *record);

/* The other way, for the text form and for export. `facts` with dates become dates. */
struct contact *contact_from_record(struct contacts *all, const struct record *record);

/* name_key and other_key from the rest; call it after changing names, organisation or
 * ways. */
void record_set_keys(const void *ctx, struct record *record);

/* A short text that differs whenever names, work, ways, birthday, rhythm or note do:
 * what a form with these is held against. */
const char *record_version(const void *ctx, const struct record *record);

/* Gives relations the ids of those whose name is known here, exactly once. */
MUST_CHECK enum fault record_link(const void *ctx, const struct app *app,
                                  struct relations *relations, struct error *err);

/* Adds a whole record in the open change; sets its ids. */
MUST_CHECK enum fault record_add(const void *ctx, const struct app *app,
                                 struct record *record, struct error *err);

/* Keeps what another record adds to the one that is there, in the open change. */
MUST_CHECK enum fault record_merge(const void *ctx, const struct app *app,
                                   struct record *there, struct merge *merge,
                                   struct error *err);

/* Who here is the same person (domain/merge.h) and why (`match` may be NULL), in an
 * open transaction; id 0 when nobody. A uid that is somebody else's here is taken from
 * the record. */
MUST_CHECK enum fault record_find_same(const void *ctx, const struct app *app,
                                       struct record *record, struct record *out,
                                       enum match *match, struct error *err);

#endif
