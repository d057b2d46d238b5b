#include "view/plan.h"

#include <string.h>

#include "base/memory.h"

#include "base/ban.h"

/* The day from which the value of today holds, DAY_NONE when it always did. */
static day_t
since(const struct plan_answer *a, const char *name) {
    day_t day = DAY_NONE;
    for (size_t i = 0; i < a->settings.count; i++) {
        const struct setting *s = &a->settings.items[i];
        if (strcmp(s->name, name) == 0 && s->from_day <= a->today && s->from_day > day)
            day = s->from_day;
    }
    return day == DAY_MIN ? DAY_NONE : day;
}

static json_t *
view_item(const struct plan_answer *a, const struct plan_item *item) {
    json_t *m = json_object();
    model_text(m, "name", item->name);
    model_text(m, "value", plan_value(&a->settings, item->name, a->today));
    model_text(m, "standard", item->standard);
    model_text(m, "rule", item->rule);
    model_text(m, "meaning", item->meaning);
    model_text(m, "takes", item->form);
    model_day(m, "since", since(a, item->name));
    return m;
}

static json_t *
view_preset(const void *ctx, const struct plan_answer *a,
            const struct plan_preset *preset) {
    struct settings tried = plan_copy(ctx, &a->settings);
    for (size_t i = 0; preset->values[i][0]; i++)
        plan_set(ctx, &tried, preset->values[i][0], preset->values[i][1], a->today);
    struct plan plan = plan_at(&tried, a->today);
    json_t *m = json_object();
    model_text(m, "name", preset->name);
    model_text(m, "what", preset->what);
    model_text(m, "implies", plan_implies(ctx, &plan, a->people));
    model_bool(m, "now", plan_preset_at_work(&a->settings, a->today) == preset);
    return m;
}

json_t *
view_plan(const struct plan_answer *a) {
    void *ctx = mem_context(NULL);
    json_t *m = json_object();
    model_day(m, "date", a->today);
    model_int(m, "people", a->people);
    json_t *items = json_array();
    for (size_t i = 0; i < plan_item_count(); i++)
        json_array_append_new(items, view_item(a, plan_item_at(i)));
    model_set(m, "items", items);
    model_text(m, "implies", plan_implies(ctx, &a->plan, a->people));
    model_text(m, "implied_before", plan_implies(ctx, &a->before, a->people));
    const struct plan_preset *now = plan_preset_at_work(&a->settings, a->today);
    model_text(m, "preset", now ? now->name : NULL);
    json_t *presets = json_array();
    for (size_t i = 0; i < plan_preset_count(); i++)
        json_array_append_new(presets, view_preset(ctx, a, plan_preset_at(i)));
    model_set(m, "presets", presets);
    json_t *changes = json_array();
    for (size_t i = 0; i < a->changes.count; i++) {
        json_t *c = json_object();
        model_text(c, "name", a->changes.items[i].name);
        model_text(c, "before", a->changes.items[i].before);
        model_text(c, "after", a->changes.items[i].after);
        json_array_append_new(changes, c);
    }
    model_set(m, "changes", changes);
    model_bool(m, "tried", a->tried);
    model_day(m, "holds_from", a->from_start ? DAY_NONE : a->today);
    talloc_free(ctx);
    return m;
}
