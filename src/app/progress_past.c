#include "app/progress_past.h"

#include "base/memory.h"

#include "base/ban.h"

/* Up to so many days the way is shown day by day. */
#define BY_DAY 14

static day_t
month_start(day_t day) {
    struct date date = day_to_date(day);
    date.mday = 1;
    return day_from_date(date);
}

static day_t
monday_of(day_t day) {
    return day - (day_t)day_weekday(day);
}

static int
sum_touches(const struct day_totals *totals, day_t from, day_t to) {
    int touches = 0;
    for (size_t i = 0; i < totals->count; i++)
        if (from <= totals->items[i].day && totals->items[i].day <= to)
            touches += totals->items[i].touches;
    return touches;
}

/* METHOD P9. */
static enum fault
line_steps(const void *ctx, const struct app *app, const struct bearings *b,
           struct progress_answer *out, struct error *err) {
    struct day_totals totals = {0};
    day_t from = out->line.from, today = app->today;
    if (out->begun == DAY_NONE || out->begun > today)
        return FAULT_NONE;
    TRY(day_totals_load(ctx, app->store, from, today, &totals, err));
    int before =
        from > out->begun ? calendar_expected(&b->calendar, out->begun, from - 1) : 0;
    int total = 0;
    bool by_day = today - from < BY_DAY;
    for (day_t day = from; day <= today;) {
        day_t last = by_day ? day : monday_of(day) + 6;
        struct line_step step = {.from = day, .to = last < today ? last : today};
        step.touches = sum_touches(&totals, step.from, step.to);
        total += step.touches;
        step.total = total;
        step.line = calendar_expected(&b->calendar, out->begun, step.to) - before;
        *array_add(ctx, &out->past.steps) = step;
        day = step.to + 1;
    }
    if (!out->since_begun)
        return FAULT_NONE;
    out->past.first_day =
        calendar_line_reaches(&b->calendar, out->begun, b->plan.month_first);
    out->past.second_day =
        calendar_line_reaches(&b->calendar, out->begun, b->plan.month_second);
    return FAULT_NONE;
}

/* METHOD P1. */
static enum fault
list_months(const void *ctx, const struct app *app, struct progress_answer *out,
            struct error *err) {
    struct stays stays = {0};
    TRY(progress_stays(ctx, app->store, &stays, err));
    day_t today = app->today;
    day_t first = today;
    for (size_t i = 0; i < stays.count; i++)
        first = stays.items[i].added < first ? stays.items[i].added : first;
    day_t from = day_add_months(month_start(today), 1 - PROGRESS_MONTHS);
    from = first > from ? month_start(first) : from;
    for (day_t month = from; stays.count > 0 && month <= today;) {
        day_t next = day_add_months(month, 1);
        day_t to = next <= today ? next - 1 : today;
        *array_add(ctx, &out->past.months) =
            (struct list_month){.from = month,
                                .to = to,
                                .people = list_at(&stays, to),
                                .added = list_added(&stays, month, to),
                                .let_go = list_let_go(&stays, month, to)};
        month = next;
    }
    return FAULT_NONE;
}

static void
add_touches(struct effort *effort, struct gifts *gifts, const struct day_touches *day) {
    effort->adding += day->effort.adding;
    effort->following += day->effort.following;
    effort->closing += day->effort.closing;
    gifts->touches += day->gifts.touches;
    gifts->meaningful += day->gifts.meaningful;
    gifts->judged += day->gifts.judged;
    for (int i = 0; i < SHARE_COUNT; i++)
        gifts->shares[i] += day->gifts.shares[i];
}

/* METHOD N1, P4, P5, T2, G3. */
static enum fault
weeks(const void *ctx, const struct app *app, struct progress_answer *out,
      struct error *err) {
    struct progress_past *past = &out->past;
    struct days_touches days = {0};
    day_t first, today = app->today;
    TRY(progress_first(app->store, &first, err));
    if (first == DAY_NONE || first > today)
        return FAULT_NONE;
    day_t from = monday_of(today) - 7 * (PROGRESS_WEEKS - 1);
    from = monday_of(first) > from ? monday_of(first) : from;
    for (day_t monday = from; monday <= today; monday += 7)
        *array_add(ctx, &past->weeks) = (struct progress_week){
            .from = monday, .to = monday + 6 < today ? monday + 6 : today};
    TRY(progress_days(ctx, app->store, from, today, &days, err));
    for (size_t i = 0; i < days.count; i++) {
        const struct day_touches *day = &days.items[i];
        size_t at = (size_t)(day->day - from) / 7;
        if (at < past->weeks.count)
            add_touches(&past->weeks.items[at].effort, &past->weeks.items[at].gifts,
                        day);
        if (day->day >= out->effort_from)
            add_touches(&out->effort, &out->gifts, day);
        past->weekdays[day_weekday(day->day)] += day->gifts.touches;
    }
    past->weeks_from = from;
    return progress_methods(app->store, from, today, past->methods, err);
}

enum fault
app_progress_past(const void *ctx, const struct app *app, const struct bearings *b,
                  struct progress_answer *out, struct error *err) {
    out->past = (struct progress_past){.first_day = DAY_NONE,
                                       .second_day = DAY_NONE,
                                       .weeks_from = DAY_NONE,
                                       .working = b->plan.working};
    TRY(line_steps(ctx, app, b, out, err));
    TRY(list_months(ctx, app, out, err));
    return weeks(ctx, app, out, err);
}
