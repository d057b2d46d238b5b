#include "app/treat.h"

#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "store/people.h"
#include "store/row.h"

#include "base/ban.h"

#define NAME_WIDTH_MAX 200

static enum fault
load_all(const void *ctx, const struct app *app, struct treats *out,
         struct error *err) {
    return rows_where(ctx, app->store, &TREAT, NULL, 0, out, err);
}

static day_t
last_earned(const struct treats *treats) {
    day_t last = DAY_NONE;
    for (size_t i = 0; i < treats->count; i++)
        if (treats->items[i].earned_day > last)
            last = treats->items[i].earned_day;
    return last;
}

/* The treat that is earned next, or NULL when none was named. */
static struct treat *
next_in_line(const struct treats *treats) {
    for (size_t i = 0; i < treats->count; i++)
        if (treats->items[i].earned_day == DAY_NONE)
            return &treats->items[i];
    return NULL;
}

static enum fault
row_totals(const void *ctx, const struct app *app, const struct row *row,
           struct day_totals *out, struct error *err) {
    if (row->length == 0)
        return FAULT_NONE;
    return day_totals_load(ctx, app->store, row->first, row->last, out, err);
}

enum fault
app_treat_way(const void *ctx, const struct app *app, const struct bearings *b,
              const struct row *row, struct treat_way *out, struct error *err) {
    struct treats treats = {0};
    struct day_totals totals = {0};
    TRY(load_all(ctx, app, &treats, err));
    TRY(row_totals(ctx, app, row, &totals, err));
    const struct treat *next = next_in_line(&treats);
    int have = calendar_row_after(&b->calendar, &totals, row, last_earned(&treats));
    /* Enough already, since the plan asks for fewer now: the next checkmark earns it.
     */
    *out = (struct treat_way){
        .every = b->plan.row_treat,
        .to_go = have < b->plan.row_treat ? b->plan.row_treat - have : 1,
        .name = next ? next->name : NULL};
    return FAULT_NONE;
}

static enum fault
earn_one(const struct app *app, struct treats *treats, day_t day, struct treat *out,
         struct error *err) {
    struct treat *next = next_in_line(treats);
    *out = (struct treat){
        .named_day = app->today, .earned_day = day, .taken_day = DAY_NONE};
    if (!next)
        return row_add(app->store, &TREAT, out, err);
    next->earned_day = day;
    *out = *next;
    return row_save(app->store, &TREAT, next, err);
}

enum fault
app_treat_earn(const void *ctx, const struct app *app, const struct bearings *b,
               const struct row *row, struct treat *out, struct error *err) {
    struct treats treats = {0};
    struct day_totals totals = {0};
    *out = (struct treat){0};
    if (row->length < b->plan.row_treat)
        return FAULT_NONE;
    TRY(load_all(ctx, app, &treats, err));
    TRY(row_totals(ctx, app, row, &totals, err));
    for (day_t after = last_earned(&treats);;) {
        after =
            calendar_row_reached(&b->calendar, &totals, row, after, b->plan.row_treat);
        if (after == DAY_NONE)
            return FAULT_NONE;
        TRY(earn_one(app, &treats, after, out, err));
    }
}

/* --- tend treat
 * ------------------------------------------------------------------ */

static enum fault
find(const struct treats *treats, int64_t id, struct treat *out, struct error *err) {
    for (size_t i = 0; i < treats->count; i++)
        if (treats->items[i].id == id) {
            *out = treats->items[i];
            return FAULT_NONE;
        }
    return error_set(err, FAULT_NOT_FOUND,
                     "There is no treat %lld. `tend treat` shows them with their "
                     "numbers.",
                     (long long)id);
}

static enum fault
check_name(const char *name, struct error *err) {
    if (text_is_blank(name))
        return error_field(err, "name",
                           "A treat needs a name: tend treat \"a long "
                           "bath\".");
    if (text_width(name) > NAME_WIDTH_MAX)
        return error_field(err, "name", "A treat's name may have %d letters at most.",
                           NAME_WIDTH_MAX);
    return FAULT_NONE;
}

