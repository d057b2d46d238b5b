#include "exchange/csv.h"

#include <csv.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "exchange/contact.h"

#include "base/ban.h"

#define CANDIDATES ",;\t"

static const char unclosed[] = "a quotation mark (\") is opened but never closed";
static const char too_far[] = "a quotation mark (\") is not closed within 1 MB";
static const char too_long[] = "the record is longer than 1 MB";

struct reader {
    struct csv_table *table;
    struct csv_parser parser;
    const char *text; /* the source, lines ended by \n alone */
    size_t len;
    size_t pos;
    long line;
    char *cells; /* each cell with a NUL: never longer than the source, plus one */
    size_t used;
    size_t columns; /* cells of the current row so far */
    bool done;      /* the current row has ended */
    size_t doomed;  /* no quote opened at a line end before here is ever closed */
};

/*
 * Polish Excel saves Windows-1250, which no byte tells from Windows-1252; letters do:
 * "Szkoła" would be "Szko³a". A sign that stands inside a word is a letter, as
 * are two at the beginning of words.
 */
static bool
is_polish(const unsigned char *b, size_t len) {
    size_t starts = 0;
    unsigned char before = '\n';
    for (size_t i = 0; i + 1 < len; before = b[i++]) {
        if (b[i] < 0x80 || b[i + 1] < 'a' || b[i + 1] > 'z' || before >= 0x80)
            continue;
        bool in_word = (before | 0x20) >= 'a' && (before | 0x20) <= 'z';
        if (in_word && (b[i] == 0xB3 || b[i] == 0xB9 || b[i] == 0xBF)) /* ³ ¹ ¿ */
            return true;
        starts += !in_word && (b[i] == 0xA3 || b[i] == 0xAF); /* £ ¯ */
    }
    return starts > 1;
}

static enum fault
decode(const void *ctx, const char *bytes, size_t len, char **text, size_t *text_len,
       struct error *err) {
    if (is_polish((const unsigned char *)bytes, len) && !text_is_utf8(bytes, len) &&
        text_to_utf8(ctx, bytes, len, "WINDOWS-1250", text, text_len, NULL) ==
            FAULT_NONE)
        return FAULT_NONE;
    return text_to_utf8(ctx, bytes, len, NULL, text, text_len, err);
}

/* The source without NULs, with \n as the only line end. Returns its length. */
static size_t
normalise(char *text, size_t len) {
    size_t w = 0;
    for (size_t r = 0; r < len; r++) {
        if (text[r] == '\r') {
            if (r + 1 < len && text[r + 1] == '\n')
                continue;
            text[w++] = '\n';
        } else if (text[r] != '\0') {
            text[w++] = text[r];
        }
    }
    text[w] = '\0';
    return w;
}

/* Behind the line's \n, or the end. */
static size_t
line_end(const struct reader *r, size_t pos) {
    const char *newline = memchr(r->text + pos, '\n', r->len - pos);
    return newline ? (size_t)(newline - r->text) + 1 : r->len;
}

static bool
is_blank(const struct reader *r, size_t from, size_t to) {
    for (size_t i = from; i < to; i++)
        if (r->text[i] != ' ' && r->text[i] != '\t' && r->text[i] != '\n')
            return false;
    return true;
}

/* Excel's "sep=;" on a line of its own; 0 when it isn't that. */
static char
named_delimiter(struct reader *r) {
    const char *p = r->text;
    bool quoted = *p == '"';
    p += quoted;
    if (!text_starts_ascii(p, "sep=") || p[4] == '\0' || p[4] == '\n')
        return 0;
    char delimiter = p[4];
    p += 5;
    p += quoted && *p == '"';
    while (*p == ' ' || *p == ',' || *p == ';')
        p++;
    if (*p != '\n' || delimiter == '"' || (unsigned char)delimiter >= 0x80)
        return 0;
    r->pos = (size_t)(p + 1 - r->text);
    r->line = 2;
    return delimiter;
}

