/*
 * Tables in text: CSV as RFC 4180 has it, and as spreadsheets and people really save
 * it.
 *
 * Read are any charset text_to_utf8() guesses; `,` `;` or tab between the cells, as the
 * first line that has one of them shows outside quotes, or any other character that
 * Excel's own first line `sep=;` names; quoted cells over several lines; quotes that
 * stand where they should not; \n, \r\n and \r alone. Empty lines and NUL bytes are
 * dropped. A quote that is never closed costs its own line, not the rest of the file.
 */
#ifndef EXCHANGE_CSV_H
#define EXCHANGE_CSV_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/array.h"
#include "base/error.h"

#define CSV_COLUMNS_MAX 1000   /* cells of a row; those behind are left out */
#define CSV_ROWS_MAX 500000    /* rows of a table */
#define CSV_CELLS_MAX 30000000 /* cells of a table */
#define CSV_BROKEN_MAX 10000   /* records skipped, until it is not a table at all */

struct csv_row {
    long line;      /* where the row begins, from 1 */
    uint32_t first; /* its first cell in csv_table.cells */
    uint32_t count; /* of cells, at least 1 */
};

/* A record that can't be read. */
struct csv_skip {
    long line;
    const char *reason; /* for a person, ends without a full stop */
};

struct csv_table {
    char delimiter;
    struct csv_rows ARRAY(struct csv_row) rows;
    struct csv_skips ARRAY(struct csv_skip) skips; /* by line */
    struct csv_cells ARRAY(uint32_t) cells;        /* where each begins in `text` */
    const char *text;
};

/*
 * Reads a whole table. Bad records are in `skips`. INVALID when the bytes are not text,
 * or for more rows, cells or bad records than the limits above.
 */
MUST_CHECK enum fault csv_read(const void *ctx, const char *bytes, size_t len,
                               struct csv_table **out, struct error *err);

/* UTF-8, "" for a cell that the row does not have. Unquoted cells are trimmed. */
const char *csv_cell(const struct csv_table *table, size_t row, size_t column);

/*
 * Writes a table: fields, each row ended by csv_write_end() with \r\n (RFC 4180 §2).
 * With `guard`, a cell that a spreadsheet would run as a formula (= + - @, tab and
 * carriage return in front) gets a ' before it, which shows as nothing there.
 */
struct csv_writer {
    char *
        text; /* talloc, NUL-terminated after each call; NULL when nothing is written */
    size_t len;
    size_t room;
    const void *ctx;
    char delimiter; /* 0 is ',' */
    bool guard;
    bool in_row;
};

void csv_write_field(struct csv_writer *w, const char *value); /* NULL is empty */
void csv_write_end(struct csv_writer *w);
void csv_write_row(struct csv_writer *w, const char *const *values, size_t count);

#endif
