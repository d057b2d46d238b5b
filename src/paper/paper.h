/* A page on paper: pango sets the text in whatever script it is in, cairo draws. */
#ifndef PAPER_PAPER_H
#define PAPER_PAPER_H

#include <stdbool.h>

#include "base/buffer.h"
#include "base/error.h"
#include "exchange/leaflet.h"

enum paper_size { PAPER_A4, PAPER_LETTER };

bool paper_size_from_word(const char *word, enum paper_size *out);

/*
 * A PDF of one page: the text is set smaller, within reason, until it fits; what is
 * longer still goes on on a second one. The same leaflet gives the same bytes, and
 * nothing tells of the machine. INVALID when the machine has no letters for a script.
 */
MUST_CHECK enum fault paper_pdf(const void *ctx, const struct leaflet *leaflet,
                                enum paper_size size, struct buffer *out,
                                struct error *err);

/* The QR code of a text as a PNG. */
MUST_CHECK enum fault paper_png(const void *ctx, const char *text, struct buffer *out,
                                struct error *err);

#endif
