#include "app/progress.h"

#include "app/progress_past.h"

#include "base/ban.h"

static enum fault
count(const struct app *app, const char *statement, int bound, int64_t a, int64_t b,
      int *out, struct error *err) {
    const int64_t values[] = {a, b};
    int64_t n;
    TRY(store_count(app->store, statement, bound, values, &n, err));
    *out = (int)n;
    return FAULT_NONE;
}

/* The line of from..to in a practice that began on `begun`. */
static int
line_of(const struct calendar *cal, day_t begun, day_t from, day_t to) {
    if (begun == DAY_NONE || to < begun)
        return 0;
    int before = from > begun ? calendar_expected(cal, begun, from - 1) : 0;
    return calendar_expected(cal, begun, to) - before;
}

static enum fault
tally(const struct app *app, const struct calendar *cal, day_t begun, day_t from,
      day_t to, struct tally *out, struct error *err) {
    *out =
        (struct tally){.from = from, .to = to, .line = line_of(cal, begun, from, to)};
    return count(app, "day_sum", 2, from, to, &out->touches, err);
}

static enum fault
totals(const struct app *app, const struct calendar *cal, struct progress_answer *out,
       struct error *err) {
    day_t today = app->today;
    TRY(progress_begun(app->store, &out->begun, err));
    day_t begun = out->begun == DAY_NONE || out->begun > today ? today : out->begun;
    day_t from = calendar_line_from(cal, begun, today);
    out->since_begun = from == begun;
    TRY(tally(app, cal, out->begun, from, today, &out->line, err));
    struct date date = day_to_date(today);
    date.mday = 1;
    day_t month = day_from_date(date);
    TRY(tally(app, cal, out->begun, month, today, &out->month, err));
    return tally(app, cal, out->begun, day_add_months(month, -1), month - 1,
                 &out->last_month, err);
}

static enum fault
list(const struct app *app, const struct bearings *b, struct progress_answer *out,
     struct error *err) {
    int fresh;
    out->size = list_size(&b->plan, b->people);
    TRY(count(app, "list_fresh_since", 0, 0, 0, &fresh, err));
    out->renewal = list_renewal(&b->plan, fresh ? fresh : DAY_NONE);
    return count(app, "people_unreachable", 0, 0, 0, &out->unreachable, err);
}

static enum fault
effort(const struct app *app, const struct bearings *b, struct progress_answer *out,
       struct error *err) {
    TRY(people_stages(app->store, out->stages, err));
    TRY(count(app, "progress_overdue", 2, app->today,
              plan_rhythm_days(&b->plan, b->people, 0), &out->overdue, err));
    out->starves = effort_starves_following(&out->effort, out->overdue);
    return FAULT_NONE;
}

static enum fault
progress(const void *ctx, const struct app *app, struct progress_answer *out,
         struct error *err) {
    struct bearings b;
    TRY(app_bearings(ctx, app, &b, err));
    *out = (struct progress_answer){
        .today = app->today, .plan = b.plan, .people = b.people};
    TRY(totals(app, &b.calendar, out, err));
    TRY(list(app, &b, out, err));
    out->effort_from = app->today - EFFORT_DAYS + 1;
    TRY(app_progress_past(ctx, app, &b, out, err));
    TRY(effort(app, &b, out, err));
    const struct row_request year = {.months = PROGRESS_MONTHS, .since_begun = true};
    return app_row_look(ctx, app, &b, &year, &out->calendar, err);
}

enum fault
app_progress(const void *ctx, const struct app *app, struct progress_answer *out,
             struct error *err) {
    TRY(store_begin_read(app->store, err));
    enum fault fault = progress(ctx, app, out, err);
    store_end(app->store);
    return fault;
}
