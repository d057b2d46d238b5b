#include "store/store.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "base/file.h"
#include "base/memory.h"
#include "store/row.h"
#include "store/sql.h"
#include "store/state.h"

#include "base/ban.h"

/* "Tend" in the file's header, so that no other SQLite database is taken for a
 * practice. */
#define APPLICATION_ID 0x54656E64

static enum fault
run_named(struct store *st, const char *name, int64_t id, const char *text,
          struct error *err) {
    struct stmt *s;
    TRY(db_prepare(st->db, name, &s, err));
    db_bind_int(s, 1, id);
    if (text)
        db_bind_text(s, 2, text);
    return db_exec(s, err);
}

static enum fault
set_number(struct store *st, const char *pragma, int value, struct error *err) {
    char sql[64];
    snprintf(sql, sizeof sql, "PRAGMA %s = %d", pragma, value);
    return db_run(st->db, sql, err);
}

static enum fault
migrate_in_transaction(struct store *st, struct error *err) {
    int64_t version;
    TRY(db_number(st->db, "PRAGMA user_version", &version, err));
    for (; version < sql_migration_count; version++) {
        TRY(db_run(st->db, sql_migrations[version], err));
        TRY(set_number(st, "user_version", (int)version + 1, err));
    }
    return set_number(st, "application_id", APPLICATION_ID, err);
}

/* One transaction for all steps: a practice is never left between two versions. */
static enum fault
migrate(struct store *st, struct error *err) {
    TRY(db_begin(st->db, err));
    enum fault fault = migrate_in_transaction(st, err);
    if (fault == FAULT_NONE)
        return db_commit(st->db, err);
    db_rollback(st->db);
    return fault;
}

static enum fault
derived_version(struct store *st, int64_t *out, struct error *err) {
    int64_t there;
    *out = -1;
    TRY(db_number(st->db,
                  "SELECT count(*) FROM sqlite_schema WHERE name = 'derived_version'",
                  &there, err));
    if (there)
        TRY(db_number(st->db, "SELECT version FROM derived_version", out, err));
    return FAULT_NONE;
}

static enum fault
make_derived(struct store *st, struct error *err) {
    char sql[128];
    TRY(db_run(st->db,
               "DROP TABLE IF EXISTS person_state; DROP TABLE IF EXISTS day_total; "
               "DROP TABLE IF EXISTS list_total; "
               "DROP TABLE IF EXISTS derived_version",
               err));
    TRY(db_run(st->db, sql_derived, err));
    snprintf(sql, sizeof sql,
             "CREATE TABLE derived_version (version INTEGER NOT NULL) STRICT; "
             "INSERT INTO derived_version VALUES (%d)",
             sql_derived_version);
    TRY(db_run(st->db, sql, err));
    return state_rebuild(st, err);
}

enum fault
store_remake_derived(struct store *st, struct error *err) {
    TRY(db_begin(st->db, err));
    enum fault fault = make_derived(st, err);
    if (fault == FAULT_NONE)
        return db_commit(st->db, err);
    db_rollback(st->db);
    return fault;
}

static enum fault
read_marks(struct store *st, int64_t *application, int64_t *version, int64_t *tables,
           struct error *err) {
    TRY(db_number(st->db, "PRAGMA application_id", application, err));
    TRY(db_number(st->db, "PRAGMA user_version", version, err));
    return db_number(st->db, "SELECT count(*) FROM sqlite_schema", tables, err);
}

/* Whether this is a practice of ours, looked at without changing anything, and at one
 * moment: another process may be making it just now. */
static enum fault
identify(struct store *st, bool *empty, struct error *err) {
    int64_t application, version, tables;
    TRY(db_begin_read(st->db, err));
    enum fault fault = read_marks(st, &application, &version, &tables, err);
    db_rollback(st->db);
    TRY(fault);
    *empty = false;
    if (application == APPLICATION_ID && version > sql_migration_count)
        return error_set(
            err, FAULT_NEWER,
            "%s was written by a newer Tend (format %lld; this one reads up "
            "to %d). It was left as it is. Install the newer Tend to open "
            "it.",
            st->path, (long long)version, sql_migration_count);
    if (application == APPLICATION_ID)
        return FAULT_NONE;
    *empty = application == 0 && version == 0 && tables == 0;
    if (*empty)
        return FAULT_NONE;
    return error_set(err, FAULT_FOREIGN,
                     "%s is a database, but not a Tend practice. It was left as it is.",
                     st->path);
}

/* The engine does not wait its usual time for this one. */
static enum fault
use_log(struct store *st, struct error *err) {
    static const struct timespec pause = {.tv_nsec = 20000000};
    enum fault fault = FAULT_BUSY;
    for (int tries = 0; fault == FAULT_BUSY && tries < 250; tries++) {
        if (tries > 0)
            (void)nanosleep(&pause, NULL);
        fault = db_run(st->db, "PRAGMA journal_mode = WAL", err);
    }
    return fault;
}

static enum fault
prepare_practice(struct store *st, struct error *err) {
    bool empty;
    TRY(identify(st, &empty, err));
    bool read_only = db_is_read_only(st->db);
    if (empty && !read_only)
        TRY(use_log(st, err));
    TRY(db_run(st->db, "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON", err));
    int64_t version, derived;
    TRY(db_number(st->db, "PRAGMA user_version", &version, err));
    TRY(derived_version(st, &derived, err));
    if (read_only && (version < sql_migration_count || derived != sql_derived_version))
        return error_set(err, FAULT_READ_ONLY,
                         "%s was last used with another version of Tend and must be "
                         "brought up to date first, but it can only be read. Open it "
                         "once where it can be written.",
                         st->path);
    if (version < sql_migration_count)
        TRY(migrate(st, err));
    return derived == sql_derived_version ? FAULT_NONE : store_remake_derived(st, err);
}

