/* The lines of a vCard file, unfolded (RFC 6350 §3.2, RFC 2426 §2.6, vCard 2.1 §2.1.3).
 */
#ifndef EXCHANGE_VCARD_LINES_H
#define EXCHANGE_VCARD_LINES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"

enum vcard_encoding { VCARD_PLAIN, VCARD_QUOTED_PRINTABLE, VCARD_BASE64 };

/* A logical line. */
struct vcard_line {
    const char *text; /* valid until the next line is read; not NUL-terminated */
    size_t len;   /* of text: at most a little over CONTACT_RECORD_MAX when joined */
    size_t size;  /* in the file, in bytes, all parts */
    size_t colon; /* where the value's colon is, or len without one */
    enum vcard_encoding encoding; /* of the value */
    long number;                  /* from 1 */
};

struct vcard_lines {
    bool keep_fold_space; /* set while reading a 2.1 card: the folding white space is
                             part of the text there */
    const char *at, *end;
    const char *next_lf, *next_cr; /* found ahead, or end */
    long number;
    struct buffer joined;
};

/* `bytes` must outlive `lines`; what is joined is allocated from ctx. */
void vcard_lines_init(struct vcard_lines *lines, const void *ctx, const char *bytes,
                      size_t len);

/* The next line that is not blank, with its continuations: folded ones, those behind
 * the soft line breaks of quoted-printable, and the rest of a base64 block. False at
 * the end. */
bool vcard_lines_next(struct vcard_lines *lines, struct vcard_line *out);

#endif
