/* Other programs of Tend's own, which few commands need. */
#ifndef BASE_PROGRAM_H
#define BASE_PROGRAM_H

#include <stddef.h>

#include "base/error.h"

/* Where "tend-web" is: beside the program that runs, in its folder `folder` beside the
 * running one's (as it is built), or where Tend was installed. NULL when it is nowhere.
 */
char *program_find(const void *ctx, const char *name, const char *folder);

/*
 * Runs a program to its end with `input` as its standard input; *out is all that it
 * writes, with a NUL behind. `words` are its name and arguments, ended by NULL. When it
 * writes nothing, the last line of its standard error is the message of an INVALID; IO
 * when there is none. May be called while other threads run.
 */
MUST_CHECK enum fault program_run(const void *ctx, const char *path,
                                  const char *const words[], const char *input,
                                  size_t len, char **out, size_t *out_len,
                                  struct error *err);

#endif
