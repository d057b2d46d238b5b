#include "app/row.h"

#include "store/people.h"
#include "store/progress.h"
#include "store/row.h"

#include "base/ban.h"

#define MONTHS_SHOWN 3

static day_t
month_start(day_t day) {
    struct date date = day_to_date(day);
    date.mday = 1;
    return day_from_date(date);
}

static enum fault
fill_days(const void *ctx, const struct app *app, const struct bearings *b,
          const struct row_request *r, struct row_answer *out, struct error *err) {
    struct day_totals totals = {0};
    day_t begun;
    int months = r->months ? r->months : MONTHS_SHOWN;
    day_t this_month = month_start(app->today);
    day_t from = day_add_months(this_month, 1 - months);
    day_t to = day_add_months(this_month, 1) - 1;
    TRY(progress_begun(app->store, &begun, err));
    if (r->since_begun && (begun == DAY_NONE || begun > from))
        from =
            begun == DAY_NONE || begun > app->today ? this_month : month_start(begun);
    TRY(day_totals_load(ctx, app->store, from, to, &totals, err));
    for (day_t day = from; day <= to; day++) {
        int touches = calendar_touches(&totals, day);
        *array_add(ctx, &out->days) = (struct row_day){
            .day = day,
            .touches = touches,
            .mark = calendar_mark(&b->calendar, day, touches, begun, app->today),
        };
    }
    return FAULT_NONE;
}

static enum fault
best_row(const void *ctx, const struct app *app, const struct bearings *b,
         struct row_answer *out, struct error *err) {
    struct day_totals totals = {0};
    day_t first;
    TRY(progress_first(app->store, &first, err));
    out->begun = first != DAY_NONE;
    out->best = out->row;
    if (!out->begun)
        return FAULT_NONE;
    TRY(day_totals_load(ctx, app->store, first, app->today, &totals, err));
    out->best = calendar_best_row(&b->calendar, &totals, first, app->today);
    return FAULT_NONE;
}

static enum fault
earned_treats(const void *ctx, const struct app *app, struct treats *out,
              struct error *err) {
    struct treats all = {0};
    TRY(rows_where(ctx, app->store, &TREAT, NULL, 0, &all, err));
    for (size_t i = 0; i < all.count; i++)
        if (all.items[i].earned_day != DAY_NONE)
            *array_add(ctx, out) = all.items[i];
    return FAULT_NONE;
}

/* Whether a day stands among the marks: what it says of the row, or of today. */
static bool
is_telling(enum mark mark, day_t day, day_t today) {
    return day == today || mark == MARK_CHECK || mark == MARK_WITHOUT ||
           mark == MARK_EXTRA;
}

/* The marks of since..today, the latest first. */
static void
collect_marks(const void *ctx, const struct bearings *b,
              const struct day_totals *totals, day_t begun, day_t since, day_t today,
              struct row_days *out) {
    out->count = 0;
    for (day_t day = today; day >= since && out->count < ROW_MARKS; day--) {
        int touches = calendar_touches(totals, day);
        enum mark mark = calendar_mark(&b->calendar, day, touches, begun, today);
        if (is_telling(mark, day, today))
            *array_add(ctx, out) =
                (struct row_day){.day = day, .touches = touches, .mark = mark};
    }
}

enum fault
app_row_marks(const void *ctx, const struct app *app, const struct bearings *b,
              struct row_days *out, struct error *err) {
    day_t first, begun;
    TRY(progress_first(app->store, &first, err));
    TRY(progress_begun(app->store, &begun, err));
    if (first == DAY_NONE || first > app->today)
        first = app->today;
    day_t since;
    /* Two weeks and a bit hold ten working days: look further only after a pause. */
    for (int window = 20;; window *= 4) {
        struct day_totals totals = {0};
        since = window < app->today - first ? app->today - window : first;
        TRY(day_totals_load(ctx, app->store, since, app->today, &totals, err));
        collect_marks(ctx, b, &totals, begun, since, app->today, out);
        if (out->count == ROW_MARKS || since == first)
            break;
    }
    for (size_t i = 0; i < out->count / 2; i++) {
        struct row_day other = out->items[i];
        out->items[i] = out->items[out->count - 1 - i];
        out->items[out->count - 1 - i] = other;
    }
    return FAULT_NONE;
}

enum fault
app_row_look(const void *ctx, const struct app *app, const struct bearings *b,
             const struct row_request *r, struct row_answer *out, struct error *err) {
    const int64_t today[] = {app->today};
    int64_t done;
    TRY(store_count(app->store, "today_total", 1, today, &done, err));
    *out = (struct row_answer){.today = app->today,
                               .kind = calendar_kind(&b->calendar, app->today),
                               .plan = b->plan,
                               .done = (int)done};
    out->checkmark = calendar_checkmark(&b->calendar, app->today, out->done);
    TRY(app_row(ctx, app, &b->calendar, app->today, &out->row, err));
    TRY(app_treat_way(ctx, app, b, &out->row, &out->way, err));
    TRY(best_row(ctx, app, b, out, err));
    TRY(earned_treats(ctx, app, &out->treats, err));
    TRY(app_row_marks(ctx, app, b, &out->marks, err));
    return fill_days(ctx, app, b, r, out, err);
}

static enum fault
row_calendar(const void *ctx, const struct app *app, const struct row_request *r,
             struct row_answer *out, struct error *err) {
    struct bearings b;
    TRY(app_bearings(ctx, app, &b, err));
    return app_row_look(ctx, app, &b, r, out, err);
}

enum fault
app_row_calendar(const void *ctx, const struct app *app,
                 const struct row_request *request, struct row_answer *out,
                 struct error *err) {
    TRY(store_begin_read(app->store, err));
    enum fault fault = row_calendar(ctx, app, request, out, err);
    store_end(app->store);
    return fault;
}
