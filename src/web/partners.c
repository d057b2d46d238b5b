/* Those who refer, by their own rhythm; what was promised (METHOD R1, R7). */
#include "app/partners.h"

#include <string.h>

#include "base/memory.h"
#include "view/partners.h"
#include "web/figures_sources.h"
#include "web/page.h"
#include "web/way.h"

#include "base/ban.h"

static const char *
about_quiet(const void *ctx, const struct partners_answer *a) {
    double by_chance = a->tested * PARTNER_CHANCE;
    const char *few = by_chance < 0.5   ? "hardly anybody"
                      : by_chance < 1.5 ? "about one"
                                        : mem_printf(ctx, "about %.0f", by_chance);
    return mem_printf(ctx,
                      "Quieter than their own rhythm has it. Of the %d whose rhythm is "
                      "known, %s would be so quiet on any day by chance alone; those "
                      "named likely stand out even so.",
                      a->tested, few);
}

/* What a card or a row shows besides what the model tells. */
static void
dress_person(const struct request *rq, const struct partner_shown *shown, json_t *m) {
    const struct state *s = &shown->state;
    bool due = s->next_day != DAY_NONE && s->next_day <= rq->app.today;
    model_text(m, "initials", way_initials(rq->ctx, shown->name));
    model_text(m, "badge",
               shown->partner.sure == SURE_LIKELY    ? "Likely"
               : shown->partner.sure == SURE_PERHAPS ? "Perhaps"
                                                     : NULL);
    model_bool(m, "likely", shown->partner.sure == SURE_LIKELY);
    model_bool(m, "tomorrow", !due && s->next_day != rq->app.today + 1);
}

static void
add_section(const struct request *rq, json_t *sections, const json_t *m,
            const struct partners_shown *list, const char *key, const char *title,
            const char *about, bool table) {
    if (list->total == 0)
        return;
    json_t *section = json_object();
    json_t *people = json_object_get(model_list(m, key), "people");
    for (size_t i = 0; i < list->people.count; i++)
        dress_person(rq, &list->people.items[i], json_array_get(people, i));
    model_text(section, "key", key);
    model_text(section, "title", title);
    model_text(section, "about", about);
    json_object_set(section, table ? "rows" : "cards", people);
    model_int(section, "more", list->total - (int)list->people.count);
    json_array_append_new(sections, section);
}

static void
dress(const struct request *rq, const struct partners_answer *a, json_t *m) {
    json_t *sections = json_array();
    const struct partners_shown *s = a->standings;
    add_section(rq, sections, m, &s[STANDING_QUIET], "quiet", "Going quiet",
                about_quiet(rq->ctx, a), false);
    add_section(rq, sections, m, &s[STANDING_DECLINING], "declining", "Sending less",
                "Fewer in the last twelve months than in the twelve before, by more "
                "than chance.",
                false);
    add_section(rq, sections, m, &s[STANDING_NEW], "new", "New",
                "Their first came within the last six months.", false);
    add_section(rq, sections, m, &a->top, "top", "Sending most",
                "In the last twelve months.", true);
    add_section(rq, sections, m, &s[STANDING_LAPSED], "lapsed", "Lapsed",
                "Long gone by their own rhythm. A kind line after a long time is still "
                "welcome.",
                true);
    model_set(m, "sections", sections);
    model_bool(m, "all_steady", s[STANDING_STEADY].total == a->referrers);
    model_bool(m, "none_quiet", a->referrers > 0 && s[STANDING_QUIET].total == 0);
    model_set(m, "figures", json_array());
    json_array_append_new(json_object_get(m, "figures"),
                          figure_of_promises(rq->ctx, &a->promises));
}

static enum fault
get(struct request *rq, struct reply *out, struct error *err) {
    struct partners_answer answer;
    TRY(app_partners(rq->ctx, &rq->app, &answer, err));
    out->model = view_partners(&answer);
    out->title = "Partners";
    out->page = &template_partners;
    if (!rq->json)
        dress(rq, &answer, out->model);
    return FAULT_NONE;
}

const struct route partners_routes[] = {
    {GET, "/referrals/partners", get,
     .about = "Who sends, by their own rhythm; what was promised and kept"},
    {0},
};
