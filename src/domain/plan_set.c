/* Changing the plan. See plan.h. */
#include "domain/plan.h"

#include <string.h>

#include "base/ban.h"

struct settings
plan_copy(const void *ctx, const struct settings *settings) {
    struct settings copy = {0};
    for (size_t i = 0; i < settings->count; i++)
        *array_add(ctx, &copy) = settings->items[i];
    return copy;
}

void
plan_set(const void *ctx, struct settings *settings, const char *name,
         const char *value, day_t from) {
    const struct plan_item *item = plan_item_by_name(name);
    int64_t id = 0;
    size_t kept = 0;
    for (size_t i = 0; i < settings->count; i++) {
        const struct setting *s = &settings->items[i];
        if (strcmp(s->name, item->name) != 0 || s->from_day < from)
            settings->items[kept++] = *s;
        else if (s->from_day == from)
            id = s->id;
    }
    settings->count = kept;
    if (strcmp(plan_value(settings, item->name, from), value) == 0)
        return;
    *array_add(ctx, settings) = (struct setting){
        .id = id, .name = item->name, .from_day = from, .value = value};
}

struct plan_changes
plan_compare(const void *ctx, const struct settings *before,
             const struct settings *after, day_t day) {
    struct plan_changes changes = {0};
    for (size_t i = 0; i < plan_item_count(); i++) {
        const char *name = plan_item_at(i)->name;
        const char *was = plan_value(before, name, day);
        const char *is = plan_value(after, name, day);
        if (strcmp(was, is) != 0)
            *array_add(ctx, &changes) =
                (struct plan_change){.name = name, .before = was, .after = is};
    }
    return changes;
}

const struct plan_preset *
plan_preset_at_work(const struct settings *settings, day_t day) {
    for (size_t i = 0; i < plan_preset_count(); i++) {
        const struct plan_preset *preset = plan_preset_at(i);
        bool all = true;
        for (size_t k = 0; preset->values[k][0]; k++)
            all &= strcmp(plan_value(settings, preset->values[k][0], day),
                          preset->values[k][1]) == 0;
        if (all)
            return preset;
    }
    return NULL;
}
