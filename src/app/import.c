#include "app/import.h"

#include <string.h>

#include "app/record.h"
#include "base/memory.h"
#include "base/text.h"
#include "domain/state.h"
#include "domain/words.h"
#include "store/journal.h"
#include "store/people.h"
#include "store/row.h"

#include "base/ban.h"

#define NAMES_SHOWN 12
#define PROGRESS_EVERY 250

/* What one import carries along. */
struct work {
    const void *ctx; /* of the answer */
    const struct app *app;
    const struct import_request *request;
    struct import_answer *out;
};

static enum fault
add_touches(const void *ctx, const struct work *w, const struct contact *c, int64_t id,
            int *added, struct error *err) {
    *added = 0;
    day_t newest = DAY_NONE;
    for (size_t i = 0; i < c->touches.count; i++) {
        const struct contact_touch *t = &c->touches.items[i];
        struct touch touch = {.person_id = id,
                              .day = day_from_date(t->date),
                              .at = w->app->now,
                              .method = method_from_word(t->method),
                              .share = SHARE_NONE,
                              .meaningful = NOT_SAID,
                              .liked = NOT_SAID,
                              .note = t->text};
        bool there;
        if (touch.day == DAY_NONE || touch.day > w->app->today)
            continue;
        if (touch.day > newest)
            newest = touch.day;
        TRY(touch_is_there(w->app->store, &touch, &there, err));
        if (there)
            continue;
        TRY(row_add(w->app->store, &TOUCH, &touch, err));
        (*added)++;
    }
    /* A file that knows when they last talked, but not of what. */
    day_t last = day_from_date(c->last_talked);
    if (last == DAY_NONE || last <= newest || last > w->app->today)
        return FAULT_NONE;
    struct touch touch = {.person_id = id,
                          .day = last,
                          .at = w->app->now,
                          .method = METHOD_NONE,
                          .share = SHARE_NONE,
                          .meaningful = NOT_SAID,
                          .liked = NOT_SAID};
    struct touches had = {0};
    TRY(people_touches(ctx, w->app->store, id, 1, &had, err));
    if (had.count && had.items[0].day >= last)
        return FAULT_NONE;
    (*added)++;
    return row_add(w->app->store, &TOUCH, &touch, err);
}

static enum fault
note_person(const struct work *w, int64_t id, enum import_outcome outcome,
            struct error *err) {
    struct import_person row = {
        .import_id = w->out->import.id, .person_id = id, .outcome = outcome};
    return row_add(w->app->store, &IMPORT_PERSON, &row, err);
}

static enum fault
add_new(const void *ctx, const struct work *w, const struct contact *c,
        struct record *record, struct error *err) {
    int touches;
    bool reachable = false;
    record->person.import_id = w->out->import.id;
    record_guess_role(ctx, record);
    TRY(record_add(ctx, w->app, record, err));
    TRY(add_touches(ctx, w, c, record->person.id, &touches, err));
    for (size_t i = 0; i < record->ways.count; i++)
        reachable |= reach_bit(record->ways.items[i].kind) != 0;
    w->out->import.added++;
    w->out->reachable += reachable;
    if (w->out->added_names.count < NAMES_SHOWN)
        *array_add(w->ctx, &w->out->added_names) = mem_dup(w->ctx, record->person.name);
    return note_person(w, record->person.id, IMPORT_ADDED, err);
}

static void
note_conflicts(const struct work *w, const struct contact *c,
               const struct record *there, const struct merge *merge) {
    for (size_t i = 0; i < merge->conflicts.count; i++) {
        const struct conflict *k = &merge->conflicts.items[i];
        *array_add(w->ctx, &w->out->conflicts) = (struct import_conflict){
            .line = c->line,
            .person_id = there->person.id,
            .name = mem_dup(w->ctx, there->person.name),
            .conflict = {.field = k->field,
                         .kept = mem_dup(w->ctx, k->kept),
                         .offered = mem_dup(w->ctx, k->offered)},
        };
    }
}

/* So much is known of them that more can only be a broken file: comparing with it would
 * take ever longer. */
static bool
is_overfull(const struct work *w, const struct contact *c, const struct record *there) {
    size_t values = there->ways.count + there->facts.count + there->tags.count +
                    there->relations.count;
    if (values <= (size_t)2 * CONTACT_VALUES_MAX)
        return false;
    *array_add(w->ctx, &w->out->conflicts) = (struct import_conflict){
        .line = c->line,
        .person_id = there->person.id,
        .name = mem_dup(w->ctx, there->person.name),
        .conflict = {.field = "everything",
                     .kept = mem_printf(w->ctx, "%zu entries", values),
                     .offered = "still more"},
    };
    return true;
}

