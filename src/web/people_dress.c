/* What the list of people needs beyond its model, for the eye. */
#include <string.h>

#include "app/record.h"
#include "app/views.h"
#include "app/words.h"
#include "base/memory.h"
#include "view/views.h"
#include "web/people.h"

#include "base/ban.h"

const char *
people_stage_words(enum stage stage) {
    static const char *const words[] = {"Adding", "Following up", "Closing", "Let go"};
    return words[stage];
}

/* --- the fields that filter
 * ------------------------------------------------------------------ */

static const struct choice stages[] = {
    {"", "All on the list"}, {"adding", "Adding"}, {"following", "Following up"},
    {"closing", "Closing"},  {"let-go", "Let go"}, {0}};
static const struct choice missing[] = {{"", "Nothing"},
                                        {"contact", "Any way to reach them"},
                                        {"email", "An e-mail address"},
                                        {"phone", "A phone number"},
                                        {"address", "A postal address"},
                                        {"next", "A next date"},
                                        {0}};
static const struct choice last[] = {{"", "At any time"},
                                     {"1 month ago", "Over a month ago"},
                                     {"3 months ago", "Over three months ago"},
                                     {"6 months ago", "Over half a year ago"},
                                     {"1 year ago", "Over a year ago"},
                                     {0}};
static const struct choice received[] = {{"", "At any time"},
                                         {"3 months ago", "Over three months ago"},
                                         {"6 months ago", "Over half a year ago"},
                                         {"1 year ago", "Over a year ago"},
                                         {0}};
static const struct choice next[] = {{"", "At any time"},
                                     {"today", "By today"},
                                     {"in 7 days", "Within a week"},
                                     {"in 1 month", "Within a month"},
                                     {0}};

/* A value of the address that isn't among the choices is one more. */
static void
choose(const struct request *rq, json_t *fields, const struct filter_words *words,
       const char *name, const struct choice *choices) {
    const char *value = filter_get(words, name);
    struct {
        struct choice *items;
        size_t count, room;
    } all = {0};
    bool known = !value;
    for (; choices->value; choices++) {
        known |= value && strcmp(choices->value, value) == 0;
        *array_add(rq->ctx, &all) = *choices;
    }
    if (!known)
        *array_add(rq->ctx, &all) = (struct choice){value, value};
    *array_add(rq->ctx, &all) = (struct choice){0};
    field_choice(rq, fields, name, all.items, value ? value : "");
}

/* Tags or roles, with how many people carry each. */
static enum fault
choose_word(struct request *rq, json_t *fields, const struct filter_words *words,
            enum tag_kind kind, const char *name, struct error *err) {
    struct vocabulary known = {0};
    struct {
        struct choice *items;
        size_t count, room;
    } all = {0};
    const char *value = filter_get(words, name);
    const char *key = value ? record_word_key(rq->ctx, value) : NULL;
    const char *chosen = value;
    TRY(app_vocabulary(rq->ctx, &rq->app, kind, &known, err));
    *array_add(rq->ctx, &all) = (struct choice){"", "Any"};
    for (size_t i = 0; i < known.count; i++) {
        const struct vocabulary_word *w = &known.items[i];
        if (key && strcmp(record_word_key(rq->ctx, w->word), key) == 0)
            chosen = w->word;
        *array_add(rq->ctx, &all) = (struct choice){
            w->word, mem_printf(rq->ctx, "%s (%d)", w->word, w->people)};
    }
    *array_add(rq->ctx, &all) = (struct choice){0};
    field_choice(rq, fields, name, all.items, chosen ? chosen : "");
    return FAULT_NONE;
}

static const struct {
    const char *name, *label;
} checks[] = {
    {"liked", "I like them"},
    {"full", "Their practice is full"},
    {"referred", "They have referred to me"},
    {"given", "I have referred to them"},
    {"two-of-three", "Two of these three"},
    {"never", "Not reached out to yet"},
    {"last-import", "From the last import"},
    {"everybody", "Those let go as well"},
};

static void
add_checks(json_t *m, const struct filter_words *words) {
    json_t *list = json_array();
    for (size_t i = 0; i < sizeof checks / sizeof *checks; i++) {
        json_t *one = json_object();
        model_text(one, "name", checks[i].name);
        model_text(one, "label", checks[i].label);
        model_bool(one, "checked", filter_get(words, checks[i].name) != NULL);
        json_array_append_new(list, one);
    }
    model_set(m, "checks", list);
}

