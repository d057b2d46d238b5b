#include "store/progress.h"

#include <string.h>

#include "domain/words.h"
#include "store/db.h"

#include "base/ban.h"

static enum fault
one_day(struct store *st, const char *statement, day_t *out, struct error *err) {
    struct stmt *s;
    bool row;
    TRY(db_prepare(st->db, statement, &s, err));
    TRY(db_step(s, &row, err));
    *out = row ? db_day(s, 0) : DAY_NONE;
    db_reset(s);
    return FAULT_NONE;
}

enum fault
progress_begun(struct store *st, day_t *out, struct error *err) {
    return one_day(st, "progress_begun", out, err);
}

enum fault
progress_first(struct store *st, day_t *out, struct error *err) {
    return one_day(st, "progress_first_total", out, err);
}

enum fault
progress_stays(const void *ctx, struct store *st, struct stays *out,
               struct error *err) {
    struct stmt *s;
    TRY(db_prepare(st->db, "progress_stays", &s, err));
    for (;;) {
        bool row;
        TRY(db_step(s, &row, err));
        if (!row)
            return FAULT_NONE;
        *array_add(ctx, out) = (struct stay){
            .added = db_day(s, 0), .let_go = db_day(s, 1), .people = (int)db_int(s, 2)};
    }
}

static struct day_touches
read_day(const struct stmt *s) {
    struct day_touches day = {
        .day = db_day(s, 0),
        .gifts = {.touches = (int)db_int(s, 1),
                  .meaningful = (int)db_int(s, 2),
                  .judged = (int)db_int(s, 3)},
        .effort = {.adding = (int)db_int(s, 4 + SHARE_COUNT),
                   .closing = (int)db_int(s, 5 + SHARE_COUNT)},
    };
    day.effort.following = day.gifts.touches - day.effort.adding - day.effort.closing;
    for (int i = 0; i < SHARE_COUNT; i++)
        day.gifts.shares[i] = (int)db_int(s, 4 + i);
    return day;
}

enum fault
progress_days(const void *ctx, struct store *st, day_t from, day_t to,
              struct days_touches *out, struct error *err) {
    struct stmt *s;
    TRY(db_prepare(st->db, "progress_days", &s, err));
    db_bind_int(s, 1, from);
    db_bind_int(s, 2, to);
    for (;;) {
        bool row;
        TRY(db_step(s, &row, err));
        if (!row)
            return FAULT_NONE;
        *array_add(ctx, out) = read_day(s);
    }
}

enum fault
progress_methods(struct store *st, day_t from, day_t to, int out[METHOD_COUNT + 1],
                 struct error *err) {
    struct stmt *s;
    for (int m = 0; m <= METHOD_COUNT; m++)
        out[m] = 0;
    TRY(db_prepare(st->db, "progress_methods", &s, err));
    db_bind_int(s, 1, from);
    db_bind_int(s, 2, to);
    for (;;) {
        bool row;
        TRY(db_step(s, &row, err));
        if (!row)
            return FAULT_NONE;
        int m = 0;
        while (m < METHOD_COUNT &&
               strcmp(method_word((enum method)m), db_need_peek(s, 0)) != 0)
            m++;
        out[m] += (int)db_int(s, 1);
    }
}
