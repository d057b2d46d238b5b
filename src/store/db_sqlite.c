#include "store/db.h"

#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/memory.h"
#include "store/sql.h"

#include "base/ban.h"

#define BUSY_MS 5000
#define KEPT_MAX 512

struct stmt {
    const char *name;
    sqlite3_stmt *handle;
    struct db *db;
};

struct db {
    sqlite3 *handle;
    const char *path;
    bool read_only;
    bool in_transaction;
    size_t kept_count;
    struct stmt kept[KEPT_MAX];
};

static enum fault
failed(struct db *db, int code, struct error *err) {
    const char *path = db->path;
    bool full = db->handle && sqlite3_system_errno(db->handle) == ENOSPC;
    switch (code & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return error_set(err, FAULT_BUSY,
                         "Another Tend is writing to %s and did not finish within five "
                         "seconds. Nothing was changed; try again in a moment.",
                         path);
    case SQLITE_READONLY:
    case SQLITE_PERM:
        return error_set(
            err, FAULT_READ_ONLY,
            "%s can only be read, so nothing was changed. Check the rights "
            "of the file and its folder, or use another with --file.",
            path);
    case SQLITE_FULL:
        return error_set(
            err, FAULT_FULL,
            "The disk is full, so nothing was changed. Free some space and "
            "try again; what was saved before is safe.");
    case SQLITE_NOTADB:
        return error_set(err, FAULT_FOREIGN,
                         "%s is not a Tend practice. It was left as it is.", path);
    case SQLITE_CORRUPT:
        return error_set(err, FAULT_CORRUPT,
                         "%s is damaged (%s). Make a copy of it now, then run "
                         "`tend doctor` for what can be said about it.",
                         path, sqlite3_errmsg(db->handle));
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
        if (full)
            return error_set(
                err, FAULT_FULL,
                "The disk is full, so nothing was changed. Free some space "
                "and try again; what was saved before is safe.");
        return error_set(err, FAULT_IO, "%s can't be read or written: %s.", path,
                         db->handle && sqlite3_system_errno(db->handle)
                             ? strerror(sqlite3_system_errno(db->handle))
                             : sqlite3_errstr(code));
    default:
        return error_set(err, FAULT_INTERNAL,
                         "Something went wrong inside Tend (%s). Nothing was changed.",
                         db->handle ? sqlite3_errmsg(db->handle)
                                    : sqlite3_errstr(code));
    }
}

static int
close_db(struct db *db) {
    for (size_t i = 0; i < db->kept_count; i++)
        sqlite3_finalize(db->kept[i].handle);
    sqlite3_close(db->handle);
    return 0;
}

