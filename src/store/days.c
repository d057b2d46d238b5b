/* What belongs to days: the calendar, totals, loads, whom to name. See people.h. */
#include "store/people.h"

#include "base/memory.h"
#include "store/row.h"
#include "store/state.h"

#include "base/ban.h"

enum fault
calendar_load(const void *ctx, struct store *st, struct calendar *out,
              struct error *err) {
    *out = (struct calendar){0};
    TRY(rows_where(ctx, st, &SETTING, NULL, 0, &out->settings, err));
    return rows_where(ctx, st, &PAUSE, NULL, 0, &out->pauses, err);
}

enum fault
day_totals_load(const void *ctx, struct store *st, day_t from, day_t to,
                struct day_totals *out, struct error *err) {
    struct stmt *s;
    TRY(db_prepare(st->db, "day_totals", &s, err));
    db_bind_int(s, 1, from);
    db_bind_int(s, 2, to);
    for (;;) {
        bool row;
        TRY(db_step(s, &row, err));
        if (!row)
            return FAULT_NONE;
        *array_add(ctx, out) =
            (struct day_total){.day = db_day(s, 0), .touches = (int)db_int(s, 1)};
    }
}

enum fault
day_loads_load(const void *ctx, struct store *st, day_t from, int limit,
               struct day_loads *out, struct error *err) {
    struct stmt *s;
    TRY(db_prepare(st->db, "reach_out_loads", &s, err));
    db_bind_int(s, 1, from);
    db_bind_int(s, 2, limit);
    for (;;) {
        bool row;
        TRY(db_step(s, &row, err));
        if (!row)
            return FAULT_NONE;
        *array_add(ctx, out) =
            (struct day_load){.day = db_day(s, 0), .open = (int)db_int(s, 1)};
    }
}

static enum fault
add_candidates(const void *ctx, struct stmt *s, day_t event_day, struct candidates *out,
               struct error *err) {
    for (;;) {
        bool row;
        TRY(db_step(s, &row, err));
        if (!row)
            return FAULT_NONE;
        *array_add(ctx, out) =
            (struct candidate){.state = state_read(s, 0), .event_day = event_day};
    }
}

/* Everybody with a dated fact on `at`; those skipped on `day` are marked. */
static enum fault
add_dated(const void *ctx, struct store *st, day_t at, struct candidates *out,
          struct error *err) {
    struct stmt *s;
    struct date date = day_to_date(at);
    TRY(db_prepare(st->db, "today_dated", &s, err));
    db_bind_int(s, 1, date.month);
    db_bind_int(s, 2, date.mday);
    db_bind_int(s, 3, date.year);
    TRY(add_candidates(ctx, s, at, out, err));
    /* Born on 29 February: celebrated on the 28th where there is none. */
    if (date.month != 2 || date.mday != 28 || days_in_month(date.year, 2) == 29)
        return FAULT_NONE;
    db_bind_int(s, 2, 29);
    return add_candidates(ctx, s, at, out, err);
}

static enum fault
mark_skipped(const void *ctx, struct store *st, day_t day, struct candidates *out,
             struct error *err) {
    struct skips ARRAY(struct skip);
    struct skips skips = {0};
    TRY(rows_where(ctx, st, &SKIP, "day", day, &skips, err));
    for (size_t i = 0; i < out->count; i++)
        for (size_t k = 0; k < skips.count; k++)
            out->items[i].skipped |=
                skips.items[k].person_id == out->items[i].state.person_id;
    return FAULT_NONE;
}

enum fault
today_dated(const void *ctx, struct store *st, day_t day, day_t events_until,
            struct candidates *out, struct error *err) {
    for (day_t at = day; at <= events_until; at++)
        TRY(add_dated(ctx, st, at, out, err));
    return mark_skipped(ctx, st, day, out, err);
}

enum fault
today_tier(const void *ctx, struct store *st, enum tier tier, day_t day, int rhythm,
           int limit, struct candidates *out, struct error *err) {
    static const char *const names[TIER_NONE] = {
        [TIER_THANKS] = "today_thanks",     [TIER_PROMISED] = "today_promised",
        [TIER_DUE] = "today_due",           [TIER_TWO_OF_THREE] = "today_two_of_three",
        [TIER_FOLLOWED] = "today_followed", [TIER_NEW] = "today_new",
    };
    struct stmt *s;
    TRY(db_prepare(st->db, names[tier], &s, err));
    db_bind_int(s, 1, day);
    db_bind_int(s, 2, limit);
    if (tier == TIER_TWO_OF_THREE || tier == TIER_FOLLOWED)
        db_bind_int(s, 3, rhythm);
    return add_candidates(ctx, s, DAY_NONE, out, err);
}

enum fault
touches_of_day(const void *ctx, struct store *st, day_t day, struct named_touches *out,
               struct error *err) {
    struct stmt *s;
    TRY(db_prepare(st->db, "today_touches", &s, err));
    db_bind_int(s, 1, day);
    for (;;) {
        bool row;
        TRY(db_step(s, &row, err));
        if (!row)
            return FAULT_NONE;
        struct named_touch *t = array_add(ctx, out);
        row_read(ctx, s, 0, &TOUCH, &t->touch);
        t->name = db_need_text(ctx, s, 11);
        t->next = db_day(s, 12);
    }
}
