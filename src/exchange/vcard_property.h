/* One property of a card: its name, parameters and raw value (RFC 6350 §3.3, §5). */
#ifndef EXCHANGE_VCARD_PROPERTY_H
#define EXCHANGE_VCARD_PROPERTY_H

#include <stdbool.h>
#include <stddef.h>

#include "exchange/vcard_lines.h"

/* TYPE words that have a meaning here. */
enum vcard_type {
    VCARD_HOME = 1 << 0,
    VCARD_WORK = 1 << 1,
    VCARD_CELL = 1 << 2,
    VCARD_FAX = 1 << 3,
    VCARD_PAGER = 1 << 4,
    VCARD_MAIN = 1 << 5,
    VCARD_OTHER = 1 << 6,
    VCARD_PREF = 1 << 7,
};

/* All strings are UTF-8 and talloc memory, NULL when absent. */
struct vcard_property {
    const struct vcard_field *field;
    const char *group; /* "item1" of item1.EMAIL */
    const char *raw;   /* the value as in the file, raw_len bytes and a NUL */
    size_t raw_len;
    enum vcard_encoding encoding;
    const char *charset;
    unsigned types;      /* of enum vcard_type */
    const char *word;    /* the first TYPE word that is not in enum vcard_type */
    const char *label;   /* LABEL */
    const char *service; /* X-SERVICE-TYPE, SERVICE-TYPE */
    const char *user;    /* X-USER, USERNAME */
    int omit_year;       /* X-APPLE-OMIT-YEAR, or 0 */
    bool uri;            /* VALUE=uri */
    bool text;           /* VALUE=text */
};

/* The name in front of parameters and value: group and name, not NUL-terminated. */
struct vcard_name {
    const char *group;
    size_t group_len; /* 0 without one */
    const char *name;
    size_t name_len;
};

/* `header` is what stands before the colon. */
struct vcard_name vcard_header_name(const char *header, size_t len);

/* Said by ENCODING=QUOTED-PRINTABLE, ENCODING=B and so on, or by the bare word, as
 * vCard 2.1 has it. */
enum vcard_encoding vcard_header_encoding(const char *header, size_t len);

/* Copies a line with a colon into `out`; out->field is left alone. */
void vcard_property_read(const void *ctx, const struct vcard_line *line,
                         struct vcard_property *out);

/* A TYPE word without a meaning of its own here, which is kept as it is. */
bool vcard_type_is_own(const char *word);

#endif
