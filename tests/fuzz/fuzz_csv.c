/* Any bytes as a table, as contacts, and as a table again after writing it. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "exchange/csv.h"
#include "exchange/csv_contacts.h"
#include "exchange/csv_layout.h"

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

/* What can be read as contacts has columns that can be shown, and used. */
static void
check_layout(const void *ctx, const char *bytes, size_t len, const struct strings *map,
             bool read) {
    struct csv_layout *l = NULL;
    struct error err = {0};
    if (csv_layout_read(ctx, bytes, len, map, &l, &err) != FAULT_NONE) {
        check(!read);
        check_text(err.text);
        return;
    }
    check(l->usable || !read);
    for (size_t i = 0; i < l->columns.count; i++) {
        const struct csv_layout_column *c = &l->columns.items[i];
        check(c->number == i + 1 && c->samples.count <= CSV_SAMPLES_MAX);
        check_text(c->header);
        check_text(c->words);
        check_text(c->field);
        for (size_t k = 0; k < c->samples.count; k++)
            check_text(c->samples.items[k]);
    }
}

/* The table with a map or without. */
static void
check_table(const void *ctx, const char *bytes, size_t len, const struct strings *map) {
    struct contacts *all = NULL;
    struct error err = {0};
    bool read = csv_contacts_read(ctx, bytes, len, map, &all, &err) == FAULT_NONE;
    if (read)
        check_contacts(all);
    else
        check_text(err.text);
    check_layout(ctx, bytes, len, map, read);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    void *ctx = mem_context(NULL);
    const char *bytes = (const char *)data;
    struct csv_table *table = NULL;
    if (csv_read(ctx, bytes, size, &table, NULL) == FAULT_NONE)
        check_writing(ctx, table);
    check_table(ctx, bytes, size, NULL);

    /* The first line as a map for what follows. */
    const char *line = memchr(bytes, '\n', size);
    if (line) {
        struct strings map = {0};
        char *entry = mem_dup_n(ctx, bytes, (size_t)(line - bytes));
        if (text_is_utf8(entry, strlen(entry)))
            *array_add(ctx, &map) = entry;
        line++;
        check_table(ctx, line, size - (size_t)(line - bytes), &map);
    }
    talloc_free(ctx);
    return 0;
}
