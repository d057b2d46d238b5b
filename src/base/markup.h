/* Text made fit to stand in HTML and XML, between tags and in quoted attributes. */
#ifndef BASE_MARKUP_H
#define BASE_MARKUP_H

#include <stddef.h>

#include "base/buffer.h"

enum markup {
    MARKUP_HTML,
    MARKUP_HTML_LINES, /* a line's end is a <br> as well */
    MARKUP_XML,        /* controls, which XML may not hold, are spaces */
};

/* Adds the text with & < > " ' escaped; NUL is U+FFFD, for no page may hold one. */
void markup_add(struct buffer *out, const char *text, size_t len, enum markup markup);

#endif
