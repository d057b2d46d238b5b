#include "app/thanks.h"

#include "app/cards.h"
#include "base/memory.h"
#include "domain/today.h"
#include "domain/words.h"
#include "store/people.h"
#include "store/row.h"
#include "store/state.h"

#include "base/ban.h"

#define TOUCHES_LOOKED_AT 12
#define LATELY_DAYS 90
#define LATELY_MAX 20

enum fault
thanks_load(const void *ctx, const struct app *app, int64_t person_id,
            struct referrals *out, struct error *err) {
    struct referrals all = {0};
    TRY(rows_where(ctx, app->store, &REFERRAL, "person_id", person_id, &all, err));
    thanks_owed(ctx, &all, out);
    return FAULT_NONE;
}

/* --- the queue -----------------------------------------------------------------------
 */

struct group {
    int64_t person_id;
    struct referrals owed;
};
struct groups ARRAY(struct group);

static void
add_to_group(const void *ctx, const struct referral *r, struct groups *groups) {
    for (size_t i = 0; i < groups->count; i++)
        if (groups->items[i].person_id == r->person_id) {
            *array_add(ctx, &groups->items[i].owed) = *r;
            return;
        }
    struct group *group = array_add(ctx, groups);
    group->person_id = r->person_id;
    *array_add(ctx, &group->owed) = *r;
}

static enum fault
fill(const void *ctx, const struct app *app, const struct bearings *b,
     const struct group *group, struct to_thank *out, struct error *err) {
    struct touches touches = {0};
    out->owed = group->owed;
    TRY(people_record(ctx, app->store, group->person_id, &out->record, err));
    TRY(state_get(app->store, group->person_id, &out->state, err));
    TRY(people_touches(ctx, app->store, group->person_id, TOUCHES_LOOKED_AT, &touches,
                       err));
    const struct state *s = &out->state;
    out->later = s->later && s->next_day > app->today ? s->next_day : DAY_NONE;
    out->method = thanks_method(&b->plan, s, &touches, app->today);
    app_means(ctx, &b->plan, &out->record, s, &out->means);
    const struct letter_request request = {
        .record = &out->record,
        .state = s,
        .method = out->method,
        .today = app->today,
        .events_until = app->today,
        .thanks = &out->owed,
    };
    out->letter = app_letter(ctx, &request);
    return cards_asked(ctx, app, group->person_id, &out->card_day, err);
}

static enum fault
load_owed(const void *ctx, const struct app *app, struct groups *groups,
          struct named_referrals *ask, int *count, struct error *err) {
    struct named_referrals all = {0};
    TRY(ledger_thanks(ctx, app->store, &all, err));
    *count = 0;
    for (size_t i = 0; i < all.count; i++) {
        const struct referral *r = &all.items[i].referral;
        if (!thanks_are_owed(r))
            continue;
        (*count)++;
        if (groups)
            add_to_group(ctx, r, groups);
        if (consent_is_open(r))
            *array_add(ctx, ask) = all.items[i];
    }
    return FAULT_NONE;
}

static enum fault
load_thanks(const void *ctx, const struct app *app,
            const struct thanks_request *request, struct thanks_answer *out,
            struct error *err) {
    struct bearings b;
    struct groups groups = {0};
    *out = (struct thanks_answer){.today = app->today, .from = request->from};
    TRY(app_bearings(ctx, app, &b, err));
    TRY(load_owed(ctx, app, &groups, &out->ask, &out->owed, err));
    out->total = (int)groups.count;
    if (out->from >= out->total)
        out->from = 0;
    for (int i = out->from; i < out->total && i < out->from + request->limit; i++) {
        struct to_thank *one = array_add(ctx, &out->people);
        TRY(fill(ctx, app, &b, &groups.items[i], one, err));
    }
    return ledger_thanked(ctx, app->store, app->today - LATELY_DAYS, LATELY_MAX,
                          &out->thanked, err);
}

enum fault
app_thanks(const void *ctx, const struct app *app, const struct thanks_request *request,
           struct thanks_answer *out, struct error *err) {
    TRY(store_begin_read(app->store, err));
    enum fault fault = load_thanks(ctx, app, request, out, err);
    store_end(app->store);
    return fault;
}

