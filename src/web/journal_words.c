#include "web/journal_words.h"

#include <string.h>

#include "base/memory.h"
#include "domain/plan.h"
#include "view/model.h"

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
    {"profile", "What you know of somebody"},
    {0},
};

/* "table.column", or "column" for all tables; what is not here is shown as it is, with
 * spaces. */
static const struct word columns[] = {
    {"uid", "Number in the file they came from"},
    {"given", "First name"},
    {"additional", "Middle name"},
    {"family", "Family name"},
    {"prefix", "Before the name"},
    {"suffix", "Behind the name"},
    {"title", "What they do"},
    {"company", "Is a firm"},
    {"liked", "Liked them"},
    {"practice_full", "Their practice is full"},
    {"rhythm_days", "Rhythm in days"},
    {"added_day", "On the list since"},
    {"kept_day", "Kept when going through the list"},
    {"let_go_day", "Let go"},
    {"let_go_why", "Why"},
    {"mday", "Day of the month"},
    {"yearly", "Every year"},
    {"told_day", "Told"},
    {"other_name", "With"},
    {"touch.method", "How"},
    {"touch.word", "In your words"},
    {"share", "Given"},
    {"asked", "Asked for business"},
    {"made_day", "Set"},
    {"origin", "Where the date came from"},
    {"from_day", "From"},
    {"to_day", "Until"},
    {"named_day", "Named"},
    {"earned_day", "Earned"},
    {"taken_day", "Taken"},
    {"asked_day", "Promised"},
    {"done_day", "Written"},
    {"revoked_day", "Revoked"},
    {"setting.name", "Which"},
    {"referral.about", "About"},
    {"does", "What they do"},
    {"sees", "Whom they see"},
    {"free", "Free places"},
    {"free_day", "Said so"},
    {"needs", "What they need"},
    {"chooses", "Why they would choose you"},
    {"taught", "What you have taught them"},
    {"access", "They meet your clients"},
    {"profile.told_day", "Looked at"},
    {0},
};

static const char *
look_up(const struct word *words, const char *name) {
    for (; words->name; words++)
        if (strcmp(words->name, name) == 0)
            return words->word;
    return NULL;
}

static const char *
label_of(const void *ctx, const char *table, const char *column) {
    const char *label = look_up(columns, mem_printf(ctx, "%s.%s", table, column));
    label = label ? label : look_up(columns, column);
    if (label)
        return label;
    char *own = mem_dup(ctx, column);
    for (char *p = own; *p; p++)
        *p = *p == '_' ? ' ' : *p;
    if (own[0] >= 'a' && own[0] <= 'z')
        own[0] = (char)(own[0] - 'a' + 'A');
    return own;
}

static bool
is_day(const char *column) {
    size_t len = strlen(column);
    return strcmp(column, "day") == 0 ||
           (len > 4 && strcmp(column + len - 4, "_day") == 0);
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
    if (is_day(column) && date_from_iso(text, &date) && date.year)
        return mem_dup(ctx, day_words(day_from_date(date), today, words));
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
