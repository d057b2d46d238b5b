#include "app/log.h"

#include <string.h>

#include "app/cards.h"
#include "app/reach.h"
#include "app/thanks.h"
#include "app/told.h"
#include "app/treat.h"
#include "base/memory.h"
#include "domain/rhythm.h"
#include "domain/suggest.h"
#include "domain/touch.h"
#include "domain/words.h"
#include "store/people.h"
#include "store/row.h"
#include "store/state.h"

#include "base/ban.h"

#define LOADS_AHEAD 90
#define PROMISE_DAYS 7

enum fault
app_next_date(const void *ctx, const struct app *app, const struct bearings *b,
              int own_rhythm, day_t day, day_t *out, struct error *err) {
    struct day_loads loads = {0};
    day_t earliest =
        rhythm_earliest(&b->calendar, &b->plan, b->people, own_rhythm, day);
    TRY(day_loads_load(ctx, app->store, earliest, LOADS_AHEAD, &loads, err));
    *out = rhythm_next(&b->calendar, &b->plan, b->people, own_rhythm, day, &loads);
    return FAULT_NONE;
}

static enum fault
check(const struct app *app, const struct log_request *r, struct error *err) {
    if (r->day > app->today)
        return error_field(err, "on",
                           "A touch can't lie in the future. For a plan, use "
                           "`tend later NAME DATE`.");
    if (r->next != DAY_NONE && r->next <= r->day)
        return error_field(err, "next", "The next date must come after the touch.");
    if (r->next != DAY_NONE && r->liked == SAID_NO)
        return error_field(err, "next",
                           "Whom you did not like leaves the list, so there is no next "
                           "date. Leave out --next or --not-liked.");
    return FAULT_NONE;
}

static enum fault
add_touch(const struct app *app, const struct log_request *r, struct touch *touch,
          struct error *err) {
    *touch = (struct touch){
        .person_id = r->person_id,
        .day = r->day,
        .at = app->now,
        .method = r->method,
        .word = r->word,
        .share = r->share,
        .meaningful = r->meaningful,
        .liked = r->liked,
        .asked = r->asked,
        .note = r->note,
    };
    return row_add(app->store, &TOUCH, touch, err);
}

/* What a touch does to the reach-outs that stood open: those due are done; a later
 * plain date is overtaken; a promise for a later day stands. */
static enum fault
close_open(const void *ctx, const struct app *app, const struct touch *touch,
           bool *promise_stands, struct error *err) {
    struct reach_outs open = {0};
    *promise_stands = false;
    TRY(people_open(ctx, app->store, touch->person_id, &open, err));
    for (size_t i = 0; i < open.count; i++) {
        struct reach_out *r = &open.items[i];
        bool due = r->day <= touch->day;
        if (r->promise && !due) {
            *promise_stands = true;
            continue;
        }
        r->state = due ? REACH_OUT_DONE : REACH_OUT_MOVED;
        r->touch_id = touch->id;
        TRY(row_save(app->store, &REACH_OUT, r, err));
    }
    return FAULT_NONE;
}

static enum fault
set_next(const void *ctx, const struct app *app, const struct bearings *b,
         const struct log_request *r, const struct person *person, bool promise_stands,
         struct log_answer *out, struct error *err) {
    out->next = r->next;
    out->next_chosen = r->next != DAY_NONE;
    if (out->next == DAY_NONE && r->promise)
        out->next = calendar_working_from(&b->calendar, app->today + PROMISE_DAYS);
    if (out->next == DAY_NONE && (r->no_next || promise_stands))
        return FAULT_NONE;
    if (out->next == DAY_NONE)
        TRY(app_next_date(ctx, app, b, person->rhythm_days, r->day, &out->next, err));
    struct reach_out next = {
        .person_id = person->id,
        .day = out->next,
        .state = REACH_OUT_OPEN,
        .origin = out->next_chosen ? ORIGIN_CHOSEN : ORIGIN_RHYTHM,
        .promise = r->promise,
        .made_day = app->today,
    };
    return row_add(app->store, &REACH_OUT, &next, err);
}

/* METHOD P10. */
static enum fault
earn_treat(const void *ctx, const struct app *app, const struct bearings *b,
           struct log_answer *out, struct error *err) {
    struct treat treat;
    TRY(app_treat_earn(ctx, app, b, &out->row, &treat, err));
    out->treat_earned = treat.id != 0;
    out->treat = treat.name;
    return FAULT_NONE;
}

