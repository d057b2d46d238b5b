#include "app/reach.h"

#include "app/log.h"
#include "base/memory.h"
#include "base/text.h"
#include "store/people.h"
#include "store/row.h"
#include "store/state.h"

#include "base/ban.h"

enum fault
app_drop_open(const void *ctx, const struct app *app, int64_t person_id,
              struct error *err) {
    struct reach_outs open = {0};
    TRY(people_open(ctx, app->store, person_id, &open, err));
    for (size_t i = 0; i < open.count; i++) {
        open.items[i].state = REACH_OUT_DROPPED;
        TRY(row_save(app->store, &REACH_OUT, &open.items[i], err));
    }
    return FAULT_NONE;
}

static enum fault
load(const void *ctx, const struct app *app, int64_t id, struct person *person,
     struct reach_answer *out, struct error *err) {
    TRY(row_get(ctx, app->store, &PERSON, id, person, err));
    *out = (struct reach_answer){
        .person_id = id, .name = person->name, .next = DAY_NONE, .changed = true};
    return FAULT_NONE;
}

static enum fault
describe(const void *ctx, const struct app *app, const char *what,
         const struct person *person, struct error *err) {
    return store_describe(app->store, mem_printf(ctx, "%s %s", what, person->name),
                          err);
}

static enum fault
must_be_on_list(const struct person *person, struct error *err) {
    if (person->let_go_day == DAY_NONE)
        return FAULT_NONE;
    return error_set(err, FAULT_CONFLICT,
                     "%.80s was let go. `tend back %lld` brings them back to the list.",
                     person->name, (long long)person->id);
}

static enum fault
later(const void *ctx, const struct app *app, int64_t id, day_t day,
      struct reach_answer *out, struct error *err) {
    struct person person;
    struct reach_outs open = {0};
    char words[DATE_TEXT_MAX];
    TRY(load(ctx, app, id, &person, out, err));
    TRY(must_be_on_list(&person, err));
    TRY(people_open(ctx, app->store, id, &open, err));
    struct reach_out put_off = {.person_id = id,
                                .day = day,
                                .state = REACH_OUT_OPEN,
                                .origin = ORIGIN_LATER,
                                .made_day = app->today};
    for (size_t i = 0; i < open.count; i++) {
        struct reach_out *r = &open.items[i];
        if (r->promise && !put_off.promise)
            put_off.promise = r->promise;
        r->state = REACH_OUT_MOVED;
        TRY(row_save(app->store, &REACH_OUT, r, err));
    }
    TRY(row_add(app->store, &REACH_OUT, &put_off, err));
    out->next = day;
    return store_describe(app->store,
                          mem_printf(ctx, "put %s off to %s", person.name,
                                     day_words(day, app->today, words)),
                          err);
}

enum fault
app_later(const void *ctx, const struct app *app, int64_t person_id, day_t day,
          struct reach_answer *out, struct error *err) {
    if (day <= app->today)
        return error_field(
            err, "date", "Later means after today. `tend skip NAME` is for not today.");
    TRY(app_begin(app, "later", err));
    return app_finish(app, later(ctx, app, person_id, day, out, err), err);
}

static enum fault
promise(const void *ctx, const struct app *app, int64_t id, day_t day, const char *what,
        struct reach_answer *out, struct error *err) {
    struct person person;
    struct reach_outs open = {0};
    char words[DATE_TEXT_MAX];
    TRY(load(ctx, app, id, &person, out, err));
    TRY(must_be_on_list(&person, err));
    TRY(people_open(ctx, app->store, id, &open, err));
    for (size_t i = 0; i < open.count; i++) {
        if (open.items[i].promise)
            continue;
        open.items[i].state = REACH_OUT_MOVED;
        TRY(row_save(app->store, &REACH_OUT, &open.items[i], err));
    }
    struct reach_out planned = {.person_id = id,
                                .day = day,
                                .state = REACH_OUT_OPEN,
                                .origin = ORIGIN_CHOSEN,
                                .promise = what,
                                .made_day = app->today};
    TRY(row_add(app->store, &REACH_OUT, &planned, err));
    out->next = day;
    return store_describe(app->store,
                          mem_printf(ctx, "promised %s for %s: %s", person.name,
                                     day_words(day, app->today, words), what),
                          err);
}

