/* Making one person of two. */
#include <string.h>

#include "app/duplicates.h"
#include "app/record.h"
#include "base/memory.h"
#include "domain/profile.h"
#include "store/people.h"
#include "store/profile.h"
#include "store/row.h"

#include "base/ban.h"

struct aparts ARRAY(struct apart);
struct skips ARRAY(struct skip);
struct import_people ARRAY(struct import_person);

/* What a merge is done with. */
struct work {
    const void *ctx;
    const struct app *app;
    const struct merge_request *request;
    struct record keep, other, result;
};

/* Rows of some table, as rows_where() gives them. */
struct rows {
    char *items;
    size_t count;
};

#define ROWS(array) ((struct rows){(char *)(array).items, (array).count})

static int64_t
id_of(const struct table *t, const char *row) {
    int64_t id;
    memcpy(&id, row + t->columns[0].offset, sizeof id);
    return id;
}

static const char *
find_row(const struct table *t, const struct rows *rows, int64_t id) {
    for (size_t i = 0; i < rows->count; i++)
        if (id_of(t, rows->items + i * t->size) == id)
            return rows->items + i * t->size;
    return NULL;
}

/* Removes what isn't in the result, or (`rest`) keeps what is. */
static enum fault
settle_rows(const struct work *w, const struct table *t, struct rows had,
            struct rows result, bool rest, struct error *err) {
    for (size_t i = 0; i < had.count; i++) {
        int64_t id = id_of(t, had.items + i * t->size);
        const char *row = find_row(t, &result, id);
        if (rest && row)
            TRY(row_save(w->app->store, t, row, err));
        if (!rest && !row)
            TRY(row_remove(w->app->store, t, id, err));
    }
    return FAULT_NONE;
}

/* What goes, goes first, so that it does not stand in the way of the rest. */
static enum fault
settle(const struct work *w, const struct table *t, struct rows keep, struct rows other,
       struct rows result, struct error *err) {
    TRY(settle_rows(w, t, keep, result, false, err));
    TRY(settle_rows(w, t, other, result, false, err));
    TRY(settle_rows(w, t, keep, result, true, err));
    return settle_rows(w, t, other, result, true, err);
}

static enum fault
settle_record(const struct work *w, struct error *err) {
    const struct record *a = &w->keep, *b = &w->other, *r = &w->result;
    TRY(settle(w, &WAY, ROWS(a->ways), ROWS(b->ways), ROWS(r->ways), err));
    TRY(settle(w, &FACT, ROWS(a->facts), ROWS(b->facts), ROWS(r->facts), err));
    TRY(settle(w, &TAG, ROWS(a->tags), ROWS(b->tags), ROWS(r->tags), err));
    return settle(w, &RELATION, ROWS(a->relations), ROWS(b->relations),
                  ROWS(r->relations), err);
}

/* Relations of others that point at the one who goes. */
static enum fault
turn_relations(const struct work *w, struct error *err) {
    struct relations pointing = {0};
    struct store *st = w->app->store;
    int64_t keep = w->keep.person.id;
    TRY(rows_where(w->ctx, st, &RELATION, "other_id", w->other.person.id, &pointing,
                   err));
    for (size_t i = 0; i < pointing.count; i++) {
        struct relation *r = &pointing.items[i];
        struct relations theirs = {0};
        bool had = false;
        TRY(rows_where(w->ctx, st, &RELATION, "person_id", r->person_id, &theirs, err));
        for (size_t k = 0; k < theirs.count; k++)
            had |= theirs.items[k].id != r->id && theirs.items[k].other_id == keep &&
                   strcmp(theirs.items[k].kind, r->kind) == 0;
        r->other_id = keep;
        r->other_name = w->result.person.name;
        TRY(had ? row_remove(st, &RELATION, r->id, err)
                : row_save(st, &RELATION, r, err));
    }
    return FAULT_NONE;
}

/* Tables whose rows can't just change hands. */
static bool
is_special(const struct table *t) {
    const struct table *const special[] = {&WAY,           &FACT,      &TAG,
                                           &RELATION,      &REACH_OUT, &SKIP,
                                           &IMPORT_PERSON, &APART,     &PROFILE};
    for (size_t i = 0; i < sizeof special / sizeof *special; i++)
        if (t == special[i])
            return true;
    return false;
}