static enum fault
merge_into(const void *ctx, const struct work *w, const struct contact *c,
           struct record *there, const struct record *record, struct error *err) {
    struct merge merge;
    int touches = 0;
    bool let_go = there->person.let_go_day != DAY_NONE;
    if (let_go || is_overfull(w, c, there)) {
        w->out->let_go += let_go;
        w->out->import.unchanged++;
        return FAULT_NONE;
    }
    merge_records(ctx, there, record, &merge);
    note_conflicts(w, c, there, &merge);
    TRY(add_touches(ctx, w, c, there->person.id, &touches, err));
    if (merge_is_empty(&merge) && touches == 0) {
        w->out->import.unchanged++;
        return FAULT_NONE;
    }
    if (!merge_is_empty(&merge))
        TRY(record_merge(ctx, w->app, there, &merge, err));
    w->out->import.merged++;
    return note_person(w, there->person.id, IMPORT_MERGED, err);
}

static enum fault
import_contact(const struct work *w, const struct contact *c, struct error *err) {
    void *ctx = mem_context(w->ctx);
    struct record record, there;
    record_from_contact(ctx, c, w->app->today, &record);
    for (size_t i = 0; w->request->tags && i < w->request->tags->count; i++)
        record_add_word(ctx, &record, TAG_TAG, w->request->tags->items[i]);
    enum fault fault = record_find_same(ctx, w->app, &record, &there, err);
    if (fault == FAULT_NONE)
        fault = there.person.id ? merge_into(ctx, w, c, &there, &record, err)
                                : add_new(ctx, w, c, &record, err);
    talloc_free(ctx);
    return fault;
}

/* Those named as introducers before they were here themselves. */
static enum fault
link_earlier(const struct work *w, struct error *err) {
    struct relations open = {0};
    void *ctx = mem_context(w->ctx);
    TRY(people_unresolved(ctx, w->app->store, &open, err));
    TRY(record_link(ctx, w->app, &open, err));
    for (size_t i = 0; i < open.count; i++)
        if (open.items[i].other_id)
            TRY(row_save(w->app->store, &RELATION, &open.items[i], err));
    talloc_free(ctx);
    return FAULT_NONE;
}

static enum fault
import_all(const struct work *w, struct error *err) {
    const struct contacts *contacts = w->request->contacts;
    struct import *import = &w->out->import;
    *import = (struct import){.at = w->app->now,
                              .day = w->app->today,
                              .file = w->request->file,
                              .format = contact_format_name(contacts->format)};
    TRY(row_add(w->app->store, &IMPORT, import, err));
    for (size_t i = 0; i < contacts->list.count; i++) {
        if (w->request->progress && i % PROGRESS_EVERY == 0)
            w->request->progress(w->request->data, i, contacts->list.count);
        TRY(import_contact(w, contacts->list.items[i], err));
    }
    if (w->request->progress)
        w->request->progress(w->request->data, contacts->list.count,
                             contacts->list.count);
    TRY(link_earlier(w, err));
    import->skipped = (int)contacts->skips.count;
    struct bearings b;
    TRY(store_settle(w->app->store, err));
    TRY(app_bearings(w->ctx, w->app, &b, err));
    w->out->plan = b.plan;
    w->out->people = b.people;
    /* An import that brought nothing leaves no trace. */
    if (import->added + import->merged == 0)
        return row_remove(w->app->store, &IMPORT, import->id, err);
    TRY(row_save(w->app->store, &IMPORT, import, err));
    return store_describe(w->app->store,
                          mem_printf(w->ctx, "imported %s: %d added, %d merged",
                                     w->request->file, import->added, import->merged),
                          err);
}

enum fault
app_import(const void *ctx, const struct app *app, const struct import_request *request,
           struct import_answer *out, struct error *err) {
    *out = (struct import_answer){.contacts = request->contacts,
                                  .read = request->contacts->list.count +
                                          request->contacts->skips.count,
                                  .dry_run = request->dry_run};
    const struct work w = {.ctx = ctx, .app = app, .request = request, .out = out};
    TRY(app_begin(app, "import", err));
    enum fault fault = import_all(&w, err);
    if (request->dry_run || out->import.added + out->import.merged == 0) {
        store_end(app->store);
        return fault;
    }
    return app_finish(app, fault, err);
}

static enum fault
undo_import(const void *ctx, const struct app *app, struct import_undo_answer *out,
            struct error *err) {
    struct change newest;
    struct touched_rows rows = {0};
    TRY(change_newest(ctx, app->store, "import", &newest, err));
    if (newest.id == 0)
        return error_set(err, FAULT_NOT_FOUND, "There is no import to take back.");
    TRY(change_rows(ctx, app->store, newest.id, &rows, err));
    for (size_t i = 0; i < rows.count; i++)
        if (strcmp(rows.items[i].table, "import") == 0 && rows.items[i].after &&
            out->import.id == 0)
            TRY(row_from_image(ctx, &IMPORT, rows.items[i].after, &out->import, err));
    TRY(change_revert(app->store, newest.id, &out->kept, err));
    return store_describe(app->store, mem_printf(ctx, "took back: %s", newest.what),
                          err);
}

enum fault
app_import_undo(const void *ctx, const struct app *app, struct import_undo_answer *out,
                struct error *err) {
    *out = (struct import_undo_answer){0};
    TRY(app_begin(app, "undo", err));
    return app_finish(app, undo_import(ctx, app, out, err), err);
}
