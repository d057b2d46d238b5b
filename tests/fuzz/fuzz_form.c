/* The person form, from any text; what was read must come back when written. */
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/memory.h"
#include "exchange/person_form.h"

#include "base/ban.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    void *ctx = mem_context(NULL);
    const char *text = mem_dup_n(ctx, (const char *)data, size);
    struct contact *c = NULL;
    struct error err;
    if (person_form_read(ctx, text, &c, &err) == FAULT_NONE) {
        const char *form = person_form_write(ctx, c, NULL);
        struct contact *back = NULL;
        if (person_form_read(ctx, form, &back, &err) != FAULT_NONE ||
            strcmp(person_form_write(ctx, back, NULL), form) != 0)
            __builtin_trap();
    }
    talloc_free(ctx);
    return 0;
}
