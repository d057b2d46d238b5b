#include "unit.h"

#include <string.h>

#include "base/memory.h"
#include "exchange/contact.h"
#include "exchange/csv.h"

#include "base/ban.h"

static struct csv_table *
read_bytes(const void *ctx, const char *bytes, size_t len) {
    struct csv_table *table = NULL;
    struct error err = {0};
    if (csv_read(ctx, bytes, len, &table, &err) != FAULT_NONE)
        fail_msg("%s", err.text);
    return table;
}

static struct csv_table *
read_text(const void *ctx, const char *text) {
    return read_bytes(ctx, text, strlen(text));
}

/* "1:a|b 3:c": each row's line and cells. */
static const char *
rows_text(const void *ctx, const struct csv_table *table) {
    char *out = mem_dup(ctx, "");
    for (size_t r = 0; r < table->rows.count; r++) {
        out = mem_append(out, "%s%ld:", r ? " " : "", table->rows.items[r].line);
        for (size_t i = 0; i < table->rows.items[r].count; i++)
            out = mem_append(out, "%s%s", i ? "|" : "", csv_cell(table, r, i));
    }
    return out;
}

static void
check(const char *text, const char *rows) {
    void *ctx = mem_context(NULL);
    assert_string_equal(rows_text(ctx, read_text(ctx, text)), rows);
    talloc_free(ctx);
}

static void
reads_rows_with_their_lines(void **state) {
    (void)state;
    check("a,b\nc,d\n", "1:a|b 2:c|d");
    check("a,b\n\n \t\nc,d", "1:a|b 4:c|d");
    check("a,b\r\nc,d\r\n\r\ne,", "1:a|b 2:c|d 4:e|");
    check("a,b\rc,d\r\re,f\r", "1:a|b 2:c|d 4:e|f");
    check(" a , b \n", "1:a|b");
    check("a,\"b\nc\nd\",e\nf,g,h\n", "1:a|b\nc\nd|e 4:f|g|h");
    check("a,\"b \"\"c\"\" d\"\n", "1:a|b \"c\" d");
    check("\"\",\"\"\n,\n", "1:| 2:|");
    check("", "");
    check("\n\n", "");
}

static void
has_no_cells_outside(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    const struct csv_table *table = read_text(ctx, "a,b\nc\n");
    assert_string_equal(csv_cell(table, 1, 0), "c");
    assert_string_equal(csv_cell(table, 1, 1), "");
    assert_string_equal(csv_cell(table, 2, 0), "");
    talloc_free(ctx);
}

static void
guesses_the_delimiter(void **state) {
    (void)state;
    check("a;b\nc,d;e\n", "1:a|b 2:c,d|e");
    check("a\tb,c\td\n", "1:a|b,c|d");
    check("\"a,b,c\";d\n", "1:a,b,c|d");
    check("Notes:\n\"one, two, three\"\n\na;b\n", "1:Notes: 2:one, two, three 4:a|b");
    check("alone\nx\n", "1:alone 2:x");
    /* A quote that is never closed hides them all: then look without quotes. */
    check("x;\"a;b\nc;d\n", "2:c|d");
    check("\"a;b\nc;d\n", "2:c|d");
}

static void
honours_the_delimiter_of_excel(void **state) {
    (void)state;
    check("sep=;\na,b;c\n", "2:a,b|c");
    check("SEP=|\r\na|b\r\n", "2:a|b");
    check("\"sep=\t\"\na\tb\n", "2:a|b");
    check("sep=,,,\na,b\n", "2:a|b");
    check("sep=\na,b\n", "1:sep= 2:a|b");
    check("sep=;x\na,b\n", "1:sep=|x 2:a,b");
    check("sep=\"\na,b\n", "1:sep=\" 2:a|b");
}

static void
decodes_what_programs_save(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    static const char utf16[] = "\xFF\xFE"
                                "Z\0o\0\xEB\0;\0b\0\r\0\n\0";
    assert_string_equal(rows_text(ctx, read_bytes(ctx, utf16, sizeof utf16 - 1)),
                        "1:Zoë|b");
    check("\xEF\xBB\xBF\"a\",b\n", "1:a|b");
    check("caf\xE9;5 \x80\n", "1:café|5 €");
    check("c\x9Cur;Fran\xE7ois;m\xB3\n", "1:cœur|François|m³");
    check("Szko\xB3"
          "a;D\xB3uga\n",
          "1:Szkoła|Długa");
    check("\xA3ucja;\xAF"
          "ak\n",
          "1:Łucja|Żak");
    check("\xA3"
          "5;x\xE9\n",
          "1:£5|xé");
    check("Szko\xB3"
          "a;\x81\n",
          "1:Szko³a|\xC2\x81"); /* no byte of Windows-1250 */
    static const char nuls[] = "a\0b,\0\nc\0,d\n\0";
    assert_string_equal(rows_text(ctx, read_bytes(ctx, nuls, sizeof nuls - 1)),
                        "1:ab| 2:c|d");
    struct error err;
    struct csv_table *table;
    assert_int_equal(csv_read(ctx, "\xFF\xFE\0\xD8", 4, &table, &err), FAULT_INVALID);
    talloc_free(ctx);
}

