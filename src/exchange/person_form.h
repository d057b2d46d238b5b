/*
 * A person as text that a human edits, and the way back.
 *
 *   # Ana Ruiz
 *   Name: Ana Ruiz
 *   Role: school counsellor, supervisor
 *   Email (work) preferred: ana@example.org
 *   Address (home):
 *     1 Main Street
 *     Springfield
 *   Birthday: 15 March
 *   Relation (spouse): Ben Ohm
 *   Rhythm: 4 weeks
 *   Note:
 *     Sends us teenagers.
 *
 * A field begins at the start of a line; lines that begin with a space or tab go on
 * with the field above, without the indentation of the first of them. Lines that begin
 * with # are comments. A field without a value is not there. Tags and roles are
 * separated by commas; a backslash takes a comma (or, in a label, a closing bracket)
 * literally. Months count 30 days and years 365.
 *
 * The form carries everything of a contact but uid, line, touches and last_talked, and
 * reading what was written gives the same contact again.
 */
#ifndef EXCHANGE_PERSON_FORM_H
#define EXCHANGE_PERSON_FORM_H

#include "base/error.h"
#include "exchange/contact.h"

/* The form of a contact (talloc, under ctx). `heading` goes on top as a comment; it may
 * have several lines, or be NULL. The main fields stand there even when empty. */
char *person_form_write(const void *ctx, const struct contact *c, const char *heading);

/*
 * Reads a form. `*out` is a talloc child of a struct contacts made under ctx, and is in
 * its list. INVALID names the line and, in err.field, the field; for an unknown field
 * it names those there are.
 */
MUST_CHECK enum fault person_form_read(const void *ctx, const char *text,
                                       struct contact **out, struct error *err);

#endif
