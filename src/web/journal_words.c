#include "web/journal_words.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/memory.h"
#include "base/sum.h"
#include "domain/plan.h"
#include "domain/words.h"
#include "view/model.h"
#include "web/labels.h"

#include "base/ban.h"

struct word {
    const char *name, *word;
};

static const struct word tables[] = {
    {"person", "Somebody"},
    {"way", "A way to reach somebody"},
    {"fact", "Something they told"},
    {"tag", "A tag or role"},
    {"relation", "How people belong together"},
    {"touch", "A touch"},
    {"reach_out", "A next date"},
    {"skip", "Leaving somebody out for a day"},
    {"referral", "A referral"},
    {"setting", "A number of the plan"},
    {"pause", "A pause"},
    {"treat", "A treat"},
    {"import", "An import"},
    {"import_person", "Somebody from an import"},
    {"card", "A card to write"},
    {"saved_view", "A saved view"},
    {"apart", "Two who are not the same"},
    {"own_word", "A word of your own"},
    {"token", "A key for scripts"},
    {"profile", "What is known of somebody"},
    {"refer_page", "How to refer to you"},
    {0},
};

static const char *
look_up(const struct word *words, const char *name) {
    for (; words->name; words++)
        if (strcmp(words->name, name) == 0)
            return words->word;
    return NULL;
}

static bool
ends_with(const char *column, const char *end) {
    size_t len = strlen(column), of_end = strlen(end);
    return len >= of_end && strcmp(column + len - of_end, end) == 0;
}

static bool
is_day(const char *column) {
    return strcmp(column, "day") == 0 || ends_with(column, "_day");
}

/* A minute of the day, and a sum in hundredths. */
static const char *
number_words(const void *ctx, const char *column, const char *text) {
    char clock[CLOCK_TEXT_MAX];
    char sum[SUM_TEXT_MAX];
    long long number = strtoll(text, NULL, 10);
    if (strcmp(column, "amount") == 0)
        return mem_dup(ctx, sum_text(number, sum));
    if (ends_with(column, "minute"))
        return mem_dup(ctx, clock_text((int)number, clock));
    return NULL;
}

/* A value as people write it; NULL stays NULL. */
static const char *
value_words(const void *ctx, const char *table, const char *column, const json_t *value,
            day_t today) {
    char words[DATE_TEXT_MAX];
    struct date date;
    const char *text = json_string_value(value);
    if (!text)
        return NULL;
    const char *number = number_words(ctx, column, text);
    if (number)
        return number;
    if (is_day(column) && date_from_iso(text, &date) && date.year)
        return mem_dup(ctx, day_words(day_from_date(date), today, words));
    if (strcmp(column, "method") == 0 && method_from_word(text) != METHOD_NONE)
        return method_title(method_from_word(text));
    if (strcmp(table, "setting") == 0 && strcmp(column, "name") == 0) {
        const struct plan_item *item = plan_item_by_name(text);
        return item ? item->meaning : text;
    }
    return text;
}

static json_t *
told_fields(const void *ctx, const json_t *row, day_t today) {
    json_t *told = json_array();
    const char *table = model_get(row, "table");
    size_t i;
    json_t *field;
    json_array_foreach(model_list(row, "fields"), i, field) {
        const char *name = model_get(field, "name");
        if (strcmp(name, "at") == 0)
            continue;
        json_t *m = json_object();
        model_text(m, "label", label_of(ctx, table, name));
        model_text(m, "before",
                   value_words(ctx, table, name, model_list(field, "before"), today));
        model_text(m, "after",
                   value_words(ctx, table, name, model_list(field, "after"), today));
        json_array_append_new(told, m);
    }
    return told;
}

void
journal_words_add(const void *ctx, json_t *model, day_t today) {
    size_t i;
    json_t *row;
    json_array_foreach(json_object_get(model, "rows"), i, row) {
        const char *table = look_up(tables, model_get(row, "table"));
        const char *what = model_get(row, "what");
        const char *verb = strcmp(what, "added") == 0     ? "was added"
                           : strcmp(what, "removed") == 0 ? "was taken away"
                                                          : "was changed";
        model_text(row, "says",
                   mem_printf(ctx, "%s %s", table ? table : "Something", verb));
        model_bool(row, "changed", strcmp(what, "changed") == 0);
        model_set(row, "told", told_fields(ctx, row, today));
    }
}

const char *
journal_sentence(const void *ctx, const char *what) {
    const char *plan = what ? strstr(what, "changed the plan") : NULL;
    const char *numbers = plan ? strstr(plan, ": ") : NULL;
    bool ours = plan && (plan == what || strncmp(what, "took back: ", 11) == 0);
    return ours && numbers ? mem_printf(ctx, "%.*s", (int)(numbers - what), what)
                           : what;
}
