/* What a book of referrals holds; for ledger_*.c alone. */
#ifndef APP_LEDGER_WORK_H
#define APP_LEDGER_WORK_H

#include "app/ledger_book.h"

/* A referral that stands in the ledger. */
struct ledger_there {
    const char *key, *code;
    enum referral_direction direction;
    day_t day;
    bool met; /* a row that says the same was met */
};

/* Somebody here, to be found by name. */
struct ledger_person {
    int64_t id;
    const char *name_key, *other_key, *name, *organisation;
    bool active;
};

struct ledger_book {
    void *ctx;
    const struct app *app;
    struct plan plan;
    int64_t import_id;
    struct ledger_theres ARRAY(struct ledger_there) there; /* in order of key */
    struct lookup *codes; /* the place in `there` of each code */
    struct ledger_people ARRAY(struct ledger_person) people;
};

/* Loads who is here. */
MUST_CHECK enum fault ledger_book_people(struct ledger_book *book, struct error *err);

/* Adds whom the source names, with what the row knows of them. */
MUST_CHECK enum fault ledger_book_add(struct ledger_book *book,
                                      const struct sheet_row *row,
                                      struct ledger_source *source, struct error *err);

#endif