/* The candidate that stands most often in the first line that has one, outside quotes
 * if there is any there. */
static char
guess_delimiter(const struct reader *r) {
    static const char candidates[] = CANDIDATES;
    for (int respect_quotes = 1; respect_quotes >= 0; respect_quotes--) {
        size_t counts[sizeof candidates] = {0};
        size_t total = 0;
        bool quoted = false;
        size_t end = r->len - r->pos < 65536 ? r->len : r->pos + 65536;
        for (size_t i = r->pos; i < end; i++) {
            char c = r->text[i];
            if (c == '"' && respect_quotes)
                quoted = !quoted;
            if (quoted)
                continue;
            if (c == '\n' && total > 0)
                break;
            const char *at = strchr(candidates, c);
            if (at) {
                counts[at - candidates]++;
                total++;
            }
        }
        size_t best = 0;
        for (size_t i = 1; candidates[i]; i++)
            if (counts[i] > counts[best])
                best = i;
        if (total > 0)
            return candidates[best];
    }
    return ',';
}

static void
put_cell(struct reader *r, const char *bytes, size_t len) {
    if (r->columns++ >= CSV_COLUMNS_MAX)
        return;
    *array_add(r->table, &r->table->cells) = (uint32_t)r->used;
    if (len > 0)
        memcpy(r->cells + r->used, bytes, len);
    r->cells[r->used + len] = '\0';
    r->used += len + 1;
}

static void
on_cell(void *bytes, size_t len, void *reader) {
    put_cell(reader, bytes, len);
}

static void
on_row(int end, void *reader) {
    (void)end;
    ((struct reader *)reader)->done = true;
}

static void *
grow(void *old, size_t size) {
    return mem_grow(NULL, old, 1, size);
}

static void
release(void *p) {
    talloc_free(p);
}

static void
start_parser(struct reader *r) {
    csv_init(&r->parser, 0);
    csv_set_delim(&r->parser, (unsigned char)r->table->delimiter);
    csv_set_realloc_func(&r->parser, grow);
    csv_set_free_func(&r->parser, release);
    csv_set_blk_size(&r->parser, 4096);
}

/* Forgets cells that were read since the mark. */
static void
roll_back(struct reader *r, size_t cells, size_t used) {
    r->table->cells.count = cells;
    r->used = used;
    r->columns = 0;
    r->done = false;
}

static void
end_row(struct reader *r, long line, size_t first_cell) {
    *array_add(r->table, &r->table->rows) = (struct csv_row){
        .line = line,
        .first = (uint32_t)first_cell,
        .count = (uint32_t)(r->table->cells.count - first_cell),
    };
}

/*
 * Whether a line that would continue a quoted cell rather begins a quoted cell of its
 * own: a single quote behind a delimiter or the line's start, with text behind it. Then
 * the quote before was never closed. (Inside a cell it would be doubled.)
 */
static bool
opens_quote(const struct reader *r, size_t from, size_t to) {
    const char *text = r->text;
    size_t i = from;
    while (i < to) {
        const char *quote = memchr(text + i, '"', to - i);
        if (!quote)
            return false;
        size_t at = (size_t)(quote - text);
        for (i = at; i < to && text[i] == '"';)
            i++;
        if ((i - at) % 2 == 0)
            continue;
        size_t next = i;
        while (next < to && text[next] == ' ')
            next++;
        if (next == to || text[next] == '\n' || text[next] == r->table->delimiter)
            return false; /* closes */
        if (at == from || text[at - 1] == r->table->delimiter)
            return true;
    }
    return false;
}

static size_t
count_quotes(const char *from, const char *to) {
    size_t n = 0;
    while (from < to && (from = memchr(from, '"', (size_t)(to - from)))) {
        n++;
        from++;
    }
    return n;
}

