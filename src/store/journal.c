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
        .who = db_need_text(ctx, s, 3),
        .kind = db_need_text(ctx, s, 4),
        .what = db_need_text(ctx, s, 5),
        .undoes = db_int(s, 6),
        .undone_by = db_int(s, 7),
        .rows = (int)db_int(s, 8),
    };
}

enum fault
change_list(const void *ctx, struct store *st, int64_t person_id, int64_t before,
            int limit, struct changes *out, struct error *err) {
    struct stmt *s;
    TRY(db_prepare(st->db, person_id ? "change_list_of" : "change_list", &s, err));
    db_bind_int(s, 1, limit);
    db_bind_int(s, 2, before ? before : INT64_MAX);
    if (person_id)
        db_bind_int(s, 3, person_id);
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
    if (kind) {
        db_bind_text(s, 1, kind);
        db_bind_int(s, 2, st->change_id);
    } else if (id) {
        db_bind_int(s, 1, id);
    }
    TRY(db_step(s, &row, err));
    if (row)
        read_change(ctx, s, out);
    db_reset(s);
    return FAULT_NONE;
}

enum fault
change_get(const void *ctx, struct store *st, int64_t id, struct change *out,
           struct error *err) {
    TRY(one_change(ctx, st, "change_get", NULL, id, out, err));
    if (out->id == 0)
        return error_set(err, FAULT_NOT_FOUND,
                         "There is no change number %lld. `tend journal` shows which "
                         "there are.",
                         (long long)id);
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
            .table = db_need_text(ctx, s, 0),
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

enum fault
change_that_added(struct store *st, const struct table *t, int64_t row_id, int64_t *out,
                  struct error *err) {
    struct stmt *s;
    bool row;
    TRY(db_prepare(st->db, "journal_born", &s, err));
    db_bind_text(s, 1, t->name);
    db_bind_int(s, 2, row_id);
    TRY(db_step(s, &row, err));
    *out = row ? db_int(s, 0) : 0;
    db_reset(s);
    return FAULT_NONE;
}

static enum fault
table_of(const struct touched_row *r, const struct table **out, struct error *err) {
    *out = table_by_name(r->table);
    if (*out && (r->before || r->after))
        return FAULT_NONE;
    return error_set(err, FAULT_CORRUPT,
                     "The journal can't be read: it tells of %s number %lld, which "
                     "makes no sense.",
                     r->table, (long long)r->row_id);
}

/* The person a row belongs to, from its image; 0 for the plan's rows and the like. */
static enum fault
owner_of(const void *ctx, const struct touched_row *r, int64_t *owner,
         struct error *err) {
    *owner = 0;
    const struct table *t;
    TRY(table_of(r, &t, err));
    if (t == &PERSON) {
        *owner = r->row_id;
        return FAULT_NONE;
    }
    if (strcmp(t->columns[1].name, "person_id") != 0)
        return FAULT_NONE;
    void *row = mem_zero(ctx, t->size, t->name);
    TRY(row_from_image(row, t, r->after ? r->after : r->before, row, err));
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

enum fault
change_people(const void *ctx, struct store *st, int64_t id, struct ids *out,
              struct error *err) {
    void *scratch = mem_context(ctx);
    struct touched_rows rows = {0};
    enum fault fault = change_rows(scratch, st, id, &rows, err);
    for (size_t i = 0; fault == FAULT_NONE && i < rows.count; i++) {
        int64_t owner;
        fault = owner_of(scratch, &rows.items[i], &owner, err);
        if (fault != FAULT_NONE || !owner || has_id(out, owner))
            continue;
        *array_add(ctx, out) = owner;
        qsort(out->items, out->count, sizeof *out->items, compare_ids);
    }
    talloc_free(scratch);
    return fault;
}

/* The second person whom a row names, or 0. */
static enum fault
other_of(const void *ctx, const struct touched_row *r, int64_t *other,
         struct error *err) {
    struct relation relation;
    struct apart apart;
    *other = 0;
    if (r->after && strcmp(r->table, "relation") == 0) {
        TRY(row_from_image(ctx, &RELATION, r->after, &relation, err));
        *other = relation.other_id;
    }
    if (r->after && strcmp(r->table, "apart") == 0) {
        TRY(row_from_image(ctx, &APART, r->after, &apart, err));
        *other = apart.other_id;
    }
    return FAULT_NONE;
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
        TRY(other_of(ctx, &rows.items[i], &owner, err));
        if (owner)
            *array_add(ctx, out) = owner;
    }
    if (out->count > 1)
        qsort(out->items, out->count, sizeof *out->items, compare_ids);
    return FAULT_NONE;
}

/* Whether a row looks as the change left it. Compared as rows, not as texts: an older
 * Tend wrote fewer columns. */
static enum fault
is_as_left(const void *ctx, const struct table *t, const void *now, const char *after,
           bool *out, struct error *err) {
    *out = false;
    if (!now || !after) {
        *out = !now && !after;
        return FAULT_NONE;
    }
    void *left = mem_zero(ctx, t->size, t->name);
    TRY(row_from_image(ctx, t, after, left, err));
    *out = strcmp(row_image(ctx, t, left), row_image(ctx, t, now)) == 0;
    return FAULT_NONE;
}

/* Puts one row back as it was before. */
static enum fault
revert_row(const void *ctx, struct store *st, const struct touched_row *r,
           struct error *err) {
    const struct table *t;
    bool same;
    TRY(table_of(r, &t, err));
    void *now = mem_zero(ctx, t->size, t->name);
    enum fault fault = row_get(ctx, st, t, r->row_id, now, err);
    if (fault != FAULT_NONE && fault != FAULT_NOT_FOUND)
        return fault;
    if (fault == FAULT_NOT_FOUND)
        now = NULL;
    TRY(is_as_left(ctx, t, now, r->after, &same, err));
    if (!same)
        return error_set(err, FAULT_CONFLICT,
                         "This can't be taken back: what it did was changed since by "
                         "something that isn't in the journal (%s number %lld). `tend "
                         "doctor` looks the practice over.",
                         r->table, (long long)r->row_id);
    if (!r->before)
        return row_remove(st, t, r->row_id, err);
    void *before = mem_zero(ctx, t->size, t->name);
    TRY(row_from_image(ctx, t, r->before, before, err));
    return now ? row_save(st, t, before, err) : row_add(st, t, before, err);
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

/* Those of the change's people who are busy, each once. */
static enum fault
find_spared(const void *ctx, const struct touched_rows *rows, const struct ids *busy,
            struct ids *out, struct error *err) {
    for (size_t i = 0; busy->count > 0 && i < rows->count; i++) {
        int64_t owner;
        TRY(owner_of(ctx, &rows->items[i], &owner, err));
        if (!owner || !has_id(busy, owner) || has_id(out, owner))
            continue;
        *array_add(ctx, out) = owner;
        qsort(out->items, out->count, sizeof *out->items, compare_ids);
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
    TRY(find_spared(ctx, &rows, &busy, &spared, err));
    for (size_t i = 0; i < rows.count; i++) {
        int64_t owner = 0;
        if (spared.count > 0)
            TRY(owner_of(ctx, &rows.items[i], &owner, err));
        /* What the spared people came with still stands in the list of imports. */
        bool listed = spared.count > 0 && strcmp(rows.items[i].table, "import") == 0;
        if (!listed && !has_id(&spared, owner))
            TRY(revert_row(ctx, st, &rows.items[i], err));
    }
    if (kept)
        *kept = (int)spared.count;
    return FAULT_NONE;
}

/* Sets change.undone_by or change.undoes; 0 is none. */
static enum fault
link_change(struct store *st, const char *name, int64_t id, int64_t by,
            struct error *err) {
    struct stmt *s;
    TRY(db_prepare(st->db, name, &s, err));
    db_bind_int(s, 1, id);
    if (by)
        db_bind_int(s, 2, by);
    return db_exec(s, err);
}

/* What was revoked must not open the practice again, by whatever way. */
static enum fault
check_revocable(const struct change *change, struct error *err) {
    if (strcmp(change->kind, "token") != 0)
        return FAULT_NONE;
    return error_set(err, FAULT_CONFLICT,
                     "What was done to a token is not taken back. `tend token` makes "
                     "and revokes them.");
}

enum fault
change_revert(struct store *st, int64_t id, int *kept, struct error *err) {
    void *ctx = mem_context(NULL);
    struct change change;
    enum fault fault = change_get(ctx, st, id, &change, err);
    if (fault == FAULT_NONE)
        fault = check_revocable(&change, err);
    if (fault == FAULT_NONE)
        fault = revert(ctx, st, id, kept, err);
    if (fault == FAULT_NONE)
        fault = link_change(st, "change_undone", id, st->change_id, err);
    if (fault == FAULT_NONE)
        fault = link_change(st, "change_undoes", st->change_id, id, err);
    /* Taking back an undo brings the first change to life again. */
    if (fault == FAULT_NONE && change.undoes)
        fault = link_change(st, "change_undone", change.undoes, 0, err);
    talloc_free(ctx);
    return fault;
}
