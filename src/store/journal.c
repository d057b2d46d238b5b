#include "store/journal.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "domain/facts.h"

#include "base/ban.h"

enum fault
journal_write(struct store *st, const struct table *t, int64_t row_id,
              const char *before, const char *after, struct error *err) {
    if (st->change_id == 0)
        return error_set(err, FAULT_INTERNAL, "A %s was written outside a change.",
                         t->name);
    struct stmt *s;
    TRY(db_prepare(st->db, "journal_add", &s, err));
    db_bind_int(s, 1, st->change_id);
    db_bind_text(s, 2, t->name);
    db_bind_int(s, 3, row_id);
    db_bind_text(s, 4, before);
    db_bind_text(s, 5, after);
    return db_exec(s, err);
}

static void
read_change(const void *ctx, const struct stmt *s, struct change *c) {
    *c = (struct change){
        .id = db_int(s, 0),
        .at = db_int(s, 1),
        .day = db_day(s, 2),
        .who = db_text(ctx, s, 3),
        .kind = db_text(ctx, s, 4),
        .what = db_text(ctx, s, 5),
        .undoes = db_int(s, 6),
        .undone_by = db_int(s, 7),
        .rows = (int)db_int(s, 8),
    };
}

enum fault
change_list(const void *ctx, struct store *st, int limit, struct changes *out,
            struct error *err) {
    struct stmt *s;
    TRY(db_prepare(st->db, "change_list", &s, err));
    db_bind_int(s, 1, limit);
    for (;;) {
        bool row;
        TRY(db_step(s, &row, err));
        if (!row)
            return FAULT_NONE;
        read_change(ctx, s, array_add(ctx, out));
    }
}

static enum fault
one_change(const void *ctx, struct store *st, const char *name, const char *kind,
           int64_t id, struct change *out, struct error *err) {
    struct stmt *s;
    bool row;
    *out = (struct change){0};
    TRY(db_prepare(st->db, name, &s, err));
    if (kind)
        db_bind_text(s, 1, kind);
    else if (id)
        db_bind_int(s, 1, id);
    TRY(db_step(s, &row, err));
    if (row)
        read_change(ctx, s, out);
    db_reset(s);
    return FAULT_NONE;
}

enum fault
change_to_undo(const void *ctx, struct store *st, struct change *out,
               struct error *err) {
    return one_change(ctx, st, "change_to_undo", NULL, 0, out, err);
}

enum fault
change_to_redo(const void *ctx, struct store *st, struct change *out,
               struct error *err) {
    return one_change(ctx, st, "change_to_redo", NULL, 0, out, err);
}

enum fault
change_newest(const void *ctx, struct store *st, const char *kind, struct change *out,
              struct error *err) {
    return one_change(ctx, st, "change_newest", kind, 0, out, err);
}

static enum fault
read_rows(const void *ctx, struct stmt *s, struct touched_rows *out,
          struct error *err) {
    for (;;) {
        bool row;
        TRY(db_step(s, &row, err));
        if (!row)
            return FAULT_NONE;
        *array_add(ctx, out) = (struct touched_row){
            .table = db_text(ctx, s, 0),
            .row_id = db_int(s, 1),
            .before = db_text(ctx, s, 2),
            .after = db_text(ctx, s, 3),
        };
    }
}

enum fault
change_rows(const void *ctx, struct store *st, int64_t id, struct touched_rows *out,
            struct error *err) {
    struct stmt *s;
    TRY(db_prepare(st->db, "journal_of_change", &s, err));
    db_bind_int(s, 1, id);
    return read_rows(ctx, s, out, err);
}

/* The person a row belongs to, from its image; 0 for the plan's rows and the like. */
static enum fault
owner_of(const void *ctx, const struct touched_row *r, int64_t *owner,
         struct error *err) {
    *owner = 0;
    const struct table *t = table_by_name(r->table);
    if (!t)
        return error_set(err, FAULT_CORRUPT, "The journal names an unknown table, %s.",
                         r->table);
    if (t == &PERSON) {
        *owner = r->row_id;
        return FAULT_NONE;
    }
    if (strcmp(t->columns[1].name, "person_id") != 0)
        return FAULT_NONE;
    void *row = mem_zero(ctx, t->size, t->name);
    TRY(row_from_image(ctx, t, r->after ? r->after : r->before, row, err));
    memcpy(owner, (char *)row + t->columns[1].offset, sizeof *owner);
    talloc_free(row);
    return FAULT_NONE;
}

