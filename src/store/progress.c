#include "store/progress.h"

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
progress_gifts(struct store *st, day_t from, day_t to, struct gifts *out,
               struct error *err) {
    struct stmt *s;
    bool row;
    TRY(db_prepare(st->db, "progress_gifts", &s, err));
    db_bind_int(s, 1, from);
    db_bind_int(s, 2, to);
    TRY(db_step(s, &row, err));
    *out = (struct gifts){.touches = (int)db_int(s, 0),
                          .meaningful = (int)db_int(s, 1),
                          .judged = (int)db_int(s, 2)};
    for (int i = 0; i < SHARE_COUNT; i++)
        out->shares[i] = (int)db_int(s, 3 + i);
    db_reset(s);
    return FAULT_NONE;
}
