/* Correcting a touch that was logged, or taking it out. */
#include "app/touch.h"

#include <string.h>

#include "app/words.h"
#include "base/memory.h"
#include "base/text.h"
#include "domain/words.h"
#include "view/touch.h"
#include "web/person.h"

#include "base/ban.h"

static enum fault
load(const struct request *rq, struct touch_answer *out, struct error *err) {
    TRY(app_touch(rq->ctx, &rq->app, rq->other, out, err));
    if (out->touch.person_id == rq->id)
        return FAULT_NONE;
    return error_set(err, FAULT_NOT_FOUND, "That touch is not with this person.");
}

static const char *
how(const struct touch *t) {
    return t->word ? t->word : method_word(t->method);
}

/* The methods, one's own words for them, and the word that stands there. */
static enum fault
method_choices(const struct request *rq, const struct touch *t, struct choice **out,
               struct error *err) {
    struct own_words own = {0};
    struct choices ARRAY(struct choice);
    struct choices list = {0};
    const char *now = how(t);
    bool there = !*now;
    TRY(app_own_words(rq->ctx, &rq->app, &own, err));
    if (!*now)
        *array_add(rq->ctx, &list) = (struct choice){"", "not known"};
    for (int i = 0; i < METHOD_COUNT; i++) {
        const char *word = method_word((enum method)i);
        *array_add(rq->ctx, &list) = (struct choice){word, word};
        there |= strcmp(word, now) == 0;
    }
    for (size_t i = 0; i < own.count; i++) {
        const char *word = own.items[i].word;
        if (own.items[i].kind != OWN_METHOD)
            continue;
        *array_add(rq->ctx, &list) = (struct choice){word, word};
        there |= strcmp(word, now) == 0;
    }
    if (!there)
        *array_add(rq->ctx, &list) = (struct choice){now, now};
    *array_add(rq->ctx, &list) = (struct choice){0};
    *out = list.items;
    return FAULT_NONE;
}

static const char *
said_word(enum said said) {
    static const char *const words[] = {"", "no", "yes"};
    return words[said + 1];
}

static enum fault
dress(const struct request *rq, json_t *m, const struct touch *t, struct error *err) {
    static const struct choice shares[] = {{"compassion", "compassion"},
                                           {"knowledge", "knowledge"},
                                           {"network", "network"},
                                           {"", "nothing of these"},
                                           {0}};
    static const struct choice said[] = {
        {"yes", "Yes"}, {"no", "No"}, {"", "Not said"}, {0}};
    struct choice *methods;
    char day[DATE_TEXT_MAX];
    TRY(method_choices(rq, t, &methods, err));
    json_t *form = json_object();
    json_t *on = field_text(rq, form, "on",
                            mem_dup(rq->ctx, day_words(t->day, rq->app.today, day)));
    model_text(on, "label", "When");
    model_text(on, "hint", "yesterday, last fri, 12 March");
    model_text(on, "kind", NULL);
    field_choice(rq, form, "method", methods, how(t));
    field_choice(rq, form, "share", shares, share_word(t->share));
    field_choice(rq, form, "meaningful", said, said_word(t->meaningful));
    field_choice(rq, form, "liked", said, said_word(t->liked));
    field_check(rq, form, "asked", t->asked);
    field_text(rq, form, "note", t->note);
    model_set(m, "form", form);
    model_text(m, "path", person_path(rq, rq->id));
    return FAULT_NONE;
}

static enum fault
get(struct request *rq, struct reply *out, struct error *err) {
    struct touch_answer answer;
    TRY(load(rq, &answer, err));
    out->model = view_touch_answer(&answer);
    out->title = mem_printf(rq->ctx, "A touch with %s", answer.name);
    out->page = &template_touch;
    return rq->json ? FAULT_NONE : dress(rq, out->model, &answer.touch, err);
}

static enum fault
read_method(const struct request *rq, struct touch *t, struct error *err) {
    struct own_words own = {0};
    const char *typed = text_clean_line(rq->ctx, form_get(rq->form, "method"));
    const char *word;
    if (!typed || text_same(typed, how(t)))
        return FAULT_NONE;
    TRY(app_own_words(rq->ctx, &rq->app, &own, err));
    enum method method = method_from_any(&own, typed, &word);
    if (method == METHOD_NONE)
        return error_field(err, "method",
                           "\"%.40s\" is no method that Tend knows. Methods: %s.",
                           typed, method_list(rq->ctx));
    t->method = method;
    t->word = word;
    return FAULT_NONE;
}

/* Fields that were not sent stay as they are. */
static enum fault
read_form(const struct request *rq, struct touch *t, struct error *err) {
    day_t day;
    TRY(read_method(rq, t, err));
    TRY(form_day(rq->form, "on", rq->app.today, true, &day, err));
    if (day != DAY_NONE)
        t->day = day;
    if (form_has(rq->form, "share")) {
        const char *typed = form_get(rq->form, "share");
        t->share = share_from_word(typed);
        if (typed && t->share == SHARE_NONE)
            return error_field(
                err, "share", "\"%.40s\" is none of compassion, knowledge and network.",
                typed);
    }
    if (form_has(rq->form, "meaningful"))
        t->meaningful = form_said(rq->form, "meaningful");
    if (form_has(rq->form, "liked"))
        t->liked = form_said(rq->form, "liked");
    /* A box that is not checked is not sent. */
    if (form_has(rq->form, "asked") || form_has(rq->form, "asked_there"))
        t->asked = form_yes(rq->form, "asked");
    if (form_has(rq->form, "note"))
        t->note = text_clean(rq->ctx, form_get(rq->form, "note"));
    return FAULT_NONE;
}

static const char *
said_of(const struct request *rq, const struct touch_answer *a, const char *what) {
    const char *more = "";
    if (a->let_go)
        more = " They leave your list; the history stays.";
    else if (a->back)
        more = " They are on your list again.";
    return mem_printf(rq->ctx, "%s with %s.%s%s", what, a->name, more,
                      a->owed.count ? " Thanks are owed again." : "");
}

static enum fault
post(struct request *rq, struct reply *out, struct error *err) {
    struct touch_answer answer;
    TRY(load(rq, &answer, err));
    struct touch touch = answer.touch;
    TRY(read_form(rq, &touch, err));
    TRY(app_touch_edit(rq->ctx, &rq->app, &touch, &answer, err));
    out->model = view_touch_answer(&answer);
    out->location = person_path(rq, rq->id);
    out->no_undo = answer.changes.count == 0;
    out->said = out->no_undo ? "Nothing was changed."
                             : said_of(rq, &answer, "Corrected the touch");
    return FAULT_NONE;
}

static enum fault
post_remove(struct request *rq, struct reply *out, struct error *err) {
    struct touch_answer answer;
    TRY(load(rq, &answer, err));
    TRY(app_touch_remove(rq->ctx, &rq->app, rq->other, &answer, err));
    out->model = view_touch_answer(&answer);
    out->location = person_path(rq, rq->id);
    out->said = said_of(rq, &answer, "Took out the touch");
    return FAULT_NONE;
}

const struct route touch_routes[] = {
    {GET, "/people/:id/touches/:other", get, .about = "One touch, to be corrected"},
    {POST, "/people/:id/touches/:other", post, .about = "Corrects a touch",
     .fields = "on method share meaningful liked asked note"},
    {POST, "/people/:id/touches/:other/remove", post_remove,
     .about = "Takes a touch out, as if it had never been"},
    {0},
};
