#include "store/listing.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "store/state.h"

#include "base/ban.h"

/* Conditions are put together from pieces, so that the engine looks at those alone that
 * were asked for. Nothing that was typed becomes part of the SQL. */
struct query {
    char *sql;
    const char *texts[2];
    int count;
};

static void
add_day(struct query *q, const char *condition, day_t day) {
    if (day != DAY_NONE)
        q->sql = mem_append(q->sql, " AND %s %d", condition, (int)day);
}

static void
add_word(struct query *q, const char *kind, const char *word_key) {
    if (!word_key)
        return;
    q->texts[q->count++] = word_key;
    q->sql = mem_append(q->sql,
                        " AND s.person_id IN (SELECT person_id FROM tag WHERE "
                        "word_key = ?%d AND kind = '%s')",
                        q->count, kind);
}

static void
add_missing(struct query *q, enum list_missing missing) {
    static const char *const conditions[] = {
        [MISSING_NOTHING] = "",
        [MISSING_CONTACT] = " AND s.reach = 0",
        [MISSING_EMAIL] = " AND s.reach & 1 = 0",
        [MISSING_PHONE] = " AND s.reach & 2 = 0",
        [MISSING_ADDRESS] = " AND s.reach & 4 = 0",
        [MISSING_NEXT] = " AND s.next_day IS NULL",
    };
    q->sql = mem_append(q->sql, "%s", conditions[missing]);
}

static void
add_marks(struct query *q, const struct list_request *r) {
    if (r->has_stage)
        q->sql = mem_append(q->sql, " AND s.stage = '%s'", stage_word(r->stage));
    if (r->never_touched)
        q->sql = mem_append(q->sql, " AND s.touches = 0");
    if (r->qualifiers > 0)
        q->sql = mem_append(q->sql, " AND s.qualifiers >= %d", r->qualifiers);
    if (r->has_referred)
        q->sql = mem_append(q->sql, " AND s.received > 0");
    if (r->was_given)
        q->sql = mem_append(q->sql, " AND s.given > 0");
    if (r->liked || r->practice_full)
        q->sql = mem_append(q->sql,
                            " AND EXISTS (SELECT 1 FROM person p WHERE p.id = "
                            "s.person_id%s%s)",
                            r->liked ? " AND p.liked = 1" : "",
                            r->practice_full ? " AND p.practice_full = 1" : "");
}

static void
add_among(struct query *q, const struct ids *among) {
    q->sql = mem_append(q->sql, " AND s.person_id IN (");
    for (size_t i = 0; i < among->count; i++)
        q->sql = mem_append(q->sql, "%s%lld", i ? "," : "", (long long)among->items[i]);
    q->sql = mem_append(q->sql, ")");
}

/* What the order goes by; NULLs, for what is absent, come last. */
static const char *
sort_key(enum list_sort sort) {
    switch (sort) {
    case SORT_LAST:
        return "s.last_touch";
    case SORT_NEXT:
        return "s.next_day";
    case SORT_TOUCHES:
        return "-s.touches";
    case SORT_ADDED:
        return "-s.added_day";
    case SORT_STAGE:
        return "CASE s.stage WHEN 'adding' THEN 0 WHEN 'following' THEN 1 WHEN "
               "'closing' THEN 2 ELSE 3 END";
    case SORT_RECEIVED:
        return "-s.received";
    case SORT_GIVEN:
        return "-s.given";
    case SORT_LAST_RECEIVED:
        return "s.received_day";
    case SORT_NAME:
    case SORT_FIT:
        break;
    }
    return "0";
}

