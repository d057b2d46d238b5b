#include "app/duplicates.h"

#include <stdlib.h>
#include <string.h>

#include "app/record.h"
#include "base/memory.h"
#include "store/duplicates.h"
#include "store/people.h"
#include "store/row.h"
#include "store/state.h"

#include "base/ban.h"

struct aparts ARRAY(struct apart);

/* --- who may be the same --------------------------------------------------------- */

static int
compare_aparts(const void *a, const void *b) {
    const struct apart *x = a, *y = b;
    if (x->person_id != y->person_id)
        return x->person_id < y->person_id ? -1 : 1;
    return (x->other_id > y->other_id) - (x->other_id < y->other_id);
}

static bool
are_apart(const struct aparts *aparts, const struct duplicate *d) {
    const struct apart wanted = {.person_id = d->person_id, .other_id = d->other_id};
    return aparts->count > 0 && bsearch(&wanted, aparts->items, aparts->count,
                                        sizeof wanted, compare_aparts) != NULL;
}

static struct twin
twin_of(const struct record *r, const struct state *s) {
    return (struct twin){.id = r->person.id,
                         .name = r->person.name,
                         .organisation = r->person.organisation,
                         .active = s->active,
                         .touches = s->touches,
                         .last_touch = s->last_touch};
}

static const char *
next_words(const void *ctx, day_t day) {
    char iso[DATE_TEXT_MAX];
    return day == DAY_NONE ? NULL : mem_dup(ctx, day_iso(day, iso));
}

/* The next reach-outs of the two, which are no part of their records. */
static void
add_next(const void *ctx, const struct state *keep, const struct state *other,
         struct sides *out) {
    const char *mine = next_words(ctx, keep->next_day);
    const char *theirs = next_words(ctx, other->next_day);
    if (!mine && !theirs)
        return;
    struct side *s = array_add(ctx, out);
    *s = (struct side){.field = "next", .words = "next reach-out"};
    if (mine)
        *array_add(ctx, &s->mine) = mine;
    if (theirs)
        *array_add(ctx, &s->theirs) = theirs;
    *array_add(ctx, &s->result) = mine ? mine : theirs;
    s->choice = mine && theirs && strcmp(mine, theirs) != 0;
}

static size_t
known(const struct record *r) {
    return r->ways.count + r->facts.count + r->tags.count + r->relations.count;
}

static enum fault
load_twins(const void *ctx, const struct app *app, int64_t keep_id, int64_t other_id,
           bool may_swap, struct twins *out, struct error *err) {
    struct record keep, other, result;
    struct state s, t;
    TRY(people_record(ctx, app->store, keep_id, &keep, err));
    TRY(people_record(ctx, app->store, other_id, &other, err));
    TRY(state_get(app->store, keep_id, &s, err));
    TRY(state_get(app->store, other_id, &t, err));
    bool more = t.active != s.active
                    ? t.active
                    : t.touches > s.touches ||
                          (t.touches == s.touches && known(&other) > known(&keep));
    if (may_swap && more)
        return load_twins(ctx, app, other_id, keep_id, false, out, err);
    out->keep = twin_of(&keep, &s);
    out->other = twin_of(&other, &t);
    absorb_records(ctx, &keep, &other, NULL, &result);
    sides_of(ctx, &keep, &other, &result, &out->sides);
    add_next(ctx, &s, &t, &out->sides);
    return FAULT_NONE;
}

/* Nobody on the list is concerned when both were let go. */
static enum fault
is_wanted(const struct app *app, const struct aparts *aparts, const struct duplicate *d,
          bool *out, struct error *err) {
    struct state a, b;
    *out = false;
    if (are_apart(aparts, d))
        return FAULT_NONE;
    TRY(state_get(app->store, d->person_id, &a, err));
    TRY(state_get(app->store, d->other_id, &b, err));
    *out = a.active || b.active;
    return FAULT_NONE;
}

