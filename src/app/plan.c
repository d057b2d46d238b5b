#include "app/plan.h"

#include "base/memory.h"
#include "base/text.h"
#include "store/people.h"
#include "store/row.h"

#include "base/ban.h"

#define DESCRIBED_MAX 3

static bool
is_kept(const struct settings *settings, int64_t id) {
    for (size_t i = 0; i < settings->count; i++)
        if (settings->items[i].id == id)
            return true;
    return false;
}

/* What goes first: a day holds one value of an item. */
static enum fault
keep(const struct app *app, const struct settings *before, struct settings *after,
     struct error *err) {
    for (size_t i = 0; i < before->count; i++)
        if (!is_kept(after, before->items[i].id))
            TRY(row_remove(app->store, &SETTING, before->items[i].id, err));
    for (size_t i = 0; i < after->count; i++) {
        struct setting *s = &after->items[i];
        TRY(s->id ? row_save(app->store, &SETTING, s, err)
                  : row_add(app->store, &SETTING, s, err));
    }
    return FAULT_NONE;
}

/* What may be empty and hold several lines, in one. */
static const char *
in_words(const void *ctx, const char *value) {
    const char *line = text_clean_line(ctx, value);
    return line ? line : "nothing";
}

static enum fault
describe(const void *ctx, const struct app *app, const char *words,
         const struct plan_changes *changes, struct error *err) {
    char *what = words ? mem_printf(ctx, "changed the plan to %s", words)
                       : mem_dup(ctx, "changed the plan");
    for (size_t i = 0; i < changes->count && i < DESCRIBED_MAX; i++)
        what = mem_append(what, "%s %s %s → %s", i ? "," : ":", changes->items[i].name,
                          in_words(ctx, changes->items[i].before),
                          in_words(ctx, changes->items[i].after));
    if (changes->count > DESCRIBED_MAX)
        what = mem_append(what, " and %zu more", changes->count - DESCRIBED_MAX);
    return store_describe(app->store, what, err);
}

static enum fault
wish(const void *ctx, struct settings *settings, const struct plan_wish *w, day_t from,
     struct error *err) {
    const struct plan_item *item = plan_item_by_name(w->name);
    const char *value = w->value || !item ? w->value : item->standard;
    const char *canonical;
    TRY(plan_check(ctx, w->name, value, &canonical, err));
    plan_set(ctx, settings, w->name, canonical, from);
    return FAULT_NONE;
}

static enum fault
plan(const void *ctx, const struct app *app, const struct plan_request *r,
     struct plan_answer *out, struct error *err) {
    struct bearings b;
    int64_t logged;
    TRY(app_bearings(ctx, app, &b, err));
    TRY(store_count(app->store, "day_count", 0, NULL, &logged, err));
    struct settings before = b.calendar.settings;
    *out = (struct plan_answer){.settings = plan_copy(ctx, &before),
                                .plan = b.plan,
                                .before = b.plan,
                                .people = b.people,
                                .today = app->today,
                                .from_start = logged == 0,
                                .tried = r->try};
    if (r->wishes.count == 0)
        return FAULT_NONE;
    for (size_t i = 0; i < r->wishes.count; i++)
        TRY(wish(ctx, &out->settings, &r->wishes.items[i],
                 out->from_start ? DAY_MIN : app->today, err));
    out->plan = plan_at(&out->settings, app->today);
    TRY(plan_check_whole(&out->plan, err));
    out->changes = plan_compare(ctx, &before, &out->settings, app->today);
    if (out->changes.count == 0 || r->try)
        return FAULT_NONE;
    TRY(keep(app, &before, &out->settings, err));
    return describe(ctx, app, r->words, &out->changes, err);
}

enum fault
app_plan(const void *ctx, const struct app *app, const struct plan_request *request,
         struct plan_answer *out, struct error *err) {
    if (request->wishes.count > 0 && !request->try) {
        TRY(app_begin(app, "plan", err));
        return app_finish(app, plan(ctx, app, request, out, err), err);
    }
    TRY(store_begin_read(app->store, err));
    enum fault fault = plan(ctx, app, request, out, err);
    store_end(app->store);
    return fault;
}