/* All rows of a table that are the other's become those of the one who stays. */
static enum fault
move_rows(const struct work *w, const struct table *t, int *count, struct error *err) {
    struct ARRAY(char) rows = {0};
    TRY(rows_where(w->ctx, w->app->store, t, "person_id", w->other.person.id, &rows,
                   err));
    for (size_t i = 0; i < rows.count; i++) {
        char *row = rows.items + i * t->size;
        memcpy(row + t->columns[1].offset, &w->keep.person.id,
               sizeof w->keep.person.id);
        TRY(row_save(w->app->store, t, row, err));
    }
    *count = (int)rows.count;
    return FAULT_NONE;
}

static enum fault
move_history(const struct work *w, struct merge_answer *out, struct error *err) {
    for (size_t i = 0; all_tables[i]; i++) {
        const struct table *t = all_tables[i];
        int count;
        if (is_special(t) || strcmp(t->columns[1].name, "person_id") != 0)
            continue;
        TRY(move_rows(w, t, &count, err));
        if (t == &TOUCH)
            out->touches = count;
        if (t == &REFERRAL)
            out->referrals = count;
    }
    return FAULT_NONE;
}

/*
 * One day stands on the calendar, the kept one's unless it was chosen otherwise; what
 * was promised stays either way. Nothing stands for somebody who is let go.
 */
static enum fault
move_reach_outs(const struct work *w, struct error *err) {
    struct reach_outs mine = {0}, theirs = {0};
    struct store *st = w->app->store;
    bool let_go = w->result.person.let_go_day != DAY_NONE;
    TRY(people_open(w->ctx, st, w->keep.person.id, &mine, err));
    TRY(rows_where(w->ctx, st, &REACH_OUT, "person_id", w->other.person.id, &theirs,
                   err));
    bool chosen = absorb_takes_theirs(w->request->choices, "next");
    bool any = false;
    for (size_t i = 0; i < theirs.count; i++) {
        struct reach_out *r = &theirs.items[i];
        bool open = r->state == REACH_OUT_OPEN;
        any |= open;
        r->person_id = w->keep.person.id;
        if (open && (let_go || (mine.count > 0 && !chosen && !r->promise)))
            r->state = REACH_OUT_DROPPED;
        TRY(row_save(st, &REACH_OUT, r, err));
    }
    for (size_t i = 0; i < mine.count; i++) {
        struct reach_out *r = &mine.items[i];
        if (!let_go && (!chosen || !any || r->promise))
            continue;
        r->state = REACH_OUT_DROPPED;
        TRY(row_save(st, &REACH_OUT, r, err));
    }
    return FAULT_NONE;
}

static enum fault
move_skips(const struct work *w, struct error *err) {
    struct skips mine = {0}, theirs = {0};
    struct store *st = w->app->store;
    TRY(rows_where(w->ctx, st, &SKIP, "person_id", w->keep.person.id, &mine, err));
    TRY(rows_where(w->ctx, st, &SKIP, "person_id", w->other.person.id, &theirs, err));
    for (size_t i = 0; i < theirs.count; i++) {
        struct skip *s = &theirs.items[i];
        bool had = false;
        for (size_t k = 0; k < mine.count; k++)
            had |= mine.items[k].day == s->day;
        s->person_id = w->keep.person.id;
        TRY(had ? row_remove(st, &SKIP, s->id, err) : row_save(st, &SKIP, s, err));
    }
    return FAULT_NONE;
}

static enum fault
move_imports(const struct work *w, struct error *err) {
    struct import_people mine = {0}, theirs = {0};
    struct store *st = w->app->store;
    TRY(rows_where(w->ctx, st, &IMPORT_PERSON, "person_id", w->keep.person.id, &mine,
                   err));
    TRY(rows_where(w->ctx, st, &IMPORT_PERSON, "person_id", w->other.person.id, &theirs,
                   err));
    for (size_t i = 0; i < theirs.count; i++) {
        struct import_person *p = &theirs.items[i];
        bool had = false;
        for (size_t k = 0; k < mine.count; k++)
            had |= mine.items[k].import_id == p->import_id;
        p->person_id = w->keep.person.id;
        TRY(had ? row_remove(st, &IMPORT_PERSON, p->id, err)
                : row_save(st, &IMPORT_PERSON, p, err));
    }
    return FAULT_NONE;
}

