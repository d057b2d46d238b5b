/* Values of vCard properties: encodings, escapes, components, dates. All results are
 * UTF-8 in talloc memory of ctx. */
#ifndef EXCHANGE_VCARD_VALUES_H
#define EXCHANGE_VCARD_VALUES_H

#include <stdbool.h>

#include "base/array.h"
#include "base/day.h"
#include "exchange/vcard_property.h"

/* The value with its transfer encoding and character set undone, still escaped; the
 * property's own text when there is nothing to undo. */
const char *vcard_value(const void *ctx, const struct vcard_property *p);

/* Undoes \n \N \, \; \: and \\ (RFC 6350 §3.4); other backslashes stay. Commas that are
 * not escaped become `comma`, or stay when it is NULL. `text` itself when there is
 * nothing to do. */
const char *vcard_unescape(const void *ctx, const char *text, const char *comma);

/* The parts between `separator`s that are not escaped; parts stay escaped. */
struct strings vcard_split(const void *ctx, const char *text, char separator);

/*
 * A day in any form of BDAY (RFC 6350 §4.3, RFC 2426 §3.1.5): 1980-03-15, 19800315,
 * --0315, --03-15, with a time behind it; omit_year (0 for none), 1604 and 0000 are no
 * year, and 0001-01-01 is no date (month 0, true). False when it is anything else.
 */
bool vcard_date(const char *text, int omit_year, struct date *out);

#endif
