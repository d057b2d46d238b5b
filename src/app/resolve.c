#include "app/resolve.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "domain/name_match.h"
#include "store/people.h"
#include "store/row.h"

#include "base/ban.h"

#define SHOWN_MAX 8

struct search {
    void *ctx;
    struct name_query *query;
    int best;
    struct named_list found;
};

static void
consider(void *data, int64_t id, const char *name_key, const char *other_key,
         bool active, const char *name, const char *organisation) {
    struct search *s = data;
    int score = name_score(s->query, name_key, other_key);
    if (score <= 0 || score < s->best)
        return;
    if (score > s->best) {
        s->best = score;
        s->found.count = 0;
    }
    *array_add(s->ctx, &s->found) =
        (struct named){.id = id,
                       .name = mem_dup(s->ctx, name),
                       .organisation = mem_dup(s->ctx, organisation),
                       .active = active};
}

static bool
read_id(const char *typed, int64_t *id) {
    const char *p = *typed == '#' ? typed + 1 : typed;
    char *end;
    if (*p < '0' || *p > '9')
        return false;
    *id = strtoll(p, &end, 10);
    return *end == '\0' && *id > 0;
}

static enum fault
by_id(const void *ctx, const struct app *app, int64_t id, struct named *out,
      struct error *err) {
    struct person p;
    enum fault fault = row_get(ctx, app->store, &PERSON, id, &p, err);
    if (fault == FAULT_NOT_FOUND)
        return error_set(err, fault,
                         "There is nobody with the number %lld. `tend list` "
                         "shows who is there.",
                         (long long)id);
    TRY(fault);
    *out = (struct named){.id = p.id,
                          .name = p.name,
                          .organisation = p.organisation,
                          .active = p.let_go_day == DAY_NONE};
    return FAULT_NONE;
}

static int
by_name(const void *left, const void *right) {
    const struct named *a = left;
    const struct named *b = right;
    int order = strcmp(a->name, b->name);
    return order ? order : (a->id > b->id) - (a->id < b->id);
}

/* Those on the list come before those let go. */
static void
prefer_active(struct named_list *found) {
    size_t active = 0;
    for (size_t i = 0; i < found->count; i++)
        active += found->items[i].active;
    if (active == 0 || active == found->count)
        return;
    size_t kept = 0;
    for (size_t i = 0; i < found->count; i++)
        if (found->items[i].active)
            found->items[kept++] = found->items[i];
    found->count = kept;
}

static char *
list_of(const void *ctx, const struct named_list *found) {
    char *list = mem_dup(ctx, "");
    for (size_t i = 0; i < found->count && i < SHOWN_MAX; i++) {
        const struct named *n = &found->items[i];
        list = mem_append(list, "\n  #%lld  %s%s%s", (long long)n->id,
                          text_cut(ctx, n->name, 40), n->organisation ? ", " : "",
                          n->organisation ? text_cut(ctx, n->organisation, 30) : "");
    }
    if (found->count > SHOWN_MAX)
        list = mem_append(list, "\n  and %zu more", found->count - SHOWN_MAX);
    return list;
}

enum fault
app_resolve(const void *ctx, const struct app *app, const char *typed,
            struct named *out, struct named_list *several, struct error *err) {
    int64_t id;
    if (several)
        *several = (struct named_list){0};
    if (text_is_blank(typed))
        return error_field(err, "name", "Say who: part of a name is enough.");
    if (read_id(typed, &id))
        return by_id(ctx, app, id, out, err);
    struct search search = {.ctx = mem_context(ctx)};
    search.query = name_query_new(search.ctx, typed);
    TRY(people_each_name(app->store, consider, &search, err));
    struct named_list *found = &search.found;
    if (found->count > 1)
        qsort(found->items, found->count, sizeof *found->items, by_name);
    prefer_active(found);
    typed = text_cut(ctx, typed, 60);
    if (found->count == 0)
        return error_set(err, FAULT_NOT_FOUND,
                         "Nobody here is called \"%s\". `tend list` shows everybody; "
                         "`tend add \"%s\"` adds them.",
                         typed, typed);
    if (search.best == NAME_NEAR)
        return error_set(err, FAULT_NOT_FOUND,
                         "Nobody here is called \"%s\". Did you mean:%s", typed,
                         list_of(ctx, found));
    if (found->count == 1) {
        *out = found->items[0];
        return FAULT_NONE;
    }
    if (several)
        *several = *found;
    return error_set(err, FAULT_AMBIGUOUS,
                     "\"%s\" could be any of these. Type more of the name, or the "
                     "number:%s",
                     typed, list_of(ctx, found));
}
