/* What the columns of a sheet of referrals hold; for csv_ledger*.c alone. */
#ifndef EXCHANGE_CSV_LEDGER_COLUMNS_H
#define EXCHANGE_CSV_LEDGER_COLUMNS_H

#include "exchange/csv_columns.h"
#include "exchange/csv_ledger.h"

enum ledger_field {
    LEDGER_UNKNOWN,
    LEDGER_IGNORE,
    LEDGER_CLIENT, /* tells who a client is: never read */
    LEDGER_DATE,
    LEDGER_DATE_IN,
    LEDGER_DATE_OUT,
    LEDGER_TIME,
    LEDGER_WAY,
    LEDGER_PERSON,
    LEDGER_FROM,
    LEDGER_TO,
    LEDGER_ROLE,
    LEDGER_ORGANISATION,
    LEDGER_EMAIL,
    LEDGER_PHONE,
    LEDGER_ABOUT,
    LEDGER_PLACE,
    LEDGER_HOW,
    LEDGER_WHY,
    LEDGER_COMPLETED, /* yes or no, a status, or the day */
    LEDGER_CONTACTED_ON,
    LEDGER_BOOKED_ON,
    LEDGER_SEEN_ON,
    LEDGER_ENDED_ON,
    LEDGER_ENDED_WHY,
    LEDGER_OUTCOME,
    LEDGER_CONSENT,
    LEDGER_THANKS,
    LEDGER_THANKED_ON,
    LEDGER_AMOUNT,
    LEDGER_CURRENCY,
    LEDGER_CODE,
    LEDGER_FIELDS
};

struct ledger_head {
    enum ledger_field field;
    bool strong;        /* the header can hardly be of another kind of table */
    bool mapped;        /* the user said so */
    const char *hidden; /* why it is taken for a client's, or NULL */
};

/* A sheet with its columns understood; dates.columns[i] goes with heads[i]. */
struct ledger_view {
    struct csv_sheet dates; /* for csv_dates_decide(); has the headers, too */
    struct ledger_head *heads;
};

/* Finds the row of headers and what they mean; NULL when no row looks like that.
 * INVALID for a wrong map. */
MUST_CHECK enum fault ledger_view_open(const void *ctx, const struct csv_table *table,
                                       const struct strings *map,
                                       struct ledger_view **out, struct error *err);

/* A single header by itself. */
enum ledger_field ledger_header(const void *ctx, const char *header, bool *strong);

bool ledger_has(const struct ledger_view *view, enum ledger_field field);

/* Enough of it to be a sheet of referrals and nothing else. */
bool ledger_view_is_sheet(const struct ledger_view *view);

/* By what the cells look like: columns that hold names, whatever they are called. */
void ledger_find_names(const void *ctx, struct ledger_view *view);

const char *ledger_field_name(enum ledger_field field);
const char *ledger_field_words(enum ledger_field field);

/* What reading carries along. */
struct ledger_reader {
    const struct ledger_view *view;
    const struct ledger_options *options;
    struct ledger_sheet *sheet;
    void *scratch; /* of one row */
    size_t at;     /* the row */
    long line;
};

/* Puts the row at r->at into the sheet: among its rows, or among those left out. */
void ledger_read_row(const struct ledger_reader *r);

void ledger_skip(const struct ledger_reader *r, long line, const char *reason);

#endif
