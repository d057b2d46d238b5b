#include "app/app.h"

#include "base/memory.h"
#include "store/people.h"
#include "store/progress.h"

#include "base/ban.h"

enum fault
app_bearings(const void *ctx, const struct app *app, struct bearings *out,
             struct error *err) {
    int64_t people;
    TRY(calendar_load(ctx, app->store, &out->calendar, err));
    TRY(store_count(app->store, "people_active", 0, NULL, &people, err));
    out->plan = plan_at(&out->calendar.settings, app->today);
    out->people = (int)people;
    return FAULT_NONE;
}

enum fault
app_begin(const struct app *app, const char *kind, struct error *err) {
    struct change change = {
        .at = app->now, .day = app->today, .who = app->who, .kind = kind};
    return store_begin(app->store, &change, err);
}

enum fault
app_finish(const struct app *app, enum fault fault, struct error *err) {
    if (fault == FAULT_NONE)
        return store_commit(app->store, err);
    store_end(app->store);
    return fault;
}

enum fault
app_row(const void *ctx, const struct app *app, const struct calendar *cal, day_t day,
        struct row *out, struct error *err) {
    day_t first;
    TRY(progress_first(app->store, &first, err));
    if (first == DAY_NONE || first > day)
        first = day;
    /* Most rows are short: look back further only when this one goes on. */
    for (int window = 60;; window *= 4) {
        struct day_totals totals = {0};
        day_t since = window < day - first ? day - window : first;
        TRY(day_totals_load(ctx, app->store, since, day, &totals, err));
        *out = calendar_row(cal, &totals, since, day);
        if (since == first)
            out->open_end = false; /* nothing came before */
        if (!out->open_end)
            return FAULT_NONE;
    }
}
