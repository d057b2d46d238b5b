/* What the columns of a sheet of referrals hold; for csv_ledger*.c alone. */
#ifndef EXCHANGE_CSV_LEDGER_COLUMNS_H
#define EXCHANGE_CSV_LEDGER_COLUMNS_H

#include "exchange/csv_columns.h"
#include "exchange/csv_ledger.h"

enum sheet_field {
    SHEET_UNKNOWN,
    SHEET_IGNORE,
    SHEET_CLIENT, /* tells who a client is: never read */
    SHEET_DATE,
    SHEET_DATE_IN,
    SHEET_DATE_OUT,
    SHEET_TIME,
    SHEET_WAY,
    SHEET_PERSON,
    SHEET_FROM,
    SHEET_TO,
    SHEET_ROLE,
    SHEET_ORGANISATION,
    SHEET_EMAIL,
    SHEET_PHONE,
    SHEET_ABOUT,
    SHEET_PLACE,
    SHEET_HOW,
    SHEET_WHY,
    SHEET_COMPLETED, /* yes or no, a status, or the day */
    SHEET_CONTACTED_ON,
    SHEET_BOOKED_ON,
    SHEET_SEEN_ON,
    SHEET_ENDED_ON,
    SHEET_ENDED_WHY,
    SHEET_OUTCOME,
    SHEET_CONSENT,
    SHEET_THANKS,
    SHEET_THANKED_ON,
    SHEET_AMOUNT,
    SHEET_CURRENCY,
    SHEET_CODE,
    SHEET_FIELDS
};

struct sheet_head {
    enum sheet_field field;
    bool strong;        /* the header can hardly be of another kind of table */
    bool mapped;        /* the user said so */
    const char *hidden; /* why it is taken for a client's, or NULL */
};

/* A sheet with its columns understood; dates.columns[i] goes with heads[i]. */
struct sheet_view {
    struct csv_sheet dates; /* for csv_dates_decide(); has the headers, too */
    struct sheet_head *heads;
    struct private_people *clients; /* whom columns name that are a client's */
};

/* Finds the row of headers and what they mean; NULL when no row looks like that.
 * INVALID for a wrong map. */
MUST_CHECK enum fault sheet_view_open(const void *ctx, const struct csv_table *table,
                                      const struct strings *map,
                                      struct sheet_view **out, struct error *err);

/* A single header by itself. */
enum sheet_field sheet_header(const void *ctx, const char *header, bool *strong);

bool sheet_has(const struct sheet_view *view, enum sheet_field field);

/* Enough of it to be a sheet of referrals and nothing else. */
bool sheet_view_is_sheet(const struct sheet_view *view);

/* By what the cells look like: columns that hold names, whatever they are called; and
 * who stands in them. */
void sheet_find_names(const void *ctx, struct sheet_view *view);

const char *sheet_field_name(enum sheet_field field);
const char *sheet_field_words(enum sheet_field field);

/* What reading carries along. */
struct sheet_reader {
    const struct sheet_view *view;
    const struct sheet_options *options;
    struct referral_sheet *sheet;
    void *scratch; /* of one row */
    size_t at;     /* the row */
    long line;
};

/* Puts the row at r->at into the sheet: among its rows, or among those left out. */
void sheet_read_row(const struct sheet_reader *r);

/* Whether the text seems to tell who the client of the row at r->at is. */
bool sheet_tells(const struct sheet_reader *r, const char *text);

/* Whether it is the client who is named, of this row or of any. */
bool sheet_names_client(const struct sheet_reader *r, const char *who);

void sheet_skip(const struct sheet_reader *r, long line, const char *reason);

#endif
