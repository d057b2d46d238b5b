#include "app/touch.h"

#include <string.h>

#include "app/cards.h"
#include "app/reach.h"
#include "app/thanks.h"
#include "base/memory.h"
#include "domain/touch.h"
#include "domain/words.h"
#include "store/journal.h"
#include "store/people.h"
#include "store/row.h"
#include "store/state.h"

#include "base/ban.h"

#define TOUCHES_MAX 100000

static enum fault
load(const void *ctx, const struct app *app, int64_t id, struct person *person,
     struct touch_answer *out, struct error *err) {
    *out = (struct touch_answer){.next = DAY_NONE};
    enum fault fault = row_get(ctx, app->store, &TOUCH, id, &out->touch, err);
    if (fault == FAULT_NOT_FOUND)
        return error_set(err, fault,
                         "There is no touch number %lld. `tend touch NAME` lists those "
                         "with somebody.",
                         (long long)id);
    TRY(fault);
    TRY(row_get(ctx, app->store, &PERSON, out->touch.person_id, person, err));
    out->name = person->name;
    return FAULT_NONE;
}

static enum fault
set_next(const struct app *app, struct touch_answer *out, struct error *err) {
    struct state state;
    TRY(store_settle(app->store, err));
    TRY(state_get(app->store, out->touch.person_id, &state, err));
    out->next = state.next_day;
    return FAULT_NONE;
}

static enum fault
touch(const void *ctx, const struct app *app, int64_t id, struct touch_answer *out,
      struct error *err) {
    struct person person;
    struct state state;
    TRY(load(ctx, app, id, &person, out, err));
    TRY(state_get(app->store, person.id, &state, err));
    out->next = state.next_day;
    return FAULT_NONE;
}

enum fault
app_touch(const void *ctx, const struct app *app, int64_t id, struct touch_answer *out,
          struct error *err) {
    TRY(store_begin_read(app->store, err));
    enum fault fault = touch(ctx, app, id, out, err);
    store_end(app->store);
    return fault;
}

static enum fault
liked_now(const void *ctx, const struct app *app, int64_t person_id, enum said *out,
          struct error *err) {
    struct touches all = {0};
    TRY(people_touches(ctx, app->store, person_id, TOUCHES_MAX, &all, err));
    *out = touches_liked(&all);
    return FAULT_NONE;
}

/* METHOD P7, when the touches no longer say what they said. A judgement made elsewhere
 * stands. */
static enum fault
judge_again(const void *ctx, const struct app *app, enum said before,
            struct person *person, struct touch_answer *out, struct error *err) {
    static const char not_liked[] = "not liked";
    enum said now;
    TRY(liked_now(ctx, app, person->id, &now, err));
    if (now == before || person->liked != before)
        return FAULT_NONE;
    bool off = person->let_go_day != DAY_NONE;
    bool for_that = person->let_go_why && strcmp(person->let_go_why, not_liked) == 0;
    if (off && for_that && now != SAID_NO) {
        out->back = true;
        TRY(app_bring_back(ctx, app, person, &out->next, err));
    }
    person->liked = now;
    if (!off && now == SAID_NO) {
        out->let_go = true;
        person->let_go_day = app->today;
        person->let_go_why = not_liked;
        TRY(app_drop_open(ctx, app, person->id, err));
    }
    return row_save(app->store, &PERSON, person, err);
}

/* The card that the touch was, is to be written after all. */
static enum fault
reopen_card(const void *ctx, const struct app *app, const struct touch *t,
            struct error *err) {
    struct cards cards = {0};
    TRY(rows_where(ctx, app->store, &CARD, "person_id", t->person_id, &cards, err));
    for (size_t i = 0; i < cards.count; i++) {
        struct card *c = &cards.items[i];
        if (c->touch_id != t->id)
            continue;
        c->touch_id = 0;
        c->done_day = DAY_NONE;
        TRY(row_save(app->store, &CARD, c, err));
    }
    return FAULT_NONE;
}

/* --- correcting
 * -------------------------------------------------------------------------- */

static void
say(const void *ctx, struct touch_answer *out, const char *name, const char *before,
    const char *after) {
    if (!before || !*before)
        before = "(none)";
    if (!after || !*after)
        after = "(none)";
    if (strcmp(before, after) != 0)
        *array_add(ctx, &out->changes) =
            mem_printf(ctx, "%s: %s → %s", name, before, after);
}

static const char *
how(const struct touch *t) {
    return t->word ? t->word : method_word(t->method);
}

static void
say_changes(const void *ctx, day_t today, const struct touch *a, const struct touch *b,
            struct touch_answer *out) {
    static const char *const said[] = {"(not said)", "no", "yes"};
    char before[DATE_TEXT_MAX], after[DATE_TEXT_MAX];
    say(ctx, out, "day", day_words(a->day, today, before),
        day_words(b->day, today, after));
    say(ctx, out, "method", how(a), how(b));
    say(ctx, out, "gave", share_word(a->share), share_word(b->share));
    say(ctx, out, "meaningful", said[a->meaningful + 1], said[b->meaningful + 1]);
    say(ctx, out, "liked", said[a->liked + 1], said[b->liked + 1]);
    say(ctx, out, "asked", said[a->asked + 1], said[b->asked + 1]);
    say(ctx, out, "note", a->note, b->note);
}

