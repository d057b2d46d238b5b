/* The bytes of vCards as UTF-8. */
#ifndef EXCHANGE_VCARD_CHARSET_H
#define EXCHANGE_VCARD_CHARSET_H

#include <stddef.h>

#include "base/error.h"

enum vcard_form { VCARD_BYTES, VCARD_UTF16LE, VCARD_UTF16BE };

/* By its BOM, else by the zeros of ASCII in UTF-16. *bom is the length of the BOM. */
enum vcard_form vcard_form(const char *bytes, size_t len, size_t *bom);

/* UTF-16 to UTF-8, with U+FFFD for halves of pairs. `text` is talloc memory. INVALID
 * when the result is too large. */
MUST_CHECK enum fault vcard_from_utf16(const void *ctx, const char *bytes, size_t len,
                                       enum vcard_form form, char **text,
                                       size_t *text_len, struct error *err);

/*
 * Any bytes as NUL-terminated UTF-8 without NULs, in talloc memory. Bytes that are not
 * UTF-8 are read in `charset` (an iconv name, or NULL); where that fails, UTF-8 stays
 * and every other byte is taken for Windows-1252.
 */
char *vcard_utf8(const void *ctx, const char *bytes, size_t len, const char *charset);

#endif