static enum fault
count_day(const void *ctx, const struct app *app, const struct bearings *b, day_t day,
          struct log_answer *out, struct error *err) {
    const int64_t at[] = {day};
    int64_t done;
    TRY(store_settle(app->store, err));
    TRY(store_count(app->store, "today_total", 1, at, &done, err));
    out->done = (int)done;
    out->checkmark = calendar_checkmark(&b->calendar, day, out->done);
    out->checkmark_new =
        out->checkmark && !calendar_checkmark(&b->calendar, day, out->done - 1);
    TRY(app_row(ctx, app, &b->calendar, app->today, &out->row, err));
    return out->checkmark_new ? earn_treat(ctx, app, b, out, err) : FAULT_NONE;
}

static enum fault
update_person(const struct app *app, const struct log_request *r, struct person *person,
              struct error *err) {
    if (r->liked != NOT_SAID)
        person->liked = r->liked;
    if (r->liked == SAID_NO && person->let_go_day == DAY_NONE) {
        person->let_go_day = r->day;
        person->let_go_why = "not liked";
    }
    return row_save(app->store, &PERSON, person, err);
}

enum fault
app_log_open(const void *ctx, const struct app *app, const struct log_request *r,
             struct log_answer *out, struct error *err) {
    struct bearings b;
    struct person person;
    struct state before, after;
    bool promise_stands = false;
    TRY(app_bearings(ctx, app, &b, err));
    TRY(row_get(ctx, app->store, &PERSON, r->person_id, &person, err));
    TRY(state_get(app->store, r->person_id, &before, err));
    *out = (struct log_answer){
        .name = person.name, .next = DAY_NONE, .stands = DAY_NONE, .plan = b.plan};
    out->was_let_go = person.let_go_day != DAY_NONE;
    if (out->was_let_go && r->next != DAY_NONE)
        return error_set(err, FAULT_CONFLICT,
                         "%.80s was let go, so there is no next date. `tend back %lld` "
                         "brings them back to the list.",
                         person.name, (long long)person.id);
    if (r->asked)
        out->warning = ask_warning(before.touches, before.received);
    TRY(add_touch(app, r, &out->touch, err));
    if (r->method == METHOD_CARD)
        TRY(app_cards_written(ctx, app, &out->touch, err));
    if (r->thanks)
        TRY(thanks_settle(ctx, app, &out->touch, person.name, &out->thanked, err));
    TRY(thanks_load(ctx, app, person.id, &out->owed, err));
    TRY(update_person(app, r, &person, err));
    out->let_go = person.let_go_day != DAY_NONE;
    /* What was forgotten and is written down late does not overtake what came after it.
     */
    bool newest = before.last_touch == DAY_NONE || before.last_touch <= r->day;
    if (out->let_go)
        TRY(app_drop_open(ctx, app, person.id, err));
    else if (newest || r->next != DAY_NONE)
        TRY(close_open(ctx, app, &out->touch, &promise_stands, err));
    if (!out->let_go && (newest || r->next != DAY_NONE))
        TRY(set_next(ctx, app, &b, r, &person, promise_stands, out, err));
    const struct told_note told = {.person_id = r->person_id,
                                   .day = r->day,
                                   .text = r->note,
                                   .refused = r->refused};
    if (!r->no_facts)
        TRY(told_keep(ctx, app, &told, &out->facts, err));
    TRY(count_day(ctx, app, &b, r->day, out, err));
    TRY(state_get(app->store, person.id, &after, err));
    if (out->next == DAY_NONE)
        out->stands = after.next_day;
    return store_describe(app->store,
                          mem_printf(ctx, "logged %s%s%s", out->touch.word ? "" : "a ",
                                     touch_title(ctx, &out->touch, person.name),
                                     r->thanks ? ", as thanks" : ""),
                          err);
}

enum fault
app_log(const void *ctx, const struct app *app, const struct log_request *request,
        struct log_answer *out, struct error *err) {
    TRY(check(app, request, err));
    TRY(app_begin(app, "log", err));
    return app_finish(app, app_log_open(ctx, app, request, out, err), err);
}
