/* What a server is sent: addresses, queries, forms, JSON. The first byte says which. */
#include <stdint.h>
#include <string.h>

#include "base/memory.h"
#include "web/form.h"
#include "web/route.h"
#include "web/session.h"

#include "base/ban.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check(const struct form *form) {
    for (size_t i = 0; i < form->count; i++) {
        const struct form_field *f = &form->items[i];
        if (strlen(f->value) != f->len)
            __builtin_trap();
        (void)form_get(form, f->name);
        (void)form_said(form, f->name);
    }
}

static void
try_address(void *ctx, const char *text, size_t len) {
    struct request rq = {.ctx = ctx};
    char *path;
    if (form_decode(ctx, text, len, false, &path, NULL) != FAULT_NONE)
        return;
    for (int verb = GET; verb <= POST; verb++) {
        const struct route *route = route_find((enum verb)verb, path, &rq);
        if (route && rq.id < 0)
            __builtin_trap();
    }
}

static void
try_link(void *ctx, const char *text) {
    static const unsigned char secret[SECRET_BYTES] = {1};
    char cookie[SECRET_TEXT];
    /* Nobody who does not know the secret gets in. */
    if (session_open(sessions_new(ctx, secret), text, 1772450000, cookie) == LINK_GOOD)
        __builtin_trap();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct form form = {0};
    int64_t id;
    day_t day;
    if (size == 0)
        return 0;
    void *ctx = mem_context(NULL);
    const char *text = mem_dup_n(ctx, (const char *)data + 1, size - 1);
    size_t len = strlen(text);
    switch (data[0] % 4) {
    case 0:
        try_address(ctx, text, len);
        break;
    case 1:
        if (form_read_query(ctx, text, len, &form, NULL) == FAULT_NONE)
            check(&form);
        break;
    case 2:
        if (form_read_json(ctx, (const char *)data + 1, size - 1, &form, NULL) ==
            FAULT_NONE)
            check(&form);
        break;
    default:
        try_link(ctx, text);
    }
    if (form.count > 0) {
        (void)!form_id(&form, form.items[0].name, &id, NULL);
        (void)!form_day(&form, form.items[0].name, 20514, false, &day, NULL);
    }
    talloc_free(ctx);
    return 0;
}
