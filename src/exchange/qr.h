/* QR codes (ISO/IEC 18004), by libqrencode: a text as a square of dark and light. */
#ifndef EXCHANGE_QR_H
#define EXCHANGE_QR_H

#include <stdbool.h>

#include "base/buffer.h"
#include "base/error.h"

struct qr {
    int size;                   /* modules on each side */
    const unsigned char *cells; /* size * size; 1 is dark; rows from the top */
};

/* The quiet zone that a reader needs around it, in modules. */
#define QR_QUIET 4

/* Medium error correction: it stays readable with a fold across it. INVALID when the
 * text is empty or too long for a code. */
MUST_CHECK enum fault qr_make(const void *ctx, const char *text, struct qr *out,
                              struct error *err);

bool qr_dark(const struct qr *qr, int x, int y); /* light outside of it */

/* The dark parts as one path of an SVG, in modules, the quiet zone included:
 * "M4 4h7v1h-7z…". */
void qr_add_path(const struct qr *qr, struct buffer *out);

/* A whole SVG file of black on white. */
char *qr_svg(const void *ctx, const struct qr *qr);

/* For a terminal: two rows in one line of half blocks, in black on white whatever the
 * terminal's colours are when `colour`; else light modules are drawn, for a dark
 * terminal. */
char *qr_terminal(const void *ctx, const struct qr *qr, bool colour);

#endif
