#include "store/db.h"

#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/memory.h"
#include "store/header.h"
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
    struct error *why_not; /* why it can't be written, or NULL */
    bool has_log;          /* it was in WAL mode when it was opened */
    bool in_transaction;
    size_t kept_count;
    struct stmt kept[KEPT_MAX];
};

/* The call to the system that failed: SQLite keeps it for the connection, or else for
 * the log of the file. */
static int
system_error(const struct db *db) {
    int why = db->handle ? sqlite3_system_errno(db->handle) : 0;
    sqlite3_file *log = NULL;
    if (db->handle && why == 0 &&
        sqlite3_file_control(db->handle, "main", SQLITE_FCNTL_JOURNAL_POINTER, &log) ==
            SQLITE_OK &&
        log && log->pMethods)
        log->pMethods->xFileControl(log, SQLITE_FCNTL_LAST_ERRNO, &why);
    return why;
}

static enum fault
input_output_failed(struct db *db, int code, struct error *err) {
    int why = system_error(db);
    /* SQLite keeps no error of the system for the index of its log. */
    if (why == EFBIG || why == EDQUOT || code == SQLITE_IOERR_SHMSIZE)
        return error_set(
            err, FAULT_FULL,
            "%s may not grow any further: a full disk, a quota or a limit of the "
            "system. Nothing was changed, and what was saved before is safe.",
            db->path);
    if (why == ENOSPC)
        return error_set(err, FAULT_FULL,
                         "The disk is full, so nothing was changed. Free some space "
                         "and try again; what was saved before is safe.");
    return error_set(err, FAULT_IO, "%s can't be read or written: %s.", db->path,
                     why ? strerror(why) : sqlite3_errstr(code));
}

