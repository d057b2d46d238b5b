/* The piece of a text that shows where what was typed stands in it. */
#ifndef DOMAIN_SNIPPET_H
#define DOMAIN_SNIPPET_H

#include "base/array.h"

/* The three together are the piece; … stands where something was left out. */
struct snippet {
    const char *before, *match, *after; /* never NULL */
};

/* Around the first word of `text` that one of the folded `words` begins; from the
 * beginning, with no match, when there is none. On one line. */
struct snippet snippet_of(const void *ctx, const char *text,
                          const struct strings *words);

#endif
