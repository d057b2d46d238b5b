/* Taking back the last change, whatever it was, and bringing it again. */
#ifndef APP_UNDO_H
#define APP_UNDO_H

#include "app/app.h"
#include "store/journal.h"

/* How things stand with somebody whom the change concerned. */
struct standing {
    int64_t person_id;
    const char *name; /* as it is, or as it was when they are here no more */
    bool here, active;
    int touches;
    day_t last_touch, next; /* DAY_NONE when there is none */
};
struct standings ARRAY(struct standing);

struct undo_answer {
    struct change change; /* the one taken back or brought again */
    bool more;            /* there is another one behind it */
    int kept;             /* people left alone, for a later change concerned them */
    int concerned;        /* people whom the change concerned */
    struct standings standings; /* of the first few of them */
    int people;                 /* on the list now */
    int done;                   /* touches today */
    int day_min, day_max;
    bool checkmark; /* today has it */
    int row;        /* checkmarks in a row */
};

/* The newest change that was not taken back. NOT_FOUND when there is none. */
MUST_CHECK enum fault app_undo(const void *ctx, const struct app *app,
                               struct undo_answer *out, struct error *err);

/* The same, of this change alone: CONFLICT when something else was done since. */
MUST_CHECK enum fault app_undo_of(const void *ctx, const struct app *app,
                                  int64_t change_id, struct undo_answer *out,
                                  struct error *err);

/* The change that was made last with this app's connection, 0 when there is none. */
int64_t app_last_change(const struct app *app);

/* The change that was taken back last, as long as nothing new was done since. NOT_FOUND
 * when there is none. */
MUST_CHECK enum fault app_redo(const void *ctx, const struct app *app,
                               struct undo_answer *out, struct error *err);

#endif
