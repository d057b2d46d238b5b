/*
 * talloc that never returns NULL: a process out of memory stops with a message. What is
 * allocated from a context is freed with it; every function that allocates takes the
 * context first.
 */
#ifndef BASE_MEMORY_H
#define BASE_MEMORY_H

#include <stdarg.h>
#include <stddef.h>
#include <talloc.h>

#include "base/error.h"

/* A zeroed object of `type`. */
#define mem_new(ctx, type) ((type *)mem_zero((ctx), sizeof(type), #type))

/* A zeroed array of `count` objects. */
#define mem_array(ctx, type, count)                                                    \
    ((type *)mem_zero_array((ctx), sizeof(type), (count), #type "[]"))

/* A context to hang allocations from, freed by talloc_free(). ctx may be NULL. */
void *mem_context(const void *ctx);

/* The same with `size` bytes reserved for what is allocated from it; for many small
 * pieces that go together. talloc_free_children() makes all of it free again. */
void *mem_pool(const void *ctx, size_t size);

void *mem_zero(const void *ctx, size_t size, const char *name);
void *mem_zero_array(const void *ctx, size_t size, size_t count, const char *name);
void *mem_grow(const void *ctx, void *old, size_t size, size_t count);

/* Copies. NULL gives NULL. */
char *mem_dup(const void *ctx, const char *text);
char *mem_dup_n(const void *ctx, const char *text, size_t len);

char *mem_printf(const void *ctx, const char *fmt, ...) PRINTF_LIKE(2, 3);
char *mem_vprintf(const void *ctx, const char *fmt, va_list args) PRINTF_LIKE(2, 0);

/* Appends to a talloc string, which may move: s = mem_append(s, ...). s must not be
 * NULL. */
char *mem_append(char *s, const char *fmt, ...) PRINTF_LIKE(2, 3) MUST_CHECK;

#endif
