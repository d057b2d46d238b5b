#include "base/buffer.h"

#include <string.h>

#include "base/memory.h"

#include "base/ban.h"

void
buffer_add(struct buffer *b, const char *bytes, size_t len) {
    if (len == 0)
        return;
    if (b->room - b->len < len + 1) {
        size_t room = b->room ? b->room * 2 : 64;
        while (room - b->len < len + 1)
            room *= 2;
        b->bytes = mem_grow(b->ctx, b->bytes, 1, room);
        b->room = room;
    }
    memcpy(b->bytes + b->len, bytes, len);
    b->len += len;
    b->bytes[b->len] = '\0';
}

void
buffer_text(struct buffer *b, const char *text) {
    buffer_add(b, text, strlen(text));
}

void
buffer_char(struct buffer *b, char c) {
    buffer_add(b, &c, 1);
}

const char *
buffer_str(const struct buffer *b) {
    return b->bytes ? b->bytes : "";
}
