#include "app/undo.h"

#include <string.h>

#include "base/memory.h"
#include "store/people.h"
#include "store/row.h"
#include "store/state.h"

#include "base/ban.h"

#define SHOWN_MAX 3

/* The name that somebody had, from the images of a change that added or removed them.
 */
static enum fault
former_name(const void *ctx, const struct touched_rows *rows, int64_t id,
            const char **out, struct error *err) {
    for (size_t i = 0; i < rows->count; i++) {
        const struct touched_row *r = &rows->items[i];
        struct person person;
        if (strcmp(r->table, "person") != 0 || r->row_id != id)
            continue;
        TRY(row_from_image(ctx, &PERSON, r->after ? r->after : r->before, &person,
                           err));
        *out = person.name;
    }
    return FAULT_NONE;
}

static enum fault
stand(const void *ctx, const struct app *app, const struct touched_rows *rows,
      int64_t id, struct standing *out, struct error *err) {
    struct person person;
    struct state state;
    *out = (struct standing){
        .person_id = id, .name = "", .last_touch = DAY_NONE, .next = DAY_NONE};
    enum fault fault = row_get(ctx, app->store, &PERSON, id, &person, err);
    if (fault == FAULT_NOT_FOUND)
        return former_name(ctx, rows, id, &out->name, err);
    TRY(fault);
    TRY(state_get(app->store, id, &state, err));
    out->name = person.name;
    out->here = true;
    out->active = state.active;
    out->touches = state.touches;
    out->last_touch = state.last_touch;
    out->next = state.next_day;
    return FAULT_NONE;
}

static enum fault
stand_all(const void *ctx, const struct app *app, int64_t change_id,
          struct undo_answer *out, struct error *err) {
    struct ids ids = {0};
    struct touched_rows rows = {0};
    TRY(change_people(ctx, app->store, change_id, &ids, err));
    out->concerned = (int)ids.count;
    if (ids.count > SHOWN_MAX)
        return FAULT_NONE;
    TRY(change_rows(ctx, app->store, change_id, &rows, err));
    for (size_t i = 0; i < ids.count; i++)
        TRY(stand(ctx, app, &rows, ids.items[i], array_add(ctx, &out->standings), err));
    return FAULT_NONE;
}

static enum fault
stand_today(const void *ctx, const struct app *app, struct undo_answer *out,
            struct error *err) {
    struct bearings b;
    struct row row;
    int64_t done;
    const int64_t today[] = {app->today};
    TRY(app_bearings(ctx, app, &b, err));
    TRY(store_count(app->store, "today_total", 1, today, &done, err));
    TRY(app_row(ctx, app, &b.calendar, app->today, &row, err));
    out->people = b.people;
    out->done = (int)done;
    out->day_min = b.plan.day_min;
    out->day_max = b.plan.day_max;
    out->checkmark = calendar_checkmark(&b.calendar, app->today, out->done);
    out->row = row.length;
    return FAULT_NONE;
}

/* Takes back `found`; what the journal says of it speaks of out->change. */
static enum fault
take_back(const void *ctx, const struct app *app, const struct change *found,
          const char *how, struct undo_answer *out, struct error *err) {
    TRY(change_revert(app->store, found->id, &out->kept, err));
    TRY(store_settle(app->store, err));
    TRY(stand_all(ctx, app, found->id, out, err));
    TRY(stand_today(ctx, app, out, err));
    TRY(change_get(ctx, app->store, out->change.id, &out->change, err));
    return store_describe(app->store, mem_printf(ctx, "%s: %s", how, out->change.what),
                          err);
}

static enum fault
undo(const void *ctx, const struct app *app, int64_t only, struct undo_answer *out,
     struct error *err) {
    struct change next;
    TRY(change_to_undo(ctx, app->store, &out->change, err));
    if (only && out->change.id != only)
        return error_set(
            err, FAULT_CONFLICT,
            "Something else was done since, so nothing was taken back. The "
            "journal shows what: look there, and take back from the newest "
            "on.");
    if (out->change.id == 0)
        return error_set(err, FAULT_NOT_FOUND,
                         "There is nothing to take back. `tend journal` shows what was "
                         "done.");
    TRY(take_back(ctx, app, &out->change, "took back", out, err));
    TRY(change_to_undo(ctx, app->store, &next, err));
    out->more = next.id != 0;
    return FAULT_NONE;
}

enum fault
app_undo(const void *ctx, const struct app *app, struct undo_answer *out,
         struct error *err) {
    return app_undo_of(ctx, app, 0, out, err);
}

enum fault
app_undo_of(const void *ctx, const struct app *app, int64_t change_id,
            struct undo_answer *out, struct error *err) {
    *out = (struct undo_answer){0};
    TRY(app_begin(app, "undo", err));
    return app_finish(app, undo(ctx, app, change_id, out, err), err);
}

int64_t
app_last_change(const struct app *app) {
    return app->store->last_change;
}

static enum fault
redo(const void *ctx, const struct app *app, struct undo_answer *out,
     struct error *err) {
    struct change undone;
    struct change next;
    TRY(change_to_redo(ctx, app->store, &undone, err));
    if (undone.id == 0)
        return error_set(err, FAULT_NOT_FOUND,
                         "There is nothing to bring again: nothing was taken back, or "
                         "something new was done since.");
    TRY(change_get(ctx, app->store, undone.undoes, &out->change, err));
    TRY(take_back(ctx, app, &undone, "brought again", out, err));
    TRY(change_to_redo(ctx, app->store, &next, err));
    out->more = next.id != 0;
    return FAULT_NONE;
}

enum fault
app_redo(const void *ctx, const struct app *app, struct undo_answer *out,
         struct error *err) {
    *out = (struct undo_answer){0};
    TRY(app_begin(app, "redo", err));
    return app_finish(app, redo(ctx, app, out, err), err);
}
