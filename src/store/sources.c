#include "store/sources.h"

#include <string.h>

#include "domain/words.h"

#include "base/ban.h"

/* The first role of each person, in order of person. */
struct role {
    int64_t person_id;
    const char *word;
};
struct roles ARRAY(struct role);

static enum fault
load_roles(const void *ctx, struct store *st, struct roles *out, struct error *err) {
    struct stmt *s;
    TRY(db_prepare(st->db, "sources_roles", &s, err));
    for (;;) {
        bool row;
        TRY(db_step(s, &row, err));
        if (!row)
            return FAULT_NONE;
        int64_t id = db_int(s, 0);
        if (out->count > 0 && out->items[out->count - 1].person_id == id)
            continue;
        *array_add(ctx, out) =
            (struct role){.person_id = id, .word = db_need_text(ctx, s, 1)};
    }
}

enum fault
sources_load(const void *ctx, struct store *st, enum referral_direction direction,
             day_t from, day_t to, struct sources *into, struct error *err) {
    struct stmt *s;
    struct roles roles = {0};
    size_t role = 0;
    TRY(load_roles(ctx, st, &roles, err));
    TRY(db_prepare(st->db, "sources_entries", &s, err));
    db_bind_text(s, 1, referral_direction_word(direction));
    db_bind_int(s, 2, from);
    db_bind_int(s, 3, to);
    for (;;) {
        bool row;
        TRY(db_step(s, &row, err));
        if (!row)
            return FAULT_NONE;
        struct source_entry entry = {
            .person_id = db_int(s, 0),
            .day = db_day(s, 1),
            .where = db_peek(s, 2),
            .how = db_peek(s, 3),
            .why = db_peek(s, 4),
            .came = db_int(s, 5)   ? CAME_SEEN
                    : db_int(s, 6) ? CAME_NOT_SEEN
                                   : CAME_NOT_KNOWN,
        };
        while (role < roles.count && roles.items[role].person_id < entry.person_id)
            role++;
        if (!entry.where && role < roles.count &&
            roles.items[role].person_id == entry.person_id)
            entry.where = roles.items[role].word;
        sources_add(into, &entry);
    }
}

enum fault
sources_days(const void *ctx, struct store *st, enum referral_direction direction,
             day_t to, struct ledger_days *out, struct error *err) {
    struct stmt *s;
    TRY(db_prepare(st->db, "sources_days", &s, err));
    db_bind_text(s, 1, referral_direction_word(direction));
    db_bind_int(s, 2, to);
    for (;;) {
        bool row;
        TRY(db_step(s, &row, err));
        if (!row)
            return FAULT_NONE;
        int64_t id = db_int(s, 0);
        if (out->people.count == 0 ||
            out->people.items[out->people.count - 1].person_id != id)
            *array_add(ctx, &out->people) = (struct days_of){
                .person_id = id, .first = out->days.count, .active = db_int(s, 2) != 0};
        out->people.items[out->people.count - 1].count++;
        *array_add(ctx, &out->days) = db_day(s, 1);
    }
}

enum fault
sources_days_of(const void *ctx, struct store *st, enum referral_direction direction,
                int64_t person_id, day_t to, struct days_list *out, struct error *err) {
    struct stmt *s;
    TRY(db_prepare(st->db, "sources_days_of", &s, err));
    db_bind_text(s, 1, referral_direction_word(direction));
    db_bind_int(s, 2, person_id);
    db_bind_int(s, 3, to);
    for (;;) {
        bool row;
        TRY(db_step(s, &row, err));
        if (!row)
            return FAULT_NONE;
        *array_add(ctx, out) = db_day(s, 0);
    }
}

static enum reach_out_state
state_of(const char *word) {
    int state = REACH_OUT_OPEN;
    while (state < REACH_OUT_DROPPED &&
           strcmp(word, reach_out_state_word((enum reach_out_state)state)) != 0)
        state++;
    return (enum reach_out_state)state;
}

enum fault
sources_promises(struct store *st, day_t from, day_t today, struct promises *out,
                 struct error *err) {
    struct stmt *s;
    *out = (struct promises){0};
    TRY(db_prepare(st->db, "sources_promises", &s, err));
    db_bind_int(s, 1, from);
    for (;;) {
        bool row;
        TRY(db_step(s, &row, err));
        if (!row)
            break;
        promises_add(out, state_of(db_need_peek(s, 0)), db_day(s, 1), db_day(s, 2),
                     today);
    }
    promises_end(out);
    return FAULT_NONE;
}