/* One profile of two; what the kept one says stands. */
static enum fault
move_profile(const struct work *w, struct error *err) {
    struct profile mine, theirs;
    struct store *st = w->app->store;
    TRY(profile_load(w->ctx, st, w->keep.person.id, &mine, err));
    TRY(profile_load(w->ctx, st, w->other.person.id, &theirs, err));
    if (!theirs.id)
        return FAULT_NONE;
    if (!mine.id) {
        theirs.person_id = w->keep.person.id;
        return row_save(st, &PROFILE, &theirs, err);
    }
    profile_absorb(&mine, &theirs);
    TRY(row_remove(st, &PROFILE, theirs.id, err));
    return row_save(st, &PROFILE, &mine, err);
}

/* Whom the other is not, the one who stays isn't either. */
static enum fault
move_aparts(const struct work *w, struct error *err) {
    struct aparts all = {0};
    struct store *st = w->app->store;
    int64_t keep = w->keep.person.id, other = w->other.person.id;
    TRY(rows_where(w->ctx, st, &APART, NULL, 0, &all, err));
    for (size_t i = 0; i < all.count; i++) {
        struct apart *a = &all.items[i];
        if (a->person_id != other && a->other_id != other)
            continue;
        int64_t third = a->person_id == other ? a->other_id : a->person_id;
        bool had = third == keep;
        int64_t low = third < keep ? third : keep, high = third < keep ? keep : third;
        for (size_t k = 0; k < all.count; k++)
            had |= k != i && all.items[k].person_id == low &&
                   all.items[k].other_id == high;
        a->person_id = low;
        a->other_id = high;
        TRY(had ? row_remove(st, &APART, a->id, err) : row_save(st, &APART, a, err));
    }
    return FAULT_NONE;
}

static enum fault
check_choices(const struct absorb_choices *choices, struct error *err) {
    for (size_t i = 0; choices && i < choices->count; i++) {
        bool known = false;
        for (const char *const *f = absorb_fields; *f; f++)
            known |= strcmp(*f, choices->items[i].field) == 0;
        if (!known)
            return error_field(err, "field",
                               "There is nothing to choose about \"%.40s\".",
                               choices->items[i].field);
    }
    return FAULT_NONE;
}

static enum fault
merge_two(struct work *w, struct merge_answer *out, struct error *err) {
    const struct merge_request *r = w->request;
    struct store *st = w->app->store;
    TRY(check_choices(r->choices, err));
    TRY(people_record(w->ctx, st, r->keep_id, &w->keep, err));
    TRY(people_record(w->ctx, st, r->other_id, &w->other, err));
    absorb_records(w->ctx, &w->keep, &w->other, r->choices, &w->result);
    record_set_keys(w->ctx, &w->result);
    sides_of(w->ctx, &w->keep, &w->other, &w->result, &out->sides);
    TRY(settle_record(w, err));
    TRY(turn_relations(w, err));
    TRY(move_history(w, out, err));
    TRY(move_reach_outs(w, err));
    TRY(move_skips(w, err));
    TRY(move_imports(w, err));
    TRY(move_profile(w, err));
    TRY(move_aparts(w, err));
    /* The identifier of the file they came from can only be one's. */
    TRY(row_remove(st, &PERSON, w->other.person.id, err));
    TRY(row_save(st, &PERSON, &w->result.person, err));
    out->record = w->result;
    out->other_name = w->other.person.name;
    return store_describe(
        st,
        mem_printf(w->ctx, "merged %s into %s", out->other_name, w->result.person.name),
        err);
}

enum fault
app_merge(const void *ctx, const struct app *app, const struct merge_request *request,
          struct merge_answer *out, struct error *err) {
    struct work w = {.ctx = ctx, .app = app, .request = request};
    *out = (struct merge_answer){0};
    if (request->keep_id == request->other_id)
        return error_field(err, "other",
                           "That is one and the same person. Name two to merge.");
    TRY(app_begin(app, "merge", err));
    return app_finish(app, merge_two(&w, out, err), err);
}
