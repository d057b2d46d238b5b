#include "app/answers.h"

#include "store/ledger.h"
#include "store/people.h"

#include "base/ban.h"

static enum fault
answers(const void *ctx, const struct app *app, struct answers *out,
        struct error *err) {
    struct bearings b;
    struct named_referrals named = {0};
    struct referrals received = {0};
    struct date month = day_to_date(app->today);
    int64_t earlier;
    month.mday = 1;
    day_t since = day_add_months(day_from_date(month), 1 - ANSWERS_MONTHS);
    TRY(app_bearings(ctx, app, &b, err));
    TRY(ledger_received_since(ctx, app->store, since, &named, err));
    const int64_t before[] = {since};
    TRY(store_count(app->store, "ledger_received_before", 1, before, &earlier, err));
    for (size_t i = 0; i < named.count; i++)
        *array_add(ctx, &received) = named.items[i].referral;
    const struct wall_time now = {app->today, app->minute};
    *out = (struct answers){
        .today = app->today,
        .answer_days = b.plan.answer_days,
        .record = answer_record(ctx, &b.calendar, &received, now, ANSWERS_MONTHS),
        .earlier = (int)earlier,
    };
    return FAULT_NONE;
}

enum fault
app_answers(const void *ctx, const struct app *app, struct answers *out,
            struct error *err) {
    TRY(store_begin_read(app->store, err));
    enum fault fault = answers(ctx, app, out, err);
    store_end(app->store);
    return fault;
}
