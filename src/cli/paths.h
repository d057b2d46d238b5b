/* Where practices live. */
#ifndef CLI_PATHS_H
#define CLI_PATHS_H

#include <stdbool.h>

#include "base/error.h"

/*
 * The practice to use: `chosen` (--file), else TEND_FILE, else
 * $XDG_DATA_HOME/tend/practice.tend (~/.local/share). *demo tells whether it is the
 * demo's.
 */
MUST_CHECK enum fault path_of_practice(const void *ctx, const char *chosen,
                                       const char **out, bool *demo, struct error *err);

/* The demo's own file, beside the user's practice. */
MUST_CHECK enum fault path_of_demo(const void *ctx, const char **out,
                                   struct error *err);

#endif
