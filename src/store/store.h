/*
 * A practice: one database with its facts, its journal and its derived state.
 *
 *   store_begin_read(st)  … read …  store_end(st)
 *   store_begin(st, &change)  … row_add(), row_save() …  store_commit(st)
 *
 * What is written between begin and commit is one change: kept whole or not at all, in
 * the journal, and followed by the derived state of all people and days that it
 * concerned.
 */
#ifndef STORE_STORE_H
#define STORE_STORE_H

#include "base/array.h"
#include "base/day.h"
#include "base/error.h"
#include "store/db.h"

/* One thing that the user did. */
struct change {
    int64_t id;
    int64_t at; /* seconds since 1970 UTC */
    day_t day;
    const char *who;
    const char *kind;          /* the command: "log", "import", "undo" … */
    const char *what;          /* a sentence for people */
    int64_t undoes, undone_by; /* 0 when none */
    int rows;                  /* how many rows it touched */
};

struct ids ARRAY(int64_t);

struct store {
    struct db *db;
    const char *path;
    int64_t change_id;           /* the open change, or 0 */
    int64_t last_change;         /* the one that was kept last through here, or 0 */
    struct ids people;           /* whose derived state is out of step */
    struct ids days;             /* whose totals are */
    struct search_marks *search; /* words that the search must learn or forget */
};

/* Opens a practice, bringing it up to this version. NOT_FOUND when there is no file,
 * FOREIGN when it is something else, NEWER when a later Tend made it; it is then left
 * as it is. */
MUST_CHECK enum fault store_open(const void *ctx, const char *path, struct store **out,
                                 struct error *err);

/* The same; makes an empty practice (and its folder) when there is no file. */
MUST_CHECK enum fault store_open_or_create(const void *ctx, const char *path,
                                           struct store **out, struct error *err);

MUST_CHECK enum fault store_begin_read(struct store *st, struct error *err);

MUST_CHECK enum fault store_begin(struct store *st, const struct change *change,
                                  struct error *err);

/* The sentence of the open change, when it is known only at the end. */
MUST_CHECK enum fault store_describe(struct store *st, const char *what,
                                     struct error *err);

/* Brings the derived state up to date and keeps the change. A change that touched no
 * row leaves no trace, unless it took back another. After a failure nothing is kept. */
MUST_CHECK enum fault store_commit(struct store *st, struct error *err);

/* Brings the derived state up to date before the change ends, for rules that look at
 * it. */
MUST_CHECK enum fault store_settle(struct store *st, struct error *err);

/* Ends a read, or forgets the open change. Harmless when nothing is open. */
void store_end(struct store *st);

/* Makes all derived state anew from the facts, as a transaction of its own. */
MUST_CHECK enum fault store_remake_derived(struct store *st, struct error *err);

/* Empties a practice, its journal as well, in the open change; what is left is that
 * change. For the demo alone: nothing brings it back. */
MUST_CHECK enum fault store_clear(struct store *st, struct error *err);

/* Differs from what this connection got before when another one, in this process or
 * another, has changed the practice since. Outside a transaction. */
MUST_CHECK enum fault store_version(struct store *st, int64_t *out, struct error *err);

/* For row.c: what the derived state must catch up with. */
void store_mark_person(struct store *st, int64_t person_id);
void store_mark_day(struct store *st, day_t day);

#endif
