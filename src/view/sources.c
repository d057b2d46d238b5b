#include "view/sources.h"

#include <string.h>

#include "base/memory.h"
#include "domain/words.h"
#include "view/proportion.h"

#include "base/ban.h"

/* A name, or a word as it was typed. */
static const char *
name_of(const void *ctx, const struct source_side *side, const char *const *names,
        size_t i) {
    return names ? names[i] : mem_printf(ctx, "“%s”", side->groups.items[i].word);
}

/* What it comes to, in a sentence or two. */
static char *
says_side(const void *ctx, const struct source_side *side, const char *const *names) {
    const struct source_group *first = side->groups.items;
    if (side->said == 0)
        return mem_dup(ctx, side->unsaid == 0 ? "Nothing was entered for this time."
                                              : "None of them says so yet.");
    if (side->groups.count == 0)
        return mem_dup(ctx, "");
    const char *name = name_of(ctx, side, names, 0);
    bool alone = side->groups.count == 1 && side->other_groups == 0;
    char *says = NULL;
    if (alone)
        says = first->count == 1 ? mem_printf(ctx, "One so far: %s.", name)
                                 : mem_printf(ctx, "All %d: %s.", first->count, name);
    else if (side->said < PROPORTION_FEW)
        says = mem_printf(ctx, "%d so far: too few to tell.", side->said);
    else if (side->leads)
        says = mem_printf(ctx, "Most often %s: %s.", name,
                          proportion_words(ctx, &first->share));
    else if (side->groups.count > 1 && first[1].count == first->count)
        says = mem_printf(ctx, "No one comes first; %s and %s have %d each.", name,
                          name_of(ctx, side, names, 1), first->count);
    else
        says = mem_printf(ctx, "Most often so far %s: %s. That may be chance.", name,
                          proportion_words(ctx, &first->share));
    if (side->unsaid > 0)
        says = mem_append(says, " %d %s say.", side->unsaid,
                          side->unsaid == 1 ? "does not" : "do not");
    return says;
}

static char *
says_seasons(const void *ctx, const struct seasons *s) {
    if (s->years == 0)
        return mem_dup(ctx, "Seasons show once the ledger goes back a year.");
    if (s->years == 1)
        return mem_dup(ctx, "One year can't tell a season from chance; it takes two.");
    if (s->total < SEASONS_LEAST)
        return mem_printf(ctx,
                          "%d in %d years are too few to tell a season from chance.",
                          s->total, s->years);
    if (s->most < 0)
        return mem_printf(ctx, "In %d years no season stands out by more than chance.",
                          s->years);
    return mem_printf(ctx, "In %d years %s brings more than its share: %s.", s->years,
                      s->seasons[s->most].name,
                      proportion_words(ctx, &s->seasons[s->most].share));
}

static json_t *
view_side(const struct source_side *side, const char *const *names) {
    json_t *m = json_object();
    json_t *groups = json_array();
    for (size_t i = 0; i < side->groups.count; i++) {
        const struct source_group *group = &side->groups.items[i];
        json_t *g = json_object();
        if (names)
            model_set(g, "person", model_person(group->person_id, names[i]));
        else
            model_text(g, "word", group->word);
        model_int(g, "count", group->count);
        model_set(g, "share", view_proportion(&group->share));
        model_set(g, "seen", view_proportion(&group->seen));
        model_day(g, "last", group->last);
        json_array_append_new(groups, g);
    }
    json_t *others = json_object();
    model_int(others, "groups", side->other_groups);
    model_int(others, "referrals", side->others);
    model_int(m, "said", side->said);
    model_int(m, "unsaid", side->unsaid);
    model_bool(m, "leads", side->leads);
    void *ctx = mem_context(NULL);
    model_text(m, "says", says_side(ctx, side, names));
    talloc_free(ctx);
    model_set(m, "groups", groups);
    model_set(m, "others", others);
    return m;
}

static json_t *
view_when(const struct sources_answer *a) {
    json_t *m = json_object();
    json_t *periods = json_array();
    for (size_t i = 0; i < a->periods.list.count; i++) {
        const struct period_count *one = &a->periods.list.items[i];
        json_t *p = json_object();
        model_day(p, "from", one->from);
        model_day(p, "to", one->to);
        model_int(p, "count", one->count);
        json_array_append_new(periods, p);
    }
    json_t *months = json_array();
    for (int i = 0; i < 12; i++)
        json_array_append_new(months, json_integer(a->seasons.months[i]));
    json_t *seasons = json_array();
    for (int i = 0; i < SEASONS; i++) {
        const struct season *season = &a->seasons.seasons[i];
        json_t *s = json_object();
        model_text(s, "name", season->name);
        model_int(s, "count", season->count);
        model_set(s, "share", view_proportion(&season->share));
        json_array_append_new(seasons, s);
    }
    model_text(m, "unit", period_word(a->periods.unit));
    model_set(m, "periods", periods);
    model_int(m, "years", a->seasons.years);
    model_day(m, "since", a->seasons.from);
    model_int(m, "total", a->seasons.total);
    model_set(m, "months", months);
    model_set(m, "seasons", seasons);
    model_set(m, "chance", view_part(a->seasons.chance));
    void *ctx = mem_context(NULL);
    model_text(m, "says", says_seasons(ctx, &a->seasons));
    talloc_free(ctx);
    model_text(m, "stands_out",
               a->seasons.most < 0 ? NULL : a->seasons.seasons[a->seasons.most].name);
    return m;
}

json_t *
view_sources(const struct sources_answer *a, const char *only) {
    json_t *m = json_object();
    model_day(m, "date", a->today);
    model_text(m, "direction", referral_direction_word(a->direction));
    model_day(m, "from", a->from);
    model_day(m, "to", a->to);
    model_bool(m, "all", a->all);
    model_day(m, "first", a->first_day);
    model_int(m, "total", a->total);
    model_set(m, "seen", view_proportion(&a->seen));
    for (int q = 0; q < SOURCE_QUESTIONS; q++) {
        const char *word = source_word((enum source_question)q);
        bool wanted = !only || strcmp(only, word) == 0;
        model_set(m, word,
                  wanted ? view_side(&a->sides[q], q == SOURCE_WHO ? a->names : NULL)
                         : json_null());
    }
    bool wanted = !only || strcmp(only, "when") == 0;
    model_set(m, "when", wanted ? view_when(a) : json_null());
    return m;
}
