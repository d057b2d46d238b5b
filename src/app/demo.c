#include "app/demo.h"

#include <stdio.h>

#include "app/demo_ledger.h"
#include "base/file.h"
#include "base/memory.h"
#include "store/journal.h"
#include "store/people.h"
#include "store/row.h"

#include "base/ban.h"

/* --- chance
 * ---------------------------------------------------------------------------
 */

/* SplitMix64: the same everywhere, and good enough for stories. */
static uint64_t
roll(uint64_t *state) {
    uint64_t z = *state += 0x9E3779B97F4A7C15U;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31);
}

unsigned
demo_dice(struct demo_maker *m, unsigned sides) {
    return sides ? (unsigned)((roll(&m->dice) >> 33) % sides) : 0;
}

bool
demo_chance(struct demo_maker *m, unsigned in, unsigned of) {
    return demo_dice(m, of) < in;
}

const char *
demo_word(struct demo_maker *m, const char *const *words) {
    unsigned count = 0;
    while (words[count])
        count++;
    return words[demo_dice(m, count)];
}

/* --- the plan
 * -------------------------------------------------------------------------
 */

static enum fault
add_pause(struct demo_maker *m, day_t from, int days, const char *label,
          struct error *err) {
    struct pause pause = {.from_day = from, .to_day = from + days - 1, .label = label};
    TRY(row_add(m->app->store, &PAUSE, &pause, err));
    *array_add(m->ctx, &m->calendar.pauses) = pause;
    return FAULT_NONE;
}

/* Whoever looks at the demo on a weekend finds somebody who works then. */
static enum fault
add_working_days(struct demo_maker *m, struct error *err) {
    enum weekday today = day_weekday(m->app->today);
    struct setting setting = {.name = "days.working",
                              .from_day = m->start,
                              .value = today == SUNDAY ? "mon,tue,wed,thu,sun"
                                                       : "tue,wed,thu,fri,sat"};
    if (today != SATURDAY && today != SUNDAY)
        return FAULT_NONE;
    TRY(row_add(m->app->store, &SETTING, &setting, err));
    *array_add(m->ctx, &m->calendar.settings) = setting;
    return FAULT_NONE;
}

/* Who it is that has this practice, for the page that says how to refer. */
static enum fault
add_me(struct demo_maker *m, struct error *err) {
    static const char *const me[][2] = {
        {"me.name", "Robin Ashgrove"},
        {"me.title", "Psychotherapist for teenagers, parents and couples"},
        {"me.phone", "+1 201 555 0199"},
        {"me.email", "robin@example.org"},
        {"me.url", "https://robin.example.org"},
        {"me.address", "7 Mill Bridge Road\nAlderbrook"},
    };
    for (size_t i = 0; i < sizeof me / sizeof *me; i++) {
        struct setting setting = {
            .name = me[i][0], .from_day = m->start, .value = me[i][1]};
        TRY(row_add(m->app->store, &SETTING, &setting, err));
    }
    return FAULT_NONE;
}

enum fault
demo_make_plan(struct demo_maker *m, struct error *err) {
    day_t today = m->app->today;
    m->start = today - DEMO_DAYS;
    TRY(add_working_days(m, err));
    if (m->cast)
        TRY(add_me(m, err));
    TRY(add_pause(m, today - 232, 16, "summer holiday", err));
    TRY(add_pause(m, today - 101, 4, "flu", err));
    TRY(add_pause(m, today + 38, 5, "a long weekend", err));
    day_t day = today;
    for (int working = 0; working <= DEMO_ROW;) {
        day--;
        working += calendar_kind(&m->calendar, day) == DAY_WORKING;
    }
    m->broken = day;
    return FAULT_NONE;
}

/* --- making
 * ---------------------------------------------------------------------------
 */

static enum fault
make_history(struct demo_maker *m, const struct demo_size *size, struct error *err) {
    demo_ledger_begin(m, size->referrals);
    TRY(demo_make_year(m, err));
    TRY(demo_ledger_add(m, err));
    return demo_profiles_add(m, err);
}

