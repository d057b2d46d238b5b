#include "app/pause.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "store/people.h"
#include "store/row.h"

#include "base/ban.h"

#define LABEL_WIDTH_MAX 120

static int
earlier(const void *left, const void *right) {
    const struct pause *a = left;
    const struct pause *b = right;
    if (a->from_day != b->from_day)
        return a->from_day < b->from_day ? -1 : 1;
    return a->id < b->id ? -1 : a->id > b->id;
}

static enum fault
load_all(const void *ctx, const struct app *app, struct pauses *out,
         struct error *err) {
    *out = (struct pauses){0};
    TRY(rows_where(ctx, app->store, &PAUSE, NULL, 0, out, err));
    if (out->count > 1)
        qsort(out->items, out->count, sizeof *out->items, earlier);
    return FAULT_NONE;
}

/* "Mon 2 March to Fri 6 March" */
static const char *
range_words(const void *ctx, const struct pause *p, day_t today) {
    char from[DATE_TEXT_MAX], to[DATE_TEXT_MAX];
    day_words(p->from_day, today, from);
    if (p->from_day == p->to_day)
        return mem_dup(ctx, from);
    return mem_printf(ctx, "%s to %s", from, day_words(p->to_day, today, to));
}

static enum fault
describe(const void *ctx, const struct app *app, const char *what,
         const struct pause *p, struct error *err) {
    return store_describe(
        app->store, mem_printf(ctx, "%s %s", what, range_words(ctx, p, app->today)),
        err);
}

static enum fault
check(const struct app *app, const struct pause_request *r, struct error *err) {
    char words[DATE_TEXT_MAX];
    if (r->action != PAUSE_ADD && r->action != PAUSE_CHANGE)
        return FAULT_NONE;
    if (r->to < r->from)
        return error_field(err, "to", "A pause can't end before it begins.");
    if (r->to - r->from >= PAUSE_DAYS_MAX)
        return error_field(err, "range",
                           "That is a pause until %s, longer than three years. Is the "
                           "year right?",
                           day_words(r->to, app->today, words));
    if (r->label && text_width(r->label) > LABEL_WIDTH_MAX)
        return error_field(err, "label", "A pause's label may have %d letters at most.",
                           LABEL_WIDTH_MAX);
    return FAULT_NONE;
}

static bool
overlap(const struct pause *a, const struct pause *b) {
    return a->from_day <= b->to_day && b->from_day <= a->to_day;
}

/* The label of a pause that took in another; a new label replaces the old one where the
 * new pause covers the old one. */
static const char *
label_of_both(const void *ctx, const struct pause *old, const struct pause *p) {
    if (strcmp(old->label, PAUSE_UNNAMED) == 0)
        return p->label;
    if (!p->label)
        return old->label;
    if (text_same(old->label, p->label) ||
        (p->from_day <= old->from_day && old->to_day <= p->to_day))
        return p->label;
    return mem_printf(ctx, "%s, %s", old->label, p->label);
}

/* Takes `p` into `all`: what it overlaps becomes one with it. */
static enum fault
merge(const void *ctx, const struct app *app, const struct pauses *all, struct pause *p,
      int *merged, struct error *err) {
    for (size_t i = 0; i < all->count; i++) {
        const struct pause *o = &all->items[i];
        if (!overlap(o, p) || o->id == p->id)
            continue;
        p->label = label_of_both(ctx, o, p);
        p->from_day = o->from_day < p->from_day ? o->from_day : p->from_day;
        p->to_day = o->to_day > p->to_day ? o->to_day : p->to_day;
        ++*merged;
        if (p->id)
            TRY(row_remove(app->store, &PAUSE, o->id, err));
        else
            p->id = o->id;
    }
    return FAULT_NONE;
}

static enum fault
add(const void *ctx, const struct app *app, const struct pause_request *r,
    struct pause_answer *out, struct error *err) {
    struct pause *p = &out->pause;
    *p = (struct pause){.from_day = r->from, .to_day = r->to, .label = r->label};
    for (size_t i = 0; i < out->pauses.count; i++) {
        const struct pause *o = &out->pauses.items[i];
        bool same_label = !r->label || text_same(r->label, o->label);
        if (same_label && o->from_day <= r->from && r->to <= o->to_day) {
            *p = *o;
            out->changed = false;
            return FAULT_NONE;
        }
    }
    /* In order of day, so that one pass also finds what the grown pause overlaps; what
     * it grew back over lies before and ended before it. */
    TRY(merge(ctx, app, &out->pauses, p, &out->merged, err));
    if (!p->label)
        p->label = PAUSE_UNNAMED;
    TRY(p->id ? row_save(app->store, &PAUSE, p, err)
              : row_add(app->store, &PAUSE, p, err));
    return describe(ctx, app, "paused", p, err);
}

