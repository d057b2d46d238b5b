#include "base/array.h"

#include <string.h>

#include "base/memory.h"

#include "base/ban.h"

void *
array_add_(const void *ctx, void **items, size_t *count, size_t *room, size_t size) {
    if (*count == *room) {
        *room = *room ? *room * 2 : 4;
        *items = mem_grow(ctx, *items, size, *room);
    }
    char *slot = (char *)*items + *count * size;
    memset(slot, 0, size);
    *count += 1;
    return slot;
}