static void
check_skip(const char *text, const char *rows, long line) {
    void *ctx = mem_context(NULL);
    const struct csv_table *table = read_text(ctx, text);
    assert_string_equal(rows_text(ctx, table), rows);
    assert_int_equal(table->skips.count, 1);
    assert_int_equal(table->skips.items[0].line, line);
    assert_string_equal(table->skips.items[0].reason,
                        "a quotation mark (\") is opened but never closed");
    talloc_free(ctx);
}

static void
skips_a_quote_that_is_never_closed(void **state) {
    (void)state;
    check_skip("a,b\n\"c,d\ne,f\ng,h\n", "1:a|b 3:e|f 4:g|h", 2);
    check_skip("a,b\nc,\"d", "1:a|b", 2);
    check_skip("a,b\nc,\"d\n", "1:a|b", 2);
    /* Proper quotes behind it close nothing of it. */
    check_skip("a,b\n\"c,d\n\"e\",f\n", "1:a|b 3:e|f", 2);
    check_skip("a,b\nc,\"d\n\"e\",\"f\ng\"\nh,i\n", "1:a|b 3:e|f\ng 5:h|i", 2);
    check_skip("a;b\n\"c;d\ne;\"f f\";g\n", "1:a|b 3:e|f f|g", 2);
}

static void
takes_stray_quotes(void **state) {
    (void)state;
    check("a,5\" nail\nc,d\n", "1:a|5\" nail 2:c|d");
    check("\"he said \"hi\" to me\",x\n", "1:he said \"hi\" to me|x");
    check("\"Bob\" Smith,x\nc,d\n", "1:\"Bob\" Smith|x 2:c|d");
    check("a,b,c\n\"Bob\" Smith, \"x \"\"y\"\"\" ,\"\"\n\"c\",d",
          "1:a|b|c 2:\"Bob\" Smith|x \"y\"| 3:c|d");
    check("a,b\n\"he said \"x, y\" to me\",z\n\"he said \"x, y\"\"",
          "1:a|b 2:he said \"x, y\" to me|z 3:\"he said \"x|y\"\"");
    check("\"Bob\" Smith,x\r\n\"c\",\"d\"", "1:\"Bob\" Smith|x 2:c|d");
    check("a,b\n\"Bob\" Smith,\"x, y\"\nc,d\n", "1:a|b 2:\"Bob\" Smith|x, y 3:c|d");
    /* Neither way gives as many cells as the first row has: as quotes are meant. */
    check("a,b,c\n\"x \"\"y\"\"\",\"z\"\n\"x \"\"y\"\"\",\"z\"",
          "1:a|b|c 2:x \"y\"|z 3:x \"y\"|z");
    /* Text behind a closing quote, and no other line to close it. */
    check("a,b\nc,\"d \"e\"\"\n\"f\",g\n", "1:a|b 2:c|d \"e\" 3:f|g");
    check("a,b\n\"Smith, Bob\" Jr,x,\nc,d\n", "1:a|b 2:\"Smith, Bob\" Jr|x| 3:c|d");
    /* Quotes that do not pair up within the cells can't be read. */
    check_skip("a,b\nc,\"d,x \"y\" z\nc,d\n", "1:a|b 3:c|d", 2);
    /* A quotation inside a cell of several lines, doubled as it should be, or not. */
    check("a,\"b\n\"\"c\"\"\nd \"e\" f\n\",g\n", "1:a|b\n\"c\"\nd \"e\" f\n|g");
}

static void
skips_records_that_are_too_long(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    size_t len = CONTACT_RECORD_MAX + 100;
    char *text = mem_array(ctx, char, len + 100);
    memcpy(text, "a,b\n", 4);
    memset(text + 4, 'x', len);
    memcpy(text + 4 + len, "\nc,d\n", 5);
    const struct csv_table *table = read_bytes(ctx, text, len + 9);
    assert_string_equal(rows_text(ctx, table), "1:a|b 3:c|d");
    assert_int_equal(table->skips.count, 1);
    assert_int_equal(table->skips.items[0].line, 2);
    assert_string_equal(table->skips.items[0].reason, "the record is longer than 1 MB");

    /* The same in quotes, over lines of 100 bytes: each of them is a row then. */
    text[4] = '"';
    for (size_t i = 100; i < len; i += 100)
        text[i] = '\n';
    text[4 + len - 1] = '"';
    table = read_bytes(ctx, text, len + 9);
    assert_int_equal(table->skips.count, 1);
    assert_string_equal(table->skips.items[0].reason,
                        "a quotation mark (\") is not closed within 1 MB");
    assert_string_equal(csv_cell(table, table->rows.count - 1, 1), "d");
    talloc_free(ctx);
}

