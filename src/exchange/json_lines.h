/*
 * Where in a JSON text the elements of an array begin. jansson tells no positions, and
 * a person who looks for a bad record in a file needs its line.
 */
#ifndef EXCHANGE_JSON_LINES_H
#define EXCHANGE_JSON_LINES_H

#include <stddef.h>

#include "base/array.h"

struct json_lines ARRAY(long);

/* Longest path that json_lines() follows. */
#define JSON_PATH_MAX 8

/*
 * The lines (from 1) of all elements of all arrays at `path`, in the order of the text.
 * A path is the keys from the root on, "*" for every element of an array, ending in
 * NULL: {"account", "data", "*", "values", NULL}. Keys are compared as written, without
 * resolving escapes. The text must be valid JSON (jansson has read it); other text
 * gives wrong lines but no harm. One pass; the lines are talloc children of ctx.
 */
void json_lines(const void *ctx, const char *bytes, size_t len, const char *const *path,
                struct json_lines *out);

#endif
