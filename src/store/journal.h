/* The journal: what each change (store.h) did to which rows, and taking it back. */
#ifndef STORE_JOURNAL_H
#define STORE_JOURNAL_H

#include "base/array.h"
#include "store/db.h"
#include "store/row.h"
#include "store/store.h"

struct changes ARRAY(struct change);

/* For row.c: one row changed. Images are JSON, NULL for "not there". */
MUST_CHECK enum fault journal_write(struct store *st, const struct table *t,
                                    int64_t row_id, const char *before,
                                    const char *after, struct error *err);

/* The newest changes, newest first; only those that concerned a person when person_id
 * is not 0, only those before change number `before` when that is not 0. */
MUST_CHECK enum fault change_list(const void *ctx, struct store *st, int64_t person_id,
                                  int64_t before, int limit, struct changes *out,
                                  struct error *err);

/* One of them; NOT_FOUND without it. */
MUST_CHECK enum fault change_get(const void *ctx, struct store *st, int64_t id,
                                 struct change *out, struct error *err);

/* The change that undo would take back now, or redo bring again; id 0 if there is none.
 */
MUST_CHECK enum fault change_to_undo(const void *ctx, struct store *st,
                                     struct change *out, struct error *err);
MUST_CHECK enum fault change_to_redo(const void *ctx, struct store *st,
                                     struct change *out, struct error *err);

/* The newest change of that kind, but for the open one, that was not taken back; id 0
 * if there is none. */
MUST_CHECK enum fault change_newest(const void *ctx, struct store *st, const char *kind,
                                    struct change *out, struct error *err);

/*
 * Takes back what change `id` did, row by row from the last, inside the current change
 * (which becomes the one that undid it). What it did with a person whom a later change
 * concerned is left as it is; `kept` (may be NULL) counts those people. CONFLICT when
 * something that isn't in the journal changed its rows since.
 */
MUST_CHECK enum fault change_revert(struct store *st, int64_t id, int *kept,
                                    struct error *err);

/* A row that a change touched. */
struct touched_row {
    const char *table;
    int64_t row_id;
    const char *before, *after;
};
struct touched_rows ARRAY(struct touched_row);

MUST_CHECK enum fault change_rows(const void *ctx, struct store *st, int64_t id,
                                  struct touched_rows *out, struct error *err);

/* The change that added a row that is there; 0 when the journal doesn't know. */
MUST_CHECK enum fault change_that_added(struct store *st, const struct table *t,
                                        int64_t row_id, int64_t *out,
                                        struct error *err);

/* The people whose rows they are, in order of id. */
MUST_CHECK enum fault change_people(const void *ctx, struct store *st, int64_t id,
                                    struct ids *out, struct error *err);

#endif
