/* Names for completion on the command line. */
#ifndef APP_NAMES_H
#define APP_NAMES_H

#include "app/app.h"

/*
 * What `typed` may grow into, sorted, each once: names that begin with it, and the ends
 * of names from a word that does ("ru" gives "Ruiz" for Ana Ruiz); the whole name when
 * only one person fits. In any case and without accents. People let go count only when
 * nobody on the list fits. Opens the practice at `path` for this alone and never makes
 * one.
 */
MUST_CHECK enum fault app_names(const void *ctx, const char *path, const char *typed,
                                struct strings *out, struct error *err);

#endif
