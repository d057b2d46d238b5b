#include <stdint.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "exchange/csv_columns.h"

#include "base/ban.h"

/* Rows that are looked at to find the header: LinkedIn puts a note above, people put
 * titles. */
#define HEADER_ROWS 10

/* Cells that are looked at to guess a column without a header. */
#define GUESS_ROWS 50

static void
add_column(struct csv_sheet *sheet, const char *header) {
    struct csv_column *column = array_add(sheet, &sheet->columns);
    column->header = header ? header : "";
    column->key = text_fold(sheet, column->header);
}

static struct csv_sheet *
sheet_at(const void *ctx, const struct csv_table *table, size_t row) {
    struct csv_sheet *sheet = mem_new(ctx, struct csv_sheet);
    sheet->table = table;
    sheet->header_line = table->rows.items[row].line;
    sheet->first = row + 1;
    for (size_t i = 0; i < table->rows.items[row].count; i++)
        add_column(sheet, text_clean_line(sheet, csv_cell(table, row, i)));
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

size_t
csv_sheet_useful(const struct csv_sheet *sheet) {
    size_t useful = 0;
    for (size_t i = 0; i < sheet->columns.count; i++) {
        enum csv_field field = sheet->columns.items[i].field;
        useful += field == FIELD_NAME || field == FIELD_GIVEN ||
                  field == FIELD_FAMILY || field == FIELD_NICKNAME ||
                  field == FIELD_EMAIL || field == FIELD_PHONE;
    }
    return useful;
}

bool
csv_column_has_content(const struct csv_sheet *sheet, size_t column) {
    for (size_t row = sheet->first; row < sheet->table->rows.count; row++)
        if (!text_is_blank(csv_cell(sheet->table, row, column)))
            return true;
    return false;
}

/* The sheet whose header is the first row that has what the map names, or belongs to a
 * known program, or has two useful columns; else the first row. */
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
        if (row == header || sheet->format != FORMAT_CSV ||
            csv_sheet_useful(sheet) >= 2)
            return sheet;
        talloc_free(sheet);
    }
    struct csv_sheet *sheet = sheet_at(ctx, table, 0);
    map_by_headers(sheet);
    return sheet;
}

static bool
is_email(const void *ctx, const char *text) {
    const char *at = strchr(text, '@');
    return at && strchr(at, '.') && text_email_key(ctx, text);
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
        if (is_email(ctx, header) || is_phone(header))
            return header;
    }
    return NULL;
}

/* What a column without a header holds, by its first cells. */
static enum csv_field
guess(const struct csv_sheet *sheet, size_t column) {
    void *ctx = mem_context(NULL);
    size_t cells = 0, emails = 0, phones = 0;
    for (size_t row = sheet->first;
         row < sheet->table->rows.count && row < sheet->first + GUESS_ROWS; row++) {
        const char *cell = csv_cell(sheet->table, row, column);
        if (text_is_blank(cell))
            continue;
        cells++;
        emails += is_email(ctx, cell);
        phones += is_phone(cell);
    }
    talloc_free(ctx);
    if (cells > 0 && emails * 2 > cells)
        return FIELD_EMAIL;
    return cells > 0 && phones * 2 > cells ? FIELD_PHONE : FIELD_UNKNOWN;
}

/* All rows are people; what their cells show is all that is known of the columns. */
static struct csv_sheet *
headless_sheet(const void *ctx, const struct csv_table *table, const char *data) {
    struct csv_sheet *sheet = mem_new(ctx, struct csv_sheet);
    uint32_t widest = 0;
    sheet->table = table;
    sheet->format = FORMAT_CSV;
    sheet->day_first = table->delimiter == ';';
    sheet->data = mem_dup(sheet, data);
    for (size_t row = 0; row < table->rows.count; row++)
        if (table->rows.items[row].count > widest)
            widest = table->rows.items[row].count;
    for (uint32_t i = 0; i < widest; i++) {
        add_column(sheet, NULL);
        sheet->columns.items[i].field = guess(sheet, i);
    }
    return sheet;
}

struct csv_sheet *
csv_sheet_open(const void *ctx, const struct csv_table *table,
               const struct strings *map) {
    struct csv_sheet *sheet = find_sheet(ctx, table, map);
    const char *data = data_in_header(sheet, sheet);
    if (!data)
        return sheet;
    struct csv_sheet *headless = headless_sheet(ctx, table, data);
    talloc_free(sheet);
    return headless;
}
