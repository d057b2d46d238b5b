/*
 * One cell on its way into a contact, and what takes it there for each field. For
 * csv_fill.c, csv_ways.c and csv_told.c alone.
 */
#ifndef EXCHANGE_CSV_FILL_H
#define EXCHANGE_CSV_FILL_H

#include "exchange/csv_columns.h"

struct csv_value {
    const struct csv_sheet *sheet;
    const struct csv_column *column;
    struct contacts *all;
    struct contact *c;
    size_t row;
    const char *text;      /* not blank */
    const void *ctx;       /* for what need not outlive the row */
    struct date *birth;    /* from columns of its parts */
    const char **particle; /* "van der" */
};

/* Characters between several values in one cell. */
#define CSV_LIST_ENDS ";|\n"

/* The values of the cell, one by one: joined as Google does, or by one of `between`.
 * `rest` begins at the cell's text. */
const char *csv_fill_next(const struct csv_value *v, const char **rest,
                          const char *between);

/* What people write into a cell to say that there is nothing: "n/a", "-". */
bool csv_fill_is_nothing(const struct csv_value *v, const char *text);

/* Notes that `text` was left out: `what` ends the sentence "X in the column Y …". */
void csv_fill_remark(const struct csv_value *v, const char *text, const char *what);

void csv_fill_email(const struct csv_value *v);
void csv_fill_phone(const struct csv_value *v);
void csv_fill_url(const struct csv_value *v);
void csv_fill_social(const struct csv_value *v);

void csv_fill_date(const struct csv_value *v);
void csv_fill_birth_part(const struct csv_value *v);
void csv_fill_last_talked(const struct csv_value *v);
void csv_fill_connected(const struct csv_value *v);
void csv_fill_note(const struct csv_value *v);
void csv_fill_tags(const struct csv_value *v);
void csv_fill_roles(const struct csv_value *v);
void csv_fill_groups(const struct csv_value *v);
void csv_fill_fact(const struct csv_value *v);
void csv_fill_links(const struct csv_value *v);
void csv_fill_starred(const struct csv_value *v);
void csv_fill_photo(const struct csv_value *v);

#endif