static enum fault
find_pairs(const void *ctx, const struct app *app, size_t from, size_t limit,
           struct duplicates_answer *out, struct error *err) {
    struct likenesses people = {0};
    struct duplicates found = {0};
    struct aparts aparts = {0};
    void *work = mem_context(ctx);
    TRY(duplicates_load(work, app->store, &people, err));
    TRY(rows_where(work, app->store, &APART, NULL, 0, &aparts, err));
    if (aparts.count > 1)
        qsort(aparts.items, aparts.count, sizeof *aparts.items, compare_aparts);
    duplicates_find(work, &people, &found);
    for (size_t i = 0; i < found.count; i++) {
        bool wanted;
        const struct duplicate *d = &found.items[i];
        TRY(is_wanted(app, &aparts, d, &wanted, err));
        if (!wanted)
            continue;
        if (out->total >= from && out->pairs.count < limit) {
            struct twins *t = array_add(ctx, &out->pairs);
            t->why = *d;
            TRY(load_twins(ctx, app, d->person_id, d->other_id, true, t, err));
        }
        out->total++;
    }
    talloc_free(work);
    return FAULT_NONE;
}

enum fault
app_duplicates(const void *ctx, const struct app *app, size_t from, size_t limit,
               struct duplicates_answer *out, struct error *err) {
    *out = (struct duplicates_answer){0};
    TRY(store_begin_read(app->store, err));
    enum fault fault = find_pairs(ctx, app, from, limit, out, err);
    store_end(app->store);
    return fault;
}

static enum fault
check_two(int64_t a, int64_t b, struct error *err) {
    if (a != b)
        return FAULT_NONE;
    return error_field(err, "other", "That is one and the same person. Name two.");
}

/* How alike they are, whether the search would find them or not. */
static enum fault
explain(const void *ctx, const struct app *app, struct twins *out, struct error *err) {
    struct likenesses all = {0}, two = {0};
    struct duplicates found = {0};
    TRY(duplicates_load(ctx, app->store, &all, err));
    for (size_t i = 0; i < all.count; i++)
        if (all.items[i].id == out->keep.id || all.items[i].id == out->other.id)
            *array_add(ctx, &two) = all.items[i];
    duplicates_find(ctx, &two, &found);
    if (found.count > 0)
        out->why = found.items[0];
    return FAULT_NONE;
}

enum fault
app_twins(const void *ctx, const struct app *app, int64_t keep_id, int64_t other_id,
          struct twins *out, struct error *err) {
    *out = (struct twins){0};
    TRY(check_two(keep_id, other_id, err));
    TRY(store_begin_read(app->store, err));
    enum fault fault = load_twins(ctx, app, keep_id, other_id, false, out, err);
    if (fault == FAULT_NONE)
        fault = explain(ctx, app, out, err);
    store_end(app->store);
    return fault;
}

/* --- they are not ------------------------------------------------------------------
 */

static enum fault
set_apart(const void *ctx, const struct app *app, struct apart_answer *out,
          struct error *err) {
    struct person a, b;
    struct aparts had = {0};
    TRY(row_get(ctx, app->store, &PERSON, out->person_id, &a, err));
    TRY(row_get(ctx, app->store, &PERSON, out->other_id, &b, err));
    out->name = a.name;
    out->other_name = b.name;
    bool less = a.id < b.id;
    struct apart row = {.person_id = less ? a.id : b.id,
                        .other_id = less ? b.id : a.id};
    TRY(rows_where(ctx, app->store, &APART, "person_id", row.person_id, &had, err));
    for (size_t i = 0; i < had.count; i++)
        if (had.items[i].other_id == row.other_id)
            return FAULT_NONE;
    out->changed = true;
    TRY(row_add(app->store, &APART, &row, err));
    return store_describe(
        app->store,
        mem_printf(ctx, "said that %s and %s are two people", a.name, b.name), err);
}

enum fault
app_apart(const void *ctx, const struct app *app, int64_t person_id, int64_t other_id,
          struct apart_answer *out, struct error *err) {
    *out = (struct apart_answer){.person_id = person_id, .other_id = other_id};
    TRY(check_two(person_id, other_id, err));
    TRY(app_begin(app, "apart", err));
    return app_finish(app, set_apart(ctx, app, out, err), err);
}
