/*
 * The engine, hidden. One practice is one database; only store/ includes this.
 *
 * Statements live in src/store/sql/ and are prepared by name, once for a connection.
 * Placeholders are ?1, ?2 … and are bound from 1; columns are read from 0. Text that a
 * column gives is valid until the next step; copy it with db_text().
 */
#ifndef STORE_DB_H
#define STORE_DB_H

#include <stdbool.h>
#include <stdint.h>

#include "base/day.h"
#include "base/error.h"

struct db;
struct stmt;

/* Opens a database file that exists, as a talloc child of ctx (freeing it closes).
 * FOREIGN or NEWER by its header (header.h), and then nothing in its folder was
 * touched. Falls back to reading only where writing isn't possible. */
MUST_CHECK enum fault db_open(const void *ctx, const char *path, struct db **out,
                              struct error *err);

/* The same, made when it isn't there, with mode 0600. */
MUST_CHECK enum fault db_create(const void *ctx, const char *path, struct db **out,
                                struct error *err);

bool db_is_read_only(const struct db *db);

/* From here on changes go to a log beside the file, so that readers and a writer don't
 * wait for each other. When that can't be had now, the next opening tries again. */
void db_start_log(struct db *db);

/* Copies all of it, as of this moment, into the empty file at `path`: page by page, so
 * that even what is damaged is copied as it is. The copy needs no log beside it. */
MUST_CHECK enum fault db_copy(struct db *db, const char *path, struct error *err);

/* Transactions. A read transaction sees one moment; a write transaction waits for
 * another writer for up to five seconds, then fails with BUSY. Not nested. */
MUST_CHECK enum fault db_begin_read(struct db *db, struct error *err);
MUST_CHECK enum fault db_begin(struct db *db, struct error *err);
MUST_CHECK enum fault db_commit(struct db *db, struct error *err);
void db_rollback(struct db *db); /* harmless outside a transaction */

/* Runs statements without results; for migrations and pragmas. */
MUST_CHECK enum fault db_run(struct db *db, const char *sql, struct error *err);

/* Whether SQL may not touch the schema and what tables of the search keep their data
 * in: on, but while those are dropped. */
void db_guard_schema(struct db *db, bool on);

/* The single integer that `sql` gives; 0 without a row. */
MUST_CHECK enum fault db_number(struct db *db, const char *sql, int64_t *out,
                                struct error *err);

/* A named statement, reset and with nothing bound. */
MUST_CHECK enum fault db_prepare(struct db *db, const char *name, struct stmt **out,
                                 struct error *err);

/* The same for SQL that row.c makes from a table's columns, kept under `name`. */
MUST_CHECK enum fault db_prepare_sql(struct db *db, const char *name, const char *sql,
                                     struct stmt **out, struct error *err);

/* One that is asked once, as a talloc child of ctx; db_finish() or the end of ctx makes
 * an end of it. `sql` must come from the program, never from what was typed. */
MUST_CHECK enum fault db_prepare_once(const void *ctx, struct db *db, const char *sql,
                                      struct stmt **out, struct error *err);
void db_finish(struct stmt *s);

/* A statement already kept under `name`, reset, or NULL. */
struct stmt *db_kept(struct db *db, const char *name);

void db_bind_int(struct stmt *s, int index, int64_t value);
void db_bind_text(struct stmt *s, int index,
                  const char *text); /* NULL binds NULL; the
                                        text must outlive the step */
void db_bind_null(struct stmt *s, int index);
void db_bind_day(struct stmt *s, int index, day_t day); /* DAY_NONE binds NULL */

/* Steps to the next row; *row is false at the end, and the statement is then reset. */
MUST_CHECK enum fault db_step(struct stmt *s, bool *row, struct error *err);

/* Runs a statement that gives no rows. */
MUST_CHECK enum fault db_exec(struct stmt *s, struct error *err);

/* Ends early the reading of a statement's rows. */
void db_reset(struct stmt *s);

bool db_is_null(const struct stmt *s, int column);
int64_t db_int(const struct stmt *s, int column);
day_t db_day(const struct stmt *s, int column); /* NULL gives DAY_NONE */
const char *db_peek(const struct stmt *s,
                    int column); /* until the next step; may be NULL */
char *db_text(const void *ctx, const struct stmt *s,
              int column); /* a copy; may be NULL */

/* The same for a column that is never NULL: "" should a damaged file lack it. */
const char *db_need_peek(const struct stmt *s, int column);
char *db_need_text(const void *ctx, const struct stmt *s, int column);

int64_t db_last_id(const struct db *db);

#endif
