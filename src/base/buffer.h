/* Text that grows at its end in linear time; it may hold NUL bytes. */
#ifndef BASE_BUFFER_H
#define BASE_BUFFER_H

#include <stddef.h>

/* Begin with {.ctx = ctx}; `bytes` is a talloc child of ctx. */
struct buffer {
    const void *ctx;
    char
        *bytes; /* NULL while nothing was added; else with a NUL behind the last byte */
    size_t len;
    size_t room;
};

void buffer_add(struct buffer *b, const char *bytes, size_t len);
void buffer_text(struct buffer *b, const char *text);
void buffer_char(struct buffer *b, char c);

/* The text, "" when empty; valid until the next change. */
const char *buffer_str(const struct buffer *b);

#endif