static int
compare_ids(const void *a, const void *b) {
    int64_t x = *(const int64_t *)a;
    int64_t y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

static bool
has_id(const struct ids *ids, int64_t id) {
    return ids->count > 0 &&
           bsearch(&id, ids->items, ids->count, sizeof id, compare_ids) != NULL;
}

/* People whom a change after `id` concerned, sorted. */
static enum fault
concerned_since(const void *ctx, struct store *st, int64_t id, struct ids *out,
                struct error *err) {
    struct stmt *s;
    struct touched_rows rows = {0};
    TRY(db_prepare(st->db, "journal_since", &s, err));
    db_bind_int(s, 1, id);
    db_bind_int(s, 2, st->change_id);
    TRY(read_rows(ctx, s, &rows, err));
    for (size_t i = 0; i < rows.count; i++) {
        int64_t owner;
        TRY(owner_of(ctx, &rows.items[i], &owner, err));
        if (owner)
            *array_add(ctx, out) = owner;
        if (strcmp(rows.items[i].table, "relation") != 0 || !rows.items[i].after)
            continue;
        struct relation relation;
        TRY(row_from_image(ctx, &RELATION, rows.items[i].after, &relation, err));
        if (relation.other_id)
            *array_add(ctx, out) = relation.other_id;
    }
    if (out->count > 1)
        qsort(out->items, out->count, sizeof *out->items, compare_ids);
    return FAULT_NONE;
}

/* Puts one row back as it was before. A row that no longer looks as the change left it
 * is somebody else's by now. */
static enum fault
revert_row(const void *ctx, struct store *st, const struct touched_row *r,
           struct error *err) {
    const struct table *t = table_by_name(r->table);
    void *now = mem_zero(ctx, t->size, t->name);
    enum fault fault = row_get(ctx, st, t, r->row_id, now, err);
    if (fault != FAULT_NONE && fault != FAULT_NOT_FOUND)
        return fault;
    bool there = fault == FAULT_NONE;
    const char *image = there ? row_image(ctx, t, now) : NULL;
    if (there != (r->after != NULL) || (image && strcmp(image, r->after) != 0))
        return FAULT_NONE;
    if (!r->before)
        return row_remove(st, t, r->row_id, err);
    void *before = mem_zero(ctx, t->size, t->name);
    TRY(row_from_image(ctx, t, r->before, before, err));
    return there ? row_save(st, t, before, err) : row_add(st, t, before, err);
}

/* Whoever stays keeps those whom their relations name: a row can't point at nobody. */
static enum fault
spare_relations(const void *ctx, const struct touched_rows *rows, struct ids *busy,
                struct error *err) {
    for (bool grown = true; grown;) {
        grown = false;
        for (size_t i = 0; i < rows->count; i++) {
            const struct touched_row *r = &rows->items[i];
            struct relation relation;
            if (strcmp(r->table, "relation") != 0 || !r->after)
                continue;
            TRY(row_from_image(ctx, &RELATION, r->after, &relation, err));
            if (!relation.other_id || !has_id(busy, relation.person_id) ||
                has_id(busy, relation.other_id))
                continue;
            *array_add(ctx, busy) = relation.other_id;
            qsort(busy->items, busy->count, sizeof *busy->items, compare_ids);
            grown = true;
        }
    }
    return FAULT_NONE;
}

static enum fault
revert(const void *ctx, struct store *st, int64_t id, int *kept, struct error *err) {
    struct touched_rows rows = {0};
    struct ids busy = {0};
    struct ids spared = {0};
    TRY(change_rows(ctx, st, id, &rows, err));
    TRY(concerned_since(ctx, st, id, &busy, err));
    TRY(spare_relations(ctx, &rows, &busy, err));
    for (size_t i = 0; i < rows.count; i++) {
        int64_t owner;
        TRY(owner_of(ctx, &rows.items[i], &owner, err));
        if (owner && has_id(&busy, owner)) {
            if (rows.items[i].row_id == owner &&
                strcmp(rows.items[i].table, "person") == 0)
                *array_add(ctx, &spared) = owner;
            continue;
        }
        /* What the spared people came with still stands in the list of imports. */
        if (spared.count > 0 && strcmp(rows.items[i].table, "import") == 0)
            continue;
        TRY(revert_row(ctx, st, &rows.items[i], err));
    }
    if (kept)
        *kept = (int)spared.count;
    return FAULT_NONE;
}

static enum fault
set_undone(struct store *st, int64_t id, int64_t by, struct error *err) {
    struct stmt *s;
    TRY(db_prepare(st->db, "change_undone", &s, err));
    db_bind_int(s, 1, id);
    if (by)
        db_bind_int(s, 2, by);
    return db_exec(s, err);
}

enum fault
change_revert(struct store *st, int64_t id, int *kept, struct error *err) {
    void *ctx = mem_context(NULL);
    struct change change;
    enum fault fault = one_change(ctx, st, "change_get", NULL, id, &change, err);
    if (fault == FAULT_NONE)
        fault = revert(ctx, st, id, kept, err);
    if (fault == FAULT_NONE)
        fault = set_undone(st, id, st->change_id, err);
    /* Taking back an undo brings the first change to life again. */
    if (fault == FAULT_NONE && change.undoes)
        fault = set_undone(st, change.undoes, 0, err);
    talloc_free(ctx);
    return fault;
}
