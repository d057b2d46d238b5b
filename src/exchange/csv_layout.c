#include "exchange/csv_layout.h"

#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "exchange/csv.h"
#include "exchange/csv_columns.h"

#include "base/ban.h"

#define SAMPLE_WIDTH 40

/* Cells looked at for samples that differ. */
#define SAMPLE_CELLS 200

const struct csv_choice csv_choices[] = {
    {"name", "name"},
    {"name.given", "first name"},
    {"name.family", "family name"},
    {"name.additional", "middle name"},
    {"name.prefix", "title in front of the name"},
    {"name.suffix", "letters behind the name"},
    {"name.nickname", "nickname"},
    {"organisation", "organisation"},
    {"department", "department"},
    {"title", "job title"},
    {"role", "role"},
    {"email", "e-mail"},
    {"email.work", "e-mail (work)"},
    {"email.home", "e-mail (home)"},
    {"phone", "phone"},
    {"phone.mobile", "phone (mobile)"},
    {"phone.work", "phone (work)"},
    {"phone.home", "phone (home)"},
    {"phone.fax", "phone (fax)"},
    {"address", "address"},
    {"address.work", "address (work)"},
    {"address.home", "address (home)"},
    {"street", "street"},
    {"po-box", "post office box"},
    {"postcode", "postcode"},
    {"city", "town"},
    {"region", "state or region"},
    {"country", "country"},
    {"url", "web page"},
    {"social", "chat or social account"},
    {"birthday", "birthday"},
    {"anniversary", "anniversary"},
    {"date", "another date"},
    {"introduced-by", "introduced by"},
    {"last-talked", "when you last talked"},
    {"tag", "tag"},
    {"fact", "something they told"},
    {"note", "note"},
    {"ignore", "leave it out"},
    {NULL, NULL},
};

static void
add_samples(struct csv_layout *layout, const struct csv_sheet *sheet, size_t at,
            struct csv_layout_column *column) {
    size_t cells = 0;
    for (size_t row = sheet->first;
         row < sheet->table->rows.count && cells < SAMPLE_CELLS; row++) {
        const char *cell = csv_cell(sheet->table, row, at);
        if (text_is_blank(cell))
            continue;
        cells++;
        char *line = text_clean_line(layout, cell);
        char *sample = text_cut(layout, line ? line : "", SAMPLE_WIDTH);
        talloc_free(line);
        bool had = *sample == '\0';
        for (size_t i = 0; i < column->samples.count; i++)
            had |= strcmp(column->samples.items[i], sample) == 0;
        if (had)
            talloc_free(sample);
        else
            *array_add(layout, &column->samples) = sample;
        if (column->samples.count == CSV_SAMPLES_MAX)
            return;
    }
}

/* Whether the map, and not the file alone, says what the column is. */
static bool
is_mapped(const struct csv_column *before, const struct csv_column *after) {
    if (before->field != after->field || before->label_column != after->label_column)
        return true;
    const char *a = before->label ? before->label : "";
    const char *b = after->label ? after->label : "";
    return strcmp(a, b) != 0;
}

static enum fault
lay_out(void *work, const struct csv_table *table, const struct strings *map,
        struct csv_layout *out, struct error *err) {
    if (table->rows.count == 0)
        return error_set(err, FAULT_INVALID,
                         "The file has no line that can be read. Export your contacts "
                         "again.");
    struct csv_sheet *sheet = csv_sheet_open(work, table, map);
    struct csv_columns before = {0};
    for (size_t i = 0; i < sheet->columns.count; i++)
        *array_add(work, &before) = sheet->columns.items[i];
    TRY(csv_map_apply(sheet, map, err));
    out->format = sheet->format;
    out->header_line = sheet->header_line;
    out->rows = table->rows.count - sheet->first;
    out->usable =
        csv_sheet_useful(sheet) > 0 && (!sheet->data || csv_map_has_numbers(map));
    for (size_t i = 0; i < sheet->columns.count; i++) {
        const struct csv_column *column = &sheet->columns.items[i];
        struct csv_layout_column *to = array_add(out, &out->columns);
        to->number = i + 1;
        to->header = *column->header ? mem_dup(out, column->header) : NULL;
        to->words = csv_column_words(out, column);
        to->field = csv_column_field(out, column);
        to->mapped = i < before.count && is_mapped(&before.items[i], column);
        add_samples(out, sheet, i, to);
    }
    return FAULT_NONE;
}

enum fault
csv_layout_read(const void *ctx, const char *bytes, size_t len,
                const struct strings *map, struct csv_layout **out, struct error *err) {
    void *work = mem_context(NULL);
    struct csv_table *table = NULL;
    *out = mem_new(ctx, struct csv_layout);
    enum fault fault = csv_read(work, bytes, len, &table, err);
    if (fault == FAULT_NONE)
        fault = lay_out(work, table, map, *out, err);
    talloc_free(work);
    return fault;
}
