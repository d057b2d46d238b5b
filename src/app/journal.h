/* What was done, when and by whom, down to the single row. */
#ifndef APP_JOURNAL_H
#define APP_JOURNAL_H

#include "app/app.h"
#include "store/journal.h"

struct journal_request {
    int64_t person_id; /* only what concerned them; 0: everything */
    int64_t before;    /* only what came before this change; 0: from the newest on */
    int limit;
};

struct journal_answer {
    struct changes changes; /* newest first */
    bool more;              /* there are older ones */
    struct change undo;     /* what undo would take back now; id 0: nothing */
    struct change redo;     /* what redo would bring again; id 0: nothing */
};

MUST_CHECK enum fault app_journal(const void *ctx, const struct app *app,
                                  const struct journal_request *request,
                                  struct journal_answer *out, struct error *err);

/* A column that a change set; NULL where nothing stood. */
struct journal_field {
    const char *name;
    const char *before, *after;
};

struct journal_row {
    const char *table;
    int64_t row_id;
    int64_t person_id;  /* whose it is, or 0 */
    const char *person; /* their name, now or then; NULL without one */
    bool added, removed;
    struct journal_fields ARRAY(struct journal_field) fields;
};

struct journal_change {
    struct change change;
    struct journal_rows ARRAY(struct journal_row) rows; /* in the order of doing */
};

/* One change with what stood in its rows before and after. */
MUST_CHECK enum fault app_journal_change(const void *ctx, const struct app *app,
                                         int64_t id, struct journal_change *out,
                                         struct error *err);

#endif
