#include "app/journal.h"

#include <string.h>

#include "base/memory.h"
#include "store/row.h"

#include "base/ban.h"

static enum fault
journal(const void *ctx, const struct app *app, const struct journal_request *r,
        struct journal_answer *out, struct error *err) {
    struct change undone;
    TRY(change_list(ctx, app->store, r->person_id, r->before, r->limit + 1,
                    &out->changes, err));
    out->more = out->changes.count > (size_t)r->limit;
    if (out->more)
        out->changes.count = (size_t)r->limit;
    TRY(change_to_undo(ctx, app->store, &out->undo, err));
    TRY(change_to_redo(ctx, app->store, &undone, err));
    if (undone.id)
        TRY(change_get(ctx, app->store, undone.undoes, &out->redo, err));
    return FAULT_NONE;
}

enum fault
app_journal(const void *ctx, const struct app *app,
            const struct journal_request *request, struct journal_answer *out,
            struct error *err) {
    *out = (struct journal_answer){0};
    TRY(store_begin_read(app->store, err));
    enum fault fault = journal(ctx, app, request, out, err);
    store_end(app->store);
    return fault;
}

/* Ids, hashes and search keys follow from the rest and tell nobody anything. */
static bool
is_worth_telling(const struct column *c) {
    size_t len = strlen(c->name);
    return c->type != COLUMN_ID && strcmp(c->name, "hash") != 0 &&
           (len < 4 || strcmp(c->name + len - 4, "_key") != 0);
}

static enum fault
read_image(const void *ctx, const struct table *t, const char *image, void **out,
           struct error *err) {
    *out = NULL;
    if (!image)
        return FAULT_NONE;
    *out = mem_zero(ctx, t->size, t->name);
    return row_from_image(ctx, t, image, *out, err);
}

static void
add_fields(const void *ctx, const struct table *t, const void *before,
           const void *after, struct journal_row *out) {
    for (size_t i = 0; i < t->count; i++) {
        const struct column *c = &t->columns[i];
        const char *a = before ? row_words(ctx, c, before) : NULL;
        const char *b = after ? row_words(ctx, c, after) : NULL;
        bool same = a && b ? strcmp(a, b) == 0 : a == b;
        if (same || !is_worth_telling(c))
            continue;
        *array_add(ctx, &out->fields) =
            (struct journal_field){.name = c->name, .before = a, .after = b};
    }
}

/* Whose row it is. */
static enum fault
name_person(const void *ctx, const struct app *app, const struct table *t,
            const void *row, struct journal_row *out, struct error *err) {
    struct person person;
    if (!row)
        return FAULT_NONE;
    if (t == &PERSON) {
        out->person_id = out->row_id;
        out->person = ((const struct person *)row)->name;
        return FAULT_NONE;
    }
    for (size_t i = 0; i < t->count; i++)
        if (strcmp(t->columns[i].name, "person_id") == 0)
            memcpy(&out->person_id, (const char *)row + t->columns[i].offset,
                   sizeof out->person_id);
    if (out->person_id == 0)
        return FAULT_NONE;
    enum fault fault = row_get(ctx, app->store, &PERSON, out->person_id, &person, err);
    if (fault == FAULT_NONE)
        out->person = person.name;
    return fault == FAULT_NOT_FOUND ? FAULT_NONE : fault;
}

static enum fault
tell_row(const void *ctx, const struct app *app, const struct touched_row *r,
         struct journal_row *out, struct error *err) {
    const struct table *t = table_by_name(r->table);
    void *before, *after;
    if (!t || (!r->before && !r->after))
        return error_set(err, FAULT_CORRUPT,
                         "The journal tells of something that Tend doesn't know. `tend "
                         "doctor` looks at the whole practice.");
    TRY(read_image(ctx, t, r->before, &before, err));
    TRY(read_image(ctx, t, r->after, &after, err));
    *out = (struct journal_row){.table = t->name,
                                .row_id = r->row_id,
                                .added = before == NULL,
                                .removed = after == NULL};
    TRY(name_person(ctx, app, t, after ? after : before, out, err));
    add_fields(ctx, t, before, after, out);
    return FAULT_NONE;
}

/* Rows of people who are here no more get the name that the change itself knew; it
 * stands close before them. */
static void
name_gone(struct journal_change *out) {
    for (size_t i = 0; i < out->rows.count; i++) {
        struct journal_row *r = &out->rows.items[i];
        for (size_t k = i; r->person_id && !r->person && k-- > 0;)
            if (out->rows.items[k].person_id == r->person_id)
                r->person = out->rows.items[k].person;
    }
}

static enum fault
tell_change(const void *ctx, const struct app *app, int64_t id,
            struct journal_change *out, struct error *err) {
    struct touched_rows rows = {0};
    TRY(change_get(ctx, app->store, id, &out->change, err));
    TRY(change_rows(ctx, app->store, id, &rows, err));
    for (size_t i = rows.count; i-- > 0;)
        TRY(tell_row(ctx, app, &rows.items[i], array_add(ctx, &out->rows), err));
    name_gone(out);
    return FAULT_NONE;
}

enum fault
app_journal_change(const void *ctx, const struct app *app, int64_t id,
                   struct journal_change *out, struct error *err) {
    *out = (struct journal_change){0};
    TRY(store_begin_read(app->store, err));
    enum fault fault = tell_change(ctx, app, id, out, err);
    store_end(app->store);
    return fault;
}
