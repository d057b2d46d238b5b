#include "app/referral.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "domain/code.h"
#include "domain/referrer.h"
#include "store/ledger_list.h"
#include "store/people.h"
#include "store/row.h"

#include "base/ban.h"

enum fault
referral_load(const void *ctx, const struct app *app, int64_t id,
              struct referral_answer *out, struct error *err) {
    struct person person;
    *out = (struct referral_answer){.changed = true};
    enum fault fault = row_get(ctx, app->store, &REFERRAL, id, &out->referral, err);
    if (fault == FAULT_NOT_FOUND)
        return error_set(err, FAULT_NOT_FOUND,
                         "There is no referral number %lld. `tend referral` lists "
                         "them.",
                         (long long)id);
    TRY(fault);
    TRY(row_get(ctx, app->store, &PERSON, out->referral.person_id, &person, err));
    out->name = person.name;
    return FAULT_NONE;
}

/* "referral bado-7 from Ana Ruiz" */
static const char *
title(const void *ctx, const struct referral_answer *a) {
    return mem_printf(ctx, "referral %s %s %s", a->referral.code,
                      a->referral.direction == REFERRAL_RECEIVED ? "from" : "to",
                      a->name);
}

/* A time typed for today that is still to come. */
static enum fault
check_now(const struct app *app, day_t day, int minute, const char *field,
          struct error *err) {
    if (day != app->today || minute <= app->minute)
        return FAULT_NONE;
    return error_field(err, field, "That time is still to come.");
}

static enum fault
check(const struct app *app, const struct referral *r, struct error *err) {
    TRY(referral_check(r, app->today, err));
    TRY(check_now(app, r->day, r->minute, "at", err));
    return check_now(app, r->contacted_day, r->contacted_minute, "contacted_at", err);
}

/* Its number and code: neither ever meant another one, undone ones included. */
static enum fault
number(const struct app *app, struct referral *r, char code[CODE_MAX],
       struct error *err) {
    int64_t last, other;
    TRY(store_count(app->store, "ledger_last", 0, NULL, &last, err));
    r->id = last + 1;
    do {
        r->code = code_make(last++, code);
        TRY(ledger_by_code(app->store, r->code, &other, err));
    } while (other);
    return FAULT_NONE;
}

/* A place is owed no thanks. */
static enum fault
spare_thanks(const void *ctx, const struct app *app, struct referral *r,
             struct error *err) {
    struct person person;
    if (r->thanks != THANKS_OWED)
        return FAULT_NONE;
    TRY(row_get(ctx, app->store, &PERSON, r->person_id, &person, err));
    if (referrer_is_place(person.let_go_why))
        r->thanks = THANKS_NOT_APPROPRIATE;
    return FAULT_NONE;
}

enum fault
app_referral_enter(const void *ctx, const struct app *app, struct referral *referral,
                   struct error *err) {
    char *code = mem_zero(ctx, CODE_MAX, "code");
    if (referral->day > app->today)
        return error_field(err, "on", "A referral can't lie in the future.");
    bool said = referral->thanks != THANKS_NOT_SAID;
    referral_begin(referral, app->today);
    if (!said)
        TRY(spare_thanks(ctx, app, referral, err));
    TRY(check(app, referral, err));
    TRY(number(app, referral, code, err));
    return row_add(app->store, &REFERRAL, referral, err);
}

static enum fault
add(const void *ctx, const struct app *app, const struct referral *referral,
    struct referral_answer *out, struct error *err) {
    struct person person;
    TRY(row_get(ctx, app->store, &PERSON, referral->person_id, &person, err));
    *out = (struct referral_answer){
        .referral = *referral, .name = person.name, .changed = true};
    TRY(app_referral_enter(ctx, app, &out->referral, err));
    return store_describe(app->store, title(ctx, out), err);
}

