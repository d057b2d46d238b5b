/* Text on a terminal: wrapped, indented, coloured where that is wanted. */
#ifndef CLI_PRINT_H
#define CLI_PRINT_H

#include <jansson.h>

#include "cli/command.h"

enum style { STYLE_PLAIN, STYLE_BOLD, STYLE_DIM, STYLE_GREEN, STYLE_YELLOW };

/* One line; wrapped at the terminal's width, continued under `indent` columns. */
void print_line(struct cli *cli, int indent, enum style style, const char *fmt, ...)
    PRINTF_LIKE(4, 5);

/* "label  text", the text wrapped under itself; label padded to `column`. */
void print_labelled(struct cli *cli, int indent, int column, const char *label,
                    const char *fmt, ...) PRINTF_LIKE(5, 6);

/* The text as it is, without a newline: the caller minds the width. */
void print_raw(struct cli *cli, enum style style, const char *text);

/* The same with a style for the label. A label that is too long for the column, and any
 * on a narrow terminal, has its text on the next line. */
void print_item(struct cli *cli, int indent, int column, enum style style,
                const char *label, const char *fmt, ...) PRINTF_LIKE(6, 7);

void print_blank(struct cli *cli);

/* The model as JSON, with a newline. Takes the reference. */
MUST_CHECK enum fault print_json(struct cli *cli, json_t *model, struct error *err);

/* A table: headings, then rows of as many cells. Columns that don't fit are cut, the
 * last first. */
struct table_out;
struct table_out *table_new(struct cli *cli, const char *const *headings);
void table_row(struct table_out *t, const char *const *cells);
void table_print(struct table_out *t);

/* Asks on the terminal; NULL at the end of input. The answer is trimmed. */
char *ask_line(struct cli *cli, const char *question);

/* y/n question; `standard` on Enter. */
bool ask_yes(struct cli *cli, const char *question, bool standard);

#endif
