#include "web/row_strip.h"

#include <string.h>

#include "base/memory.h"
#include "view/model.h"

#include "base/ban.h"

static const struct {
    const char *mark, *class, *words;
} known_marks[] = {
    {"check", "done", "checkmark"},    {"without", "", "no checkmark"},
    {"rest", "rest", "a day of rest"}, {"extra", "extra", "on a day off"},
    {"pause", "rest", "a pause"},      {"open", "", "not over yet"},
    {"coming", "", "to come"},         {"before", "", "before you began"},
};

static json_t *
strip_mark(const void *ctx, const json_t *day, day_t today) {
    char words[DATE_TEXT_MAX];
    day_t at = model_get_day(day, "date");
    size_t i = 0;
    while (i + 1 < sizeof known_marks / sizeof *known_marks &&
           strcmp(known_marks[i].mark, model_get(day, "mark")) != 0)
        i++;
    long long touches = model_number(day, "touches");
    json_t *m = json_object();
    model_text(
        m, "class",
        mem_printf(ctx, "%s%s", known_marks[i].class, at == today ? " now" : ""));
    model_text(m, "day", mem_printf(ctx, "%.2s", weekday_name(day_weekday(at))));
    model_text(m, "words",
               mem_printf(ctx, "%s: %lld touch%s, %s",
                          at == today ? "Today" : day_words(at, today, words), touches,
                          touches == 1 ? "" : "es", known_marks[i].words));
    return m;
}

/* "7 in a row, 3 to your treat: long walk" */
static char *
strip_says(const void *ctx, const json_t *m) {
    long long row = model_number(m, "row");
    long long to_go = model_number(m, "to_treat");
    char *says = row > 0 ? mem_printf(ctx, "%lld in a row", row)
                         : mem_dup(ctx, "The next checkmark begins a row");
    if (model_has(m, "treat"))
        return mem_append(says, ", %lld to your treat: %s", to_go,
                          model_get(m, "treat"));
    if (row > 0)
        return mem_append(says, ", %lld more earn%s a treat", to_go,
                          to_go == 1 ? "s" : "");
    return mem_append(says, "; %lld in a row earn a treat",
                      (long long)model_number(m, "row_treat"));
}

void
row_strip_add(const void *ctx, json_t *model) {
    json_t *strip = json_object();
    json_t *marks = json_array();
    size_t i;
    json_t *day;
    json_array_foreach(model_list(model, "marks"), i, day) json_array_append_new(
        marks, strip_mark(ctx, day, model_get_day(model, "date")));
    model_text(strip, "says", strip_says(ctx, model));
    model_set(strip, "marks", marks);
    model_set(model, "strip", strip);
}