static void
make_query(const void *ctx, const struct list_request *r, const struct ids *among,
           struct query *q) {
    bool on_list = r->has_stage ? r->stage != STAGE_LET_GO : !r->everybody;
    q->sql = mem_printf(ctx, "SELECT s.person_id, %s FROM person_state s WHERE %s",
                        sort_key(r->sort), on_list ? "s.active = 1" : "1");
    add_marks(q, r);
    add_day(q, "s.last_touch >=", r->last_since);
    add_day(q, "s.last_touch <=", r->last_before);
    add_day(q, "s.next_day >=", r->next_since);
    add_day(q, "s.next_day <=", r->next_before);
    add_day(q, "s.received_day >=", r->received_since);
    add_day(q, "s.received_day <=", r->received_before);
    add_missing(q, r->missing);
    add_word(q, "tag", r->tag);
    add_word(q, "role", r->role);
    if (r->import_id)
        q->sql = mem_append(q->sql,
                            " AND s.person_id IN (SELECT person_id FROM import_person "
                            "WHERE import_id = %lld)",
                            (long long)r->import_id);
    if (among)
        add_among(q, among);
    q->sql = mem_append(q->sql, " ORDER BY s.name_key, s.person_id");
}

enum fault
listing_rank(const void *ctx, struct store *st, const struct list_request *request,
             const struct ids *among, struct ranking *out, struct error *err) {
    struct query q = {0};
    struct stmt *s;
    make_query(ctx, request, among, &q);
    TRY(db_prepare_once(ctx, st->db, q.sql, &s, err));
    for (int i = 0; i < q.count; i++)
        db_bind_text(s, i + 1, q.texts[i]);
    for (;;) {
        bool row;
        TRY(db_step(s, &row, err));
        if (!row)
            break;
        *array_add(ctx, out) = (struct ranked){
            .id = db_int(s, 0), .key = db_is_null(s, 1) ? INT64_MAX : db_int(s, 1)};
    }
    db_finish(s);
    return FAULT_NONE;
}

static struct listed
read_line(const void *ctx, const struct stmt *s) {
    return (struct listed){
        .state = state_read(s, 0),
        .name = db_need_text(ctx, s, 20),
        .name_key = db_need_text(ctx, s, 21),
        .organisation = db_text(ctx, s, 22),
        .title = db_text(ctx, s, 23),
        .liked = db_is_null(s, 24) ? NOT_SAID : (enum said)db_int(s, 24),
        .practice_full = db_is_null(s, 25) ? NOT_SAID : (enum said)db_int(s, 25),
        .company = db_int(s, 26) != 0,
        .role = db_text(ctx, s, 27),
    };
}

/* Where a line goes. */
struct seat {
    int64_t id;
    size_t at;
};

static int
by_id(const void *left, const void *right) {
    const struct seat *a = left;
    const struct seat *b = right;
    return (a->id > b->id) - (a->id < b->id);
}

/* Read in the order in which they lie in the file: of a long list, each page of it is
 * then fetched once. */
static enum fault
read_lines(const void *ctx, struct store *st, struct seat *seats, size_t count,
           struct listed *lines, struct error *err) {
    struct stmt *s;
    TRY(db_prepare(st->db, "listing_line", &s, err));
    qsort(seats, count, sizeof *seats, by_id);
    for (size_t i = 0; i < count; i++) {
        bool row;
        db_bind_int(s, 1, seats[i].id);
        TRY(db_step(s, &row, err));
        if (!row)
            continue;
        lines[seats[i].at] = read_line(ctx, s);
        db_reset(s);
    }
    return FAULT_NONE;
}

enum fault
listing_lines(const void *ctx, struct store *st, const struct ids *ids,
              struct listing *out, struct error *err) {
    *out = (struct listing){0};
    if (ids->count == 0)
        return FAULT_NONE;
    struct listed *lines = mem_array(ctx, struct listed, ids->count);
    struct seat *seats = mem_array(NULL, struct seat, ids->count);
    for (size_t i = 0; i < ids->count; i++)
        seats[i] = (struct seat){ids->items[i], i};
    enum fault fault = read_lines(ctx, st, seats, ids->count, lines, err);
    talloc_free(seats);
    out->items = lines;
    out->room = ids->count;
    for (size_t i = 0; i < ids->count; i++) /* who isn't there any more has no name */
        if (lines[i].name)
            lines[out->count++] = lines[i];
    return fault;
}