enum fault
app_consents(const void *ctx, const struct app *app, struct named_referrals *out,
             struct error *err) {
    int count;
    *out = (struct named_referrals){0};
    TRY(store_begin_read(app->store, err));
    enum fault fault = load_owed(ctx, app, NULL, out, &count, err);
    store_end(app->store);
    return fault;
}

/* --- saying it -----------------------------------------------------------------------
 */

static enum fault
set_thanks(const void *ctx, const struct app *app, int64_t id, enum thanks thanks,
           day_t day, struct referral_answer *out, struct error *err) {
    static const char *const words[] = {"owed", "said", "not appropriate"};
    TRY(referral_load(ctx, app, id, out, err));
    struct referral *r = &out->referral;
    enum thanks had = r->thanks;
    day_t had_day = r->thanked_day;
    TRY(thanks_set(r, thanks, day, app->today, err));
    out->changed = r->thanks != had || r->thanked_day != had_day;
    TRY(row_save(app->store, &REFERRAL, r, err));
    return store_describe(
        app->store,
        mem_printf(ctx, "thanks to %s for %s: %s", out->name, r->code, words[thanks]),
        err);
}

enum fault
app_thanks_set(const void *ctx, const struct app *app, int64_t id, enum thanks thanks,
               day_t day, struct referral_answer *out, struct error *err) {
    TRY(app_begin(app, "thanks", err));
    return app_finish(app, set_thanks(ctx, app, id, thanks, day, out, err), err);
}

static enum fault
set_consent(const void *ctx, const struct app *app, int64_t id, enum said consent,
            struct referral_answer *out, struct error *err) {
    static const char *const words[] = {"not asked", "no", "yes"};
    TRY(referral_load(ctx, app, id, out, err));
    out->changed = out->referral.consent != consent;
    TRY(consent_set(&out->referral, consent, err));
    TRY(row_save(app->store, &REFERRAL, &out->referral, err));
    return store_describe(app->store,
                          mem_printf(ctx, "may %s be told of %s: %s", out->name,
                                     out->referral.code, words[consent + 1]),
                          err);
}

enum fault
app_consent_set(const void *ctx, const struct app *app, int64_t id, enum said consent,
                struct referral_answer *out, struct error *err) {
    TRY(app_begin(app, "consent", err));
    return app_finish(app, set_consent(ctx, app, id, consent, out, err), err);
}

/* --- by a touch ----------------------------------------------------------------------
 */

enum fault
thanks_settle(const void *ctx, const struct app *app, const struct touch *touch,
              const char *name, struct referrals *out, struct error *err) {
    struct referrals owed = {0};
    TRY(thanks_load(ctx, app, touch->person_id, &owed, err));
    for (size_t i = 0; i < owed.count; i++) {
        struct referral *r = &owed.items[i];
        if (!thanks_fit(r, touch))
            continue;
        thanks_by_touch(r, touch);
        TRY(row_save(app->store, &REFERRAL, r, err));
        *array_add(ctx, out) = *r;
    }
    if (out->count)
        return FAULT_NONE;
    if (owed.count)
        return error_field(err, "thanks",
                           "The referral from %.80s came after that day, so this was "
                           "not the thanks for it.",
                           name);
    return error_field(err, "thanks",
                       "No thanks are owed to %.80s, so this was none. Log it without "
                       "that.",
                       name);
}

enum fault
thanks_follow(const void *ctx, const struct app *app, const struct touch *touch,
              bool gone, struct referrals *out, struct error *err) {
    struct referrals all = {0};
    TRY(rows_where(ctx, app->store, &REFERRAL, "thanks_touch_id", touch->id, &all,
                   err));
    for (size_t i = 0; i < all.count; i++) {
        struct referral *r = &all.items[i];
        if (!gone && thanks_fit(r, touch)) {
            thanks_by_touch(r, touch);
        } else {
            thanks_again(r);
            *array_add(ctx, out) = *r;
        }
        TRY(row_save(app->store, &REFERRAL, r, err));
    }
    return FAULT_NONE;
}
