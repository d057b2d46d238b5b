/* Percent-encoding (RFC 3986 §2.1), as addresses, queries and forms have it. */
#ifndef BASE_PERCENT_H
#define BASE_PERCENT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"

/* Adds the bytes; all but letters, digits and "-._~" (§2.3) are encoded. */
void percent_add(struct buffer *out, const char *text, size_t len);

/* Whatever bytes the escapes stand for, NUL among them, with a NUL behind; with `plus`,
 * '+' is a space, as in forms. `out` has room for len + 1 bytes. False for a broken
 * escape. */
bool percent_decode(const char *text, size_t len, bool plus, char *out,
                    size_t *out_len);

#endif
