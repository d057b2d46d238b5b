#include "domain/card.h"

#include <string.h>

#include "base/memory.h"
#include "base/text.h"

#include "base/ban.h"

const struct way *
card_address(const struct record *record) {
    for (size_t i = 0; i < record->ways.count; i++)
        if (record->ways.items[i].kind == WAY_ADDRESS)
            return &record->ways.items[i];
    return NULL;
}

static bool
is_said(const struct strings *lines, const char *line) {
    for (size_t i = 0; i < lines->count; i++)
        if (text_same(lines->items[i], line))
            return true;
    return false;
}

/* Once: files often repeat the name or the organisation in the address itself. */
static void
add_line(const void *ctx, struct strings *lines, const char *line) {
    if (!text_is_blank(line) && !is_said(lines, line))
        *array_add(ctx, lines) = line;
}

struct strings
card_lines(const void *ctx, const struct record *record) {
    struct strings lines = {0};
    const struct way *address = card_address(record);
    if (!address)
        return lines;
    add_line(ctx, &lines, record->person.name);
    if (!address->label || !text_same_ascii(address->label, "home"))
        add_line(ctx, &lines, record->person.organisation);
    for (const char *from = address->value; *from;) {
        size_t len = strcspn(from, "\n");
        add_line(ctx, &lines, text_clean_line(ctx, mem_dup_n(ctx, from, len)));
        from += len + (from[len] == '\n');
    }
    return lines;
}