enum fault
app_referral_add(const void *ctx, const struct app *app,
                 const struct referral *referral, struct referral_answer *out,
                 struct error *err) {
    TRY(app_begin(app, "referral", err));
    return app_finish(app, add(ctx, app, referral, out, err), err);
}

enum fault
app_referral(const void *ctx, const struct app *app, int64_t id,
             struct referral_answer *out, struct error *err) {
    TRY(store_begin_read(app->store, err));
    enum fault fault = referral_load(ctx, app, id, out, err);
    store_end(app->store);
    return fault;
}

static enum fault
whole(const void *ctx, const struct app *app, int64_t id, struct referral_whole *out,
      struct error *err) {
    struct bearings b;
    struct referrals passed = {0};
    struct referral_answer one;
    *out = (struct referral_whole){0};
    TRY(referral_load(ctx, app, id, &out->it, err));
    TRY(app_bearings(ctx, app, &b, err));
    const struct referral *r = &out->it.referral;
    out->plan = b.plan;
    out->answer =
        answer_of(&b.calendar, r, (struct wall_time){app->today, app->minute});
    out->hangs = answer_hangs(&b.calendar, r, app->today);
    TRY(rows_where(ctx, app->store, &REFERRAL, "passed_from_id", id, &passed, err));
    for (size_t i = 0; i < passed.count; i++) {
        TRY(referral_load(ctx, app, passed.items[i].id, &one, err));
        *array_add(ctx, &out->passed) =
            (struct named_referral){.referral = one.referral, .name = one.name};
    }
    if (r->passed_from_id) {
        TRY(referral_load(ctx, app, r->passed_from_id, &one, err));
        out->passed_from = one.referral.code;
    }
    return FAULT_NONE;
}

enum fault
app_referral_whole(const void *ctx, const struct app *app, int64_t id,
                   struct referral_whole *out, struct error *err) {
    TRY(store_begin_read(app->store, err));
    enum fault fault = whole(ctx, app, id, out, err);
    store_end(app->store);
    return fault;
}

enum fault
referral_find(const void *ctx, const struct app *app, const char *text, int64_t *out,
              struct error *err) {
    struct ids begun = {0};
    char *wanted = text_clean_line(ctx, text);
    if (!wanted)
        return error_field(err, "code", "Say which referral, by its code.");
    for (char *p = wanted; *p; p++)
        if (*p >= 'A' && *p <= 'Z')
            *p = (char)(*p - 'A' + 'a');
    char *end;
    long long number = strtoll(wanted + (*wanted == '#'), &end, 10);
    if (*end == '\0' && number > 0) {
        struct referral_answer answer;
        *out = number;
        return referral_load(ctx, app, number, &answer, err);
    }
    TRY(ledger_by_code(app->store, wanted, out, err));
    if (*out)
        return FAULT_NONE;
    TRY(ledger_by_prefix(ctx, app->store, wanted, 2, &begun, err));
    if (begun.count > 1)
        return error_field(
            err, "code", "Several codes begin with \"%.40s\". Write it whole.", wanted);
    if (begun.count == 1) {
        *out = begun.items[0];
        return FAULT_NONE;
    }
    return error_set(err, FAULT_NOT_FOUND,
                     "No referral has the code \"%.40s\". `tend referral` lists them.",
                     wanted);
}

enum fault
app_referral_find(const void *ctx, const struct app *app, const char *text,
                  int64_t *out, struct error *err) {
    TRY(store_begin_read(app->store, err));
    enum fault fault = referral_find(ctx, app, text, out, err);
    store_end(app->store);
    return fault;
}

/* Keeps what was changed, and says it: "referral bado-7 from Ana Ruiz: booked". */
static enum fault
keep(const void *ctx, const struct app *app, const struct referral_answer *a,
     const char *what, struct error *err) {
    TRY(row_save(app->store, &REFERRAL, &a->referral, err));
    return store_describe(app->store, mem_printf(ctx, "%s: %s", title(ctx, a), what),
                          err);
}