static void
leaves_out_cells_past_the_limit(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    char *text = mem_array(ctx, char, 2 * CSV_COLUMNS_MAX + 100);
    memset(text, ',', CSV_COLUMNS_MAX + 50);
    memcpy(text + CSV_COLUMNS_MAX + 50, "x\n\"a\" b", 7);
    memset(text + CSV_COLUMNS_MAX + 57, ',', CSV_COLUMNS_MAX + 10);
    const struct csv_table *table = read_text(ctx, text);
    assert_int_equal(table->rows.count, 2);
    assert_int_equal(table->rows.items[0].count, CSV_COLUMNS_MAX);
    assert_int_equal(table->rows.items[1].count, CSV_COLUMNS_MAX);
    assert_string_equal(csv_cell(table, 1, 0), "\"a\" b");
    talloc_free(ctx);
}

static char *
repeat(const void *ctx, const char *head, const char *line, size_t count, size_t *len) {
    size_t head_len = strlen(head);
    size_t line_len = strlen(line);
    *len = head_len + line_len * count;
    char *text = mem_array(ctx, char, *len + 1);
    memcpy(text, head, head_len);
    for (size_t i = 0; i < count; i++)
        memcpy(text + head_len + i * line_len, line, line_len);
    return text;
}

/* Each of these would take hours if every line looked for its end through 1 MB. */
static void
stays_linear_on_broken_quotes(void **state) {
    (void)state;
    static const char *const lines[] = {"\"x\n",       "Ana,\"x\n", "Ana,\"\"x\n",
                                        "x\",\"y\n",   "\"\n",      "\"a\"b\n",
                                        "Ana,\"x\ny\n"};
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        void *ctx = mem_context(NULL);
        size_t len;
        char *text = repeat(ctx, "a,b\n", lines[i], UNIT_TIMES(1000000), &len);
        struct csv_table *table = NULL;
        struct error err = {0};
        enum fault fault = csv_read(ctx, text, len, &table, &err);
        if (fault != FAULT_NONE)
            assert_true(strstr(err.text, "hardly a CSV file") ||
                        strstr(err.text, "too large"));
        talloc_free(ctx);
    }
}

static void
refuses_too_many_rows(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    struct csv_table *table = NULL;
    struct error err = {0};
    size_t len;
    char *text = repeat(ctx, "a,b\n", "c,d\n", CSV_ROWS_MAX - 1, &len);
    assert_int_equal(csv_read(ctx, text, len, &table, &err), 0);
    assert_int_equal(table->rows.count, CSV_ROWS_MAX);
    text = repeat(ctx, "a,b\n", "c,d\n", CSV_ROWS_MAX, &len);
    assert_int_equal(csv_read(ctx, text, len, &table, &err), FAULT_INVALID);
    assert_non_null(strstr(err.text, "too large"));
    talloc_free(ctx);
}

static void
writes_what_it_reads(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    struct csv_writer w = {.ctx = ctx};
    const char *first[] = {"a", "b, c", "say \"hi\"", NULL, "two\nlines", " x "};
    csv_write_row(&w, first, 6);
    csv_write_field(&w, "");
    csv_write_end(&w);
    csv_write_field(&w, "=1+1");
    csv_write_field(&w, "-5;");
    csv_write_end(&w);
    assert_string_equal(w.text,
                        "a,\"b, c\",\"say \"\"hi\"\"\",,\"two\nlines\",\" x \"\r\n"
                        "\"\"\r\n"
                        "=1+1,-5;\r\n");
    assert_int_equal(w.len, strlen(w.text));
    assert_string_equal(rows_text(ctx, read_text(ctx, w.text)),
                        "1:a|b, c|say \"hi\"||two\nlines| x  3: 4:=1+1|-5;");
    talloc_free(ctx);
}

static void
guards_against_formulas(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    struct csv_writer w = {.ctx = ctx, .delimiter = ';', .guard = true};
    const char *cells[] = {"=1+1", "+44", "-5", "@x", "\tx", "a=1", "a;b", ""};
    csv_write_row(&w, cells, 8);
    assert_string_equal(w.text, "'=1+1;'+44;'-5;'@x;\"'\tx\";a=1;\"a;b\";\r\n");
    talloc_free(ctx);
}

int
main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_rows_with_their_lines),
        cmocka_unit_test(has_no_cells_outside),
        cmocka_unit_test(guesses_the_delimiter),
        cmocka_unit_test(honours_the_delimiter_of_excel),
        cmocka_unit_test(decodes_what_programs_save),
        cmocka_unit_test(skips_a_quote_that_is_never_closed),
        cmocka_unit_test(takes_stray_quotes),
        cmocka_unit_test(skips_records_that_are_too_long),
        cmocka_unit_test(leaves_out_cells_past_the_limit),
        cmocka_unit_test(stays_linear_on_broken_quotes),
        cmocka_unit_test(refuses_too_many_rows),
        cmocka_unit_test(writes_what_it_reads),
        cmocka_unit_test(guards_against_formulas),
    };
    return cmocka_run_group_tests_name("csv", tests, NULL, NULL);
}
