/* The user's own numbers: what each means, what they come to, and trying before saving.
 */
#include "app/plan.h"

#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "domain/words.h"
#include "view/plan.h"
#include "web/page.h"
#include "web/plan.h"

#include "base/ban.h"

/* An item of the plan as the page calls it. */
struct line {
    const char *name, *label;
    const char *unit; /* behind a number, or NULL */
};

#define GROUP_LINES 6

/* A text of so many letters has a line of its own, a longer one a box. */
#define BRIEF_TEXT 80

struct group {
    const char *title, *about;
    struct line lines[GROUP_LINES];
};

/* In the order in which people think of them. */
static const struct group groups[] = {
    {"The day",
     "Whom Tend names in the morning. Doing the first number earns the checkmark; what "
     "goes beyond is never asked for.",
     {{"day.min", "People a day", NULL},
      {"day.max", "And at most", NULL},
      {"days.working", "My working days", NULL}}},
    {"The list",
     "Everybody you look after. Small enough to know each, large enough to matter.",
     {{"list.min", "At least", "people"},
      {"list.max", "At most", "people"},
      {"list.renew", "Go through the list again after", "days"}}},
    {"Rhythm",
     "How often the same person comes up, and what that adds up to. Somebody may have "
     "a rhythm of their own, on their page.",
     {{"rhythm", "Between two touches with one person", NULL},
      {"month.first", "After the first month", "touches"},
      {"month.second", "After the second month", "touches"}}},
    {"Ways of reaching out",
     "Tend suggests those you like, in turn, and only where it can reach the person.",
     {{"methods", "Suggest these, beginning at the top", NULL},
      {"face-to-face", "Suggest meeting in person, too", NULL}}},
    {"Referrals",
     "How soon a client who was sent to you hears from you, and how long you let pass "
     "between two asks.",
     {{"hours", "My working hours", NULL},
      {"answer.days", "A first answer within", "working days"},
      {"ask.rest", "Between two asks of one person", "days"}}},
    {"Value of business",
     "For those who track it: what came of a referral, as a sum. Never needed.",
     {{"business", "Keep a sum with referrals", NULL},
      {"business.currency", "In this currency", NULL}}},
    {"Rows and treats",
     "Checkmarks of working days in a row; days of rest and pauses don't count.",
     {{"row.treat", "A treat for every", "checkmarks in a row"}}},
    {"A moment first",
     "A breath before the first contact of the day. It can be skipped.",
     {{"moment", "Begin with a moment", NULL},
      {"moment.text", "In these words", NULL}}},
    {"About me",
     "What stands on your page for those who refer to you, on its card and in its QR "
     "code. What you leave empty is left out.",
     {{"me.name", "My name", NULL},
      {"me.title", "What I am", NULL},
      {"me.phone", "Phone", NULL},
      {"me.email", "E-mail", NULL},
      {"me.url", "Web page", NULL},
      {"me.address", "Address, line by line", NULL}}},
};

#define GROUP_COUNT (sizeof groups / sizeof *groups)

/* The names of the rules that the numbers come from, as the manual has them. */
static const char *const rules[][2] = {
    {"P1", "the list"},       {"P3", "three to five"}, {"P4", "many methods"},
    {"P7", "write it down"},  {"P9", "totals"},        {"P10", "checkmarks"},
    {"N6", "a moment first"}, {"R1", "analyse"},       {"R4", "ask"},
    {"R5", "answer at once"},
};

static const char *
rule_name(const char *rule) {
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
        if (strcmp(rules[i][0], rule) == 0)
            return rules[i][1];
    return "";
}

json_t *
plan_tabs(const char *current) {
    static const char *const tabs[][2] = {
        {"Plan", "/plan"},
        {"Pauses", "/plan/pauses"},
        {"Treats", "/plan/treats"},
        {"Words of your own", "/plan/words"},
    };
    json_t *list = json_array();
    for (size_t i = 0; i < sizeof tabs / sizeof *tabs; i++) {
        json_t *m = json_object();
        model_text(m, "name", tabs[i][0]);
        model_text(m, "path", tabs[i][1]);
        model_bool(m, "current", strcmp(tabs[i][1], current) == 0);
        json_array_append_new(list, m);
    }
    return list;
}

/* --- showing ---------------------------------------------------------------------- */

/* The fields of one item for the template, which asks each by its kind. */
static void
add_choice(json_t *list, const char *value, const char *label, bool chosen,
           bool movable) {
    json_t *m = json_object();
    model_text(m, "value", value);
    model_text(m, "label", label);
    model_bool(m, "chosen", chosen);
    model_bool(m, "movable", movable);
    json_array_append_new(list, m);
}