/* What a step is taken with. */
struct taking {
    enum step step;
    day_t day;
    int minute;
    enum referral_end why;
};

static enum fault
advance(const struct app *app, struct referral *r, const struct taking *t,
        struct error *err) {
    int minute = t->minute;
    /* A clock that was put back must not keep an answer given now from being kept. */
    if (t->day == app->today && minute == app->minute && t->day == r->day &&
        minute < r->minute)
        minute = 0;
    TRY(check_now(app, t->day, minute, "at", err));
    return referral_take(r, t->step, t->day, minute, t->why, app->today, err);
}

/* Whether it is there already, as when a button was pressed twice. */
static bool
is_there(const struct referral *r, const struct taking *t) {
    return t->step > STEP_RECEIVED && referral_step(r) == t->step &&
           referral_step_day(r, t->step) == t->day &&
           (t->step != STEP_ENDED || r->ended_why == t->why);
}

static enum fault
take(const void *ctx, const struct app *app, int64_t id, const struct taking *t,
     struct referral_answer *out, struct error *err) {
    TRY(referral_load(ctx, app, id, out, err));
    out->changed = !is_there(&out->referral, t);
    if (!out->changed)
        return FAULT_NONE;
    TRY(advance(app, &out->referral, t, err));
    return keep(ctx, app, out, step_word(t->step), err);
}

enum fault
app_referral_step(const void *ctx, const struct app *app, int64_t id, enum step step,
                  day_t day, int minute, enum referral_end why,
                  struct referral_answer *out, struct error *err) {
    const struct taking taking = {step, day, minute, why};
    TRY(app_begin(app, "referral", err));
    return app_finish(app, take(ctx, app, id, &taking, out, err), err);
}

static enum fault
hand_on(const void *ctx, const struct app *app, int64_t id,
        const struct referral *given, struct referral_answer *out,
        struct referral_answer *passed, struct error *err) {
    struct person person;
    const struct taking end = {STEP_ENDED, given->day, 0, END_REFERRED_ON};
    TRY(referral_load(ctx, app, id, out, err));
    struct referral *r = &out->referral;
    if (r->direction != REFERRAL_RECEIVED)
        return error_field(err, "to",
                           "Only a referral that you received can be referred on.");
    if (given->day < r->day)
        return error_field(err, "on", "That is before it came.");
    if (r->ended_why != END_REFERRED_ON)
        TRY(advance(app, r, &end, err));
    TRY(row_save(app->store, &REFERRAL, r, err));
    TRY(row_get(ctx, app->store, &PERSON, given->person_id, &person, err));
    *passed = (struct referral_answer){
        .referral = *given, .name = person.name, .changed = true};
    passed->referral.passed_from_id = id;
    if (!passed->referral.about)
        passed->referral.about = r->about;
    TRY(app_referral_enter(ctx, app, &passed->referral, err));
    return store_describe(
        app->store,
        mem_printf(ctx, "%s: referred on to %s", title(ctx, out), person.name), err);
}

enum fault
app_referral_hand_on(const void *ctx, const struct app *app, int64_t id,
                     const struct referral *given, struct referral_answer *out,
                     struct referral_answer *passed, struct error *err) {
    TRY(app_begin(app, "referral", err));
    return app_finish(app, hand_on(ctx, app, id, given, out, passed, err), err);
}

static enum fault
back(const void *ctx, const struct app *app, int64_t id, struct referral_answer *out,
     struct error *err) {
    TRY(referral_load(ctx, app, id, out, err));
    TRY(referral_back(&out->referral, err));
    return keep(ctx, app, out,
                mem_printf(ctx, "back to %s", step_word(referral_step(&out->referral))),
                err);
}

enum fault
app_referral_back(const void *ctx, const struct app *app, int64_t id,
                  struct referral_answer *out, struct error *err) {
    TRY(app_begin(app, "referral", err));
    return app_finish(app, back(ctx, app, id, out, err), err);
}

