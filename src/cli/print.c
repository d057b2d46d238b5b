#include "cli/print.h"

#include <libsmartcols/libsmartcols.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"

#include "base/ban.h"

/* Columns that the text beside a label needs at least. */
#define TEXT_LEAST 24

static const char *const codes[] = {"", "\033[1m", "\033[2m", "\033[32m", "\033[33m"};

static void
style_on(struct cli *cli, enum style style) {
    if (cli->colour)
        fputs(codes[style], cli->out);
}

static void
style_off(struct cli *cli, enum style style) {
    if (cli->colour && style != STYLE_PLAIN)
        fputs("\033[0m", cli->out);
}

static void
spaces(struct cli *cli, int count) {
    fprintf(cli->out, "%*s", count > 0 ? count : 0, "");
}

/* Prints words from column `at`; lines after the first begin at `indent`. */
static void
wrap(struct cli *cli, int at, int indent, const char *text) {
    int used = at;
    bool first = true;
    void *ctx = mem_context(NULL);
    for (const char *p = text; *p;) {
        if (*p == '\n') {
            fputc('\n', cli->out);
            spaces(cli, indent);
            used = indent;
            first = true;
            p++;
            continue;
        }
        if (*p == ' ' && !first) {
            p++;
            continue;
        }
        size_t len = strcspn(p, " \n");
        if (first && len == 0) { /* spaces at the start of a line are meant */
            len = strspn(p, " ");
            spaces(cli, (int)len);
            used += (int)len;
            p += len;
            continue;
        }
        char *word = mem_dup_n(ctx, p, len);
        int width = text_width(word);
        if (!first && used + 1 + width > cli->width) {
            fputc('\n', cli->out);
            spaces(cli, indent);
            used = indent;
        } else if (!first) {
            fputc(' ', cli->out);
            used++;
        }
        fputs(word, cli->out);
        used += width;
        first = false;
        p += len;
    }
    fputc('\n', cli->out);
    talloc_free(ctx);
}

void
print_line(struct cli *cli, int indent, enum style style, const char *fmt, ...) {
    va_list args;
    va_start(args, fmt);
    char *text = mem_vprintf(NULL, fmt, args);
    va_end(args);
    spaces(cli, indent);
    style_on(cli, style);
    wrap(cli, indent, indent, text);
    style_off(cli, style);
    talloc_free(text);
}

void
print_labelled(struct cli *cli, int indent, int column, const char *label,
               const char *fmt, ...) {
    va_list args;
    va_start(args, fmt);
    char *text = mem_vprintf(NULL, fmt, args);
    va_end(args);
    spaces(cli, indent);
    style_on(cli, STYLE_DIM);
    fputs(label, cli->out);
    style_off(cli, STYLE_DIM);
    int gap = column - text_width(label);
    int first = gap > 0 ? column : column - gap + 1;
    spaces(cli, gap > 0 ? gap : 1);
    wrap(cli, indent + first, indent + column, text);
    talloc_free(text);
}

void
print_raw(struct cli *cli, enum style style, const char *text) {
    style_on(cli, style);
    fputs(text, cli->out);
    style_off(cli, style);
}

void
print_item(struct cli *cli, int indent, int column, enum style style, const char *label,
           const char *fmt, ...) {
    va_list args;
    va_start(args, fmt);
    char *text = mem_vprintf(NULL, fmt, args);
    va_end(args);
    int at = indent + column + TEXT_LEAST > cli->width ? indent + 4 : indent + column;
    int gap = at - indent - text_width(label);
    spaces(cli, indent);
    style_on(cli, style);
    fputs(label, cli->out);
    style_off(cli, style);
    if (*text && gap < 2)
        fputc('\n', cli->out);
    if (*text)
        spaces(cli, gap < 2 ? at : gap);
    wrap(cli, at, at, text);
    talloc_free(text);
}

void
print_blank(struct cli *cli) {
    fputc('\n', cli->out);
}

enum fault
print_json(struct cli *cli, json_t *model, struct error *err) {
    int bad = json_dumpf(model, cli->out, JSON_INDENT(2));
    json_decref(model);
    fputc('\n', cli->out);
    if (ferror(cli->out))
        return error_set(err, FAULT_IO, "The output could not be written.");
    if (bad)
        return error_set(err, FAULT_INTERNAL, "The answer can't be written as JSON.");
    return FAULT_NONE;
}

struct table_out {
    struct libscols_table *table;
    struct cli *cli;
    size_t columns;
};

static int
free_table(struct table_out *t) {
    scols_unref_table(t->table);
    return 0;
}

struct table_out *
table_new(struct cli *cli, const char *const *headings) {
    struct table_out *t = mem_new(cli->ctx, struct table_out);
    t->cli = cli;
    t->table = scols_new_table();
    talloc_set_destructor(t, free_table);
    scols_table_set_stream(t->table, cli->out);
    scols_table_enable_colors(t->table, cli->colour);
    scols_table_set_termforce(t->table, SCOLS_TERMFORCE_ALWAYS);
    scols_table_set_termwidth(t->table, (size_t)cli->width);
    for (size_t i = 0; headings[i]; i++) {
        scols_table_new_column(t->table, headings[i], 0, SCOLS_FL_TRUNC);
        t->columns++;
    }
    return t;
}

void
table_row(struct table_out *t, const char *const *cells) {
    struct libscols_line *line = scols_table_new_line(t->table, NULL);
    for (size_t i = 0; i < t->columns; i++)
        scols_line_set_data(line, i, cells[i] ? cells[i] : "");
}

void
table_print(struct table_out *t) {
    scols_print_table(t->table);
    talloc_free(t);
}

char *
ask_line(struct cli *cli, const char *question) {
    fputs(question, cli->out);
    fflush(cli->out);
    char *line = NULL;
    size_t room = 0;
    ssize_t got = getline(&line, &room, cli->in);
    char *answer = NULL;
    if (got >= 0) {
        answer = text_clean_line(cli->ctx, line);
        if (!answer || !text_is_utf8(answer, strlen(answer)))
            answer = mem_dup(cli->ctx, "");
    } else {
        fputc('\n', cli->out);
    }
    free(line);
    return answer;
}

bool
ask_yes(struct cli *cli, const char *question, bool standard) {
    char *full = mem_printf(cli->ctx, "%s [%s] ", question, standard ? "Y/n" : "y/N");
    const char *answer = ask_line(cli, full);
    if (!answer || !*answer)
        return standard;
    return answer[0] == 'y' || answer[0] == 'Y';
}
