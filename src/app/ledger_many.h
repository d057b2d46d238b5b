/* Entering several referrals at once, typed into a grid (METHOD R1). */
#ifndef APP_LEDGER_MANY_H
#define APP_LEDGER_MANY_H

#include "app/ledger_import.h"

#define MANY_ROWS_MAX 200

struct many_request {
    const struct sheet_row *rows; /* `line` tells the row of the grid */
    size_t count;
    bool look; /* only say what is wrong; nothing is kept */
    /* Names that are somebody new, however much they look like somebody here; or NULL.
     */
    const struct strings *sure;
};

/* Why a row can't go in as it is. */
struct many_problem {
    long line;
    const char *field; /* "name" or "date" */
    const char *text;
    bool doubt; /* only a question: the same name once more answers it */
};

struct many_answer {
    int entered, there; /* there already, and left alone */
    int people, places; /* that were added */
    const char *first;  /* the name of the first one added */
    struct ledger_sources sources;
    struct ledger_entries entries;
    struct many_problems ARRAY(struct many_problem) problems;
};

/* All of them in one change, or none: INVALID, with `problems`. */
MUST_CHECK enum fault app_ledger_many(const void *ctx, const struct app *app,
                                      const struct many_request *request,
                                      struct many_answer *out, struct error *err);

#endif
