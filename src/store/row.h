/*
 * Rows of fact tables <-> structs of domain/facts.h. Every write goes through here and
 * is journalled with what stood there before and after; that is what undo, the audit
 * trail and later sync stand on. Writes need an open change (journal.h).
 */
#ifndef STORE_ROW_H
#define STORE_ROW_H

#include <stddef.h>

#include "store/db.h"
#include "store/store.h"

enum column_type {
    COLUMN_ID,    /* int64_t; 0 is NULL */
    COLUMN_INT64, /* int64_t, or one that is NULL when 0 (COLUMN_INT64_OR_NULL) */
    COLUMN_INT64_OR_NULL,
    COLUMN_INT, /* int, or an int that is NULL when 0 (COLUMN_INT_OR_NULL) */
    COLUMN_INT_OR_NULL,
    COLUMN_DAY,  /* day_t; DAY_NONE is NULL */
    COLUMN_BOOL, /* bool */
    COLUMN_SAID, /* enum said; NOT_SAID is NULL */
    COLUMN_WORD, /* an enum kept as its word; -1 is NULL */
    COLUMN_TEXT, /* const char *; NULL is NULL */
};

struct column {
    const char *name;
    enum column_type type;
    size_t offset;            /* in the struct */
    const char *(*word)(int); /* COLUMN_WORD: the word of a value */
    int words;                /* COLUMN_WORD: how many values there are */
    /* NOT NULL: should a damaged file lack it all the same, text is read as "" and a
     * word as the first of its values. */
    bool needed;
};

struct table {
    const char *name;
    size_t size;                  /* of the struct */
    const struct column *columns; /* columns[0] is the id */
    size_t count;
};

extern const struct table PERSON, WAY, FACT, TAG, RELATION, TOUCH, REACH_OUT, SKIP,
    REFERRAL, SETTING, PAUSE, TREAT, IMPORT, IMPORT_PERSON, CARD, SAVED_VIEW, APART,
    OWN_WORD, TOKEN, PROFILE, REFER_PAGE;

/* All of them, those that others refer to first; ends with NULL. */
extern const struct table *const all_tables[];

/* NULL when there is none of that name. */
const struct table *table_by_name(const char *name);

/* Keeps a new row and sets its id (unless it has one already, as when undo brings it
 * back). */
MUST_CHECK enum fault row_add(struct store *st, const struct table *t, void *row,
                              struct error *err);

/* Keeps a changed row; nothing happens when it equals what is kept. */
MUST_CHECK enum fault row_save(struct store *st, const struct table *t, const void *row,
                               struct error *err);

MUST_CHECK enum fault row_remove(struct store *st, const struct table *t, int64_t id,
                                 struct error *err);

/* Removes all rows, without a trace in the journal; for store_clear(). */
MUST_CHECK enum fault rows_clear(struct store *st, const struct table *t,
                                 struct error *err);

/* The row with that id into *row, strings under ctx. NOT_FOUND without it. */
MUST_CHECK enum fault row_get(const void *ctx, struct store *st, const struct table *t,
                              int64_t id, void *row, struct error *err);

/* Reads a row from a statement that gives the table's columns in order, from `first`.
 */
void row_read(const void *ctx, const struct stmt *s, int first, const struct table *t,
              void *row);

/* All rows whose column `by` is `value`, in order of id, added to an ARRAY of the
 * struct; `by` NULL gives the whole table. */
#define rows_where(ctx, st, t, by, value, array, err)                                  \
    rows_where_((ctx), (st), (t), (by), (value), (void **)&(array)->items,             \
                &(array)->count, &(array)->room, (err))

MUST_CHECK enum fault rows_where_(const void *ctx, struct store *st,
                                  const struct table *t, const char *by, int64_t value,
                                  void **items, size_t *count, size_t *room,
                                  struct error *err);

/* Calls `fn` with each row of the table, in order of id; what it is given is valid
 * during the call alone. Ends at the first fault, which it gives. */
typedef enum fault row_fn(void *data, const struct table *t, const void *row,
                          struct error *err);
MUST_CHECK enum fault rows_each(struct store *st, const struct table *t, row_fn *fn,
                                void *data, struct error *err);

/* What stands in a column, for people: a day as "2026-03-02", a yes or no in words;
 * NULL when nothing does. */
char *row_words(const void *ctx, const struct column *c, const void *row);

/* The row as JSON, the journal's image of it. */
char *row_image(const void *ctx, const struct table *t, const void *row);

/* The struct from an image, strings under ctx; CORRUPT when it isn't one. */
MUST_CHECK enum fault row_from_image(const void *ctx, const struct table *t,
                                     const char *image, void *row, struct error *err);

#endif
