#include "store/check.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "base/memory.h"
#include "store/row.h"

#include "base/ban.h"

#define PROBLEMS_MAX 20

enum fault
check_file(const char *path, struct file_facts *out, struct error *err) {
    struct stat file;
    if (stat(path, &file) != 0 && errno == ENOENT)
        return error_set(err, FAULT_NOT_FOUND,
                         "There is no practice at %s, so there is nothing to look at.",
                         path);
    if (stat(path, &file) != 0)
        return error_set(err, FAULT_IO, "%s can't be looked at: %s.", path,
                         strerror(errno));
    *out = (struct file_facts){.bytes = file.st_size,
                               .private = (file.st_mode & 077) == 0};
    return FAULT_NONE;
}

enum fault
check_integrity(const void *ctx, struct store *st, struct strings *problems,
                struct error *err) {
    struct stmt *s;
    TRY(db_prepare(st->db, "check_integrity", &s, err));
    for (;;) {
        bool row;
        TRY(db_step(s, &row, err));
        if (!row)
            return FAULT_NONE;
        const char *words = db_peek(s, 0);
        if (words && strcmp(words, "ok") != 0 && problems->count < PROBLEMS_MAX)
            *array_add(ctx, problems) = mem_dup(ctx, words);
    }
}

enum fault
check_references(const void *ctx, struct store *st, struct strings *problems,
                 struct error *err) {
    struct stmt *s;
    TRY(db_prepare(st->db, "check_references", &s, err));
    for (;;) {
        bool row;
        TRY(db_step(s, &row, err));
        if (!row)
            return FAULT_NONE;
        const char *table = db_peek(s, 0);
        const char *target = db_peek(s, 2);
        if (problems->count < PROBLEMS_MAX)
            *array_add(ctx, problems) =
                mem_printf(ctx, "%s number %lld belongs to a %s that isn't there",
                           table ? table : "something", (long long)db_int(s, 1),
                           target ? target : "row");
    }
}

static bool
is_readable(void *ctx, const struct stmt *s) {
    const char *name = db_peek(s, 0);
    const struct table *t = table_by_name(name ? name : "");
    if (!t || (db_is_null(s, 2) && db_is_null(s, 3)))
        return false;
    void *row = mem_zero(ctx, t->size, t->name);
    for (int column = 2; column <= 3; column++) {
        const char *image = db_peek(s, column);
        struct error ignored;
        int64_t id;
        if (!image)
            continue;
        if (row_from_image(ctx, t, image, row, &ignored) != FAULT_NONE)
            return false;
        memcpy(&id, (const char *)row + t->columns[0].offset, sizeof id);
        if (id != db_int(s, 1))
            return false;
    }
    return true;
}

enum fault
check_journal(struct store *st, int *unreadable, struct error *err) {
    struct stmt *s;
    *unreadable = 0;
    TRY(db_prepare(st->db, "check_journal", &s, err));
    void *ctx = mem_context(NULL);
    for (;;) {
        bool row;
        enum fault fault = db_step(s, &row, err);
        if (fault != FAULT_NONE || !row) {
            talloc_free(ctx);
            return fault;
        }
        *unreadable += !is_readable(ctx, s);
        talloc_free_children(ctx);
    }
}

enum fault
store_repair(struct store *st, struct error *err) {
    TRY(db_begin(st->db, err));
    enum fault fault = db_run(st->db, "REINDEX", err);
    if (fault == FAULT_NONE)
        fault = db_commit(st->db, err);
    else
        db_rollback(st->db);
    TRY(fault);
    return store_remake_derived(st, err);
}