enum fault
app_promise(const void *ctx, const struct app *app, int64_t person_id, day_t day,
            const char *what, struct reach_answer *out, struct error *err) {
    const char *said = text_clean_line(ctx, what);
    if (!said)
        return error_field(err, "promise", "Say what you promised.");
    if (day < app->today)
        return error_field(err, "day", "That day is over.");
    TRY(app_begin(app, "promise", err));
    return app_finish(app, promise(ctx, app, person_id, day, said, out, err), err);
}

static enum fault
skip(const void *ctx, const struct app *app, int64_t id, struct reach_answer *out,
     struct error *err) {
    struct person person;
    struct skips ARRAY(struct skip);
    struct skips had = {0};
    TRY(load(ctx, app, id, &person, out, err));
    TRY(rows_where(ctx, app->store, &SKIP, "person_id", id, &had, err));
    for (size_t i = 0; i < had.count; i++)
        out->changed &= had.items[i].day != app->today;
    if (!out->changed)
        return FAULT_NONE;
    struct skip row = {.person_id = id, .day = app->today};
    TRY(row_add(app->store, &SKIP, &row, err));
    return describe(ctx, app, "skipped", &person, err);
}

enum fault
app_skip(const void *ctx, const struct app *app, int64_t person_id,
         struct reach_answer *out, struct error *err) {
    TRY(app_begin(app, "skip", err));
    return app_finish(app, skip(ctx, app, person_id, out, err), err);
}

enum fault
reach_let_go(const void *ctx, const struct app *app, int64_t id, const char *why,
             struct reach_answer *out, struct error *err) {
    struct person person;
    TRY(load(ctx, app, id, &person, out, err));
    out->changed = person.let_go_day == DAY_NONE;
    if (!out->changed)
        return FAULT_NONE;
    person.let_go_day = app->today;
    person.let_go_why = why;
    TRY(row_save(app->store, &PERSON, &person, err));
    TRY(app_drop_open(ctx, app, id, err));
    return describe(ctx, app, "let go of", &person, err);
}

enum fault
app_let_go(const void *ctx, const struct app *app, int64_t person_id, const char *why,
           struct reach_answer *out, struct error *err) {
    TRY(app_begin(app, "let-go", err));
    return app_finish(app, reach_let_go(ctx, app, person_id, why, out, err), err);
}

enum fault
app_bring_back(const void *ctx, const struct app *app, struct person *person,
               day_t *next, struct error *err) {
    struct bearings b;
    struct state state;
    *next = DAY_NONE;
    person->let_go_day = DAY_NONE;
    person->let_go_why = NULL;
    /* Who was let go for not being liked gets another chance. */
    if (person->liked == SAID_NO)
        person->liked = NOT_SAID;
    TRY(row_save(app->store, &PERSON, person, err));
    TRY(store_settle(app->store, err));
    TRY(app_bearings(ctx, app, &b, err));
    TRY(state_get(app->store, person->id, &state, err));
    if (state.touches == 0)
        return FAULT_NONE;
    TRY(app_next_date(ctx, app, &b, person->rhythm_days, app->today, next, err));
    struct reach_out row = {.person_id = person->id,
                            .day = *next,
                            .state = REACH_OUT_OPEN,
                            .origin = ORIGIN_RHYTHM,
                            .made_day = app->today};
    return row_add(app->store, &REACH_OUT, &row, err);
}

enum fault
reach_back(const void *ctx, const struct app *app, int64_t id, struct reach_answer *out,
           struct error *err) {
    struct person person;
    TRY(load(ctx, app, id, &person, out, err));
    out->changed = person.let_go_day != DAY_NONE;
    if (!out->changed)
        return FAULT_NONE;
    TRY(app_bring_back(ctx, app, &person, &out->next, err));
    return describe(ctx, app, "brought back", &person, err);
}

enum fault
app_back(const void *ctx, const struct app *app, int64_t person_id,
         struct reach_answer *out, struct error *err) {
    TRY(app_begin(app, "back", err));
    return app_finish(app, reach_back(ctx, app, person_id, out, err), err);
}
