#include "store/store.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/memory.h"
#include "store/header.h"
#include "store/row.h"
#include "store/search.h"
#include "store/sql.h"
#include "store/state.h"

#include "base/ban.h"

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
migrate(struct store *st, struct error *err) {
    int64_t version;
    TRY(db_number(st->db, "PRAGMA user_version", &version, err));
    TRY(header_check_version(version, st->path, err));
    for (; version < sql_migration_count; version++) {
        TRY(db_run(st->db, sql_migrations[version], err));
        TRY(set_number(st, "user_version", (int)version + 1, err));
    }
    return set_number(st, "application_id", HEADER_APPLICATION, err);
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
    TRY(db_run(st->db, sql_derived_drop, err));
    TRY(db_run(st->db, "DROP TABLE IF EXISTS derived_version", err));
    TRY(search_drop(st, err));
    TRY(db_run(st->db, sql_derived, err));
    snprintf(sql, sizeof sql,
             "CREATE TABLE derived_version (version INTEGER NOT NULL) STRICT; "
             "INSERT INTO derived_version VALUES (%d)",
             sql_derived_version);
    TRY(db_run(st->db, sql, err));
    TRY(search_rebuild(st, err));
    return state_rebuild(st, err);
}

static enum fault
end_changes(struct store *st, enum fault fault, struct error *err) {
    if (fault == FAULT_NONE)
        return db_commit(st->db, err);
    db_rollback(st->db);
    return fault;
}

enum fault
store_remake_derived(struct store *st, struct error *err) {
    TRY(db_begin(st->db, err));
    return end_changes(st, make_derived(st, err), err);
}

static enum fault
update(struct store *st, struct error *err) {
    int64_t derived;
    TRY(migrate(st, err));
    TRY(derived_version(st, &derived, err));
    return derived == sql_derived_version ? FAULT_NONE : make_derived(st, err);
}

/* One transaction for all steps: a practice is never left between two versions, nor is
 * a new one ever seen half made. */
static enum fault
bring_up_to_date(struct store *st, struct error *err) {
    TRY(db_begin(st->db, err));
    return end_changes(st, update(st, err), err);
}

static enum fault
prepare_practice(struct store *st, struct error *err) {
    int64_t version, derived;
    TRY(db_run(st->db, "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON", err));
    TRY(db_number(st->db, "PRAGMA user_version", &version, err));
    TRY(header_check_version(version, st->path, err));
    TRY(derived_version(st, &derived, err));
    bool behind = version < sql_migration_count || derived != sql_derived_version;
    if (behind && db_is_read_only(st->db))
        return error_set(err, FAULT_READ_ONLY,
                         "%s was last used with another version of Tend and must be "
                         "brought up to date first, but it can only be read. Open it "
                         "once where it can be written.",
                         st->path);
    if (behind)
        TRY(bring_up_to_date(st, err));
    /* Only now: the header of a practice is complete before there is a log. */
    db_start_log(st->db);
    return FAULT_NONE;
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
    /* SQLite takes a single byte for nothing and would write over it. */
    if (there && file.st_size == 1)
        return error_set(err, FAULT_FOREIGN,
                         "%s is not a Tend practice. It was left as it is.", path);
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
    TRY(file_make_parent(path, err));
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
    TRY(search_rebuild(st, err));
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
    return search_settle(st, err);
}

static enum fault
finish_change(struct store *st, int64_t *kept, struct error *err) {
    struct stmt *s;
    bool row;
    TRY(db_prepare(st->db, "change_rows_count", &s, err));
    db_bind_int(s, 1, st->change_id);
    TRY(db_step(s, &row, err));
    bool nothing = db_int(s, 0) == 0;
    db_reset(s);
    if (nothing)
        TRY(run_named(st, "change_remove", st->change_id, NULL, err));
    *kept = nothing ? st->last_change : st->change_id;
    return store_settle(st, err);
}

static void
forget_marks(struct store *st) {
    st->change_id = 0;
    st->people.count = 0;
    st->days.count = 0;
    search_forget(st);
}

enum fault
store_commit(struct store *st, struct error *err) {
    int64_t kept = 0;
    enum fault fault = finish_change(st, &kept, err);
    if (fault != FAULT_NONE) {
        store_end(st);
        return fault;
    }
    fault = db_commit(st->db, err);
    if (fault == FAULT_NONE)
        st->last_change = kept;
    forget_marks(st);
    return fault;
}

void
store_end(struct store *st) {
    db_rollback(st->db);
    forget_marks(st);
}

enum fault
store_version(struct store *st, int64_t *out, struct error *err) {
    struct stmt *s;
    bool row;
    TRY(db_prepare_sql(st->db, "store_version", "PRAGMA data_version", &s, err));
    TRY(db_step(s, &row, err));
    *out = row ? db_int(s, 0) : 0;
    db_reset(s);
    return FAULT_NONE;
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