static enum fault
failed(struct db *db, int code, struct error *err) {
    const char *path = db->path;
    switch (code & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL:
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
    case SQLITE_CORRUPT:
        return error_set(err, FAULT_CORRUPT,
                         "%s is damaged (%s). Make a copy of it now, then run "
                         "`tend doctor` for what can be said about it.",
                         path, sqlite3_errstr(code));
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
        return input_output_failed(db, code, err);
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

/* Looks at the file as it lies there, through SQLite's own handle: closing another one
 * would take away the locks that this process holds on it. */
static enum fault
check_header(struct db *db, struct error *err) {
    unsigned char bytes[HEADER_SIZE];
    sqlite3_file *file = NULL;
    sqlite3_int64 size = 0;
    int code =
        sqlite3_file_control(db->handle, "main", SQLITE_FCNTL_FILE_POINTER, &file);
    if (code == SQLITE_OK)
        code = file->pMethods->xFileSize(file, &size);
    int len = size < HEADER_SIZE ? (int)size : HEADER_SIZE;
    if (code == SQLITE_OK && len > 0)
        code = file->pMethods->xRead(file, bytes, len, 0);
    if (code != SQLITE_OK)
        return failed(db, code, err);
    db->has_log = header_has_log(bytes, (size_t)len);
    return header_check(bytes, (size_t)len, db->path, err);
}

static enum fault
begin_use(struct db *db, struct error *err) {
    int64_t any;
    sqlite3_extended_result_codes(db->handle, 1);
    sqlite3_busy_timeout(db->handle, BUSY_MS);
    /* Nothing in a file from elsewhere may run code of its own. */
    db_guard_schema(db, true);
    sqlite3_db_config(db->handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
    TRY(check_header(db, err));
    return db_number(db, "PRAGMA schema_version", &any, err);
}

/* `path` for people, `name` for SQLite. */
static enum fault
open_with(const void *ctx, const char *path, const char *name, int flags,
          struct db **out, struct error *err) {
    /* Nobody asks SQLite how much memory it holds, and counting takes a lock for each
     * piece. Without effect once SQLite is at work. */
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    struct db *db = mem_new(ctx, struct db);
    db->path = mem_dup(db, path);
    int code = sqlite3_open_v2(name, &db->handle, flags | SQLITE_OPEN_NOMUTEX, NULL);
    talloc_set_destructor(db, close_db);
    enum fault fault = code == SQLITE_OK ? begin_use(db, err) : failed(db, code, err);
    if (fault == FAULT_NONE)
        *out = db;
    else
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
        open_with(ctx, path, uri, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, out, err);
    talloc_free(scratch);
    return fault;
}

/* Whether something that was saved may stand beside the file alone. */
static bool
has_unmerged_log(const char *path) {
    static const char *const ends[] = {"-wal", "-journal"};
    bool has = false;
    for (size_t i = 0; i < 2; i++) {
        struct stat file;
        char *name = mem_printf(NULL, "%s%s", path, ends[i]);
        has |= stat(name, &file) == 0 && file.st_size > 0;
        talloc_free(name);
    }
    return has;
}

enum fault
db_open(const void *ctx, const char *path, struct db **out, struct error *err) {
    /* Without a log waiting, the file alone is the whole practice. Where it can't be
     * written it is read as such, for a log made by one who may only read would later
     * be in the way of one who may write. */
    bool alone = !has_unmerged_log(path);
    if (alone && access(path, W_OK) != 0)
        return open_immutable(ctx, path, out, err);
    struct error why = {0};
    enum fault fault = open_with(ctx, path, path, SQLITE_OPEN_READWRITE, out, &why);
    bool no_room = fault == FAULT_READ_ONLY || fault == FAULT_FULL || fault == FAULT_IO;
    /* Nor is there room for a log in a folder that can't be written, or on a full disk.
     */
    if (no_room && alone && open_immutable(ctx, path, out, err) == FAULT_NONE) {
        if (fault == FAULT_FULL) {
            (*out)->why_not = mem_new(*out, struct error);
            *(*out)->why_not = why;
        }
        return FAULT_NONE;
    }
    if (fault != FAULT_NONE && err)
        *err = why;
    return fault;
}

enum fault
db_create(const void *ctx, const char *path, struct db **out, struct error *err) {
    int fd = open(path, O_CREAT | O_RDWR | O_CLOEXEC, 0600);
    if (fd < 0)
        return error_set(err, errno == ENOSPC ? FAULT_FULL : FAULT_IO,
                         "%s can't be made: %s.", path, strerror(errno));
    close(fd);
    return open_with(ctx, path, path, SQLITE_OPEN_READWRITE, out, err);
}

void
db_start_log(struct db *db) {
    if (!db->has_log && !db_is_read_only(db))
        sqlite3_exec(db->handle, "PRAGMA journal_mode = WAL", NULL, NULL, NULL);
}

bool
db_is_read_only(const struct db *db) {
    return sqlite3_db_readonly(db->handle, "main") == 1;
}

static int
copy_pages(sqlite3 *from, sqlite3 *to) {
    sqlite3_backup *work = sqlite3_backup_init(to, "main", from, "main");
    if (!work)
        return sqlite3_extended_errcode(to);
    int step = sqlite3_backup_step(work, -1);
    int code = sqlite3_backup_finish(work);
    return step == SQLITE_DONE ? code : step;
}

enum fault
db_copy(struct db *db, const char *path, struct error *err) {
    struct db *copy = mem_new(NULL, struct db);
    copy->path = path;
    int code = sqlite3_open_v2(path, &copy->handle, SQLITE_OPEN_READWRITE, NULL);
    if (code == SQLITE_OK)
        code = copy_pages(db->handle, copy->handle);
    if (code == SQLITE_OK)
        code = sqlite3_exec(copy->handle, "PRAGMA journal_mode = DELETE", NULL, NULL,
                            NULL);
    enum fault fault = code == SQLITE_OK ? FAULT_NONE : failed(copy, code, err);
    sqlite3_close(copy->handle);
    talloc_free(copy);
    return fault;
}

enum fault
db_run(struct db *db, const char *sql, struct error *err) {
    int code = sqlite3_exec(db->handle, sql, NULL, NULL, NULL);
    return code == SQLITE_OK ? FAULT_NONE : failed(db, code, err);
}

void
db_guard_schema(struct db *db, bool on) {
    sqlite3_db_config(db->handle, SQLITE_DBCONFIG_DEFENSIVE, on ? 1 : 0, NULL);
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
    if (db->why_not)
        return error_set(err, db->why_not->fault, "%s", db->why_not->text);
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

static int
finish(struct stmt *s) {
    sqlite3_finalize(s->handle);
    return 0;
}

enum fault
db_prepare_once(const void *ctx, struct db *db, const char *sql, struct stmt **out,
                struct error *err) {
    sqlite3_stmt *handle = NULL;
    int code = sqlite3_prepare_v2(db->handle, sql, -1, &handle, NULL);
    if ((code & 0xFF) == SQLITE_ERROR)
        code = SQLITE_CORRUPT;
    if (code != SQLITE_OK)
        return failed(db, code, err);
    *out = mem_new(ctx, struct stmt);
    **out = (struct stmt){.name = "", .handle = handle, .db = db};
    talloc_set_destructor(*out, finish);
    return FAULT_NONE;
}

void
db_finish(struct stmt *s) {
    talloc_free(s);
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
    /* Our own statements fit our own tables: these are not as they were made. */
    if ((code & 0xFF) == SQLITE_ERROR)
        code = SQLITE_CORRUPT;
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

const char *
db_need_peek(const struct stmt *s, int column) {
    const char *text = db_peek(s, column);
    return text ? text : "";
}

char *
db_need_text(const void *ctx, const struct stmt *s, int column) {
    return mem_dup(ctx, db_need_peek(s, column));
}

int64_t
db_last_id(const struct db *db) {
    return sqlite3_last_insert_rowid(db->handle);
}
