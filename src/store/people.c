#include "store/people.h"

#include "base/memory.h"
#include "domain/words.h"
#include "store/row.h"
#include "store/state.h"

#include "base/ban.h"

/* Steps through a statement: for each row, the body that follows. */
#define EACH_ROW(s, err)                                                               \
    for (bool row_ = true; row_;)                                                      \
        if ((fault = db_step((s), &row_, (err))) != FAULT_NONE)                        \
            return fault;                                                              \
        else if (row_)

enum fault
people_record(const void *ctx, struct store *st, int64_t id, struct record *out,
              struct error *err) {
    *out = (struct record){0};
    TRY(row_get(ctx, st, &PERSON, id, &out->person, err));
    TRY(rows_where(ctx, st, &WAY, "person_id", id, &out->ways, err));
    TRY(rows_where(ctx, st, &FACT, "person_id", id, &out->facts, err));
    TRY(rows_where(ctx, st, &TAG, "person_id", id, &out->tags, err));
    return rows_where(ctx, st, &RELATION, "person_id", id, &out->relations, err);
}

enum fault
people_touches(const void *ctx, struct store *st, int64_t id, int limit,
               struct touches *out, struct error *err) {
    struct stmt *s;
    enum fault fault;
    TRY(db_prepare(st->db, "people_recent_touches", &s, err));
    db_bind_int(s, 1, id);
    db_bind_int(s, 2, limit);
    EACH_ROW(s, err)
    row_read(ctx, s, 0, &TOUCH, array_add(ctx, out));
    return FAULT_NONE;
}

enum fault
people_open(const void *ctx, struct store *st, int64_t id, struct reach_outs *out,
            struct error *err) {
    struct stmt *s;
    enum fault fault;
    TRY(db_prepare(st->db, "people_open_reach_outs", &s, err));
    db_bind_int(s, 1, id);
    EACH_ROW(s, err)
    row_read(ctx, s, 0, &REACH_OUT, array_add(ctx, out));
    return FAULT_NONE;
}

enum fault
people_cards_open(const void *ctx, struct store *st, struct cards *out,
                  struct error *err) {
    struct stmt *s;
    enum fault fault;
    TRY(db_prepare(st->db, "people_cards_open", &s, err));
    EACH_ROW(s, err)
    row_read(ctx, s, 0, &CARD, array_add(ctx, out));
    return FAULT_NONE;
}

enum fault
people_each_name(struct store *st, people_name_fn *fn, void *data, struct error *err) {
    struct stmt *s;
    enum fault fault;
    TRY(db_prepare(st->db, "people_names", &s, err));
    EACH_ROW(s, err)
    fn(data, db_int(s, 0), db_need_peek(s, 1), db_need_peek(s, 2), db_int(s, 3) != 0,
       db_need_peek(s, 4), db_peek(s, 5));
    return FAULT_NONE;
}

static enum fault
ids_of(const void *ctx, struct stmt *s, struct ids *out, struct error *err) {
    enum fault fault;
    EACH_ROW(s, err)
    *array_add(ctx, out) = db_int(s, 0);
    return FAULT_NONE;
}

enum fault
people_by_way(const void *ctx, struct store *st, enum way_kind kind,
              const char *match_key, struct ids *out, struct error *err) {
    struct stmt *s;
    TRY(db_prepare(st->db, "people_by_way", &s, err));
    db_bind_text(s, 1, match_key);
    db_bind_text(s, 2, way_kind_word(kind));
    return ids_of(ctx, s, out, err);
}

enum fault
people_by_name_key(const void *ctx, struct store *st, const char *name_key,
                   struct ids *out, struct error *err) {
    struct stmt *s;
    TRY(db_prepare(st->db, "people_by_name_key", &s, err));
    db_bind_text(s, 1, name_key);
    return ids_of(ctx, s, out, err);
}

enum fault
people_by_uid(const void *ctx, struct store *st, const char *uid, struct ids *out,
              struct error *err) {
    struct stmt *s;
    TRY(db_prepare(st->db, "people_by_uid", &s, err));
    db_bind_text(s, 1, uid);
    return ids_of(ctx, s, out, err);
}

enum fault
touch_is_there(struct store *st, const struct touch *touch, bool *out,
               struct error *err) {
    struct stmt *s;
    bool row;
    TRY(db_prepare(st->db, "touch_same", &s, err));
    db_bind_int(s, 1, touch->person_id);
    db_bind_int(s, 2, touch->day);
    db_bind_text(s, 3, touch->note);
    TRY(db_step(s, &row, err));
    *out = db_int(s, 0) > 0;
    db_reset(s);
    return FAULT_NONE;
}

enum fault
people_by_word(const void *ctx, struct store *st, enum tag_kind kind,
               const char *word_key, struct ids *out, struct error *err) {
    struct stmt *s;
    TRY(db_prepare(st->db, "people_by_word", &s, err));
    db_bind_text(s, 1, word_key);
    db_bind_text(s, 2, tag_kind_word(kind));
    return ids_of(ctx, s, out, err);
}

enum fault
people_of_import(const void *ctx, struct store *st, int64_t import_id, struct ids *out,
                 struct error *err) {
    struct stmt *s;
    TRY(db_prepare(st->db, "people_of_import", &s, err));
    db_bind_int(s, 1, import_id);
    return ids_of(ctx, s, out, err);
}

enum fault
people_to_walk(const void *ctx, struct store *st, day_t kept_before, bool only_new,
               struct ids *out, struct error *err) {
    struct stmt *s;
    TRY(db_prepare(st->db, "people_to_walk", &s, err));
    db_bind_int(s, 1, kept_before);
    db_bind_int(s, 2, only_new);
    return ids_of(ctx, s, out, err);
}

enum fault
people_relations_to(const void *ctx, struct store *st, int64_t id,
                    struct named_relations *out, struct error *err) {
    struct stmt *s;
    enum fault fault;
    TRY(db_prepare(st->db, "people_introduced", &s, err));
    db_bind_int(s, 1, id);
    EACH_ROW(s, err) {
        struct named_relation *r = array_add(ctx, out);
        row_read(ctx, s, 0, &RELATION, &r->relation);
        r->person_name = db_need_text(ctx, s, 5);
    }
    return FAULT_NONE;
}

enum fault
people_unresolved(const void *ctx, struct store *st, struct relations *out,
                  struct error *err) {
    struct stmt *s;
    enum fault fault;
    TRY(db_prepare(st->db, "people_unresolved_relations", &s, err));
    EACH_ROW(s, err)
    row_read(ctx, s, 0, &RELATION, array_add(ctx, out));
    return FAULT_NONE;
}

enum fault
store_count(struct store *st, const char *statement, int bound, const int64_t values[],
            int64_t *out, struct error *err) {
    struct stmt *s;
    bool row;
    TRY(db_prepare(st->db, statement, &s, err));
    for (int i = 0; i < bound; i++)
        db_bind_int(s, i + 1, values[i]);
    TRY(db_step(s, &row, err));
    *out = row ? db_int(s, 0) : 0;
    db_reset(s);
    return FAULT_NONE;
}

enum fault
people_stages(struct store *st, int out[4], struct error *err) {
    struct stmt *s;
    enum fault fault;
    for (int i = 0; i < 4; i++)
        out[i] = 0;
    TRY(db_prepare(st->db, "people_stages", &s, err));
    EACH_ROW(s, err) {
        enum stage stage;
        if (stage_from_word(db_need_peek(s, 0), &stage))
            out[stage] = (int)db_int(s, 1);
    }
    return FAULT_NONE;
}
