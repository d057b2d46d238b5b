#include "base/memory.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/ban.h"

static void *
need(void *p) {
    if (!p) {
        fputs("tend: out of memory; nothing that was saved is lost\n", stderr);
        abort();
    }
    return p;
}

void *
mem_context(const void *ctx) {
    return need(talloc_new(ctx));
}

void *
mem_pool(const void *ctx, size_t size) {
    return need(talloc_pool(ctx, size));
}

void *
mem_zero(const void *ctx, size_t size, const char *name) {
    return need(_talloc_zero(ctx, size, name));
}

void *
mem_zero_array(const void *ctx, size_t size, size_t count, const char *name) {
    return need(_talloc_zero_array(ctx, size, (unsigned)(count ? count : 1), name));
}

void *
mem_grow(const void *ctx, void *old, size_t size, size_t count) {
    return need(_talloc_realloc_array(ctx, old, size, (unsigned)count, "array"));
}

char *
mem_dup(const void *ctx, const char *text) {
    return text ? need(talloc_strdup(ctx, text)) : NULL;
}

char *
mem_dup_n(const void *ctx, const char *text, size_t len) {
    /* Not talloc_strndup: that stops at a NUL, and callers count bytes. */
    char *copy = need(talloc_size(ctx, len + 1));
    memcpy(copy, text, len);
    copy[len] = '\0';
    return copy;
}

char *
mem_vprintf(const void *ctx, const char *fmt, va_list args) {
    return need(talloc_vasprintf(ctx, fmt, args));
}

char *
mem_printf(const void *ctx, const char *fmt, ...) {
    va_list args;
    va_start(args, fmt);
    char *text = mem_vprintf(ctx, fmt, args);
    va_end(args);
    return text;
}

char *
mem_append(char *s, const char *fmt, ...) {
    va_list args;
    va_start(args, fmt);
    char *text = need(talloc_vasprintf_append_buffer(s, fmt, args));
    va_end(args);
    return text;
}
