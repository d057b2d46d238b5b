/* The examples of a command: lines "command  # what it does". */
#ifndef CLI_EXAMPLES_H
#define CLI_EXAMPLES_H

#include "base/array.h"

struct example {
    const char *command; /* "tend log ana" */
    const char *comment; /* "asks", or "" */
};
struct examples ARRAY(struct example);

/* Those of a command's text, in its order; strings under ctx. */
void examples_read(const void *ctx, const char *text, struct examples *out);

/*
 * A shell command in lines of at most `width` columns, broken between its words (never
 * inside quotes) with a backslash; lines after the first begin with four spaces. It can
 * be pasted as it is. A word longer than a line stays whole.
 */
char *example_wrap(const void *ctx, const char *command, int width);

#endif
