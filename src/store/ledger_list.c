#include "store/ledger_list.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "domain/words.h"
#include "store/row.h"
#include "store/search.h"

#include "base/ban.h"

/* Behind every code that begins so, in the order of bytes. */
#define LAST_LETTER "\xF4\x8F\xBF\xBF"

/* --- the question ------------------------------------------------------------------
 */

/* Conditions are put together from pieces, so that the engine looks at those alone that
 * were asked for. Nothing that was typed becomes part of the SQL. */
struct query {
    char *sql;
    const char *place;
};

static void
add_day(struct query *q, const char *condition, day_t day) {
    if (day != DAY_NONE)
        q->sql = mem_append(q->sql, " AND %s %d", condition, (int)day);
}

/* As domain/referral.h tells the step from its days. */
static const char *
step_condition(enum step step) {
    switch (step) {
    case STEP_ENDED:
        return " AND r.ended_day IS NOT NULL";
    case STEP_SEEN:
        return " AND r.ended_day IS NULL AND r.seen_day IS NOT NULL";
    case STEP_BOOKED:
        return " AND r.ended_day IS NULL AND r.seen_day IS NULL AND r.booked_day IS "
               "NOT NULL";
    case STEP_CONTACTED:
        return " AND r.ended_day IS NULL AND r.seen_day IS NULL AND r.booked_day IS "
               "NULL AND r.contacted_day IS NOT NULL";
    case STEP_RECEIVED:
        return " AND r.followed = 1 AND r.seen_day IS NULL AND r.ended_day IS NULL AND "
               "r.booked_day IS NULL AND r.contacted_day IS NULL";
    case STEP_UNKNOWN:
    case STEP_COUNT:
        break;
    }
    return " AND r.followed = 0 AND r.seen_day IS NULL AND r.ended_day IS NULL AND "
           "r.booked_day IS NULL AND r.contacted_day IS NULL";
}

static void
add_step(struct query *q, const struct ledger_request *r) {
    if (r->which == LEDGER_OPEN_STEPS)
        q->sql = mem_append(q->sql, " AND r.followed = 1 AND r.seen_day IS NULL AND "
                                    "r.ended_day IS NULL");
    if (r->which != LEDGER_ONE_STEP)
        return;
    q->sql = mem_append(q->sql, "%s", step_condition(r->step));
    if (r->step == STEP_SEEN)
        add_day(q, "r.seen_day >=", r->step_since);
    else if (r->step == STEP_ENDED)
        add_day(q, "r.ended_day >=", r->step_since);
}

static void
add_conditions(struct query *q, const struct ledger_request *r,
               const struct ids *among) {
    q->sql = mem_append(q->sql, " WHERE 1 = 1");
    if (r->has_direction)
        q->sql = mem_append(q->sql, " AND r.direction = '%s'",
                            referral_direction_word(r->direction));
    add_step(q, r);
    if (r->has_thanks)
        q->sql = mem_append(q->sql, " AND r.thanks = '%s'", thanks_word(r->thanks));
    if (r->person_id)
        q->sql = mem_append(q->sql, " AND r.person_id = %lld", (long long)r->person_id);
    add_day(q, "r.day >=", r->since);
    add_day(q, "r.day <=", r->until);
    if (r->place) {
        q->place = r->place;
        q->sql = mem_append(q->sql, " AND lower(r.place) = lower(?1)");
    }
    if (!among)
        return;
    struct buffer list = {.ctx = q->sql};
    buffer_text(&list, " AND r.id IN (0"); /* which nothing is */
    for (size_t i = 0; i < among->count; i++) {
        char number[24];
        snprintf(number, sizeof number, ",%lld", (long long)among->items[i]);
        buffer_text(&list, number);
    }
    q->sql = mem_append(q->sql, "%s)", buffer_str(&list));
}

static void
add_order(struct query *q, const struct ledger_request *r) {
    const char *down = r->reverse ? "" : " DESC";
    const char *up = r->reverse ? " DESC" : "";
    switch (r->sort) {
    case LEDGER_BY_PERSON:
        q->sql =
            mem_append(q->sql, " ORDER BY s.name_key%s, r.person_id, r.day DESC", up);
        break;
    case LEDGER_BY_STEP:
        q->sql = mem_append(
            q->sql,
            " ORDER BY CASE WHEN r.ended_day IS NOT NULL THEN 4 WHEN r.seen_day IS NOT "
            "NULL THEN 3 WHEN r.booked_day IS NOT NULL THEN 2 WHEN r.contacted_day IS "
            "NOT NULL THEN 1 WHEN r.followed = 1 THEN 0 ELSE 5 END%s, r.day DESC",
            up);
        break;
    case LEDGER_BY_AMOUNT:
        q->sql =
            mem_append(q->sql, " ORDER BY coalesce(r.amount, 0)%s, r.day DESC", down);
        break;
    case LEDGER_BY_DAY:
        q->sql = mem_append(q->sql, " ORDER BY r.day%s", down);
        break;
    }
    q->sql = mem_append(q->sql, ", r.id%s", r->sort == LEDGER_BY_DAY ? down : " DESC");
}