static json_t *
weekday_choices(const char *value) {
    json_t *list = json_array();
    for (int d = MONDAY; d <= SUNDAY; d++) {
        const char *name = weekday_name((enum weekday)d);
        char code[4] = {(char)(name[0] + ('a' - 'A')), name[1], name[2], '\0'};
        add_choice(list, code, name, strstr(value, code) != NULL, false);
    }
    return list;
}

/* Those that are suggested, in their order; then the others. */
static json_t *
method_choices(const void *ctx, const char *value) {
    json_t *list = json_array();
    bool had[METHOD_COUNT] = {false};
    char *rest;
    char *copy = mem_dup(ctx, value);
    for (char *word = strtok_r(copy, ", ", &rest); word;
         word = strtok_r(NULL, ", ", &rest)) {
        enum method m = method_from_word(word);
        if (m == METHOD_NONE || had[m])
            continue;
        add_choice(list, method_word(m), method_invite(m), true,
                   json_array_size(list) > 0);
        had[m] = true;
    }
    for (int m = 0; m < METHOD_COUNT; m++)
        if (!had[m])
            add_choice(list, method_word((enum method)m), method_invite((enum method)m),
                       false, false);
    return list;
}

/* What stands in the form: as it was typed when it comes back, else as it is. */
static const char *
standing(const struct request *rq, const struct plan_item *item, const char *value) {
    const char *typed;
    if (!rq->failed)
        return value;
    if (item->kind == PLAN_WEEKDAYS || item->kind == PLAN_METHODS) {
        struct strings all = form_all(rq->ctx, rq->form, item->name);
        char *joined = mem_dup(rq->ctx, "");
        for (size_t i = 0; i < all.count; i++)
            joined = mem_append(joined, "%s%s", i ? "," : "", all.items[i]);
        return joined;
    }
    typed = form_get(rq->form, item->name);
    return typed ? typed : form_has(rq->form, item->name) ? "" : value;
}

static void
add_kind(const struct request *rq, json_t *m, const struct plan_item *item,
         const char *value) {
    const char *days = rq->failed ? form_get(rq->form, "rhythm.days") : NULL;
    bool fixed = !text_same_ascii(value, "auto");
    model_bool(m, "number", item->kind == PLAN_NUMBER);
    bool brief =
        (item->kind == PLAN_TEXT && item->high <= BRIEF_TEXT) || item->kind == PLAN_OWN;
    model_bool(m, "line", item->kind == PLAN_HOURS || brief);
    model_bool(m, "text",
               (item->kind == PLAN_TEXT && !brief) || item->kind == PLAN_LINES);
    model_bool(m, "yes_no", item->kind == PLAN_YES_NO);
    model_bool(m, "rhythm", item->kind == PLAN_RHYTHM);
    model_int(m, "low", item->low);
    model_int(m, "high", item->high);
    model_bool(m, "checked",
               item->kind == PLAN_YES_NO && text_same_ascii(value, "yes"));
    model_bool(m, "fixed", fixed);
    model_text(m, "days", days ? days : fixed ? value : "");
    model_set(m, "weekdays",
              item->kind == PLAN_WEEKDAYS ? weekday_choices(value) : json_null());
    model_set(m, "methods",
              item->kind == PLAN_METHODS ? method_choices(rq->ctx, value)
                                         : json_null());
}

/* The item of the model with the name. */
static const json_t *
find_item(const json_t *model, const char *name) {
    size_t i;
    json_t *item;
    json_array_foreach(model_list(model, "items"), i, item) {
        if (strcmp(model_get(item, "name"), name) == 0)
            return item;
    }
    return model;
}

/* What stood in the form when it was shown first, so that saving it changes no more
 * than was changed in it. What was changed elsewhere meanwhile is told, and then known.
 */
static const char *
was(const struct request *rq, const json_t *model, const char *name,
    const char *value) {
    const char *field = mem_printf(rq->ctx, "was.%s", name);
    bool again = (rq->failed && rq->failed->fault != FAULT_CONFLICT) ||
                 model_yes(model, "tried");
    if (again && form_has(rq->form, field))
        return form_get(rq->form, field);
    return value;
}

