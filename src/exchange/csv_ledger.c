#include "exchange/csv_ledger.h"

#include <string.h>

#include "base/memory.h"
#include "base/private.h"
#include "base/text.h"
#include "exchange/csv_ledger_columns.h"

#include "base/ban.h"

#define LOOK_BYTES 65536 /* of a file, to find out what it is */
#define SAMPLE_WIDTH 40
#define SAMPLE_CELLS 200

bool
sheet_looks_like(const char *bytes, size_t len) {
    void *ctx = mem_context(NULL);
    struct csv_table *table = NULL;
    struct sheet_view *view = NULL;
    struct error ignored;
    if (len > LOOK_BYTES)
        len = LOOK_BYTES;
    bool sheet = len > 0 && csv_read(ctx, bytes, len, &table, &ignored) == FAULT_NONE &&
                 sheet_view_open(ctx, table, NULL, &view, &ignored) == FAULT_NONE &&
                 view && sheet_view_is_sheet(view);
    if (sheet) {
        const struct csv_sheet *contacts = csv_sheet_open(ctx, table, NULL);
        sheet = contacts->format == FORMAT_CSV || contacts->format == FORMAT_UNKNOWN;
    }
    talloc_free(ctx);
    return sheet;
}

/* --- the sheet ---------------------------------------------------------------------
 */

static void
add_samples(const struct sheet_view *v, size_t at, struct referral_sheet *sheet,
            struct sheet_column *column) {
    const struct csv_table *table = v->dates.table;
    enum sheet_field field = v->heads[at].field;
    bool names = field == SHEET_FROM || field == SHEET_TO || field == SHEET_PERSON ||
                 field == SHEET_EMAIL || field == SHEET_PHONE;
    struct sheet_reader r = {.view = v};
    size_t cells = 0;
    for (size_t row = v->dates.first; row < table->rows.count && cells < SAMPLE_CELLS &&
                                      column->samples.count < SHEET_SAMPLES_MAX;
         row++) {
        char *line = text_clean_line(sheet, csv_cell(table, row, at));
        if (!line)
            continue;
        cells++;
        r.at = row;
        column->filled = true;
        bool had = column->hidden != NULL || (!names && sheet_tells(&r, line)) ||
                   sheet_names_client(&r, line);
        char *sample = text_cut(sheet, line, SAMPLE_WIDTH);
        talloc_free(line);
        for (size_t i = 0; i < column->samples.count && !had; i++)
            had = strcmp(column->samples.items[i], sample) == 0;
        if (had)
            talloc_free(sample);
        else
            *array_add(sheet, &column->samples) = sample;
    }
}

static void
lay_out(const struct sheet_view *v, struct referral_sheet *sheet) {
    sheet->header_line = v->dates.header_line;
    for (size_t i = 0; i < v->dates.columns.count; i++) {
        const struct sheet_head *h = &v->heads[i];
        const char *header = v->dates.columns.items[i].header;
        struct sheet_column *c = array_add(sheet, &sheet->columns);
        c->number = i + 1;
        c->header = *header ? mem_dup(sheet, header) : NULL;
        c->field = sheet_field_name(h->field);
        c->words = sheet_field_words(h->field);
        c->hidden = h->field == SHEET_CLIENT ? h->hidden : NULL;
        c->mapped = h->mapped;
        add_samples(v, i, sheet, c);
        sheet->names += c->hidden && c->filled;
        if (c->filled && h->field == SHEET_UNKNOWN)
            *array_add(sheet, &sheet->unmapped) =
                c->header ? c->header : mem_printf(sheet, "column %zu", i + 1);
    }
}

/* Columns with days, for the order of day and month to be found from all of them. */
static void
decide_dates(struct sheet_view *v) {
    for (size_t i = 0; i < v->dates.columns.count; i++) {
        enum sheet_field f = v->heads[i].field;
        bool day = (f >= SHEET_DATE && f <= SHEET_DATE_OUT) ||
                   (f >= SHEET_COMPLETED && f <= SHEET_ENDED_ON) || f == SHEET_THANKS ||
                   f == SHEET_THANKED_ON;
        v->dates.columns.items[i].field = day ? FIELD_DATE : FIELD_UNKNOWN;
    }
    csv_dates_decide(&v->dates);
}

/* The names of the columns that hold clients' names. */
static const char *
name_columns(const struct referral_sheet *sheet) {
    char *list = mem_dup(sheet, "");
    for (size_t i = 0; i < sheet->columns.count; i++) {
        const struct sheet_column *c = &sheet->columns.items[i];
        if (!c->hidden || !c->filled)
            continue;
        const char *header =
            c->header ? c->header : mem_printf(sheet, "column %zu", c->number);
        list = mem_append(list, "%s\"%s\" (%s)", *list ? ", " : "",
                          text_cut(sheet, header, 40), c->hidden);
    }
    return list;
}