static enum fault
open_store(const void *ctx, const char *path, bool create, struct store **out,
           struct error *err) {
    struct stat file;
    bool there = stat(path, &file) == 0;
    if (!there && !create)
        return error_set(err, FAULT_NOT_FOUND, "There is no practice at %s.", path);
    if (there && !S_ISREG(file.st_mode))
        return error_set(err, FAULT_FOREIGN,
                         "%s is not a file, so it can't be a practice.", path);
    struct store *st = mem_new(ctx, struct store);
    st->path = mem_dup(st, path);
    enum fault fault =
        create ? db_create(st, path, &st->db, err) : db_open(st, path, &st->db, err);
    if (fault == FAULT_NONE)
        fault = prepare_practice(st, err);
    if (fault == FAULT_NONE)
        *out = st;
    else
        talloc_free(st);
    return fault;
}

enum fault
store_open(const void *ctx, const char *path, struct store **out, struct error *err) {
    return open_store(ctx, path, false, out, err);
}

enum fault
store_open_or_create(const void *ctx, const char *path, struct store **out,
                     struct error *err) {
    if (file_exists(path))
        return open_store(ctx, path, false, out, err);
    const char *slash = strrchr(path, '/');
    if (slash && slash != path) {
        char *folder = mem_dup_n(NULL, path, (size_t)(slash - path));
        enum fault fault = file_make_folder(folder, err);
        talloc_free(folder);
        TRY(fault);
    }
    return open_store(ctx, path, true, out, err);
}

enum fault
store_begin_read(struct store *st, struct error *err) {
    return db_begin_read(st->db, err);
}

static enum fault
add_change(struct store *st, const struct change *c, struct error *err) {
    struct stmt *s;
    TRY(db_prepare(st->db, "change_add", &s, err));
    db_bind_int(s, 1, c->at);
    db_bind_int(s, 2, c->day);
    db_bind_text(s, 3, c->who);
    db_bind_text(s, 4, c->kind);
    db_bind_text(s, 5, c->what ? c->what : "");
    if (c->undoes)
        db_bind_int(s, 6, c->undoes);
    TRY(db_exec(s, err));
    st->change_id = db_last_id(st->db);
    return FAULT_NONE;
}

enum fault
store_begin(struct store *st, const struct change *change, struct error *err) {
    TRY(db_begin(st->db, err));
    enum fault fault = add_change(st, change, err);
    if (fault != FAULT_NONE)
        store_end(st);
    return fault;
}

enum fault
store_describe(struct store *st, const char *what, struct error *err) {
    return run_named(st, "change_describe", st->change_id, what, err);
}

enum fault
store_clear(struct store *st, struct error *err) {
    TRY(run_named(st, "journal_clear", st->change_id, NULL, err));
    TRY(run_named(st, "change_clear", st->change_id, NULL, err));
    size_t count = 0;
    while (all_tables[count])
        count++;
    while (count-- > 0)
        TRY(rows_clear(st, all_tables[count], err));
    return state_rebuild(st, err);
}

static int
compare(const void *a, const void *b) {
    int64_t x = *(const int64_t *)a;
    int64_t y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

static void
each_once(struct ids *ids) {
    if (ids->count < 2)
        return;
    qsort(ids->items, ids->count, sizeof *ids->items, compare);
    size_t kept = 1;
    for (size_t i = 1; i < ids->count; i++)
        if (ids->items[i] != ids->items[kept - 1])
            ids->items[kept++] = ids->items[i];
    ids->count = kept;
}

enum fault
store_settle(struct store *st, struct error *err) {
    each_once(&st->people);
    each_once(&st->days);
    TRY(state_refresh(st, &st->people, &st->days, err));
    st->people.count = 0;
    st->days.count = 0;
    return FAULT_NONE;
}

static enum fault
finish_change(struct store *st, struct error *err) {
    struct stmt *s;
    bool row;
    TRY(db_prepare(st->db, "change_rows_count", &s, err));
    db_bind_int(s, 1, st->change_id);
    TRY(db_step(s, &row, err));
    bool nothing = db_int(s, 0) == 0;
    db_reset(s);
    if (nothing)
        TRY(run_named(st, "change_remove", st->change_id, NULL, err));
    return store_settle(st, err);
}

static void
forget_marks(struct store *st) {
    st->change_id = 0;
    st->people.count = 0;
    st->days.count = 0;
}

enum fault
store_commit(struct store *st, struct error *err) {
    enum fault fault = finish_change(st, err);
    if (fault != FAULT_NONE) {
        store_end(st);
        return fault;
    }
    fault = db_commit(st->db, err);
    forget_marks(st);
    return fault;
}

void
store_end(struct store *st) {
    db_rollback(st->db);
    forget_marks(st);
}

static void
mark(struct store *st, struct ids *ids, int64_t id) {
    if (ids->count == 0 || ids->items[ids->count - 1] != id)
        *array_add(st, ids) = id;
}

void
store_mark_person(struct store *st, int64_t person_id) {
    mark(st, &st->people, person_id);
}

void
store_mark_day(struct store *st, day_t day) {
    mark(st, &st->days, day);
}
