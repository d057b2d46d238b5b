#include "app/find.h"

#include <stdlib.h>
#include <string.h>

#include "app/ledger.h"
#include "base/memory.h"
#include "base/text.h"
#include "domain/name_match.h"
#include "store/people.h"

#include "base/ban.h"

/* Of so many at most it is looked closely how well the name fits. */
#define CLOSE_MAX 400

/* Fewer letters begin the codes of too many referrals. */
#define LETTERS_MIN 3

struct fitting {
    const struct search_hit *hit;
    struct listed line;
    enum name_class class;
};
struct fitting_people ARRAY(struct fitting);

static int
tier_of(const struct fitting *c) {
    if (c->hit->place == SEARCH_NAME)
        return 0;
    return c->hit->place < SEARCH_NOTE ? 1 : 2;
}

static int
by_worth(const void *left, const void *right) {
    const struct fitting *a = left;
    const struct fitting *b = right;
    if (a->line.state.active != b->line.state.active)
        return a->line.state.active ? -1 : 1;
    if (tier_of(a) != tier_of(b))
        return tier_of(a) - tier_of(b);
    if (a->class != b->class)
        return (int)b->class - (int)a->class;
    int order = strcmp(a->line.name_key, b->line.name_key);
    if (order)
        return order;
    return (a->hit->person_id > b->hit->person_id) -
           (a->hit->person_id < b->hit->person_id);
}

/* Of very many, those in whose names it stands come first. */
static void
choose(const void *ctx, const struct search_hits *hits, struct ids *out) {
    for (int pass = 0; pass < 2; pass++)
        for (size_t i = 0; i < hits->count && out->count < CLOSE_MAX; i++)
            if ((hits->items[i].place == SEARCH_NAME) == (pass == 0))
                *array_add(ctx, out) = hits->items[i].person_id;
}

static enum fault
answer(const void *ctx, const struct app *app, const struct looked *looked,
       const struct name_query *query, struct find_answer *out, struct error *err) {
    struct ids ids = {0};
    struct listing lines = {0};
    struct fitting_people all = {0};
    choose(ctx, &looked->hits, &ids);
    TRY(listing_lines(ctx, app->store, &ids, &lines, err));
    for (size_t i = 0; i < lines.count; i++) {
        const struct listed *line = &lines.items[i];
        *array_add(ctx, &all) = (struct fitting){
            .hit = search_hit_of(&looked->hits, line->state.person_id),
            .line = *line,
            .class = name_score(query, line->name_key, NULL),
        };
    }
    if (all.count > 1)
        qsort(all.items, all.count, sizeof *all.items, by_worth);
    for (size_t i = 0; i < all.count && i < FIND_MAX; i++) {
        *array_add(ctx, &out->people) = all.items[i].line;
        TRY(found_load(ctx, app, all.items[i].hit, &looked->words, &out->found[i],
                       err));
    }
    return FAULT_NONE;
}

struct nearly {
    const void *ctx;
    const struct name_query *query;
    struct ids ids;
};

static void
look_near(void *data, int64_t id, const char *name_key, const char *other_key,
          bool active, const char *name, const char *organisation) {
    struct nearly *n = data;
    (void)other_key;
    (void)active;
    (void)name;
    (void)organisation;
    if (name_score(n->query, name_key, NULL) == NAME_NEAR)
        *array_add(n->ctx, &n->ids) = id;
}

static enum fault
find_near(const void *ctx, const struct app *app, const struct name_query *query,
          struct find_answer *out, struct error *err) {
    struct nearly nearly = {.ctx = ctx, .query = query};
    TRY(people_each_name(app->store, look_near, &nearly, err));
    out->near = nearly.ids.count > 0;
    out->total = (int)nearly.ids.count;
    if (nearly.ids.count > FIND_MAX)
        nearly.ids.count = FIND_MAX;
    return listing_lines(ctx, app->store, &nearly.ids, &out->people, err);
}

/* "#12" */
static bool
is_number(const char *typed, int64_t *id) {
    char *end;
    while (*typed == ' ')
        typed++;
    if (*typed != '#' || typed[1] < '0' || typed[1] > '9')
        return false;
    *id = strtoll(typed + 1, &end, 10);
    while (*end == ' ')
        end++;
    return *end == '\0';
}

static enum fault
find(const void *ctx, const struct app *app, const char *typed, struct find_answer *out,
     struct error *err) {
    struct looked looked;
    int64_t id;
    *out = (struct find_answer){0};
    if (text_is_blank(typed))
        return FAULT_NONE;
    if (is_number(typed, &id)) {
        struct ids one = {.items = &id, .count = 1};
        TRY(listing_lines(ctx, app->store, &one, &out->people, err));
        out->total = (int)out->people.count;
        return FAULT_NONE;
    }
    const struct name_query *query = name_query_new(ctx, typed);
    if (strlen(typed) >= LETTERS_MIN)
        TRY(ledger_find(ctx, app, typed, FIND_REFERRALS, &out->referrals, err));
    TRY(found_look(ctx, app, typed, &looked, err));
    out->total = (int)looked.hits.count;
    if (out->total == 0 && out->referrals.count > 0)
        return FAULT_NONE;
    if (out->total == 0)
        return find_near(ctx, app, query, out, err);
    return answer(ctx, app, &looked, query, out, err);
}

enum fault
app_find(const void *ctx, const struct app *app, const char *typed,
         struct find_answer *out, struct error *err) {
    TRY(store_begin_read(app->store, err));
    enum fault fault = find(ctx, app, typed, out, err);
    store_end(app->store);
    return fault;
}
