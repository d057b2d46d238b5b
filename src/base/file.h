/* Whole files. */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"

/* Most that file_read() takes, in bytes: talloc gives no piece of 256 MiB or more. */
#define FILE_READ_MAX ((size_t)250 << 20)

/*
 * Reads `path` ("-" is standard input) whole into talloc memory under ctx, with one NUL
 * behind the last byte that `len` does not count. Fails with NOT_FOUND, IO or INVALID
 * (too large, a folder), naming the path.
 */
MUST_CHECK enum fault file_read(const void *ctx, const char *path, char **bytes,
                                size_t *len, struct error *err);

/* Makes the folder and its parents, mode 0700. */
MUST_CHECK enum fault file_make_folder(const char *path, struct error *err);

/* The same for the folder that a file lies in. */
MUST_CHECK enum fault file_make_parent(const char *path, struct error *err);

bool file_exists(const char *path);

/* The part of a path behind the last '/'. */
const char *file_base_name(const char *path);

#endif
