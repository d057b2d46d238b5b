/*
 * What the columns of a table mean: each format's file finds a field for every column
 * (csv_google.c, csv_outlook.c, csv_linkedin.c, csv_generic.c), csv_fill.c then turns
 * rows into contacts, knowing fields alone.
 */
#ifndef EXCHANGE_CSV_COLUMNS_H
#define EXCHANGE_CSV_COLUMNS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/array.h"
#include "base/error.h"
#include "exchange/contact.h"
#include "exchange/csv.h"

enum csv_field {
    FIELD_UNKNOWN, /* not recognised; reported if it holds anything */
    FIELD_IGNORE,  /* recognised, and of no use here */
    FIELD_NAME,
    FIELD_PREFIX,
    FIELD_GIVEN,
    FIELD_ADDITIONAL,
    FIELD_FAMILY,
    FIELD_PARTICLE, /* "van der", in front of the family name */
    FIELD_SUFFIX,
    FIELD_NICKNAME,
    FIELD_ORGANISATION,
    FIELD_DEPARTMENT,
    FIELD_TITLE,
    FIELD_ROLE,
    FIELD_EMAIL,
    FIELD_PHONE,
    FIELD_URL,
    FIELD_SOCIAL,
    FIELD_ADDRESS, /* a whole address; in front of other parts, the street */
    FIELD_STREET,
    FIELD_HOUSE, /* its number */
    FIELD_PO_BOX,
    FIELD_CITY,
    FIELD_REGION,
    FIELD_POSTCODE,
    FIELD_COUNTRY,
    FIELD_DATE, /* label "birthday", "anniversary" … */
    FIELD_BIRTH_DAY,
    FIELD_BIRTH_MONTH,
    FIELD_BIRTH_YEAR,
    FIELD_NOTE,
    FIELD_TAG,
    FIELD_GROUPS, /* Google's: tags, and groups of the system's own */
    FIELD_FACT,   /* label, if any, goes in front: "hobby: sailing" */
    FIELD_LINK,   /* label is the relation */
    FIELD_LAST_TALKED,
    FIELD_CONNECTED, /* LinkedIn's date */
    FIELD_STARRED,
    FIELD_PHOTO,
};

struct csv_column {
    const char *header; /* on one line, "" when there is none */
    const char *key;    /* text_fold() of it */
    enum csv_field field;
    const char *label;   /* "work", "fax", a relation …; NULL when there is none */
    size_t label_column; /* plus one: the column whose cell holds the label; or 0 */
    int group;           /* parts with the same group and label are one address */
    int address;         /* that address, 0 .. CSV_ADDRESSES_MAX - 1 */
    bool lists;          /* Google's: several values joined by " ::: " */
    bool month_first;    /* 3/4/1980 is 4 March */
    bool family_first;   /* the names are written "Ruiz, Ana" */
};

#define CSV_ADDRESSES_MAX 16

struct csv_sheet {
    const struct csv_table *table;
    enum contact_format format;
    size_t first;     /* row with data; the one above it names the columns */
    long header_line; /* of that one; 0 when there is none */
    const char *data; /* without such a row: what shows it; else NULL */
    bool day_first;   /* dates are, unless the cells show otherwise */
    int addresses;
    struct csv_columns ARRAY(struct csv_column) columns;
};

/* Finds the row that names the columns (with the help of the map's headers), and gives
 * each column what its header says; without such a row, what its cells show. */
struct csv_sheet *csv_sheet_open(const void *ctx, const struct csv_table *table,
                                 const struct strings *map);

/* Columns that make a contact one can name or reach. */
size_t csv_sheet_useful(const struct csv_sheet *sheet);

bool csv_column_has_content(const struct csv_sheet *sheet, size_t column);

/* Google, both generations. */
bool csv_google_fits(const struct csv_sheet *sheet);
void csv_google_map(struct csv_sheet *sheet);

/* Outlook, classic and outlook.com. */
bool csv_outlook_fits(const struct csv_sheet *sheet);
void csv_outlook_map(struct csv_sheet *sheet);

bool csv_linkedin_fits(const struct csv_sheet *sheet);
void csv_linkedin_map(struct csv_sheet *sheet);

/* By header synonyms in seven languages, for columns that have no field yet. */
void csv_generic_map(struct csv_sheet *sheet);

/* What a header means by itself, false if it is unknown. `key` is folded; the strings
 * in `out` are constants or children of ctx. */
bool csv_synonym(const void *ctx, const char *key, struct csv_column *out);

/*
 * A label as contact_way.label has it: "Mobil" and "Cell" are "mobile", "Geschäftlich"
 * "work"; other words stay as they are. NULL when blank. A leading '*' is dropped and
 * sets *preferred, which may be NULL.
 */
const char *csv_label(const void *ctx, const char *text, bool *preferred);

/* A relation or a kind of date in lower case English where it is a known one. */
const char *csv_relation(const void *ctx, const char *text);

/*
 * The user's own map, entries "Header=field" or "#3=field" for the third column,
 * whatever its header. INVALID with field "map" for an entry that has no '=', an
 * unknown field (lists the fields) or header (lists the headers), and for a number
 * that no column has.
 */
MUST_CHECK enum fault csv_map_apply(struct csv_sheet *sheet, const struct strings *map,
                                    struct error *err);

/* Does every header of the map stand in this row? Numbers stand in none. */
bool csv_map_fits(const struct csv_table *table, size_t row, const struct strings *map);

/* Whether it names a column by its number. */
bool csv_map_has_numbers(const struct strings *map);

/* What the column was understood as: "family name", "e-mail (work)"; NULL for
 * FIELD_UNKNOWN. */
const char *csv_column_words(const void *ctx, const struct csv_column *column);

/* The same as a map writes it, "email.work"; NULL for what a map has no word for. */
const char *csv_column_field(const void *ctx, const struct csv_column *column);

/* The headers of the sheet, quoted and separated by commas, cut to fit a message. */
const char *csv_headers_text(const void *ctx, const struct csv_sheet *sheet);

/* Decides month_first for each column of dates, by all of its cells. */
void csv_dates_decide(struct csv_sheet *sheet);

/* A date in a cell: what date_read() takes, with a time behind it or dots in it, or a
 * spreadsheet's day number. Month 0 and true for none. */
bool csv_date_read(const char *text, bool month_first, struct date *out);

/* Numbers the addresses, and finds columns of names that are written "Ruiz, Ana". */
void csv_fill_prepare(struct csv_sheet *sheet);

/* Puts the parts of an address together; cells and labels are of one row. */
void csv_address_add(const void *scratch, const struct csv_sheet *sheet, size_t row,
                     struct contact *c);
void csv_address_prepare(struct csv_sheet *sheet);

/* The next of several values in a cell, a copy; NULL behind the last one. Values are
 * joined by any character of `between`, or by " ::: " when that is NULL. */
char *csv_next_value(const void *ctx, const char **rest, const char *between);

/* The label of a column's cell in this row; may be NULL. */
const char *csv_cell_label(const void *ctx, const struct csv_sheet *sheet, size_t row,
                           const struct csv_column *column, bool *preferred);

/* One row as a contact, or a skip, in `all`; nothing for an empty row. `scratch` is for
 * what the caller may free after it. */
void csv_fill_row(const void *scratch, const struct csv_sheet *sheet, size_t row,
                  struct contacts *all);

#endif
