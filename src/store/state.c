#include "store/state.h"

#include <string.h>

#include "base/memory.h"

#include "base/ban.h"

static enum said
said(const struct stmt *s, int column) {
    return db_is_null(s, column) ? NOT_SAID : (enum said)db_int(s, column);
}

/* What the facts say; *found is false when the person is gone. name_key is peeked. */
static enum fault
count_person(struct store *st, int64_t id, struct stmt **out, struct counts *c,
             bool *found, struct error *err) {
    struct stmt *s;
    *c = (struct counts){0};
    TRY(db_prepare(st->db, "state_counts", &s, err));
    db_bind_int(s, 1, id);
    *out = s;
    TRY(db_step(s, found, err));
    if (!*found)
        return FAULT_NONE;
    *c = (struct counts){
        .person_id = db_int(s, 0),
        .active = db_int(s, 1) != 0,
        .company = db_int(s, 2) != 0,
        .liked = said(s, 3),
        .practice_full = said(s, 4),
        .touches = (int)db_int(s, 5),
        .meaningful = (int)db_int(s, 6),
        .last_touch = db_day(s, 7),
        .next_day = db_day(s, 8),
        .promised = db_int(s, 9) != 0 && !db_is_null(s, 8),
        .later = db_int(s, 10) != 0,
        .received = (int)db_int(s, 11),
        .given = (int)db_int(s, 12),
        .reach = (unsigned)db_int(s, 13),
        .rhythm_days = (int)db_int(s, 14),
        .added_day = db_day(s, 15),
        .roles = (int)db_int(s, 16),
        .introductions = (int)db_int(s, 17),
        .tags = (int)db_int(s, 18),
        .has_work = db_int(s, 19) != 0,
        .name_key = db_need_peek(s, 20),
        .received_day = db_day(s, 21),
        .given_day = db_day(s, 22),
        .thanks_day = db_day(s, 23),
    };
    return FAULT_NONE;
}

static enum fault
put(struct store *st, const struct state *v, const char *name_key, struct error *err) {
    struct stmt *s;
    TRY(db_prepare(st->db, "state_put", &s, err));
    db_bind_int(s, 1, v->person_id);
    db_bind_int(s, 2, v->active);
    db_bind_int(s, 3, v->touches);
    db_bind_int(s, 4, v->meaningful);
    db_bind_day(s, 5, v->last_touch);
    db_bind_day(s, 6, v->next_day);
    db_bind_int(s, 7, v->promised);
    db_bind_int(s, 8, v->later);
    db_bind_int(s, 9, v->received);
    db_bind_int(s, 10, v->given);
    db_bind_int(s, 11, v->qualifiers);
    db_bind_text(s, 12, stage_word(v->stage));
    db_bind_int(s, 13, v->reach);
    if (v->rhythm_days > 0)
        db_bind_int(s, 14, v->rhythm_days);
    else
        db_bind_null(s, 14);
    db_bind_day(s, 15, v->added_day);
    db_bind_int(s, 16, v->rank_new);
    db_bind_int(s, 17, v->mix);
    db_bind_text(s, 18, name_key);
    db_bind_day(s, 19, v->received_day);
    db_bind_day(s, 20, v->given_day);
    db_bind_day(s, 21, v->thanks_day);
    return db_exec(s, err);
}

struct state
state_read(const struct stmt *s, int first) {
    struct state v = {
        .person_id = db_int(s, first),
        .active = db_int(s, first + 1) != 0,
        .touches = (int)db_int(s, first + 2),
        .meaningful = (int)db_int(s, first + 3),
        .last_touch = db_day(s, first + 4),
        .next_day = db_day(s, first + 5),
        .promised = db_int(s, first + 6) != 0,
        .later = db_int(s, first + 7) != 0,
        .received = (int)db_int(s, first + 8),
        .given = (int)db_int(s, first + 9),
        .qualifiers = (int)db_int(s, first + 10),
        .stage = STAGE_ADDING,
        .reach = (unsigned)db_int(s, first + 12),
        .rhythm_days = (int)db_int(s, first + 13),
        .added_day = db_day(s, first + 14),
        .rank_new = (enum rank_new)db_int(s, first + 15),
        .mix = (uint32_t)db_int(s, first + 16),
        .received_day = db_day(s, first + 17),
        .given_day = db_day(s, first + 18),
        .thanks_day = db_day(s, first + 19),
    };
    const char *word = db_peek(s, first + 11);
    if (word)
        (void)stage_from_word(word, &v.stage);
    return v;
}

/* How the totals of the list change. */
struct totals {
    int active, fresh, unreachable;
};

static void
add_to_totals(struct totals *t, const struct state *v, int sign) {
    if (!v->active)
        return;
    bool fresh = v->next_day == DAY_NONE && v->touches == 0 && v->reach != 0;
    t->active += sign;
    t->fresh += fresh ? sign : 0;
    t->unreachable += v->reach == 0 ? sign : 0;
}

static enum fault
refresh_person(struct store *st, int64_t id, struct totals *totals, struct error *err) {
    struct stmt *s;
    struct counts c;
    struct state had;
    bool found;
    enum fault fault = state_get(st, id, &had, err);
    if (fault == FAULT_NONE)
        add_to_totals(totals, &had, -1);
    else if (fault != FAULT_NOT_FOUND)
        return fault;
    TRY(count_person(st, id, &s, &c, &found, err));
    if (found) {
        struct state v = state_from_counts(&c);
        add_to_totals(totals, &v, 1);
        TRY(put(st, &v, c.name_key, err));
        struct stmt *rename;
        TRY(db_prepare(st->db, "state_rename", &rename, err));
        db_bind_int(rename, 1, id);
        db_bind_text(rename, 2, c.name_key);
        TRY(db_exec(rename, err));
        db_reset(s);
        return FAULT_NONE;
    }
    TRY(db_prepare(st->db, "state_remove", &s, err));
    db_bind_int(s, 1, id);
    return db_exec(s, err);
}