/* Those that have no field of their own stay as they are when the form is sent. */
static void
add_kept(json_t *m, const struct filter_words *words) {
    static const char *const names[] = {"last-since", "next-since", "received-since",
                                        "sort", "reverse"};
    json_t *list = json_array();
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *value = filter_get(words, names[i]);
        if (!value)
            continue;
        json_t *one = json_object();
        model_text(one, "name", names[i]);
        model_text(one, "value", value);
        json_array_append_new(list, one);
    }
    model_set(m, "kept", list);
}

/* Whether one of the filters that are folded away is set. */
static bool
has_more(const struct filter_words *words) {
    static const char *const names[] = {"role", "missing", "last-before", "next-before",
                                        "received-before"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (filter_get(words, names[i]))
            return true;
    for (size_t i = 0; i < sizeof checks / sizeof *checks; i++)
        if (filter_get(words, checks[i].name))
            return true;
    return false;
}

static enum fault
add_fields(struct request *rq, json_t *m, const struct filter_words *words,
           struct error *err) {
    json_t *fields = json_object();
    model_set(m, "fields", fields);
    field_text(rq, fields, "search", filter_get(words, "search"));
    choose(rq, fields, words, "stage", stages);
    choose(rq, fields, words, "missing", missing);
    choose(rq, fields, words, "last-before", last);
    choose(rq, fields, words, "next-before", next);
    choose(rq, fields, words, "received-before", received);
    TRY(choose_word(rq, fields, words, TAG_TAG, "tag", err));
    TRY(choose_word(rq, fields, words, TAG_ROLE, "role", err));
    add_checks(m, words);
    add_kept(m, words);
    model_bool(m, "more_set", has_more(words));
    return FAULT_NONE;
}

/* --- what is set
 * ----------------------------------------------------------------------------- */

/* "Tag: teens", "I like them" */
static const char *
chip_words(const struct request *rq, const struct filter_word *w) {
    static const struct {
        const char *name, *words;
    } known[] = {
        {"search", "“%s”"},
        {"stage", "Stage: %s"},
        {"tag", "Tag: %s"},
        {"role", "Role: %s"},
        {"missing", "Missing: %s"},
        {"last-before", "Last touch by %s"},
        {"last-since", "Last touch since %s"},
        {"received-before", "Last referral by %s"},
        {"received-since", "Last referral since %s"},
        {"next-before", "Next by %s"},
        {"next-since", "Next since %s"},
    };
    for (size_t i = 0; i < sizeof checks / sizeof *checks; i++)
        if (strcmp(checks[i].name, w->name) == 0)
            return checks[i].label;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strcmp(known[i].name, w->name) == 0)
            return mem_printf(rq->ctx, known[i].words, w->value);
    return NULL;
}

static void
add_chips(const struct request *rq, json_t *m, const struct filter_words *words) {
    json_t *list = json_array();
    for (size_t i = 0; filter_names[i]; i++) {
        struct filter_word w = {filter_names[i], filter_get(words, filter_names[i])};
        const char *label = w.value ? chip_words(rq, &w) : NULL;
        if (!label)
            continue;
        json_t *one = json_object();
        model_text(one, "label", label);
        model_text(one, "without", people_href(rq->ctx, words, w.name, NULL));
        json_array_append_new(list, one);
    }
    model_set(m, "chips", list);
}

static void
add_columns(const struct request *rq, json_t *m, const struct filter_words *words,
            enum list_sort sort, bool reverse) {
    static const struct {
        const char *name, *label;
        enum list_sort sort;
    } columns[] = {
        {"name", "Name", SORT_NAME},          {"stage", "Stage", SORT_STAGE},
        {"last", "Last touch", SORT_LAST},    {"next", "Next", SORT_NEXT},
        {"touches", "Touches", SORT_TOUCHES}, {"received", "From them", SORT_RECEIVED},
        {"given", "To them", SORT_GIVEN},
    };
    json_t *list = json_array();
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
        json_t *one = json_object();
        bool here = columns[i].sort == sort;
        /* Most first and longest ago first: what the arrow points at. */
        bool number = columns[i].sort == SORT_TOUCHES ||
                      columns[i].sort == SORT_RECEIVED || columns[i].sort == SORT_GIVEN;
        bool down = number != reverse;
        struct filter_words other = {0};
        for (size_t k = 0; k < words->count; k++)
            filter_set(rq->ctx, &other, words->items[k].name, words->items[k].value);
        filter_set(rq->ctx, &other, "reverse", here && !reverse ? "yes" : NULL);
        model_text(one, "label", columns[i].label);
        model_text(one, "href", people_href(rq->ctx, &other, "sort", columns[i].name));
        model_bool(one, "number", number);
        model_text(one, "sort", !here ? NULL : down ? "descending" : "ascending");
        json_array_append_new(list, one);
    }
    model_set(m, "columns", list);
    model_text(m, "by_last_received",
               people_href(rq->ctx, words, "sort", "last-received"));
}

