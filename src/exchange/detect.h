/* Which kind of contact file is it? And read it. */
#ifndef EXCHANGE_DETECT_H
#define EXCHANGE_DETECT_H

#include <stddef.h>

#include "base/array.h"
#include "base/error.h"
#include "exchange/contact.h"

struct contacts_options {
    /* How to read the file; FORMAT_UNKNOWN finds out. The kinds of CSV are one: the
     * headers say which it is. */
    enum contact_format format;
    /* For CSV: "Header=field" (csv_contacts.h); NULL or empty for none. A file of
     * another kind does not take it. */
    const struct strings *map;
};

/* What the bytes look like; text that is nothing else is FORMAT_CSV, and what is no
 * contact file at all FORMAT_UNKNOWN. */
enum contact_format contacts_detect(const char *bytes, size_t len);

/*
 * Reads a contact file from its raw bytes; `options` may be NULL. INVALID, with what to
 * do instead, for files of other programs (workbooks, PDFs, pictures, databases …) and
 * whatever the reader of its kind refuses; USAGE for a map with a file that is no CSV.
 * *out is a talloc child of ctx.
 */
MUST_CHECK enum fault contacts_read(const void *ctx, const char *bytes, size_t len,
                                    const struct contacts_options *options,
                                    struct contacts **out, struct error *err);

#endif