static enum fault
fill(const struct app *app, const struct demo_size *size, struct error *err) {
    struct demo_maker m = {
        .ctx = mem_context(NULL),
        .app = app,
        .dice = size->seed,
        .count = size->people,
        .wanted = size->touches,
        .cast = size->people == DEMO_PEOPLE && size->touches == 0,
    };
    m.people = mem_array(m.ctx, struct demo_person, (size_t)m.count);
    enum fault fault = demo_make_plan(&m, err);
    if (fault == FAULT_NONE)
        fault = demo_make_people(&m, err);
    if (fault == FAULT_NONE)
        fault = make_history(&m, size, err);
    char what[80];
    snprintf(what, sizeof what, "made up a practice of %d people", m.count);
    talloc_free(m.ctx);
    TRY(fault);
    return store_describe(app->store, what, err);
}

enum fault
app_demo_make(void *ctx, const char *path, struct app *app,
              const struct demo_size *size, struct error *err) {
    if (file_exists(path))
        return error_set(err, FAULT_CONFLICT,
                         "%s is there already and was left as it is. Name another file "
                         "with --path.",
                         path);
    TRY(store_open_or_create(ctx, path, &app->store, err));
    TRY(app_begin(app, "demo", err));
    return app_finish(app, fill(app, size, err), err);
}

/* --- the demo itself
 * ------------------------------------------------------------------
 */

/* In an open transaction: what is there, and whether it will do. */
static enum fault
look(const void *ctx, const struct app *app, bool *fresh, struct demo_answer *out,
     struct error *err) {
    struct change made;
    int64_t people;
    TRY(change_newest(ctx, app->store, "demo", &made, err));
    *fresh = false;
    if (made.id == 0) {
        TRY(store_count(app->store, "people_active", 0, NULL, &people, err));
        if (people > 0)
            return error_set(err, FAULT_CONFLICT,
                             "%s is a practice, but not the demo. It was left as it "
                             "is; move it away if the demo shall be there.",
                             app->store->path);
        return FAULT_NONE;
    }
    out->was_day = made.day;
    *fresh = made.day <= app->today && app->today - made.day <= DEMO_FRESH_DAYS;
    return FAULT_NONE;
}

/* Looked at again inside the change: two may have come to make it at once. */
static enum fault
remake(const void *ctx, const struct app *app, bool reset, struct demo_answer *out,
       struct error *err) {
    static const struct demo_size size = {.people = DEMO_PEOPLE, .seed = DEMO_SEED};
    bool fresh;
    TRY(look(ctx, app, &fresh, out, err));
    if (fresh && !reset)
        return FAULT_NONE;
    out->made = true;
    TRY(store_clear(app->store, err));
    return fill(app, &size, err);
}

static enum fault
open_demo(void *ctx, const char *path, struct app *app, bool reset, struct error *err) {
    enum fault fault = store_open_or_create(ctx, path, &app->store, err);
    if (fault != FAULT_CORRUPT || !reset)
        return fault;
    static const char *const parts[] = {"", "-wal", "-shm"};
    for (size_t i = 0; i < 3; i++) {
        char *part = mem_printf(NULL, "%s%s", path, parts[i]);
        (void)remove(part);
        talloc_free(part);
    }
    return store_open_or_create(ctx, path, &app->store, err);
}

enum fault
app_demo_open(void *ctx, const char *path, struct app *app, bool reset,
              struct demo_answer *out, struct error *err) {
    bool fresh;
    *out = (struct demo_answer){.was_day = DAY_NONE};
    TRY(open_demo(ctx, path, app, reset, err));
    TRY(store_begin_read(app->store, err));
    enum fault fault = look(ctx, app, &fresh, out, err);
    store_end(app->store);
    if (fault != FAULT_NONE || (fresh && !reset))
        return fault;
    TRY(app_begin(app, "demo", err));
    return app_finish(app, remake(ctx, app, reset, out, err), err);
}