static enum fault
add_views(struct request *rq, json_t *m, const struct filter_words *words,
          struct error *err) {
    struct views_answer views;
    const char *query = filter_query(rq->ctx, words);
    bool any = false;
    TRY(app_views(rq->ctx, &rq->app, &views, err));
    json_t *list = view_saved_views(&views.views);
    for (size_t i = 0; i < views.views.count; i++) {
        json_t *one = json_array_get(list, i);
        bool current = strcmp(views.views.items[i].query, query) == 0;
        model_bool(one, "current", current);
        model_text(one, "path",
                   mem_printf(rq->ctx, "/people?%s", views.views.items[i].query));
        if (current && !any)
            model_set(m, "view", json_incref(one));
        any |= current;
    }
    model_set(m, "views", list);
    model_bool(m, "plain", *query == '\0');
    model_bool(m, "to_save", *query != '\0' && !any);
    model_text(m, "query", query);
    model_text(m, "csv",
               mem_printf(rq->ctx, "/people.csv%s%s", *query ? "?" : "", query));
    model_text(m, "here", people_href(rq->ctx, words, NULL, NULL));
    return FAULT_NONE;
}

/* --- rows ------------------------------------------------------------------------- */

/* What was found in it is marked; true when it was. */
static bool
add_work(const struct request *rq, json_t *m, const char *work,
         const struct strings *words) {
    struct snippet s = snippet_of(rq->ctx, work, words);
    json_t *one = json_object();
    model_text(one, "before", s.before);
    model_text(one, "match", s.match);
    model_text(one, "after", s.after);
    model_set(m, "work", one);
    return *s.match != '\0';
}

void
people_once(json_t *person) {
    if (strcmp(model_get(person, "organisation"), model_get(person, "name")) == 0)
        model_text(person, "organisation", NULL);
}

const char *
people_work(const void *ctx, const struct listed *p) {
    /* A role guessed from the title says it already. */
    const char *parts[] = {p->role ? p->role : p->title, p->organisation};
    char *work = mem_dup(ctx, "");
    for (size_t i = 0; i < 2; i++)
        if (parts[i] && strcmp(parts[i], p->name) != 0)
            work = mem_append(work, "%s%s", *work ? ", " : "", parts[i]);
    return work;
}

static void
dress_row(const struct request *rq, json_t *m, const struct listed *p,
          const struct strings *words) {
    const char *work = people_work(rq->ctx, p);
    bool marked = *work && add_work(rq, m, work, words);
    json_t *found = json_object_get(m, "found");
    bool same = marked && strcmp(model_get(found, "in"), "work") == 0;
    model_set(m, "found_below",
              same || !json_is_object(found) ? json_null() : json_incref(found));
    model_text(m, "stage_label", people_stage_words(p->state.stage));
    model_bool(m, "due",
               p->state.next_day != DAY_NONE && p->state.next_day <= rq->app.today);
}

enum fault
people_dress(struct request *rq, json_t *m, const struct filter_words *words,
             const struct list_answer *answer, struct error *err) {
    struct list_request request;
    TRY(filter_read(rq->ctx, words, rq->app.today, &request, err));
    json_t *people = json_object_get(m, "people");
    for (size_t i = 0; i < answer->listing.count; i++)
        dress_row(rq, json_array_get(people, i), &answer->listing.items[i],
                  &answer->words);
    add_chips(rq, m, words);
    add_columns(rq, m, words, request.sort, request.reverse);
    model_bool(m, "gone", request.has_stage && request.stage == STAGE_LET_GO);
    TRY(add_fields(rq, m, words, err));
    return add_views(rq, m, words, err);
}
