/* Monica's JSON export, from any bytes. */
#include <stddef.h>
#include <stdint.h>

#include "base/memory.h"
#include "exchange/monica.h"

#include "base/ban.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    void *ctx = mem_context(NULL);
    struct contacts *all = NULL;
    struct error err;
    (void)monica_looks_like((const char *)data, size);
    if (monica_read(ctx, (const char *)data, size, &all, &err) == FAULT_NONE)
        for (size_t i = 0; i < all->list.count; i++)
            if (!all->list.items[i]->name)
                __builtin_trap();
    talloc_free(ctx);
    return 0;
}
