/* Finding somebody or something by a few letters: the page, and what the palette asks.
 */
#include "app/find.h"

#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "view/find.h"
#include "web/page.h"
#include "web/people.h"
#include "web/places.h"

#include "base/ban.h"

/* Whether each word that was typed begins a word of the place. */
static bool
place_fits(const void *ctx, const struct place *place, const char *typed) {
    char *key = text_fold(ctx, typed);
    const char *all =
        mem_printf(ctx, " %s",
                   text_fold(ctx, mem_printf(ctx, "%s %s", place->name, place->words)));
    char *rest;
    for (char *word = strtok_r(key, " ", &rest); word;
         word = strtok_r(NULL, " ", &rest))
        if (!strstr(all, mem_printf(ctx, " %s", word)))
            return false;
    return true;
}

static void
add_place(json_t *list, const char *name, const char *path, const char *words) {
    json_t *m = json_object();
    model_text(m, "name", name);
    model_text(m, "path", path);
    model_text(m, "words", words);
    json_array_append_new(list, m);
}

static json_t *
find_places(const struct request *rq, const char *typed) {
    static const struct place *const tables[] = {main_places, more_places,
                                                 referral_places, hidden_places};
    json_t *list = json_array();
    for (size_t t = 0; t < sizeof tables / sizeof *tables; t++)
        for (const struct place *p = tables[t]; p->name; p++)
            if (place_fits(rq->ctx, p, typed))
                add_place(list, p->name, p->path, p->words);
    return list;
}

/* What is likely wanted of the one found first. */
static json_t *
find_actions(const struct request *rq, const struct find_answer *found) {
    json_t *list = json_array();
    if (found->people.count == 0 || found->near)
        return list;
    const struct listed *p = &found->people.items[0];
    static const struct {
        const char *path, *name;
    } acts[] = {
        {"/people/%lld/log", "Log a touch with %s"},
        {"/referrals/new?person=%lld", "Enter a referral from or to %s"},
        {"/people/%lld/edit", "Edit %s"},
    };
    for (size_t i = 0; i < sizeof acts / sizeof *acts; i++)
        add_place(list, mem_printf(rq->ctx, acts[i].name, p->name),
                  mem_printf(rq->ctx, acts[i].path, (long long)p->state.person_id),
                  NULL);
    return list;
}

static enum fault
get(struct request *rq, struct reply *out, struct error *err) {
    const char *typed = form_get(rq->form, "q");
    struct find_answer found;
    json_t *person;
    size_t i;
    TRY(app_find(rq->ctx, &rq->app, typed ? typed : "", &found, err));
    json_t *m = view_find(&found);
    if (!rq->json)
        json_array_foreach(model_list(m, "people"), i, person) people_once(person);
    model_text(m, "q", typed ? typed : "");
    model_set(m, "actions", find_actions(rq, &found));
    model_set(m, "pages", find_places(rq, typed ? typed : ""));
    out->model = m;
    out->title = "Find";
    out->page = &template_find;
    return FAULT_NONE;
}

const struct route find_routes[] = {
    {GET, "/find", get, .about = "People, pages and actions that fit a few letters",
     .fields = "q"},
    {0},
};