/* A sheet that only a column or a word from the user makes readable. */
static void
find_problem(const struct sheet_view *v, const struct sheet_options *o,
             struct referral_sheet *sheet) {
    struct error *problem = &sheet->problem;
    bool date = sheet_has(v, SHEET_DATE) || sheet_has(v, SHEET_DATE_IN) ||
                sheet_has(v, SHEET_DATE_OUT);
    bool directed = sheet_has(v, SHEET_FROM) || sheet_has(v, SHEET_TO);
    bool person = directed || sheet_has(v, SHEET_PERSON);
    bool way = o->way || directed || sheet_has(v, SHEET_WAY) ||
               sheet_has(v, SHEET_DATE_IN) || sheet_has(v, SHEET_DATE_OUT);
    if (sheet->names > 0 && !o->replace_names)
        error_field(
            problem, "names",
            "This sheet seems to name clients, in %s. Tend keeps no client's name. "
            "--replace-names lets Tend give each referral a code of its own "
            "instead; or take the column out of the sheet. If it names nobody, "
            "--map \"COLUMN=ignore\" passes it over.",
            name_columns(sheet));
    else if (!date || !person)
        error_field(problem, "map",
                    "No column tells %s. Its columns are: %s. Say which it is, for "
                    "example --map \"%s=%s\".",
                    date ? "who sent the client, or to whom one was sent"
                         : "on which day a referral came or was given",
                    csv_headers_text(sheet, &v->dates),
                    v->dates.columns.count > 0
                        ? text_cut(sheet, v->dates.columns.items[0].header, 30)
                        : "",
                    date ? "from" : "date");
    else if (!way)
        error_field(
            problem, "direction",
            "Nothing in this sheet tells whether its referrals were received or "
            "given. Say --direction received, or --direction given.");
}

static bool
is_blank_row(const struct csv_table *table, size_t row) {
    for (size_t i = 0; i < table->rows.items[row].count; i++)
        if (!text_is_blank(csv_cell(table, row, i)))
            return false;
    return true;
}

static void
read_rows(const struct sheet_view *v, const struct sheet_options *options,
          struct referral_sheet *sheet) {
    const struct csv_table *table = v->dates.table;
    struct sheet_reader r = {.view = v, .options = options, .sheet = sheet};
    size_t skip = 0;
    r.scratch = mem_pool(v, 16384);
    for (size_t row = v->dates.first; row <= table->rows.count; row++) {
        for (; skip < table->skips.count; skip++) {
            const struct csv_skip *at = &table->skips.items[skip];
            if (row < table->rows.count && at->line > table->rows.items[row].line)
                break;
            sheet_skip(&r, at->line, at->reason);
            sheet->lines++;
        }
        if (row == table->rows.count || is_blank_row(table, row))
            continue;
        sheet->lines++;
        r.at = row;
        r.line = table->rows.items[row].line;
        sheet_read_row(&r);
        talloc_free_children(r.scratch);
    }
}

/* "jane_doe-2025.csv" */
static bool
is_called_after_client(void *work, const struct sheet_view *v, const char *file) {
    char *name = mem_dup(work, file ? file : "");
    for (char *p = name; *p; p++)
        if (strchr("_-.+", *p) || (*p >= '0' && *p <= '9'))
            *p = ' ';
    return private_find(name, NULL) == PRIVATE_A_NAME ||
           private_people_stand_in(v->clients, name, NULL) ||
           private_people_have(v->clients, name);
}

static enum fault
read_table(void *work, const char *bytes, size_t len, const struct sheet_options *o,
           struct referral_sheet *sheet, struct error *err) {
    struct csv_table *table = NULL;
    struct sheet_view *view = NULL;
    TRY(csv_read(work, bytes, len, &table, err));
    TRY(sheet_view_open(work, table, o->map, &view, err));
    if (!view)
        return error_field(
            err, "map",
            "The table has no line that names its columns. Put one above "
            "it, such as Date received, Referred by, Reason, Outcome.");
    sheet_find_names(work, view);
    sheet->file_tells = is_called_after_client(work, view, o->file);
    decide_dates(view);
    lay_out(view, sheet);
    find_problem(view, o, sheet);
    if (sheet->problem.fault == FAULT_NONE)
        read_rows(view, o, sheet);
    return FAULT_NONE;
}

enum fault
sheet_read(const void *ctx, const char *bytes, size_t len,
           const struct sheet_options *options, struct referral_sheet **out,
           struct error *err) {
    static const struct sheet_options standard = {0};
    void *work = mem_context(NULL);
    *out = mem_new(ctx, struct referral_sheet);
    enum fault fault =
        read_table(work, bytes, len, options ? options : &standard, *out, err);
    talloc_free(work);
    return fault;
}
