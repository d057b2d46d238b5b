/* Any bytes as a table, as contacts, and as a table again after writing it. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "exchange/csv.h"
#include "exchange/csv_contacts.h"

#include "base/ban.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check(bool holds) {
    if (!holds)
        abort();
}

/* What was read and written must read the same. */
static void
check_writing(const void *ctx, const struct csv_table *table) {
    struct csv_writer w = {.ctx = ctx};
    for (size_t r = 0; r < table->rows.count; r++) {
        for (size_t i = 0; i < table->rows.items[r].count; i++)
            csv_write_field(&w, csv_cell(table, r, i));
        csv_write_end(&w);
    }
    struct csv_table *again = NULL;
    if (!w.text || strncmp(w.text, "sep=", 4) == 0 || strncmp(w.text, "SEP=", 4) == 0)
        return;
    if (table->rows.items[0].count < 2)
        return; /* without a comma there the delimiter is a guess */
    check(csv_read(ctx, w.text, w.len, &again, NULL) == FAULT_NONE);
    if (again->delimiter != ',')
        return;
    check(again->rows.count == table->rows.count && again->skips.count == 0);
    for (size_t r = 0; r < table->rows.count; r++) {
        check(again->rows.items[r].count == table->rows.items[r].count);
        for (size_t i = 0; i < table->rows.items[r].count; i++)
            check(strcmp(csv_cell(again, r, i), csv_cell(table, r, i)) == 0);
    }
}

static void
check_text(const char *text) {
    check(!text || (*text && text_is_utf8(text, strlen(text))));
}

static void
check_contacts(const struct contacts *all) {
    check(all->read == all->list.count + all->skips.count);
    for (size_t i = 0; i < all->list.count; i++) {
        const struct contact *c = all->list.items[i];
        check(c->name != NULL && c->line > 0);
        check_text(c->name);
        check_text(c->family);
        check_text(c->note);
        for (size_t w = 0; w < c->ways.count; w++)
            check_text(c->ways.items[w].value);
        for (size_t d = 0; d < c->dates.count; d++)
            check(date_is_valid(c->dates.items[d].date));
        for (size_t f = 0; f < c->facts.count; f++)
            check_text(c->facts.items[f]);
    }
    for (size_t i = 0; i < all->skips.count; i++)
        check_text(all->skips.items[i].reason);
    for (size_t i = 0; i < all->notes.count; i++)
        check_text(all->notes.items[i].text);
    for (size_t i = 0; i < all->unmapped.count; i++)
        check_text(all->unmapped.items[i]);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    void *ctx = mem_context(NULL);
    const char *bytes = (const char *)data;
    struct csv_table *table = NULL;
    struct contacts *all = NULL;
    struct error err = {0};
    if (csv_read(ctx, bytes, size, &table, &err) == FAULT_NONE)
        check_writing(ctx, table);
    if (csv_contacts_read(ctx, bytes, size, NULL, &all, &err) == FAULT_NONE)
        check_contacts(all);
    else
        check_text(err.text);

    /* The first line as a map for what follows. */
    const char *line = memchr(bytes, '\n', size);
    if (line) {
        struct strings map = {0};
        char *entry = mem_dup_n(ctx, bytes, (size_t)(line - bytes));
        if (text_is_utf8(entry, strlen(entry)))
            *array_add(ctx, &map) = entry;
        line++;
        if (csv_contacts_read(ctx, line, size - (size_t)(line - bytes), &map, &all,
                              &err) == FAULT_NONE)
            check_contacts(all);
        else
            check_text(err.text);
    }
    talloc_free(ctx);
    return 0;
}