/* A cell of a line whose quotes mean nothing, but for those around a whole cell. */
static void
put_plain(struct reader *r, const char *from, const char *to) {
    while (from < to && *from == ' ')
        from++;
    while (to > from && to[-1] == ' ')
        to--;
    if (to - from < 2 || *from != '"' || to[-1] != '"') {
        put_cell(r, from, (size_t)(to - from));
        return;
    }
    size_t start = r->used;
    put_cell(r, from + 1, (size_t)(to - from) - 2);
    if (r->used == start)
        return;
    char *w = r->cells + start;
    for (const char *p = w; *p; p++) {
        *w++ = *p;
        p += p[0] == '"' && p[1] == '"';
    }
    *w = '\0';
    r->used = (size_t)(w - r->cells) + 1;
}

/* Behind the first quote in from..to that isn't one of a pair, NULL if there is none.
 */
static const char *
after_single_quote(const char *from, const char *to) {
    while (from < to && (from = memchr(from, '"', (size_t)(to - from)))) {
        const char *run = from;
        while (from < to && *from == '"')
            from++;
        if ((from - run) % 2 != 0)
            return from;
    }
    return NULL;
}

/* Where the cell at `from` ends if its quotes are no more than signs, once the
 * delimiters between the first two of them are passed: `"Smith, Bob" Jr,x`. NULL when
 * they don't pair up. */
static const char *
plain_end(const struct reader *r, const char *from, const char *to) {
    from += strspn(from, " ");
    const char *p = from;
    bool quoted = p < to && *p == '"';
    if (quoted)
        p = after_single_quote(p + 1, to);
    if (!p)
        return NULL;
    const char *end = p < to ? memchr(p, r->table->delimiter, (size_t)(to - p)) : NULL;
    if (!end)
        end = to;
    return quoted && count_quotes(from, end) % 2 != 0 ? NULL : end;
}

/* Takes one line as it stands, `"Bob" Smith,x`; false when its quotes make no sense
 * even so. */
static bool
take_plain(struct reader *r, size_t from, size_t to) {
    const char *p = r->text + from;
    const char *end = r->text + to;
    if (to > from && end[-1] == '\n')
        end--;
    size_t cells = r->table->cells.count;
    size_t used = r->used;
    for (;;) {
        const char *stop = plain_end(r, p, end);
        if (!stop) {
            roll_back(r, cells, used);
            return false;
        }
        put_plain(r, p, stop);
        if (stop == end)
            return true;
        p = stop + 1;
    }
}

/*
 * Feeds lines from r->pos until the row ends. True with r->pos behind it; false, with
 * the reason, at the line where it can't go on.
 */
static bool
feed_record(struct reader *r, const char **reason) {
    size_t start = r->pos;
    for (;;) {
        size_t end = line_end(r, r->pos);
        bool first = r->pos == start;
        if (end - start > CONTACT_RECORD_MAX) {
            *reason = first ? too_long : too_far;
            return false;
        }
        *reason = unclosed;
        if (!first && opens_quote(r, r->pos, end))
            return false;
        csv_parse(&r->parser, r->text + r->pos, end - r->pos, on_cell, on_row, r);
        r->pos = end;
        r->line++;
        if (!r->done && end == r->len)
            csv_parse(&r->parser, "\n", 1, on_cell, on_row, r);
        if (r->done)
            return true;
        if (end == r->len || start < r->doomed)
            return false;
        /* A quote that goes on to the next line leaves an odd number on its own. */
        if (first && count_quotes(r->text + start, r->text + end) % 2 == 0)
            return false;
    }
}

static size_t
columns_of(const struct reader *r, size_t first_cell) {
    return r->table->cells.count - first_cell;
}

/*
 * Gives up the record that begins at `start`: its first line is taken as it stands or
 * skipped, and reading goes on behind that.
 */
