/* Earlier imports, and taking them back. */
#include <string.h>

#include "app/import.h"
#include "base/memory.h"
#include "store/journal.h"
#include "store/people.h"
#include "store/row.h"

#include "base/ban.h"

/* The files that came in with the change, summed up. */
static enum fault
sum_up(const void *ctx, const struct touched_rows *rows, struct import_undo_answer *out,
       struct error *err) {
    struct strings files = {0};
    for (size_t i = rows->count; i > 0; i--) {
        const struct touched_row *r = &rows->items[i - 1];
        struct import import;
        if (strcmp(r->table, "import") != 0 || !r->after)
            continue;
        TRY(row_from_image(ctx, &IMPORT, r->after, &import, err));
        /* Added first without its counts, then kept with them. */
        if (import.added + import.merged == 0)
            continue;
        import.added += out->import.added;
        import.merged += out->import.merged;
        import.unchanged += out->import.unchanged;
        import.skipped += out->import.skipped;
        out->import = import;
        out->files++;
        *array_add(ctx, &files) = import.file;
    }
    char *names = mem_dup(ctx, "");
    for (size_t i = 0; i < files.count; i++)
        names = mem_append(names, "%s%s", i ? ", " : "", files.items[i]);
    out->import.file = names;
    return FAULT_NONE;
}

/* Which change it was: the last of its kind, or the one that brought import `id`. */
static enum fault
find_change(const void *ctx, const struct app *app, int64_t id, struct change *out,
            struct error *err) {
    int64_t change_id;
    if (id == 0) {
        TRY(change_newest(ctx, app->store, "import", out, err));
    } else {
        TRY(store_count(app->store, "import_change", 1, &id, &change_id, err));
        *out = (struct change){0};
        if (change_id)
            TRY(change_get(ctx, app->store, change_id, out, err));
    }
    if (out->id)
        return FAULT_NONE;
    return error_set(err, FAULT_NOT_FOUND, "There is no %simport to take back.",
                     id ? "such " : "");
}

static enum fault
undo_import(const void *ctx, const struct app *app, int64_t id,
            struct import_undo_answer *out, struct error *err) {
    struct change change;
    struct touched_rows rows = {0};
    TRY(find_change(ctx, app, id, &change, err));
    TRY(change_rows(ctx, app->store, change.id, &rows, err));
    TRY(sum_up(ctx, &rows, out, err));
    TRY(change_revert(app->store, change.id, &out->kept, err));
    return store_describe(app->store, mem_printf(ctx, "took back: %s", change.what),
                          err);
}

enum fault
app_import_undo(const void *ctx, const struct app *app, int64_t id,
                struct import_undo_answer *out, struct error *err) {
    *out = (struct import_undo_answer){0};
    TRY(app_begin(app, "undo", err));
    return app_finish(app, undo_import(ctx, app, id, out, err), err);
}

static enum fault
list_imports(const void *ctx, const struct app *app, int limit,
             struct past_imports *out, struct error *err) {
    struct ARRAY(struct import) all = {0};
    TRY(rows_where(ctx, app->store, &IMPORT, NULL, 0, &all, err));
    for (size_t i = all.count; i > 0 && out->count < (size_t)limit; i--) {
        int64_t change_id;
        const struct import *import = &all.items[i - 1];
        TRY(store_count(app->store, "import_change", 1, &import->id, &change_id, err));
        *array_add(ctx, out) =
            (struct past_import){.import = *import, .undoable = change_id != 0};
    }
    return FAULT_NONE;
}

enum fault
app_imports(const void *ctx, const struct app *app, int limit, struct past_imports *out,
            struct error *err) {
    *out = (struct past_imports){0};
    TRY(store_begin_read(app->store, err));
    enum fault fault = list_imports(ctx, app, limit, out, err);
    store_end(app->store);
    return fault;
}