static enum fault
name_treat(const void *ctx, const struct app *app, const char *name,
           struct treat_answer *out, struct error *err) {
    TRY(check_name(name, err));
    struct treat *unnamed = NULL;
    for (size_t i = 0; i < out->treats.count; i++) {
        struct treat *t = &out->treats.items[i];
        if (!t->name && t->taken_day == DAY_NONE && !unnamed)
            unnamed = t;
        if (t->name && t->earned_day == DAY_NONE && text_same(t->name, name)) {
            out->treat = *t;
            out->changed = false;
            return FAULT_NONE;
        }
    }
    out->treat = (struct treat){
        .named_day = app->today, .earned_day = DAY_NONE, .taken_day = DAY_NONE};
    if (unnamed)
        out->treat = *unnamed;
    out->treat.name = name;
    TRY(unnamed ? row_save(app->store, &TREAT, &out->treat, err)
                : row_add(app->store, &TREAT, &out->treat, err));
    return store_describe(app->store, mem_printf(ctx, "named a treat: %s", name), err);
}

static enum fault
take(const void *ctx, const struct app *app, int64_t id, struct treat_answer *out,
     struct error *err) {
    for (size_t i = 0; i < out->treats.count && !id; i++) {
        const struct treat *t = &out->treats.items[i];
        if (t->earned_day != DAY_NONE && t->taken_day == DAY_NONE)
            id = t->id;
    }
    if (!id)
        return error_set(err, FAULT_CONFLICT,
                         "No treat is waiting to be taken. `tend row` shows how far it "
                         "is to the next.");
    TRY(find(&out->treats, id, &out->treat, err));
    if (out->treat.earned_day == DAY_NONE)
        return error_set(
            err, FAULT_CONFLICT,
            "This treat is not earned yet. `tend row` shows how far it is.");
    out->changed = out->treat.taken_day == DAY_NONE;
    if (!out->changed)
        return FAULT_NONE;
    out->treat.taken_day = app->today;
    TRY(row_save(app->store, &TREAT, &out->treat, err));
    return store_describe(app->store,
                          mem_printf(ctx, "took a treat%s%s",
                                     out->treat.name ? ": " : "",
                                     out->treat.name ? out->treat.name : ""),
                          err);
}

static enum fault
rename_treat(const void *ctx, const struct app *app, const struct treat_request *r,
             struct treat_answer *out, struct error *err) {
    TRY(check_name(r->name, err));
    TRY(find(&out->treats, r->id, &out->treat, err));
    out->changed = !out->treat.name || strcmp(out->treat.name, r->name) != 0;
    out->treat.name = r->name;
    TRY(row_save(app->store, &TREAT, &out->treat, err));
    return store_describe(app->store, mem_printf(ctx, "renamed a treat: %s", r->name),
                          err);
}

static enum fault
remove_treat(const void *ctx, const struct app *app, int64_t id,
             struct treat_answer *out, struct error *err) {
    TRY(find(&out->treats, id, &out->treat, err));
    if (out->treat.earned_day != DAY_NONE)
        return error_set(err, FAULT_CONFLICT,
                         "That treat is earned, so it stays. `tend treat --rename %lld "
                         "\"…\"` gives it another name.",
                         (long long)id);
    TRY(row_remove(app->store, &TREAT, id, err));
    return store_describe(app->store,
                          mem_printf(ctx, "removed a treat: %s", out->treat.name), err);
}

static enum fault
act(const void *ctx, const struct app *app, const struct treat_request *r,
    struct treat_answer *out, struct error *err) {
    switch (r->action) {
    case TREAT_NAME:
        return name_treat(ctx, app, r->name, out, err);
    case TREAT_TAKE:
        return take(ctx, app, r->id, out, err);
    case TREAT_RENAME:
        return rename_treat(ctx, app, r, out, err);
    case TREAT_REMOVE:
        return remove_treat(ctx, app, r->id, out, err);
    case TREAT_LIST:
        break;
    }
    return FAULT_NONE;
}

static enum fault
treat(const void *ctx, const struct app *app, const struct treat_request *r,
      struct treat_answer *out, struct error *err) {
    struct bearings b;
    *out = (struct treat_answer){.action = r->action, .changed = true};
    TRY(load_all(ctx, app, &out->treats, err));
    TRY(act(ctx, app, r, out, err));
    out->treats = (struct treats){0};
    TRY(load_all(ctx, app, &out->treats, err));
    TRY(app_bearings(ctx, app, &b, err));
    TRY(app_row(ctx, app, &b.calendar, app->today, &out->row, err));
    return app_treat_way(ctx, app, &b, &out->row, &out->way, err);
}

enum fault
app_treat(const void *ctx, const struct app *app, const struct treat_request *request,
          struct treat_answer *out, struct error *err) {
    if (request->action != TREAT_LIST) {
        TRY(app_begin(app, "treat", err));
        return app_finish(app, treat(ctx, app, request, out, err), err);
    }
    TRY(store_begin_read(app->store, err));
    enum fault fault = treat(ctx, app, request, out, err);
    store_end(app->store);
    return fault;
}