static enum fault
edit(const void *ctx, const struct app *app, const struct touch *wanted,
     struct touch_answer *out, struct error *err) {
    struct person person;
    enum said before;
    TRY(load(ctx, app, wanted->id, &person, out, err));
    TRY(liked_now(ctx, app, person.id, &before, err));
    struct touch now = *wanted;
    now.person_id = out->touch.person_id;
    now.at = out->touch.at;
    say_changes(ctx, app->today, &out->touch, &now, out);
    TRY(row_save(app->store, &TOUCH, &now, err));
    if (now.method != METHOD_CARD)
        TRY(reopen_card(ctx, app, &now, err));
    else if (out->touch.method != METHOD_CARD)
        TRY(app_cards_written(ctx, app, &now, err));
    TRY(thanks_follow(ctx, app, &now, false, &out->owed, err));
    out->touch = now;
    TRY(judge_again(ctx, app, before, &person, out, err));
    TRY(set_next(app, out, err));
    return store_describe(
        app->store,
        mem_printf(ctx, "corrected the %s", touch_title(ctx, &now, person.name)), err);
}

enum fault
app_touch_edit(const void *ctx, const struct app *app, const struct touch *touch,
               struct touch_answer *out, struct error *err) {
    if (touch->day > app->today)
        return error_field(err, "on", "A touch can't lie in the future.");
    TRY(app_begin(app, "touch", err));
    return app_finish(app, edit(ctx, app, touch, out, err), err);
}

/* --- taking out
 * -------------------------------------------------------------------------- */

/* The dates that were set together with the touch and still stand as they were set. */
static enum fault
drop_what_it_set(const void *ctx, const struct app *app, const struct touch *t,
                 struct error *err) {
    struct touched_rows rows = {0};
    struct reach_outs open = {0};
    int64_t change;
    TRY(change_that_added(app->store, &TOUCH, t->id, &change, err));
    if (change == 0)
        return FAULT_NONE;
    TRY(change_rows(ctx, app->store, change, &rows, err));
    TRY(people_open(ctx, app->store, t->person_id, &open, err));
    for (size_t i = 0; i < rows.count; i++) {
        const struct touched_row *r = &rows.items[i];
        if (r->before || !r->after || strcmp(r->table, REACH_OUT.name) != 0)
            continue;
        for (size_t k = 0; k < open.count; k++)
            if (open.items[k].id == r->row_id)
                TRY(row_remove(app->store, &REACH_OUT, r->row_id, err));
    }
    return FAULT_NONE;
}

/* What the touch had done or overtaken. A later touch overtook it just the same. */
static enum fault
reopen(const void *ctx, const struct app *app, const struct touch *t, bool newest,
       bool on_list, struct error *err) {
    struct reach_outs all = {0};
    TRY(rows_where(ctx, app->store, &REACH_OUT, "person_id", t->person_id, &all, err));
    for (size_t i = 0; i < all.count; i++) {
        struct reach_out *r = &all.items[i];
        if (r->touch_id != t->id)
            continue;
        r->touch_id = 0;
        r->state = newest && on_list ? REACH_OUT_OPEN : REACH_OUT_MOVED;
        TRY(row_save(app->store, &REACH_OUT, r, err));
    }
    return reopen_card(ctx, app, t, err);
}

static enum fault
take_out(const void *ctx, const struct app *app, int64_t id, struct touch_answer *out,
         struct error *err) {
    struct person person;
    struct touches newest = {0};
    enum said before;
    TRY(load(ctx, app, id, &person, out, err));
    TRY(liked_now(ctx, app, person.id, &before, err));
    TRY(people_touches(ctx, app->store, person.id, 1, &newest, err));
    bool is_newest = newest.count > 0 && newest.items[0].id == id;
    if (is_newest)
        TRY(drop_what_it_set(ctx, app, &out->touch, err));
    TRY(reopen(ctx, app, &out->touch, is_newest, person.let_go_day == DAY_NONE, err));
    TRY(thanks_follow(ctx, app, &out->touch, true, &out->owed, err));
    TRY(row_remove(app->store, &TOUCH, id, err));
    TRY(judge_again(ctx, app, before, &person, out, err));
    TRY(set_next(app, out, err));
    return store_describe(
        app->store,
        mem_printf(ctx, "took out the %s", touch_title(ctx, &out->touch, person.name)),
        err);
}

enum fault
app_touch_remove(const void *ctx, const struct app *app, int64_t id,
                 struct touch_answer *out, struct error *err) {
    TRY(app_begin(app, "touch", err));
    return app_finish(app, take_out(ctx, app, id, out, err), err);
}