static enum fault
save_totals(struct store *st, const struct totals *t, struct error *err) {
    struct stmt *s;
    if (t->active == 0 && t->fresh == 0 && t->unreachable == 0)
        return FAULT_NONE;
    TRY(db_prepare(st->db, "list_total_add", &s, err));
    db_bind_int(s, 1, t->active);
    db_bind_int(s, 2, t->fresh);
    db_bind_int(s, 3, t->unreachable);
    return db_exec(s, err);
}

static enum fault
refresh_day(struct store *st, day_t day, struct error *err) {
    struct stmt *s;
    bool row;
    TRY(db_prepare(st->db, "day_total_count", &s, err));
    db_bind_int(s, 1, day);
    TRY(db_step(s, &row, err));
    int64_t n = db_int(s, 0);
    db_reset(s);
    TRY(db_prepare(st->db, n ? "day_total_put" : "day_total_remove", &s, err));
    db_bind_int(s, 1, day);
    if (n)
        db_bind_int(s, 2, n);
    return db_exec(s, err);
}

enum fault
state_refresh(struct store *st, const struct ids *people, const struct ids *days,
              struct error *err) {
    struct totals totals = {0};
    for (size_t i = 0; i < people->count; i++)
        TRY(refresh_person(st, people->items[i], &totals, err));
    TRY(save_totals(st, &totals, err));
    for (size_t i = 0; i < days->count; i++)
        TRY(refresh_day(st, (day_t)days->items[i], err));
    return FAULT_NONE;
}

static enum fault
all_people(void *ctx, struct store *st, struct ids *out, struct error *err) {
    struct stmt *s;
    bool row;
    TRY(db_prepare(st->db, "state_people", &s, err));
    for (;;) {
        TRY(db_step(s, &row, err));
        if (!row)
            return FAULT_NONE;
        *array_add(ctx, out) = db_int(s, 0);
    }
}

static enum fault
run(struct store *st, const char *name, struct error *err) {
    struct stmt *s;
    TRY(db_prepare(st->db, name, &s, err));
    return db_exec(s, err);
}

enum fault
state_rebuild(struct store *st, struct error *err) {
    TRY(run(st, "state_clear", err));
    TRY(run(st, "list_total_clear", err));
    TRY(run(st, "list_total_start", err));
    TRY(run(st, "day_total_clear", err));
    TRY(run(st, "day_total_fill", err));
    void *ctx = mem_context(NULL);
    struct ids people = {0};
    struct ids none = {0};
    enum fault fault = all_people(ctx, st, &people, err);
    if (fault == FAULT_NONE)
        fault = state_refresh(st, &people, &none, err);
    talloc_free(ctx);
    return fault;
}

enum fault
state_get(struct store *st, int64_t person_id, struct state *out, struct error *err) {
    struct stmt *s;
    bool row;
    TRY(db_prepare(st->db, "state_get", &s, err));
    db_bind_int(s, 1, person_id);
    TRY(db_step(s, &row, err));
    if (!row)
        return error_set(err, FAULT_NOT_FOUND, "There is no person number %lld.",
                         (long long)person_id);
    *out = state_read(s, 0);
    db_reset(s);
    return FAULT_NONE;
}

static bool
same_state(const struct state *a, const struct state *b) {
    return a->active == b->active && a->touches == b->touches &&
           a->meaningful == b->meaningful && a->last_touch == b->last_touch &&
           a->next_day == b->next_day && a->promised == b->promised &&
           a->later == b->later && a->received == b->received && a->given == b->given &&
           a->qualifiers == b->qualifiers && a->stage == b->stage &&
           a->reach == b->reach && a->rhythm_days == b->rhythm_days &&
           a->added_day == b->added_day && a->rank_new == b->rank_new &&
           a->mix == b->mix;
}

static enum fault
check_people(void *ctx, struct store *st, int *wrong, struct error *err) {
    struct ids people = {0};
    TRY(all_people(ctx, st, &people, err));
    for (size_t i = 0; i < people.count; i++) {
        struct stmt *s;
        struct counts c;
        struct state kept;
        bool found;
        TRY(count_person(st, people.items[i], &s, &c, &found, err));
        if (!found)
            continue;
        struct state v = state_from_counts(&c);
        db_reset(s);
        enum fault fault = state_get(st, people.items[i], &kept, err);
        if (fault != FAULT_NONE && fault != FAULT_NOT_FOUND)
            return fault;
        *wrong += fault == FAULT_NOT_FOUND || !same_state(&v, &kept);
    }
    return FAULT_NONE;
}

enum fault
state_check(struct store *st, int *wrong, struct error *err) {
    *wrong = 0;
    void *ctx = mem_context(NULL);
    enum fault fault = check_people(ctx, st, wrong, err);
    talloc_free(ctx);
    TRY(fault);
    static const char *const counts[] = {"state_strays", "state_misnamed",
                                         "day_total_wrong", "list_total_wrong"};
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
        struct stmt *s;
        bool row;
        TRY(db_prepare(st->db, counts[i], &s, err));
        TRY(db_step(s, &row, err));
        *wrong += (int)db_int(s, 0);
        db_reset(s);
    }
    return FAULT_NONE;
}
