/*
 * vCard 2.1 (versit, 1996), 3.0 (RFC 2426) and 4.0 (RFC 6350), as phones, Google,
 * Apple, Outlook and others write them.
 */
#ifndef EXCHANGE_VCARD_H
#define EXCHANGE_VCARD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "exchange/contact.h"

/* A line BEGIN:VCARD, in any case, stands near the beginning; in UTF-16 as well. */
bool vcard_looks_like(const char *bytes, size_t len);

/*
 * Reads the cards in a file's raw bytes; they need no NUL behind them. Text is UTF-16
 * or UTF-8, and where a value is not UTF-8, Windows-1252 or its own CHARSET. A card
 * without an end, one with more than CONTACT_RECORD_MAX bytes (pictures not counted)
 * and one without any name are skipped with their line; lines that make no sense are
 * passed over. Text birthdays, hobbies and the like become facts. *out is a talloc
 * child of ctx. INVALID when there is no card at all, or when the file is UTF-16 and
 * too large.
 */
MUST_CHECK enum fault vcard_read(const void *ctx, const char *bytes, size_t len,
                                 struct contacts **out, struct error *err);

/*
 * One contact as a vCard 4.0 (CRLF line ends, folded at 75 bytes), in talloc memory.
 * vcard_read() gives the same contact again; what vCard has no property for (facts,
 * touches, the star, rhythm) is in X-TEND- properties (RFC 6350 §6.10).
 */
char *vcard_write(const void *ctx, const struct contact *c);

#endif