/* A day that was moved still lies where thanks, and what was handed on, allow it. */
static enum fault
check_moved(const void *ctx, const struct app *app, const struct referral *r,
            struct error *err) {
    struct referrals passed = {0};
    struct referral_answer from;
    if (r->thanked_day != DAY_NONE && r->thanked_day < r->day)
        return error_field(err, "on",
                           "You thanked for it before that day. Set the day of the "
                           "thanks right first.");
    TRY(rows_where(ctx, app->store, &REFERRAL, "passed_from_id", r->id, &passed, err));
    for (size_t i = 0; i < passed.count; i++)
        if (passed.items[i].day < r->day)
            return error_field(err, "on",
                               "You had handed it on before that day, with %s. Set "
                               "the day of that one right first.",
                               passed.items[i].code);
    if (!r->passed_from_id)
        return FAULT_NONE;
    TRY(referral_load(ctx, app, r->passed_from_id, &from, err));
    if (from.referral.day > r->day)
        return error_field(err, "on",
                           "It refers on %s, which came later than that day. Set the "
                           "day of that one right first.",
                           from.referral.code);
    return FAULT_NONE;
}

/* Thanks that went to somebody else are still owed to the one it came from. */
static void
thank_anew(struct referral *r) {
    if (!r->thanks_touch_id)
        return;
    r->thanks = THANKS_OWED;
    r->thanked_day = DAY_NONE;
    r->thanks_touch_id = 0;
}

static enum fault
edit(const void *ctx, const struct app *app, const struct referral *referral,
     struct referral_answer *out, struct error *err) {
    struct person person;
    TRY(referral_load(ctx, app, referral->id, out, err));
    const char *code = out->referral.code;
    const char *before = row_image(ctx, &REFERRAL, &out->referral);
    bool other = out->referral.person_id != referral->person_id;
    bool moved = out->referral.day != referral->day;
    out->referral = *referral;
    out->referral.code = code;
    if (other)
        thank_anew(&out->referral);
    TRY(check(app, &out->referral, err));
    if (moved)
        TRY(check_moved(ctx, app, &out->referral, err));
    TRY(row_get(ctx, app->store, &PERSON, referral->person_id, &person, err));
    out->name = person.name;
    out->changed = strcmp(before, row_image(ctx, &REFERRAL, &out->referral)) != 0;
    return keep(ctx, app, out, "changed", err);
}

enum fault
app_referral_edit(const void *ctx, const struct app *app,
                  const struct referral *referral, struct referral_answer *out,
                  struct error *err) {
    TRY(app_begin(app, "referral", err));
    return app_finish(app, edit(ctx, app, referral, out, err), err);
}

/* What was handed on from it keeps standing, from nowhere. */
static enum fault
release(const void *ctx, const struct app *app, int64_t id, struct error *err) {
    struct referrals passed = {0};
    TRY(rows_where(ctx, app->store, &REFERRAL, "passed_from_id", id, &passed, err));
    for (size_t i = 0; i < passed.count; i++) {
        passed.items[i].passed_from_id = 0;
        TRY(row_save(app->store, &REFERRAL, &passed.items[i], err));
    }
    return FAULT_NONE;
}

static enum fault
take_out(const void *ctx, const struct app *app, int64_t id,
         struct referral_answer *out, struct error *err) {
    TRY(referral_load(ctx, app, id, out, err));
    TRY(release(ctx, app, id, err));
    TRY(row_remove(app->store, &REFERRAL, id, err));
    return store_describe(app->store, mem_printf(ctx, "took out %s", title(ctx, out)),
                          err);
}

enum fault
app_referral_remove(const void *ctx, const struct app *app, int64_t id,
                    struct referral_answer *out, struct error *err) {
    TRY(app_begin(app, "referral", err));
    return app_finish(app, take_out(ctx, app, id, out, err), err);
}