static enum fault
ask(const void *ctx, struct store *st, const struct query *q, struct stmt **out,
    struct error *err) {
    TRY(db_prepare_once(ctx, st->db, q->sql, out, err));
    if (q->place)
        db_bind_text(*out, 1, q->place);
    return FAULT_NONE;
}

/* --- a page of it ------------------------------------------------------------------
 */

static enum fault
read_ids(const void *ctx, struct stmt *s, struct ids *out, struct error *err) {
    for (;;) {
        bool row;
        TRY(db_step(s, &row, err));
        if (!row)
            return FAULT_NONE;
        *array_add(ctx, out) = db_int(s, 0);
    }
}

enum fault
ledger_rows(const void *ctx, struct store *st, const struct ids *ids,
            struct named_referrals *out, struct error *err) {
    struct stmt *s;
    TRY(db_prepare(st->db, "ledger_row", &s, err));
    for (size_t i = 0; i < ids->count; i++) {
        bool row;
        db_bind_int(s, 1, ids->items[i]);
        TRY(db_step(s, &row, err));
        if (!row)
            continue;
        struct named_referral *r = array_add(ctx, out);
        row_read(ctx, s, 0, &REFERRAL, &r->referral);
        r->name = db_need_text(ctx, s, (int)REFERRAL.count);
        db_reset(s);
    }
    return FAULT_NONE;
}

enum fault
ledger_page(const void *ctx, struct store *st, const struct ledger_request *request,
            const struct ids *among, struct named_referrals *out, struct error *err) {
    struct stmt *s;
    struct ids ids = {0};
    struct query q = {.sql = mem_dup(ctx, "SELECT r.id FROM referral r")};
    if (request->sort == LEDGER_BY_PERSON)
        q.sql = mem_append(q.sql, " JOIN person_state s ON s.person_id = r.person_id");
    add_conditions(&q, request, among);
    add_order(&q, request);
    if (request->limit > 0)
        q.sql = mem_append(q.sql, " LIMIT %d OFFSET %d", request->limit,
                           request->offset > 0 ? request->offset : 0);
    TRY(ask(ctx, st, &q, &s, err));
    TRY(read_ids(ctx, s, &ids, err));
    db_finish(s);
    return ledger_rows(ctx, st, &ids, out, err);
}

/* --- how many ----------------------------------------------------------------------
 */

enum fault
ledger_count(const void *ctx, struct store *st, const struct ledger_request *request,
             const struct ids *among, struct ledger_count *out, struct error *err) {
    struct stmt *s;
    struct query q = {
        .sql =
            mem_dup(ctx, "SELECT count(CASE WHEN r.direction = 'received' THEN 1 END), "
                         "count(CASE WHEN r.direction = 'given' THEN 1 END) "
                         "FROM referral r")};
    bool row;
    add_conditions(&q, request, among);
    TRY(ask(ctx, st, &q, &s, err));
    TRY(db_step(s, &row, err));
    *out = (struct ledger_count){0};
    if (row)
        *out = (struct ledger_count){(int)db_int(s, 0), (int)db_int(s, 1)};
    db_finish(s);
    return FAULT_NONE;
}

enum fault
ledger_sum(const void *ctx, struct store *st, const struct ledger_request *request,
           const struct ids *among, const char *currency, struct ledger_sums *out,
           struct error *err) {
    struct stmt *s;
    struct query q = {
        .sql = mem_dup(ctx, "SELECT r.direction = 'given', coalesce(r.currency, ?2), "
                            "sum(r.amount), count(*) FROM referral r")};
    add_conditions(&q, request, among);
    q.sql = mem_append(q.sql, " AND r.amount IS NOT NULL GROUP BY 1, 2 ORDER BY 1, 2");
    TRY(ask(ctx, st, &q, &s, err));
    db_bind_text(s, 2, currency);
    for (;;) {
        bool row;
        TRY(db_step(s, &row, err));
        if (!row)
            break;
        *array_add(ctx, out) = (struct ledger_sum){
            .direction = db_int(s, 0) ? REFERRAL_GIVEN : REFERRAL_RECEIVED,
            .currency = db_need_text(ctx, s, 1),
            .amount = db_int(s, 2),
            .count = (int)db_int(s, 3)};
    }
    db_finish(s);
    return FAULT_NONE;
}

