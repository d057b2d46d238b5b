/* Any bytes as a vCard file. Seeds: tests/data/vcard. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "exchange/vcard.h"

#include "base/ban.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
need(bool true_always) {
    if (!true_always)
        abort();
}

static void
check_text(const char *text) {
    need(!text || text_is_utf8(text, strlen(text)));
}

static void
check_contact(const struct contact *c) {
    const char *const texts[] = {c->uid,      c->name,         c->prefix,     c->given,
                                 c->family,   c->additional,   c->suffix,     c->note,
                                 c->nickname, c->organisation, c->department, c->title};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        check_text(texts[i]);
    need(c->line > 0 && !text_is_blank(c->name));
    for (size_t i = 0; i < c->ways.count; i++) {
        check_text(c->ways.items[i].label);
        check_text(c->ways.items[i].value);
    }
    for (size_t i = 0; i < c->dates.count; i++) {
        check_text(c->dates.items[i].label);
        need(date_is_valid(c->dates.items[i].date));
    }
    for (size_t i = 0; i < c->tags.count; i++)
        check_text(c->tags.items[i]);
    for (size_t i = 0; i < c->facts.count; i++)
        check_text(c->facts.items[i]);
    for (size_t i = 0; i < c->links.count; i++) {
        check_text(c->links.items[i].relation);
        check_text(c->links.items[i].name);
    }
    for (size_t i = 0; i < c->touches.count; i++) {
        check_text(c->touches.items[i].method);
        check_text(c->touches.items[i].text);
    }
}

/* What was written reads as the same, seen by writing it again. */
static void
check_writing(const struct contact *c) {
    void *ctx = mem_context(NULL);
    struct error err;
    struct contacts *again;
    const char *text = vcard_write(ctx, c);
    size_t len = strlen(text);
    if (len <= CONTACT_RECORD_MAX) {
        need(text_is_utf8(text, len) && vcard_looks_like(text, len));
        need(vcard_read(ctx, text, len, &again, &err) == FAULT_NONE);
        need(again->list.count == 1 && again->skips.count == 0);
        need(strcmp(vcard_write(ctx, again->list.items[0]), text) == 0);
    }
    talloc_free(ctx);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    void *ctx = mem_context(NULL);
    struct error err;
    struct contacts *all;
    (void)vcard_looks_like((const char *)data, size);
    if (vcard_read(ctx, (const char *)data, size, &all, &err) == FAULT_NONE) {
        need(all->read == all->list.count + all->skips.count + all->groups);
        for (size_t i = 0; i < all->list.count; i++) {
            check_contact(all->list.items[i]);
            check_writing(all->list.items[i]);
        }
    }
    talloc_free(ctx);
    return 0;
}
