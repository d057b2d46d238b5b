/*
 * Sheets of referrals: the tables in which people keep to whom they sent a client and
 * who sent them one, read for the ledger. Columns are known by their headers, in many
 * wordings; dates as people write them; charsets and delimiters as csv.h has it.
 *
 * Columns that hold clients' names are never read (METHOD R8): their cells appear
 * nowhere in what is given here, neither as samples nor in a reason.
 */
#ifndef EXCHANGE_CSV_LEDGER_H
#define EXCHANGE_CSV_LEDGER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/array.h"
#include "base/day.h"
#include "base/error.h"

/* Which way a referral went. */
enum sheet_way { SHEET_WAY_NONE, SHEET_IN, SHEET_OUT };

/* What became of it. */
enum sheet_step {
    SHEET_STEP_NONE, /* not said */
    SHEET_OPEN,      /* nothing yet */
    SHEET_NOT,       /* it came to nothing, or not yet: a plain "no" */
    SHEET_CONTACTED,
    SHEET_BOOKED,
    SHEET_SEEN,
    SHEET_ENDED,
};

enum sheet_thanks { SHEET_THANKS_NONE, SHEET_OWED, SHEET_THANKED, SHEET_NO_NEED };

/* One referral, as its row has it. Texts are one line, NULL when there are none. */
struct sheet_row {
    long line;
    enum sheet_way way;
    struct date date;   /* whole */
    int minute;         /* of that day; 0: not said */
    const char *person; /* whom it came from or went to; never NULL */
    const char *role, *organisation, *email, *phone; /* theirs */
    const char *about, *place, *how, *why, *outcome;
    enum sheet_step step;
    struct date contacted, booked, seen, ended; /* month 0: not said */
    const char
        *ended_why; /* "no-answer", "not-a-fit", "referred-on", "other"; or NULL */
    int consent;    /* 1, 0; -1: not said */
    enum sheet_thanks thanks;
    struct date thanked;
    int64_t amount; /* in hundredths, 0: not said */
    const char *currency;
    const char *code; /* one that Tend made before, or NULL */
};

/* Something about a line, for a person; ends without a full stop. */
struct sheet_remark {
    long line;
    const char *text;
};

#define SHEET_SAMPLES_MAX 3

struct sheet_column {
    size_t number;          /* from 1 */
    const char *header;     /* NULL when it has none */
    struct strings samples; /* none of a column with names */
    const char *field;  /* as a map has it: "from"; NULL when nothing was understood */
    const char *words;  /* the same for a person */
    const char *hidden; /* why it is kept back: "it is called ‘Patient’"; or NULL */
    bool mapped;        /* the map says so */
    bool filled;        /* it has cells that are not empty */
};

struct referral_sheet {
    long header_line;
    size_t lines; /* below it that hold something */
    struct sheet_columns ARRAY(struct sheet_column) columns;
    struct sheet_rows ARRAY(struct sheet_row) rows;
    struct sheet_remarks ARRAY(struct sheet_remark) skips; /* lines left out, and why */
    struct sheet_remarks warnings; /* cells that seem to tell who a client is */
    struct strings unmapped;       /* headers of columns that were not taken */
    int names;                     /* columns with clients' names */
    int no_year;                   /* rows whose date has no year */
    /* Why none of it can be read as it is, though it is such a sheet; FAULT_NONE: it
     * can. `rows` is empty then. Field "names": there are clients' names; "direction":
     * nothing tells which way; "map": no column gives a day or a person. */
    struct error problem;
    bool file_tells; /* its file seems to be called after a client */
};

struct sheet_options {
    const struct strings *map; /* "Header=field", "#3=field"; NULL or empty for none */
    enum sheet_way way;        /* of all rows that don't say it */
    int year;                  /* of dates without one; 0: such rows are left out */
    bool replace_names; /* columns with clients' names are passed over, and so are cells
                           that seem to tell who a client is */
    const char *file;   /* what the sheet is called, or NULL */
};

/* Whether the file is a sheet of referrals, by its headers. */
bool sheet_looks_like(const char *bytes, size_t len);

/* Reads a sheet. INVALID for what isn't a table, has no header, and for a wrong map. */
MUST_CHECK enum fault sheet_read(const void *ctx, const char *bytes, size_t len,
                                 const struct sheet_options *options,
                                 struct referral_sheet **out, struct error *err);

/* A field that a column can be said to hold; the list ends with a NULL field. */
struct sheet_choice {
    const char *field, *words;
};
extern const struct sheet_choice sheet_choices[];

/* --- cells, as people fill them in --------------------------------------------------
 */

/* "received", "in", "from" …; SHEET_WAY_NONE for anything else. */
enum sheet_way sheet_way_read(const char *text);

/* "yes", "scheduled", "no answer" …, SHEET_STEP_NONE for what says nothing of that;
 * *why, which may be NULL, gets the reason of an end. */
enum sheet_step sheet_step_read(const char *text, const char **why);

/* 1 for yes, 0 for no, -1 for neither. */
int sheet_yes_read(const char *text);

#endif
