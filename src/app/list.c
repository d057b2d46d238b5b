#include "app/list.h"

#include <stdlib.h>
#include <string.h>

#include "app/record.h"
#include "base/memory.h"
#include "base/text.h"
#include "domain/name_match.h"

#include "base/ban.h"

/* Ids in order, to look people up in. */
struct set {
    struct ids ids;
    bool used; /* the filter is on */
};

static int
compare_ids(const void *a, const void *b) {
    int64_t x = *(const int64_t *)a;
    int64_t y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

static void
set_ready(struct set *set) {
    set->used = true;
    if (set->ids.count > 1)
        qsort(set->ids.items, set->ids.count, sizeof *set->ids.items, compare_ids);
}

static bool
set_allows(const struct set *set, int64_t id) {
    return !set->used ||
           (set->ids.count > 0 && bsearch(&id, set->ids.items, set->ids.count,
                                          sizeof id, compare_ids) != NULL);
}

struct filter {
    const struct list_request *request;
    struct set tag, role, import;
    struct name_query *search;
};

static bool
missing_fits(enum list_missing missing, const struct state *s) {
    switch (missing) {
    case MISSING_NOTHING:
        return true;
    case MISSING_CONTACT:
        return s->reach == 0;
    case MISSING_EMAIL:
        return !(s->reach & REACH_EMAIL);
    case MISSING_PHONE:
        return !(s->reach & REACH_PHONE);
    case MISSING_ADDRESS:
        return !(s->reach & REACH_ADDRESS);
    case MISSING_NEXT:
        return s->next_day == DAY_NONE;
    }
    return true;
}

static bool
between(day_t day, day_t since, day_t before) {
    if (since == DAY_NONE && before == DAY_NONE)
        return true;
    return day != DAY_NONE && (since == DAY_NONE || day >= since) &&
           (before == DAY_NONE || day <= before);
}

static bool
fits(const struct filter *f, const struct listed *p) {
    const struct list_request *r = f->request;
    const struct state *s = &p->state;
    if (r->has_stage ? s->stage != r->stage : !r->everybody && !s->active)
        return false;
    if ((r->never_touched && s->touches > 0) || s->qualifiers < r->qualifiers)
        return false;
    if ((r->liked && p->liked != SAID_YES) ||
        (r->practice_full && p->practice_full != SAID_YES) ||
        (r->has_referred && s->received == 0))
        return false;
    if (!between(s->last_touch, r->last_since, r->last_before) ||
        !between(s->next_day, r->next_since, r->next_before))
        return false;
    if (!missing_fits(r->missing, s))
        return false;
    if (f->search) {
        int score = name_score(f->search, p->name_key, p->other_key);
        if (score <= 0 || score == NAME_NEAR)
            return false;
    }
    return set_allows(&f->tag, s->person_id) && set_allows(&f->role, s->person_id) &&
           set_allows(&f->import, s->person_id);
}

/* Absent days come last, whatever the order. */
static int
compare_days(day_t a, day_t b) {
    if (a == DAY_NONE || b == DAY_NONE)
        return (a == DAY_NONE) - (b == DAY_NONE);
    return (a > b) - (a < b);
}

static int
compare(const void *left, const void *right, void *data) {
    const struct list_request *r = data;
    const struct listed *a = left;
    const struct listed *b = right;
    int order = 0;
    switch (r->sort) {
    case SORT_NAME:
        break;
    case SORT_LAST:
        order = compare_days(a->state.last_touch, b->state.last_touch);
        break;
    case SORT_NEXT:
        order = compare_days(a->state.next_day, b->state.next_day);
        break;
    case SORT_TOUCHES:
        order = (b->state.touches > a->state.touches) -
                (b->state.touches < a->state.touches);
        break;
    case SORT_ADDED:
        order = compare_days(b->state.added_day, a->state.added_day);
        break;
    case SORT_STAGE:
        order = (int)a->state.stage - (int)b->state.stage;
        break;
    }
    if (order == 0)
        order = strcmp(a->name_key, b->name_key);
    if (order == 0)
        order = compare_ids(&a->state.person_id, &b->state.person_id);
    return r->reverse ? -order : order;
}

static enum fault
make_filter(const void *ctx, const struct app *app, struct filter *f,
            struct error *err) {
    const struct list_request *r = f->request;
    if (r->tag) {
        TRY(people_by_word(ctx, app->store, TAG_TAG, record_word_key(ctx, r->tag),
                           &f->tag.ids, err));
        set_ready(&f->tag);
    }
    if (r->role) {
        TRY(people_by_word(ctx, app->store, TAG_ROLE, record_word_key(ctx, r->role),
                           &f->role.ids, err));
        set_ready(&f->role);
    }
    if (r->import_id) {
        int64_t id = r->import_id;
        if (id < 0)
            TRY(store_count(app->store, "import_last", 0, NULL, &id, err));
        TRY(people_of_import(ctx, app->store, id, &f->import.ids, err));
        set_ready(&f->import);
    }
    if (!text_is_blank(r->search))
        f->search = name_query_new(ctx, r->search);
    return FAULT_NONE;
}

static enum fault
list(const void *ctx, const struct app *app, const struct list_request *request,
     struct list_answer *out, struct error *err) {
    struct filter filter = {.request = request};
    struct listing *all = &out->listing;
    *out = (struct list_answer){0};
    TRY(make_filter(ctx, app, &filter, err));
    TRY(people_list(ctx, app->store, all, err));
    size_t kept = 0;
    for (size_t i = 0; i < all->count; i++)
        if (fits(&filter, &all->items[i]))
            all->items[kept++] = all->items[i];
    all->count = kept;
    out->total = (int)kept;
    struct list_request order = *request;
    if (kept > 1)
        qsort_r(all->items, kept, sizeof *all->items, compare, &order);
    if (request->limit > 0 && kept > (size_t)request->limit)
        all->count = (size_t)request->limit;
    return FAULT_NONE;
}

enum fault
app_list(const void *ctx, const struct app *app, const struct list_request *request,
         struct list_answer *out, struct error *err) {
    TRY(store_begin_read(app->store, err));
    enum fault fault = list(ctx, app, request, out, err);
    store_end(app->store);
    return fault;
}