static void
give_up(struct reader *r, size_t start, long line, size_t cells, const char *reason) {
    /* What follows was looked through to here, and closes nothing: not to be looked
     * through again from each of its lines. */
    if (r->pos > r->doomed)
        r->doomed = r->pos;
    csv_free(&r->parser);
    start_parser(r);
    r->pos = line_end(r, start);
    r->line = line + 1;
    if (reason == unclosed && take_plain(r, start, r->pos))
        end_row(r, line, cells);
    else
        *array_add(r->table, &r->table->skips) =
            (struct csv_skip){.line = line, .reason = reason};
}

/*
 * `"Bob" Smith,"x"` can be read as one cell or as two. If the line was read into
 * another number of cells than the first row has, and has that number as it stands, it
 * is read so.
 */
static void
reconsider(struct reader *r, size_t start, size_t cells, size_t used) {
    size_t wanted = r->table->rows.count > 0 ? r->table->rows.items[0].count : 0;
    size_t had = columns_of(r, cells);
    if (had >= wanted || count_quotes(r->text + start, r->text + r->pos) < 4 ||
        line_end(r, start) != r->pos)
        return;
    roll_back(r, cells, used);
    if (take_plain(r, start, r->pos) && columns_of(r, cells) == wanted)
        return;
    roll_back(r, cells, used);
    csv_parse(&r->parser, r->text + start, r->pos - start, on_cell, on_row, r);
    if (!r->done)
        csv_parse(&r->parser, "\n", 1, on_cell, on_row, r);
}

static void
take_record(struct reader *r) {
    size_t start = r->pos;
    long line = r->line;
    size_t cells = r->table->cells.count;
    size_t used = r->used;
    roll_back(r, cells, used);
    const char *reason = NULL;
    if (!feed_record(r, &reason)) {
        roll_back(r, cells, used);
        give_up(r, start, line, cells, reason);
        return;
    }
    reconsider(r, start, cells, used);
    end_row(r, line, cells);
}

static enum fault
check_limits(const struct csv_table *table, struct error *err) {
    if (table->skips.count > CSV_BROKEN_MAX)
        return error_set(
            err, FAULT_INVALID,
            "More than %d lines can't be read (the first is line %ld: %s), so this "
            "is hardly a CSV file. Save it again as CSV in the program it comes from.",
            CSV_BROKEN_MAX, table->skips.items[0].line, table->skips.items[0].reason);
    if (table->rows.count > CSV_ROWS_MAX || table->cells.count > CSV_CELLS_MAX)
        return error_set(err, FAULT_INVALID,
                         "The table is too large: more than %d rows or %d cells. Split "
                         "it into smaller files.",
                         CSV_ROWS_MAX, CSV_CELLS_MAX);
    return FAULT_NONE;
}

static enum fault
read_rows(struct reader *r, struct error *err) {
    enum fault fault = FAULT_NONE;
    start_parser(r);
    while (fault == FAULT_NONE && r->pos < r->len) {
        size_t end = line_end(r, r->pos);
        if (is_blank(r, r->pos, end)) {
            r->pos = end;
            r->line++;
            continue;
        }
        take_record(r);
        fault = check_limits(r->table, err);
    }
    csv_free(&r->parser);
    return fault;
}

enum fault
csv_read(const void *ctx, const char *bytes, size_t len, struct csv_table **out,
         struct error *err) {
    struct csv_table *table = mem_new(ctx, struct csv_table);
    char *text = NULL;
    size_t text_len = 0;
    TRY(decode(table, bytes, len, &text, &text_len, err));
    struct reader r = {.table = table, .text = text, .line = 1};
    r.len = normalise(text, text_len);
    r.cells = mem_grow(table, NULL, 1, r.len + 2);
    table->text = r.cells;
    char named = named_delimiter(&r);
    table->delimiter = named ? named : guess_delimiter(&r);
    enum fault fault = read_rows(&r, err);
    talloc_free(text);
    *out = table;
    return fault;
}

const char *
csv_cell(const struct csv_table *table, size_t row, size_t column) {
    if (row >= table->rows.count || column >= table->rows.items[row].count)
        return "";
    return table->text + table->cells.items[table->rows.items[row].first + column];
}