static enum fault
total(struct store *st, const char *statement, day_t year, struct stmt **out,
      struct error *err) {
    bool row;
    TRY(db_prepare(st->db, statement, out, err));
    if (year != DAY_NONE)
        db_bind_day(*out, 1, year);
    return db_step(*out, &row, err);
}

enum fault
ledger_totals(struct store *st, day_t year, struct ledger_totals *out,
              struct error *err) {
    struct stmt *s;
    TRY(total(st, "ledger_totals", year, &s, err));
    out->all = (struct ledger_count){(int)db_int(s, 0), (int)db_int(s, 1)};
    out->year = (struct ledger_count){(int)db_int(s, 2), (int)db_int(s, 3)};
    db_reset(s);
    TRY(total(st, "ledger_total_open", DAY_NONE, &s, err));
    out->open = (struct ledger_count){(int)db_int(s, 0), (int)db_int(s, 1)};
    db_reset(s);
    TRY(total(st, "ledger_total_owed", DAY_NONE, &s, err));
    out->owed = (int)db_int(s, 0);
    db_reset(s);
    return FAULT_NONE;
}

/* --- words ---------------------------------------------------------------------------
 */

enum fault
ledger_used(const void *ctx, struct store *st, enum ledger_text text, bool all,
            struct used_words *out, struct error *err) {
    static const char *const statements[] = {
        [LEDGER_ABOUT] = "ledger_used_about",
        [LEDGER_PLACE] = "ledger_used_place",
        [LEDGER_HOW] = "ledger_used_how",
        [LEDGER_WHY] = "ledger_used_why",
    };
    struct stmt *s;
    const char *name = all && text == LEDGER_PLACE ? "ledger_places" : statements[text];
    TRY(db_prepare(st->db, name, &s, err));
    for (;;) {
        bool row;
        TRY(db_step(s, &row, err));
        if (!row)
            return FAULT_NONE;
        *array_add(ctx, out) = (struct used_word){.word = db_need_text(ctx, s, 0),
                                                  .count = (int)db_int(s, 1)};
    }
}

enum fault
ledger_by_prefix(const void *ctx, struct store *st, const char *prefix, int limit,
                 struct ids *out, struct error *err) {
    struct stmt *s;
    char *from = mem_dup(ctx, prefix);
    for (char *p = from; *p; p++)
        *p = (char)tolower((unsigned char)*p);
    const char *to = mem_printf(ctx, "%s" LAST_LETTER, from);
    TRY(db_prepare(st->db, "ledger_codes", &s, err));
    db_bind_text(s, 1, from);
    db_bind_text(s, 2, to);
    db_bind_int(s, 3, limit);
    return read_ids(ctx, s, out, err);
}

/* Whether the ids, in order, hold it. */
static bool
holds(const struct ids *sorted, int64_t id) {
    size_t low = 0;
    size_t high = sorted->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (sorted->items[middle] < id)
            low = middle + 1;
        else
            high = middle;
    }
    return low < sorted->count && sorted->items[low] == id;
}

/* What has one of the words: referrals of their own, or people with all of theirs. */
struct worded {
    struct ids own, people;
};

enum fault
ledger_search(const void *ctx, struct store *st, const struct strings *words,
              struct ids *out, struct error *err) {
    struct worded found[SEARCH_WORDS] = {0};
    struct stmt *s;
    for (size_t i = 0; i < words->count && i < SEARCH_WORDS; i++)
        TRY(search_referrals(ctx, st, words->items[i], &found[i].own, &found[i].people,
                             err));
    TRY(db_prepare(st->db, "ledger_owners", &s, err));
    for (;;) {
        bool row;
        TRY(db_step(s, &row, err));
        if (!row)
            return FAULT_NONE;
        bool fits = true;
        for (size_t i = 0; fits && i < words->count && i < SEARCH_WORDS; i++)
            fits = holds(&found[i].own, db_int(s, 0)) ||
                   holds(&found[i].people, db_int(s, 1));
        if (fits)
            *array_add(ctx, out) = db_int(s, 0);
    }
}
