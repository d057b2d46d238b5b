#include "store/profile.h"

#include <stdlib.h>

#include "base/memory.h"
#include "store/row.h"

#include "base/ban.h"

enum fault
profile_load(const void *ctx, struct store *st, int64_t person_id, struct profile *out,
             struct error *err) {
    struct profiles found = {0};
    TRY(rows_where(ctx, st, &PROFILE, "person_id", person_id, &found, err));
    *out = found.count ? found.items[0] : profile_new(person_id, DAY_NONE);
    return FAULT_NONE;
}

static enum said
said_of(const struct stmt *s, int column) {
    return db_is_null(s, column) ? NOT_SAID : (enum said)(db_int(s, column) != 0);
}

static struct potential
read_potential(const void *ctx, const struct stmt *s) {
    int at = (int)PROFILE.count;
    struct potential p = {
        .person_id = db_int(s, at),
        .name = db_need_text(ctx, s, at + 1),
        .title = db_text(ctx, s, at + 2),
        .organisation = db_text(ctx, s, at + 3),
        .company = db_int(s, at + 4) != 0,
        .qualifiers = (int)db_int(s, at + 5),
        .received = (int)db_int(s, at + 6),
        .given = (int)db_int(s, at + 7),
        .touches = (int)db_int(s, at + 8),
        .received_day = db_day(s, at + 9),
        .given_day = db_day(s, at + 10),
        .last_touch = db_day(s, at + 11),
        .liked = said_of(s, at + 12),
        .practice_full = said_of(s, at + 13),
    };
    if (db_is_null(s, 0))
        p.profile = profile_new(p.person_id, DAY_NONE);
    else
        row_read(ctx, s, 0, &PROFILE, &p.profile);
    return p;
}

/* Goes along the people in order of id, for rows that come in that order. */
struct walk {
    struct stmt *s;
    bool row;
};

static enum fault
walk_begin(struct store *st, const char *statement, struct walk *w, struct error *err) {
    TRY(db_prepare(st->db, statement, &w->s, err));
    return db_step(w->s, &w->row, err);
}

/* Whether the row is about that person; rows about those before are passed over. */
static enum fault
walk_is_at(struct walk *w, int64_t person_id, bool *at, struct error *err) {
    while (w->row && db_int(w->s, 0) < person_id)
        TRY(db_step(w->s, &w->row, err));
    *at = w->row && db_int(w->s, 0) == person_id;
    return FAULT_NONE;
}

static enum fault
add_roles(const void *ctx, struct walk *w, struct potential *p, struct error *err) {
    for (;;) {
        bool at;
        TRY(walk_is_at(w, p->person_id, &at, err));
        if (!at)
            return FAULT_NONE;
        *array_add(ctx, &p->roles) = db_need_text(ctx, w->s, 1);
        TRY(db_step(w->s, &w->row, err));
    }
}

enum fault
profile_potentials(const void *ctx, struct store *st, struct potentials *out,
                   struct error *err) {
    struct stmt *s;
    struct walk roles;
    TRY(walk_begin(st, "profile_roles", &roles, err));
    TRY(db_prepare(st->db, "profile_potential", &s, err));
    for (;;) {
        bool row;
        TRY(db_step(s, &row, err));
        if (!row)
            break;
        struct potential *p = array_add(ctx, out);
        *p = read_potential(ctx, s);
        TRY(add_roles(ctx, &roles, p, err));
    }
    db_reset(roles.s);
    return FAULT_NONE;
}

/* The last answer stands. */
static enum fault
add_refer(const void *ctx, struct walk *w, struct colleague *c, struct error *err) {
    for (;;) {
        bool at;
        TRY(walk_is_at(w, c->who.person_id, &at, err));
        if (!at)
            return FAULT_NONE;
        c->refer = db_need_text(ctx, w->s, 1);
        c->refer_day = db_day(w->s, 2);
        TRY(db_step(w->s, &w->row, err));
    }
}

static enum fault
add_address(const void *ctx, struct walk *w, struct colleague *c, struct error *err) {
    for (;;) {
        bool at;
        TRY(walk_is_at(w, c->who.person_id, &at, err));
        if (!at)
            return FAULT_NONE;
        const char *value = db_need_peek(w->s, 1);
        c->address = c->address ? mem_printf(ctx, "%s\n%s", c->address, value)
                                : mem_dup(ctx, value);
        TRY(db_step(w->s, &w->row, err));
    }
}

static int
by_id(const void *left, const void *right) {
    const int64_t *a = left;
    const int64_t *b = right;
    return (*a > *b) - (*a < *b);
}

static bool
is_among(const struct ids *among, int64_t id) {
    if (!among)
        return true;
    return among->count > 0 && bsearch(&id, among->items, among->count,
                                       sizeof *among->items, by_id) != NULL;
}

enum fault
profile_colleagues(const void *ctx, struct store *st, const struct ids *among,
                   bool addresses, struct colleagues *out, struct error *err) {
    struct stmt *s;
    struct walk roles, refers, places = {0};
    TRY(walk_begin(st, "profile_roles", &roles, err));
    TRY(walk_begin(st, "profile_refers", &refers, err));
    if (addresses)
        TRY(walk_begin(st, "profile_addresses", &places, err));
    TRY(db_prepare(st->db, "profile_potential", &s, err));
    for (;;) {
        bool row;
        TRY(db_step(s, &row, err));
        if (!row)
            break;
        if (!is_among(among, db_int(s, (int)PROFILE.count)))
            continue;
        struct colleague *c = array_add(ctx, out);
        c->who = read_potential(ctx, s);
        c->refer_day = DAY_NONE;
        TRY(add_roles(ctx, &roles, &c->who, err));
        TRY(add_refer(ctx, &refers, c, err));
        if (addresses)
            TRY(add_address(ctx, &places, c, err));
    }
    db_reset(roles.s);
    db_reset(refers.s);
    if (addresses)
        db_reset(places.s);
    return FAULT_NONE;
}

enum fault
profile_balances(const void *ctx, struct store *st, day_t year_begins,
                 struct balances *out, struct error *err) {
    struct stmt *s;
    TRY(db_prepare(st->db, "profile_balance", &s, err));
    db_bind_int(s, 1, year_begins);
    for (;;) {
        bool row;
        TRY(db_step(s, &row, err));
        if (!row)
            return FAULT_NONE;
        *array_add(ctx, out) = (struct balance){
            .person_id = db_int(s, 0),
            .name = db_need_text(ctx, s, 1),
            .active = db_int(s, 2) != 0,
            .received = (int)db_int(s, 3),
            .given = (int)db_int(s, 4),
            .received_year = (int)db_int(s, 5),
            .given_year = (int)db_int(s, 6),
            .received_day = db_day(s, 7),
            .given_day = db_day(s, 8),
        };
    }
}
