#include "app/log.h"
#include "app/thanks.h"
#include "app/told.h"
#include "app/words.h"
#include "domain/suggest.h"
#include "domain/today.h"
#include "store/people.h"
#include "store/row.h"
#include "store/state.h"

#include "base/ban.h"

#define TOUCHES_LOOKED_AT 12

/* The suggested one first, the others in their own order. */
static void
order_shares(enum share first, enum share out[SHARE_COUNT]) {
    int count = 0;
    out[count++] = first;
    for (int s = 0; s < SHARE_COUNT; s++)
        if ((enum share)s != first)
            out[count++] = (enum share)s;
}

static enum fault
has_event(const void *ctx, const struct app *app, const struct bearings *b,
          int64_t person_id, bool *out, struct error *err) {
    struct candidates dated = {0};
    TRY(today_dated(ctx, app->store, app->today,
                    today_events_until(&b->calendar, app->today), &dated, err));
    *out = false;
    for (size_t i = 0; i < dated.count; i++)
        *out |= dated.items[i].state.person_id == person_id;
    return FAULT_NONE;
}

static enum fault
propose(const void *ctx, const struct app *app, int64_t person_id, day_t day,
        struct log_proposal *out, struct error *err) {
    struct bearings b;
    struct person person;
    struct state state;
    struct touches last = {0};
    bool event;
    TRY(app_bearings(ctx, app, &b, err));
    TRY(row_get(ctx, app->store, &PERSON, person_id, &person, err));
    TRY(state_get(app->store, person_id, &state, err));
    TRY(people_touches(ctx, app->store, person_id, TOUCHES_LOOKED_AT, &last, err));
    TRY(has_event(ctx, app, &b, person_id, &event, err));
    *out = (struct log_proposal){.name = person.name,
                                 .let_go = person.let_go_day != DAY_NONE,
                                 .next = DAY_NONE,
                                 .plan = b.plan};
    TRY(thanks_load(ctx, app, person_id, &out->owed, err));
    TRY(own_words_load(ctx, app, &out->own, err));
    menu_all(ctx, &out->own, &out->menu);
    out->method = suggest_method(&b.plan, &state, &last, app->today);
    if (out->method == METHOD_NONE)
        out->method = METHOD_EMAIL;
    out->share = suggest_share(&state, &last, event);
    out->thanks_by = thanks_method(&b.plan, &state, &last, app->today);
    if (out->thanks_by == METHOD_NONE)
        out->thanks_by = out->method;
    suggest_methods(&b.plan, &last, out->method, out->methods);
    order_shares(out->share, out->shares);
    bool late = state.last_touch != DAY_NONE && state.last_touch > day;
    if (out->let_go || late)
        return FAULT_NONE;
    return app_next_date(ctx, app, &b, person.rhythm_days, day, &out->next, err);
}

enum fault
app_log_propose(const void *ctx, const struct app *app, int64_t person_id, day_t day,
                struct log_proposal *out, struct error *err) {
    TRY(store_begin_read(app->store, err));
    enum fault fault = propose(ctx, app, person_id, day, out, err);
    store_end(app->store);
    return fault;
}

enum fault
app_log_told(const void *ctx, const struct app *app, int64_t person_id, day_t day,
             const char *note, struct facts *out, struct error *err) {
    const struct told_note told = {
        .person_id = person_id, .day = day, .text = note, .refused = NULL};
    TRY(store_begin_read(app->store, err));
    enum fault fault = told_find(ctx, app, &told, out, err);
    store_end(app->store);
    return fault;
}
