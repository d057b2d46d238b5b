/*
 * Contacts in CSV files: Google's (both generations of headers), Outlook's (classic and
 * outlook.com), LinkedIn's Connections.csv, and any other by what its headers say, in
 * English, German, French, Spanish, Dutch, Italian, Polish and Portuguese. Columns may
 * come in any order and number, rows may be shorter or longer than the header.
 */
#ifndef EXCHANGE_CSV_CONTACTS_H
#define EXCHANGE_CSV_CONTACTS_H

#include <stddef.h>

#include "base/array.h"
#include "base/error.h"
#include "exchange/contact.h"

/*
 * Reads the file; (*out)->format says which kind it was. `map` (may be NULL) holds the
 * user's own "Header=field" entries, which go before what the headers say; "#3=field"
 * speaks of the third column, whatever its header. A table without a line of headers
 * can be read by such numbers alone.
 *
 *   name name.prefix name.given name.additional name.family name.suffix name.nickname
 *   organisation department title role email[.label] phone[.label] address[.label]
 *   street[.label] po-box[.label] city[.label] region[.label] postcode[.label]
 *   country[.label] url[.label] social[.label] birthday anniversary date[.label] note
 * tag fact[.label] introduced-by last-talked ignore
 *
 * Records that can't be read are in `skips`, values that can't in `notes`, columns with
 * content that nothing was made of in `unmapped`. INVALID for what isn't a table, has
 * no header, or no column with names, e-mail addresses or phone numbers, and for a
 * wrong map.
 */
MUST_CHECK enum fault csv_contacts_read(const void *ctx, const char *bytes, size_t len,
                                        const struct strings *map,
                                        struct contacts **out, struct error *err);

#endif