static enum fault
find(int64_t id, struct pause_answer *out, struct error *err) {
    for (size_t i = 0; i < out->pauses.count; i++) {
        if (out->pauses.items[i].id != id)
            continue;
        out->pause = out->pauses.items[i];
        return FAULT_NONE;
    }
    return error_set(err, FAULT_NOT_FOUND,
                     "There is no pause %lld. `tend pause` shows them with their "
                     "numbers.",
                     (long long)id);
}

/* Other days, another label; it takes in what it overlaps now. */
static enum fault
change(const void *ctx, const struct app *app, const struct pause_request *r,
       struct pause_answer *out, struct error *err) {
    TRY(find(r->id, out, err));
    struct pause *p = &out->pause;
    const char *label = r->label ? r->label : PAUSE_UNNAMED;
    out->changed =
        p->from_day != r->from || p->to_day != r->to || strcmp(p->label, label) != 0;
    if (!out->changed)
        return FAULT_NONE;
    *p = (struct pause){
        .id = r->id, .from_day = r->from, .to_day = r->to, .label = label};
    TRY(merge(ctx, app, &out->pauses, p, &out->merged, err));
    TRY(row_save(app->store, &PAUSE, p, err));
    return describe(ctx, app, "changed the pause to", p, err);
}

static enum fault
remove_pause(const void *ctx, const struct app *app, int64_t id,
             struct pause_answer *out, struct error *err) {
    TRY(find(id, out, err));
    TRY(row_remove(app->store, &PAUSE, id, err));
    return describe(ctx, app, "removed the pause", &out->pause, err);
}

/* Working again from today on. */
static enum fault
end_pause(const struct app *app, struct pause_answer *out, struct error *err) {
    for (size_t i = 0; i < out->pauses.count; i++) {
        struct pause *p = &out->pauses.items[i];
        if (p->from_day > app->today || p->to_day < app->today)
            continue;
        p->to_day = app->today - 1;
        out->pause = *p;
        out->gone = p->to_day < p->from_day;
        TRY(out->gone ? row_remove(app->store, &PAUSE, p->id, err)
                      : row_save(app->store, &PAUSE, p, err));
    }
    if (!out->pause.id)
        return error_set(err, FAULT_CONFLICT,
                         "There is no pause today. `tend pause` shows those to come; "
                         "`tend pause --remove N` takes one away.");
    return store_describe(app->store, "ended the pause", err);
}

static enum fault
act(const void *ctx, const struct app *app, const struct pause_request *r,
    struct pause_answer *out, struct error *err) {
    switch (r->action) {
    case PAUSE_ADD:
        return add(ctx, app, r, out, err);
    case PAUSE_CHANGE:
        return change(ctx, app, r, out, err);
    case PAUSE_REMOVE:
        return remove_pause(ctx, app, r->id, out, err);
    case PAUSE_END:
        return end_pause(app, out, err);
    case PAUSE_LIST:
        break;
    }
    return FAULT_NONE;
}

static enum fault
pause_all(const void *ctx, const struct app *app, const struct pause_request *r,
          struct pause_answer *out, struct error *err) {
    struct bearings b;
    *out = (struct pause_answer){
        .action = r->action, .today = app->today, .changed = r->action != PAUSE_LIST};
    TRY(load_all(ctx, app, &out->pauses, err));
    TRY(app_bearings(ctx, app, &b, err));
    TRY(app_row(ctx, app, &b.calendar, app->today, &out->before, err));
    TRY(act(ctx, app, r, out, err));
    TRY(load_all(ctx, app, &out->pauses, err));
    b.calendar.pauses = out->pauses;
    TRY(app_row(ctx, app, &b.calendar, app->today, &out->row, err));
    out->next_working = calendar_working_from(&b.calendar, app->today);
    if (!out->changed || out->row.length <= out->before.length)
        return FAULT_NONE;
    return app_treat_earn(ctx, app, &b, &out->row, &out->earned, err);
}

enum fault
app_pause(const void *ctx, const struct app *app, const struct pause_request *request,
          struct pause_answer *out, struct error *err) {
    TRY(check(app, request, err));
    if (request->action != PAUSE_LIST) {
        TRY(app_begin(app, "pause", err));
        return app_finish(app, pause_all(ctx, app, request, out, err), err);
    }
    TRY(store_begin_read(app->store, err));
    enum fault fault = pause_all(ctx, app, request, out, err);
    store_end(app->store);
    return fault;
}
