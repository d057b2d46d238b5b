#include "app/know.h"

#include "store/profile.h"

#include "base/ban.h"

static void
find_kinds(const struct potentials *all, bool kinds[ROLE_KIND_COUNT]) {
    for (size_t i = 0; i < all->count; i++) {
        const struct potential *p = &all->items[i];
        for (size_t k = 0; k < p->roles.count; k++) {
            enum role_kind kind = role_kind_of(p->roles.items[k]);
            if (kind >= 0 && kind < ROLE_KIND_COUNT)
                kinds[kind] = true;
        }
        enum role_kind kind = role_kind_of_person(&p->roles, p->title);
        if (kind >= 0 && kind < ROLE_KIND_COUNT)
            kinds[kind] = true;
    }
}

static enum fault
know(const void *ctx, const struct app *app, const struct know_request *r,
     struct know_answer *out, struct error *err) {
    struct potentials all = {0};
    size_t from = 0;
    TRY(profile_potentials(ctx, app->store, &all, err));
    *out = (struct know_answer){.people = (int)all.count};
    find_kinds(&all, out->role_kinds);
    out->counts = know_order(&all, app->today);
    out->total = all.count;
    for (size_t i = 0; r->after && i < all.count; i++)
        if (all.items[i].person_id == r->after)
            from = i + 1;
    out->passed = from > 0 && from == all.count;
    for (size_t i = from; i < all.count; i++)
        if (r->limit == 0 || out->queue.count < r->limit)
            *array_add(ctx, &out->queue) = all.items[i];
    return FAULT_NONE;
}

enum fault
app_know(const void *ctx, const struct app *app, const struct know_request *request,
         struct know_answer *out, struct error *err) {
    TRY(store_begin_read(app->store, err));
    enum fault fault = know(ctx, app, request, out, err);
    store_end(app->store);
    return fault;
}
