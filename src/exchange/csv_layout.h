/*
 * What a table's columns were understood as, for somebody to look at and correct before
 * the people in it are read (csv_contacts.h).
 */
#ifndef EXCHANGE_CSV_LAYOUT_H
#define EXCHANGE_CSV_LAYOUT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/array.h"
#include "base/error.h"
#include "exchange/contact.h"

#define CSV_SAMPLES_MAX 3

struct csv_layout_column {
    size_t number;          /* from 1: the map's "#number=field" speaks of it */
    const char *header;     /* NULL when it has none */
    struct strings samples; /* its first values, different ones, each cut to one line */
    const char *words;      /* "e-mail (work)"; NULL when nothing was understood */
    const char *field;      /* the same as a map has it, "email.work"; NULL when a map
                               has no word for it */
    bool mapped;            /* the map says so, not the file */
};

struct csv_layout {
    enum contact_format format;
    long header_line; /* that names the columns; 0 when there is none */
    size_t rows;      /* below it */
    bool usable;      /* some column gives a name, an e-mail address or a phone */
    struct csv_layout_columns ARRAY(struct csv_layout_column) columns;
};

/* A field that a column can be said to hold. */
struct csv_choice {
    const char *field; /* as a map has it */
    const char *words;
};

/* Those to choose from, in order; ends with a NULL field. */
extern const struct csv_choice csv_choices[];

/*
 * Reads a CSV file's columns, of any kind; `map` (may be NULL) as for
 * csv_contacts_read(). A table that can't be used yet is no fault here: `usable` says
 * so, and a map may mend it. INVALID for what isn't a table and for a wrong map.
 */
MUST_CHECK enum fault csv_layout_read(const void *ctx, const char *bytes, size_t len,
                                      const struct strings *map,
                                      struct csv_layout **out, struct error *err);

#endif