static json_t *
view_line(const struct request *rq, const json_t *model, const struct line *line) {
    const struct plan_item *item = plan_item_by_name(line->name);
    const json_t *now = find_item(model, line->name);
    const char *value = standing(rq, item, model_get(now, "value"));
    bool wrong = rq->failed && strcmp(rq->failed->field, line->name) == 0;
    bool own = strcmp(model_get(now, "value"), item->standard) != 0;
    json_t *m = json_object();
    char *id = mem_printf(rq->ctx, "f-%s", line->name);
    for (char *p = id; *p; p++)
        *p = *p == '.' ? '-' : *p;
    model_text(m, "name", line->name);
    model_text(m, "id", id);
    model_text(m, "label", line->label);
    model_text(m, "unit", line->unit);
    model_text(m, "value", value);
    model_text(m, "was", was(rq, model, line->name, model_get(now, "value")));
    model_text(m, "meaning", item->meaning);
    model_text(m, "rule", item->rule);
    model_text(m, "rule_name", rule_name(item->rule));
    model_text(m, "error", wrong ? rq->failed->text : NULL);
    model_bool(m, "changed", own);
    model_text(m, "standard",
               own && item->kind != PLAN_TEXT && !plan_is_own(item) ? item->standard
                                                                    : NULL);
    model_day(m, "since", model_get_day(now, "since"));
    add_kind(rq, m, item, value);
    return m;
}

static json_t *
view_groups(const struct request *rq, const json_t *model) {
    json_t *list = json_array();
    for (size_t g = 0; g < GROUP_COUNT; g++) {
        json_t *m = json_object();
        json_t *lines = json_array();
        model_text(m, "title", groups[g].title);
        model_text(m, "about", groups[g].about);
        for (size_t i = 0; i < GROUP_LINES && groups[g].lines[i].name; i++)
            json_array_append_new(lines, view_line(rq, model, &groups[g].lines[i]));
        model_set(m, "lines", lines);
        json_array_append_new(list, m);
    }
    return list;
}

const char *
plan_label(const char *name) {
    for (size_t g = 0; g < GROUP_COUNT; g++)
        for (size_t i = 0; i < GROUP_LINES && groups[g].lines[i].name; i++)
            if (strcmp(groups[g].lines[i].name, name) == 0)
                return groups[g].lines[i].label;
    return name;
}

/* "Mon, Tue, Wed" for "mon,tue,wed". */
static char *
in_words(const void *ctx, const char *name, const char *value) {
    const struct plan_item *item = plan_item_by_name(name);
    char *words = mem_dup(ctx, "");
    bool days = item && item->kind == PLAN_WEEKDAYS;
    if (item && plan_is_own(item)) {
        const char *line = text_clean_line(ctx, value);
        return mem_dup(ctx, line ? line : "nothing");
    }
    for (const char *p = value; *p; p++) {
        bool first = p == value || p[-1] == ',';
        words = mem_append(words, "%c%s", days && first ? *p - ('a' - 'A') : *p,
                           *p == ',' && p[1] != ' ' ? " " : "");
    }
    return words;
}

void
plan_show(const struct request *rq, const struct plan_answer *answer,
          struct reply *out) {
    size_t i;
    json_t *m;
    out->model = view_plan(answer);
    out->title = "Your plan";
    out->page = &template_plan;
    out->wide = true;
    if (rq->json)
        return;
    model_set(out->model, "tabs", plan_tabs("/plan"));
    model_set(out->model, "groups", view_groups(rq, out->model));
    model_bool(out->model, "from_start", answer->from_start);
    model_text(out->model, "refused", rq->failed ? rq->failed->text : NULL);
    json_array_foreach(json_object_get(out->model, "changes"), i, m) {
        const char *name = model_get(m, "name");
        model_text(m, "label", plan_label(name));
        model_text(m, "was", in_words(rq->ctx, name, model_get(m, "before")));
        model_text(m, "is", in_words(rq->ctx, name, model_get(m, "after")));
    }
    json_array_foreach(json_object_get(out->model, "presets"), i, m) {
        const char *name = model_get(m, "name");
        model_text(m, "title",
                   mem_printf(rq->ctx, "%c%s", name[0] - ('a' - 'A'), name + 1));
    }
}

static enum fault
get_plan(struct request *rq, struct reply *out, struct error *err) {
    struct plan_request request = {0};
    struct plan_answer answer;
    TRY(app_plan(rq->ctx, &rq->app, &request, &answer, err));
    plan_show(rq, &answer, out);
    return FAULT_NONE;
}

const struct route plan_routes[] = {
    {GET, "/plan", get_plan, .about = "Every number of the plan, and what it means"},
    {POST, "/plan", plan_change,
     .about = "Changes numbers of the plan, or tells what a change would mean",
     .fields = "day.min day.max days.working rhythm methods face-to-face moment "
               "moment.text list.min list.max list.renew month.first month.second "
               "row.treat me.name me.title me.phone me.email me.url me.address preset "
               "reset try"},
    {0},
};
