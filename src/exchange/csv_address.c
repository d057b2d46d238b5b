#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "exchange/csv_columns.h"

#include "base/ban.h"

#define PARTS (FIELD_COUNTRY - FIELD_ADDRESS + 1)

/* More " ::: " in one cell are no addresses. */
#define PIECES_MAX 16

/* The cells of one address, by part; street lines are joined by \n. */
struct address {
    const struct csv_column *column; /* the first one; NULL while there is nothing */
    char *parts[PARTS];
};

static bool
is_part(const struct csv_column *column) {
    return column->field >= FIELD_ADDRESS && column->field <= FIELD_COUNTRY;
}

static bool
same_address(const struct csv_column *a, const struct csv_column *b) {
    if (a->group != b->group || a->label_column != b->label_column)
        return false;
    return a->label && b->label ? strcmp(a->label, b->label) == 0
                                : a->label == b->label;
}

/* A second column of the same name is of a second address, unless it was said to hold
 * another part. */
static void
count_repeats(struct csv_sheet *sheet, size_t column) {
    struct csv_column *at = &sheet->columns.items[column];
    for (size_t i = 0; i < column; i++)
        if (sheet->columns.items[i].field == at->field && *at->key &&
            strcmp(sheet->columns.items[i].key, at->key) == 0)
            at->group++;
}

void
csv_address_prepare(struct csv_sheet *sheet) {
    const struct csv_column *firsts[CSV_ADDRESSES_MAX];
    int count = 0;
    for (size_t i = 0; i < sheet->columns.count; i++) {
        struct csv_column *column = &sheet->columns.items[i];
        if (!is_part(column))
            continue;
        if (!column->lists)
            count_repeats(sheet, i);
        int at = 0;
        while (at < count && !same_address(firsts[at], column))
            at++;
        if (at == CSV_ADDRESSES_MAX) {
            column->field = FIELD_UNKNOWN;
            continue;
        }
        if (at == count)
            firsts[count++] = column;
        column->address = at;
    }
    sheet->addresses = count;
}

static void
add_line(char **text, const char *line, const char *between) {
    if (text_is_blank(line))
        return;
    *text = mem_append(*text, "%s%s", **text ? between : "", line);
}

/* "12345 Berlin" where the postcode begins with a digit, "London W1A 1AA", and with a
 * region "Springfield, IL 62701". */
static char *
place_line(const void *ctx, char *const part[PARTS]) {
    const char *city = part[FIELD_CITY - FIELD_ADDRESS];
    const char *region = part[FIELD_REGION - FIELD_ADDRESS];
    const char *code = part[FIELD_POSTCODE - FIELD_ADDRESS];
    char *line = mem_dup(ctx, "");
    bool number = code && *code >= '0' && *code <= '9';
    if (!region && number) {
        add_line(&line, code, " ");
        add_line(&line, city, " ");
        return line;
    }
    add_line(&line, city, " ");
    add_line(&line, region, ", ");
    add_line(&line, code, " ");
    return line;
}

static const char *
compose(const void *ctx, const struct address *address, char *const part[PARTS]) {
    const char *whole = part[0];
    if (address->column->lists && whole)
        return whole; /* Google says it all there, and the parts again */
    char *text = mem_dup(ctx, "");
    add_line(&text, whole, "\n");
    add_line(&text, part[FIELD_STREET - FIELD_ADDRESS], "\n");
    add_line(&text, part[FIELD_HOUSE - FIELD_ADDRESS], " ");
    const char *box = part[FIELD_PO_BOX - FIELD_ADDRESS];
    if (box && strspn(box, "0123456789 ") == strlen(box))
        box = mem_printf(ctx, "PO Box %s", box);
    add_line(&text, box, "\n");
    add_line(&text, place_line(ctx, part), "\n");
    if (*text) /* a country alone reaches nobody */
        add_line(&text, part[FIELD_COUNTRY - FIELD_ADDRESS], "\n");
    return text;
}

static void
add_pieces(const void *ctx, struct contact *c, const struct address *address,
           const char *label, bool preferred) {
    const char *rest[PARTS];
    memcpy(rest, address->parts, sizeof rest);
    for (int n = 0; n < PIECES_MAX; n++) {
        char *part[PARTS] = {0};
        bool any = false;
        for (size_t i = 0; i < PARTS; i++) {
            if (rest[i])
                part[i] = csv_next_value(ctx, &rest[i], NULL);
            any |= part[i] != NULL;
        }
        if (any)
            contact_add_way(c, CONTACT_ADDRESS, label, compose(ctx, address, part),
                            preferred && n == 0);
        if (!any)
            return;
    }
}

void
csv_address_add(const void *scratch, const struct csv_sheet *sheet, size_t row,
                struct contact *c) {
    struct address addresses[CSV_ADDRESSES_MAX] = {0};
    for (size_t i = 0; sheet->addresses > 0 && i < sheet->columns.count; i++) {
        const struct csv_column *column = &sheet->columns.items[i];
        const char *cell = csv_cell(sheet->table, row, i);
        if (!is_part(column) || text_is_blank(cell))
            continue;
        struct address *address = &addresses[column->address];
        if (!address->column)
            address->column = column;
        char **part = &address->parts[column->field - FIELD_ADDRESS];
        *part = *part ? mem_append(*part, "\n%s", cell) : mem_dup(scratch, cell);
    }
    for (int i = 0; i < sheet->addresses; i++) {
        const struct address *address = &addresses[i];
        if (!address->column)
            continue;
        bool preferred = false;
        const char *label =
            csv_cell_label(scratch, sheet, row, address->column, &preferred);
        if (address->column->lists)
            add_pieces(scratch, c, address, label, preferred);
        else
            contact_add_way(c, CONTACT_ADDRESS, label,
                            compose(scratch, address, address->parts), preferred);
    }
}
