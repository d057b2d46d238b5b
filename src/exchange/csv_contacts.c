#include "exchange/csv_contacts.h"

#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "exchange/csv.h"
#include "exchange/csv_columns.h"

#include "base/ban.h"

/* Rows that are looked at to find the header: LinkedIn puts a note above, people put
 * titles. */
#define HEADER_ROWS 10

static struct csv_sheet *
sheet_at(const void *ctx, const struct csv_table *table, size_t row) {
    struct csv_sheet *sheet = mem_new(ctx, struct csv_sheet);
    sheet->table = table;
    sheet->header = row;
    for (size_t i = 0; i < table->rows.items[row].count; i++) {
        const char *header = text_clean_line(sheet, csv_cell(table, row, i));
        struct csv_column *column = array_add(sheet, &sheet->columns);
        column->header = header ? header : "";
        column->key = text_fold(sheet, column->header);
    }
    return sheet;
}

static void
map_by_headers(struct csv_sheet *sheet) {
    if (csv_linkedin_fits(sheet))
        csv_linkedin_map(sheet);
    else if (csv_google_fits(sheet))
        csv_google_map(sheet);
    else if (csv_outlook_fits(sheet))
        csv_outlook_map(sheet);
    else
        csv_generic_map(sheet);
}

/* Columns that make a contact one can name or reach. */
static size_t
count_useful(const struct csv_sheet *sheet) {
    size_t useful = 0;
    for (size_t i = 0; i < sheet->columns.count; i++) {
        enum csv_field field = sheet->columns.items[i].field;
        useful += field == FIELD_NAME || field == FIELD_GIVEN ||
                  field == FIELD_FAMILY || field == FIELD_NICKNAME ||
                  field == FIELD_EMAIL || field == FIELD_PHONE;
    }
    return useful;
}

/*
 * The sheet whose header is the first row that has what the map names, or belongs to a
 * known program, or has two useful columns; else the first row. Its columns have their
 * fields.
 */
static struct csv_sheet *
find_sheet(const void *ctx, const struct csv_table *table, const struct strings *map) {
    size_t last = table->rows.count < HEADER_ROWS ? table->rows.count : HEADER_ROWS;
    size_t header = 0;
    while (header < last && !csv_map_fits(table, header, map))
        header++;
    if (header == last)
        header = SIZE_MAX;
    for (size_t row = 0; row < last; row++) {
        if (header != SIZE_MAX && row != header)
            continue;
        struct csv_sheet *sheet = sheet_at(ctx, table, row);
        map_by_headers(sheet);
        if (row == header || sheet->format != FORMAT_CSV || count_useful(sheet) >= 2)
            return sheet;
        talloc_free(sheet);
    }
    struct csv_sheet *sheet = sheet_at(ctx, table, 0);
    map_by_headers(sheet);
    return sheet;
}

static bool
is_phone(const char *text) {
    size_t digits = 0;
    for (const char *p = text; *p; p++) {
        if (*p >= '0' && *p <= '9')
            digits++;
        else if (!strchr("+-/(). ", *p))
            return false;
    }
    return digits >= 7;
}

/* A cell of the header that can only be data, or NULL. */
static const char *
data_in_header(const void *ctx, const struct csv_sheet *sheet) {
    for (size_t i = 0; i < sheet->columns.count; i++) {
        const char *header = sheet->columns.items[i].header;
        const char *at = strchr(header, '@');
        if ((at && strchr(at, '.') && text_email_key(ctx, header)) || is_phone(header))
            return header;
    }
    return NULL;
}

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
    if (count_useful(sheet) > 0)
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
check_header(const void *ctx, const struct csv_sheet *sheet, struct error *err) {
    const char *data = data_in_header(ctx, sheet);
    if (!data)
        return FAULT_NONE;
    return error_set(
        err, FAULT_INVALID,
        "The table has no line with the names of its columns: line %ld already holds "
        "data (\"%s\"). Put a line above it that names each column, such as "
        "First name%cLast name%cE-mail%cPhone, and try again.",
        sheet->table->rows.items[sheet->header].line, text_cut(ctx, data, 40),
        sheet->table->delimiter, sheet->table->delimiter, sheet->table->delimiter);
}

static bool
has_content(const struct csv_sheet *sheet, size_t column) {
    for (size_t row = sheet->header + 1; row < sheet->table->rows.count; row++)
        if (!text_is_blank(csv_cell(sheet->table, row, column)))
            return true;
    return false;
}

static void
report_unmapped(const struct csv_sheet *sheet, struct contacts *all) {
    for (size_t i = 0; i < sheet->columns.count; i++) {
        const struct csv_column *column = &sheet->columns.items[i];
        if (column->field != FIELD_UNKNOWN || !has_content(sheet, i))
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
    for (size_t row = sheet->header + 1; row <= table->rows.count; row++) {
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
    struct csv_sheet *sheet = find_sheet(work, table, map);
    TRY(check_header(work, sheet, err));
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
