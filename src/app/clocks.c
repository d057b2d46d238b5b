#include "app/clocks.h"

#include <stdlib.h>

#include "base/ban.h"

static int
by_due(const void *a, const void *b) {
    const struct clock *x = a, *y = b;
    const struct wall_time *s = &x->answer.due, *t = &y->answer.due;
    if (s->day != t->day)
        return s->day < t->day ? -1 : 1;
    if (s->minute != t->minute)
        return s->minute < t->minute ? -1 : 1;
    int64_t i = x->it.referral.id, k = y->it.referral.id;
    return (i > k) - (i < k);
}

static enum fault
running(const void *ctx, const struct app *app, const struct calendar *cal,
        struct clocks *out, struct error *err) {
    struct named_referrals waiting = {0};
    const struct wall_time now = {app->today, app->minute};
    struct clock_list *list = &out->running;
    TRY(ledger_unanswered(ctx, app->store, &waiting, err));
    for (size_t i = 0; i < waiting.count; i++) {
        struct clock *clock = array_add(ctx, list);
        clock->it = waiting.items[i];
        clock->answer = answer_of(cal, &clock->it.referral, now);
    }
    if (list->count == 0)
        return FAULT_NONE;
    qsort(list->items, list->count, sizeof *list->items, by_due);
    out->stand = !answer_time_runs(cal, now);
    out->go_on = answer_goes_on(cal, now);
    if (list->count > CLOCKS_SHOWN) {
        out->more = (int)list->count - CLOCKS_SHOWN;
        list->count = CLOCKS_SHOWN;
    }
    return FAULT_NONE;
}

static enum fault
hanging(const void *ctx, const struct app *app, const struct calendar *cal,
        struct clocks *out, struct error *err) {
    struct named_referrals answered = {0};
    day_t before = app->today - ANSWER_HANGS_DAYS;
    TRY(ledger_unbooked(ctx, app->store, before, &answered, err));
    for (size_t i = 0; i < answered.count; i++) {
        int days = answer_hangs(cal, &answered.items[i].referral, app->today);
        if (days == 0)
            continue;
        if (out->hanging.count < HANGING_SHOWN)
            *array_add(ctx, &out->hanging) =
                (struct hanging){.it = answered.items[i], .days = days};
        else
            out->hanging_more++;
    }
    return FAULT_NONE;
}

enum fault
app_clocks(const void *ctx, const struct app *app, const struct calendar *cal,
           struct clocks *out, struct error *err) {
    *out = (struct clocks){0};
    TRY(running(ctx, app, cal, out, err));
    return hanging(ctx, app, cal, out, err);
}