static enum fault
open_with(const void *ctx, const char *path, int flags, bool read_only, struct db **out,
          struct error *err) {
    struct db *db = mem_new(ctx, struct db);
    db->path = mem_dup(db, path);
    db->read_only = read_only;
    int code = sqlite3_open_v2(path, &db->handle, flags | SQLITE_OPEN_NOMUTEX, NULL);
    talloc_set_destructor(db, close_db);
    if (code == SQLITE_OK) {
        sqlite3_extended_result_codes(db->handle, 1);
        sqlite3_busy_timeout(db->handle, BUSY_MS);
        /* Nothing in a file from elsewhere may run code of its own. */
        sqlite3_db_config(db->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
        sqlite3_db_config(db->handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
        int64_t any;
        enum fault fault = db_number(db, "PRAGMA schema_version", &any, err);
        if (fault == FAULT_NONE) {
            *out = db;
            return FAULT_NONE;
        }
        talloc_free(db);
        return fault;
    }
    enum fault fault = failed(db, code, err);
    talloc_free(db);
    return fault;
}

static enum fault
open_immutable(const void *ctx, const char *path, struct db **out, struct error *err) {
    void *scratch = mem_context(NULL);
    char *uri = mem_dup(scratch, "file:");
    for (const char *p = path; *p; p++)
        uri = strchr("%?#", *p) ? mem_append(uri, "%%%02X", (unsigned char)*p)
                                : mem_append(uri, "%c", *p);
    uri = mem_append(uri, "?immutable=1");
    enum fault fault =
        open_with(ctx, uri, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, true, out, err);
    if (fault == FAULT_NONE)
        (*out)->path = mem_dup(*out, path);
    talloc_free(scratch);
    return fault;
}

static bool
has_unmerged_log(const char *path) {
    char *wal = mem_printf(NULL, "%s-wal", path);
    bool has = file_exists(wal);
    talloc_free(wal);
    return has;
}

enum fault
db_open(const void *ctx, const char *path, struct db **out, struct error *err) {
    bool writable = access(path, W_OK) == 0;
    enum fault fault = open_with(ctx, path, SQLITE_OPEN_READWRITE, !writable, out, err);
    if (fault == FAULT_NONE || fault == FAULT_FOREIGN || fault == FAULT_CORRUPT ||
        fault == FAULT_BUSY)
        return fault;
    /* A folder that can't be written leaves no room for the log; without a log waiting,
     * the file alone is the whole practice. */
    struct error second;
    if (file_exists(path) && !has_unmerged_log(path) &&
        open_immutable(ctx, path, out, &second) == FAULT_NONE)
        return FAULT_NONE;
    return fault;
}

enum fault
db_create(const void *ctx, const char *path, struct db **out, struct error *err) {
    int fd = open(path, O_CREAT | O_RDWR | O_CLOEXEC, 0600);
    if (fd < 0)
        return error_set(err, errno == ENOSPC ? FAULT_FULL : FAULT_IO,
                         "%s can't be made: %s.", path, strerror(errno));
    close(fd);
    return open_with(ctx, path, SQLITE_OPEN_READWRITE, false, out, err);
}

bool
db_is_read_only(const struct db *db) {
    return db->read_only || sqlite3_db_readonly(db->handle, "main") == 1;
}

enum fault
db_run(struct db *db, const char *sql, struct error *err) {
    int code = sqlite3_exec(db->handle, sql, NULL, NULL, NULL);
    return code == SQLITE_OK ? FAULT_NONE : failed(db, code, err);
}

enum fault
db_number(struct db *db, const char *sql, int64_t *out, struct error *err) {
    sqlite3_stmt *s = NULL;
    *out = 0;
    int code = sqlite3_prepare_v2(db->handle, sql, -1, &s, NULL);
    if (code == SQLITE_OK) {
        code = sqlite3_step(s);
        if (code == SQLITE_ROW)
            *out = sqlite3_column_int64(s, 0);
        if (code == SQLITE_ROW || code == SQLITE_DONE)
            code = SQLITE_OK;
    }
    enum fault fault = code == SQLITE_OK ? FAULT_NONE : failed(db, code, err);
    sqlite3_finalize(s);
    return fault;
}

enum fault
db_begin_read(struct db *db, struct error *err) {
    TRY(db_run(db, "BEGIN", err));
    db->in_transaction = true;
    return FAULT_NONE;
}

enum fault
db_begin(struct db *db, struct error *err) {
    if (db_is_read_only(db))
        return failed(db, SQLITE_READONLY, err);
    TRY(db_run(db, "BEGIN IMMEDIATE", err));
    db->in_transaction = true;
    return FAULT_NONE;
}

enum fault
db_commit(struct db *db, struct error *err) {
    enum fault fault = db_run(db, "COMMIT", err);
    if (fault != FAULT_NONE)
        db_rollback(db);
    db->in_transaction = false;
    return fault;
}

void
db_rollback(struct db *db) {
    for (size_t i = 0; i < db->kept_count; i++)
        sqlite3_reset(db->kept[i].handle);
    if (!sqlite3_get_autocommit(db->handle))
        sqlite3_exec(db->handle, "ROLLBACK", NULL, NULL, NULL);
    db->in_transaction = false;
}

struct stmt *
db_kept(struct db *db, const char *name) {
    for (size_t i = 0; i < db->kept_count; i++) {
        struct stmt *s = &db->kept[i];
        if (s->name == name || strcmp(s->name, name) == 0) {
            sqlite3_reset(s->handle);
            sqlite3_clear_bindings(s->handle);
            return s;
        }
    }
    return NULL;
}

enum fault
db_prepare_sql(struct db *db, const char *name, const char *sql, struct stmt **out,
               struct error *err) {
    *out = db_kept(db, name);
    if (*out)
        return FAULT_NONE;
    if (db->kept_count == KEPT_MAX)
        return error_set(err, FAULT_INTERNAL, "Too many statements are kept.");
    struct stmt *s = &db->kept[db->kept_count];
    int code = sqlite3_prepare_v3(db->handle, sql, -1, SQLITE_PREPARE_PERSISTENT,
                                  &s->handle, NULL);
    if (code != SQLITE_OK)
        return failed(db, code, err);
    s->name = mem_dup(db, name);
    s->db = db;
    db->kept_count++;
    *out = s;
    return FAULT_NONE;
}

static int
by_name(const void *key, const void *item) {
    return strcmp(key, ((const struct sql_statement *)item)->name);
}

enum fault
db_prepare(struct db *db, const char *name, struct stmt **out, struct error *err) {
    *out = db_kept(db, name);
    if (*out)
        return FAULT_NONE;
    const struct sql_statement *found = bsearch(
        name, sql_statements, sql_statement_count, sizeof *sql_statements, by_name);
    if (!found)
        return error_set(err, FAULT_INTERNAL, "There is no statement %s.", name);
    return db_prepare_sql(db, name, found->sql, out, err);
}

void
db_bind_int(struct stmt *s, int index, int64_t value) {
    sqlite3_bind_int64(s->handle, index, value);
}

void
db_bind_text(struct stmt *s, int index, const char *text) {
    sqlite3_bind_text(s->handle, index, text, -1, SQLITE_STATIC);
}

void
db_bind_null(struct stmt *s, int index) {
    sqlite3_bind_null(s->handle, index);
}

void
db_bind_day(struct stmt *s, int index, day_t day) {
    if (day == DAY_NONE)
        db_bind_null(s, index);
    else
        db_bind_int(s, index, day);
}

enum fault
db_step(struct stmt *s, bool *row, struct error *err) {
    int code = sqlite3_step(s->handle);
    *row = code == SQLITE_ROW;
    if (code == SQLITE_ROW)
        return FAULT_NONE;
    enum fault fault = code == SQLITE_DONE ? FAULT_NONE : failed(s->db, code, err);
    sqlite3_reset(s->handle);
    return fault;
}

enum fault
db_exec(struct stmt *s, struct error *err) {
    bool row;
    TRY(db_step(s, &row, err));
    db_reset(s);
    return FAULT_NONE;
}

void
db_reset(struct stmt *s) {
    sqlite3_reset(s->handle);
}

bool
db_is_null(const struct stmt *s, int column) {
    return sqlite3_column_type(s->handle, column) == SQLITE_NULL;
}

int64_t
db_int(const struct stmt *s, int column) {
    return sqlite3_column_int64(s->handle, column);
}

day_t
db_day(const struct stmt *s, int column) {
    return db_is_null(s, column) ? DAY_NONE : sqlite3_column_int(s->handle, column);
}

const char *
db_peek(const struct stmt *s, int column) {
    return (const char *)sqlite3_column_text(s->handle, column);
}

char *
db_text(const void *ctx, const struct stmt *s, int column) {
    return mem_dup(ctx, db_peek(s, column));
}

int64_t
db_last_id(const struct db *db) {
    return sqlite3_last_insert_rowid(db->handle);
}
