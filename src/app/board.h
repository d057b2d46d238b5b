/* The three stages side by side, and who was let go (METHOD N1). */
#ifndef APP_BOARD_H
#define APP_BOARD_H

#include "app/app.h"
#include "store/listing.h"

struct board_column {
    enum stage stage;
    int total;
    struct listing people; /* the first few, those who need something soonest first */
};

struct board_answer {
    struct board_column columns[4]; /* adding, following, closing, let go */
};

/* At most `limit` people in each column. */
MUST_CHECK enum fault app_board(const void *ctx, const struct app *app, int limit,
                                struct board_answer *out, struct error *err);

#endif
