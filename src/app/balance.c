#include "app/balance.h"

#include "store/profile.h"

#include "base/ban.h"

static enum fault
weigh(const void *ctx, const struct app *app, const struct balance_request *r,
      struct balance_answer *out, struct error *err) {
    struct balances all = {0};
    struct date begins = day_to_date(app->today);
    *out = (struct balance_answer){.year = begins.year, .offset = r->offset};
    begins.month = begins.mday = 1;
    TRY(profile_balances(ctx, app->store, day_from_date(begins), &all, err));
    balance_order(&all);
    out->all = balance_sum(&all);
    for (size_t i = 0; i < all.count; i++) {
        const struct balance *b = &all.items[i];
        enum balance_kind kind = balance_kind(b->received, b->given);
        out->kinds[kind]++;
        if (kind == BALANCE_OWED && b->active && out->owed.count < BALANCE_OWED_SHOWN)
            *array_add(ctx, &out->owed) = *b;
        if (r->has_kind && kind != r->kind)
            continue;
        if (out->total++ < r->offset)
            continue;
        if (r->limit == 0 || out->people.count < r->limit)
            *array_add(ctx, &out->people) = *b;
    }
    return FAULT_NONE;
}

enum fault
app_balance(const void *ctx, const struct app *app,
            const struct balance_request *request, struct balance_answer *out,
            struct error *err) {
    TRY(store_begin_read(app->store, err));
    enum fault fault = weigh(ctx, app, request, out, err);
    store_end(app->store);
    return fault;
}
