#include "exchange/csv_contacts.h"

#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "exchange/csv.h"
#include "exchange/csv_columns.h"

#include "base/ban.h"

static const char *
first_header(const struct csv_sheet *sheet) {
    for (size_t i = 0; i < sheet->columns.count; i++)
        if (*sheet->columns.items[i].header)
            return sheet->columns.items[i].header;
    return "Column";
}

static enum fault
check_sheet(const void *ctx, const struct csv_sheet *sheet, struct error *err) {
    const struct csv_table *table = sheet->table;
    if (csv_sheet_useful(sheet) > 0)
        return FAULT_NONE;
    if (table->skips.count > 0 &&
        table->skips.items[0].line < table->rows.items[0].line)
        return error_set(err, FAULT_INVALID,
                         "Line %ld, where the names of the columns should be, can't be "
                         "read: %s. Correct that line and try again.",
                         table->skips.items[0].line, table->skips.items[0].reason);
    return error_field(
        err, "map",
        "No column of this table gives a name, an e-mail address or a phone number. "
        "Its columns are: %s. Say which is which, for example --map \"%s=name\"; or, "
        "if this is no list of people, choose another file.",
        csv_headers_text(ctx, sheet), text_cut(ctx, first_header(sheet), 40));
}

static enum fault
check_header(const void *ctx, const struct csv_sheet *sheet, const struct strings *map,
             struct error *err) {
    if (!sheet->data || csv_map_has_numbers(map))
        return FAULT_NONE;
    char between = sheet->table->delimiter;
    return error_field(
        err, "map",
        "The table has no line with the names of its columns: line %ld already holds "
        "data (\"%s\"). Put a line above it that names each column, such as "
        "First name%cLast name%cE-mail%cPhone, or say which is which by number, for "
        "example --map \"#1=name\".",
        sheet->table->rows.items[sheet->first].line, text_cut(ctx, sheet->data, 40),
        between, between, between);
}

static void
report_unmapped(const struct csv_sheet *sheet, struct contacts *all) {
    for (size_t i = 0; i < sheet->columns.count; i++) {
        const struct csv_column *column = &sheet->columns.items[i];
        if (column->field != FIELD_UNKNOWN || !csv_column_has_content(sheet, i))
            continue;
        *array_add(all, &all->unmapped) =
            *column->header ? mem_dup(all, column->header)
                            : mem_printf(all, "column %zu, which has no name", i + 1);
    }
}

/* Rows and what could not be read of them, in the file's order. */
static void
read_rows(const void *ctx, const struct csv_sheet *sheet, struct contacts *all) {
    const struct csv_table *table = sheet->table;
    void *scratch = mem_pool(ctx, 16384);
    size_t skip = 0;
    for (size_t row = sheet->first; row <= table->rows.count; row++) {
        for (; skip < table->skips.count; skip++) {
            const struct csv_skip *at = &table->skips.items[skip];
            if (row < table->rows.count && at->line > table->rows.items[row].line)
                break;
            contact_skip(all, at->line, "%s", at->reason);
        }
        if (row == table->rows.count)
            break;
        csv_fill_row(scratch, sheet, row, all);
        talloc_free_children(scratch);
    }
}

static enum fault
read_table(const void *ctx, void *work, const struct csv_table *table,
           const struct strings *map, struct contacts **out, struct error *err) {
    if (table->rows.count == 0 && table->skips.count == 0)
        return error_set(err, FAULT_INVALID,
                         "The file is empty. Export your contacts again.");
    if (table->rows.count == 0)
        return error_set(err, FAULT_INVALID,
                         "The file has no line that can be read "
                         "(line %ld: %s).",
                         table->skips.items[0].line, table->skips.items[0].reason);
    struct csv_sheet *sheet = csv_sheet_open(work, table, map);
    TRY(check_header(work, sheet, map, err));
    TRY(csv_map_apply(sheet, map, err));
    TRY(check_sheet(work, sheet, err));
    csv_dates_decide(sheet);
    csv_fill_prepare(sheet);
    struct contacts *all = contacts_new(ctx, sheet->format);
    read_rows(work, sheet, all);
    report_unmapped(sheet, all);
    *out = all;
    return FAULT_NONE;
}

enum fault
csv_contacts_read(const void *ctx, const char *bytes, size_t len,
                  const struct strings *map, struct contacts **out, struct error *err) {
    void *work = mem_context(NULL);
    struct csv_table *table = NULL;
    enum fault fault = csv_read(work, bytes, len, &table, err);
    if (fault == FAULT_NONE)
        fault = read_table(ctx, work, table, map, out, err);
    talloc_free(work);
    return fault;
}
