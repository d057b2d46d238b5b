/* Writing a touch down (METHOD P5 to P8): the form, in its card or by itself, and
 * choosing whom it was with. */
#include "app/log.h"

#include <string.h>

#include "app/list.h"
#include "app/told.h"
#include "app/words.h"
#include "base/memory.h"
#include "base/text.h"
#include "domain/words.h"
#include "view/log.h"
#include "view/person.h"
#include "web/log_said.h"
#include "web/page.h"
#include "web/people.h"
#include "web/thanks.h"
#include "web/way.h"

#include "base/ban.h"

#define NOTE_MAX 4000
#define PROMISE_MAX 300
#define FOUND_MAX 20

/* --- the form --------------------------------------------------------------------- */

static char *
capital(const void *ctx, const char *word) {
    char *copy = mem_dup(ctx, word);
    if (*copy >= 'a' && *copy <= 'z')
        *copy = (char)(*copy - 'a' + 'A');
    return copy;
}

static void
add_methods(struct request *rq, const struct log_proposal *p, json_t *m) {
    struct choice *choices =
        mem_array(rq->ctx, struct choice, METHOD_COUNT + p->own.count + 1);
    size_t n = 0;
    for (int i = 0; i < METHOD_COUNT; i++)
        choices[n++] =
            (struct choice){method_word(p->methods[i]), method_title(p->methods[i])};
    for (size_t i = 0; i < p->own.count; i++)
        if (p->own.items[i].kind == OWN_METHOD)
            choices[n++] = (struct choice){p->own.items[i].word,
                                           capital(rq->ctx, p->own.items[i].word)};
    const char *method = form_get(rq->args, "method");
    bool thanks = form_yes(rq->args, "thanks");
    field_choice(rq, m, "method", choices,
                 method ? method : method_word(thanks ? p->thanks_by : p->method));
}

static void
add_shares(struct request *rq, const struct log_proposal *p, json_t *m) {
    struct choice choices[SHARE_COUNT + 2] = {0};
    for (int i = 0; i < SHARE_COUNT; i++) {
        const char *word = share_word(p->shares[i]);
        choices[i] = (struct choice){word, capital(rq->ctx, word)};
    }
    choices[SHARE_COUNT] = (struct choice){"none", "None of these"};
    field_choice(
        rq, m, "share", choices,
        share_word(form_yes(rq->args, "thanks") ? SHARE_COMPASSION : p->share));
    struct choice *menu = mem_array(rq->ctx, struct choice, p->menu.count + 2);
    size_t n = 0;
    menu[n++] = (struct choice){"", "—"};
    for (size_t i = 0; i < p->menu.count; i++)
        if (menu_offers(&p->plan, &p->menu.items[i]))
            menu[n++] = (struct choice){p->menu.items[i].word, p->menu.items[i].word};
    field_choice(rq, m, "gave", menu, "");
}

/* What the note so far would keep; what was unchecked before stays so. */
static enum fault
add_told(struct request *rq, json_t *m, struct error *err) {
    struct facts facts = {0};
    size_t i, k;
    json_t *fact;
    struct strings shown = form_all(rq->ctx, rq->form, "fact_shown");
    struct strings kept = form_all(rq->ctx, rq->form, "fact");
    TRY(app_log_told(rq->ctx, &rq->app, rq->id, rq->app.today,
                     form_get(rq->form, "note"), &facts, err));
    json_t *told = view_log_told(&facts);
    json_array_foreach(model_list(told, "facts"), i, fact) {
        const char *key = model_get(fact, "key");
        bool refused = false;
        for (k = 0; k < shown.count; k++)
            refused |= strcmp(shown.items[k], key) == 0;
        for (k = 0; k < kept.count; k++)
            refused &= strcmp(kept.items[k], key) != 0;
        model_bool(fact, "checked", !refused);
    }
    model_set(m, "told", told);
    return FAULT_NONE;
}

static enum fault
dress_form(struct request *rq, const struct log_proposal *p, json_t *m,
           struct error *err) {
    static const struct choice yes_no[] = {
        {"yes", "Yes"}, {"no", "No"}, {"unknown", "Can't say"}, {0}};
    char words[DATE_TEXT_MAX];
    char iso[DATE_TEXT_MAX];
    json_t *form = json_object();
    day_t today = rq->app.today;
    const char *next = p->next == DAY_NONE ? "" : day_words(p->next, today, words);
    model_set(m, "form", form);
    add_methods(rq, p, form);
    add_shares(rq, p, form);
    field_choice(rq, form, "liked", yes_no, "unknown");
    field_choice(rq, form, "meaningful", yes_no, "unknown");
    field_text(rq, form, "note", NULL);
    field_text(rq, form, "next", next);
    field_text(rq, form, "promise", NULL);
    field_text(rq, form, "on", "today");
    field_check(rq, form, "asked", false);
    field_check(rq, form, "thanks", form_yes(rq->args, "thanks"));
    model_text(m, "thanks_codes", thanks_codes(rq->ctx, &p->owed));
    model_text(m, "proposed", p->next == DAY_NONE ? NULL : day_iso(p->next, iso));
    model_text(m, "back", way_back(rq));
    model_bool(m, "fresh", !rq->failed);
    model_bool(m, "more",
               rq->failed &&
                   (form_get(rq->form, "promise") || form_get(rq->form, "gave") ||
                    form_yes(rq->form, "asked") ||
                    strcmp(rq->failed->field, "on") == 0));
    return add_told(rq, m, err);
}

static enum fault
get(struct request *rq, struct reply *out, struct error *err) {
    struct log_proposal proposal;
    TRY(app_log_propose(rq->ctx, &rq->app, rq->id, rq->app.today, &proposal, err));
    out->model = view_log_proposal(rq->id, &proposal);
    out->title = mem_printf(rq->ctx, "Log %s", proposal.name);
    out->page = &template_log;
    return rq->json ? FAULT_NONE : dress_form(rq, &proposal, out->model, err);
}

/* --- reading it ------------------------------------------------------------------- */

static enum fault
read_method(struct request *rq, const struct own_words *own, struct log_request *r,
            struct error *err) {
    const char *typed = form_get(rq->form, "method");
    if (!typed)
        return error_field(err, "method", "Say how you were in touch.");
    r->method = method_from_any(own, typed, &r->word);
    if (r->method == METHOD_NONE)
        return error_field(err, "method",
                           "\"%.40s\" is no method that Tend knows. Methods: %s; words "
                           "such as coffee, call or walk do as well.",
                           typed, method_list(rq->ctx));
    return FAULT_NONE;
}

/* A share, and perhaps what it was, from the menu. */
static enum fault
read_gave(struct request *rq, const struct own_words *own, struct log_request *r,
          struct error *err) {
    struct menu menu = {0};
    const char *share = form_get(rq->form, "share");
    const char *gave = form_get(rq->form, "gave");
    r->share = share_from_word(share);
    if (share && r->share == SHARE_NONE && strcmp(share, "none") != 0)
        return error_field(err, "share",
                           "\"%.40s\" is none of compassion, knowledge and network.",
                           share);
    if (!gave)
        return FAULT_NONE;
    menu_all(rq->ctx, own, &menu);
    const struct menu_entry *entry = menu_find(&menu, gave);
    if (!entry)
        return error_field(err, "gave", "\"%.80s\" is not on your menu.", gave);
    if (entry->share != SHARE_NONE)
        r->share = entry->share;
    r->note = menu_note(rq->ctx, entry, r->note);
    return FAULT_NONE;
}

/* The date that was proposed is the rhythm's, unless something is promised for it. */
static enum fault
read_next(struct request *rq, struct log_request *r, struct error *err) {
    const char *typed = form_get(rq->form, "next");
    struct date proposed;
    if (!typed)
        return FAULT_NONE;
    if (text_same_ascii(typed, "none") || text_same_ascii(typed, "never")) {
        r->no_next = true;
        return FAULT_NONE;
    }
    TRY(form_day(rq->form, "next", rq->app.today, false, &r->next, err));
    const char *iso = form_get(rq->form, "proposed");
    bool taken =
        iso && date_from_iso(iso, &proposed) && day_from_date(proposed) == r->next;
    if (taken && (!r->promise || r->liked == SAID_NO))
        r->next = DAY_NONE;
    if (r->next != DAY_NONE && r->liked == SAID_NO)
        return error_field(err, "next",
                           "Whom you did not like leaves your list, so there is no "
                           "next date. Empty this, or take back the No.");
    if (r->next != DAY_NONE && r->next <= r->day)
        return error_field(err, "next", "The next date must come after the touch.");
    return FAULT_NONE;
}

static void
read_refused(struct request *rq, struct log_request *r) {
    struct strings *refused = mem_new(rq->ctx, struct strings);
    struct strings shown = form_all(rq->ctx, rq->form, "fact_shown");
    struct strings kept = form_all(rq->ctx, rq->form, "fact");
    for (size_t i = 0; i < shown.count; i++) {
        bool there = false;
        for (size_t k = 0; k < kept.count; k++)
            there |= strcmp(shown.items[i], kept.items[k]) == 0;
        if (!there)
            *array_add(rq->ctx, refused) = shown.items[i];
    }
    r->refused = refused;
}

static enum fault
check_length(const struct request *rq, const char *name, size_t most,
             struct error *err) {
    const char *text = form_get(rq->form, name);
    if (text && strlen(text) > most)
        return error_field(err, name,
                           "That is too long: %zu letters are the most here.", most);
    return FAULT_NONE;
}

static enum fault
read_touch(struct request *rq, struct log_request *r, struct error *err) {
    struct own_words own;
    *r = (struct log_request){.person_id = rq->id,
                              .day = rq->app.today,
                              .share = SHARE_NONE,
                              .next = DAY_NONE};
    TRY(app_own_words(rq->ctx, &rq->app, &own, err));
    TRY(check_length(rq, "note", NOTE_MAX, err));
    TRY(check_length(rq, "promise", PROMISE_MAX, err));
    r->note = text_clean(rq->ctx, form_get(rq->form, "note"));
    r->promise = text_clean_line(rq->ctx, form_get(rq->form, "promise"));
    r->liked = form_said(rq->form, "liked");
    r->meaningful = form_said(rq->form, "meaningful");
    r->asked = form_yes(rq->form, "asked");
    r->thanks = form_yes(rq->form, "thanks");
    r->no_facts = form_said(rq->form, "facts") == SAID_NO;
    TRY(read_method(rq, &own, r, err));
    TRY(read_gave(rq, &own, r, err));
    if (form_get(rq->form, "on"))
        TRY(form_day(rq->form, "on", rq->app.today, true, &r->day, err));
    TRY(read_next(rq, r, err));
    read_refused(rq, r);
    return FAULT_NONE;
}

static enum fault
post(struct request *rq, struct reply *out, struct error *err) {
    struct log_request request;
    struct log_answer answer;
    TRY(read_touch(rq, &request, err));
    TRY(app_log(rq->ctx, &rq->app, &request, &answer, err));
    out->model = view_log(&answer);
    out->said = log_said(rq->ctx, &answer, rq->app.today);
    out->location = answer.treat_earned    ? "/today?new=treat"
                    : answer.checkmark_new ? "/today?new=checkmark"
                                           : "/today";
    return FAULT_NONE;
}

/* POST, for a note stands in no address; but nothing is kept. */
static enum fault
post_told(struct request *rq, struct reply *out, struct error *err) {
    struct facts facts = {0};
    if (rq->json) {
        TRY(app_log_told(rq->ctx, &rq->app, rq->id, rq->app.today,
                         form_get(rq->form, "note"), &facts, err));
        out->model = view_log_told(&facts);
        return FAULT_NONE;
    }
    out->model = json_object();
    out->page = &template_log_noted;
    out->title = "What the note tells";
    model_set(out->model, "person", model_person(rq->id, NULL));
    return add_told(rq, out->model, err);
}

/* --- with whom? ------------------------------------------------------------------- */

static enum fault
get_whom(struct request *rq, struct reply *out, struct error *err) {
    struct list_answer answer;
    const char *typed = text_clean_line(rq->ctx, form_get(rq->form, "q"));
    struct list_request request = LIST_REQUEST_ALL;
    request.search = typed;
    request.everybody = typed != NULL;
    request.limit = FOUND_MAX;
    TRY(app_list(rq->ctx, &rq->app, &request, &answer, err));
    out->model = view_list(&answer);
    out->title = "Log a touch";
    out->page = &template_log_whom;
    if (rq->json)
        return FAULT_NONE;
    json_t *person;
    size_t i;
    json_array_foreach(model_list(out->model, "people"), i, person) {
        model_text(person, "initials",
                   way_initials(rq->ctx, model_get(person, "name")));
        people_once(person);
    }
    field_text(rq, out->model, "q", typed);
    model_int(out->model, "others", answer.total - (int)answer.listing.count);
    return FAULT_NONE;
}

#define LOG_FIELDS                                                                     \
    "method share gave liked meaningful note fact_shown fact facts next proposed "     \
    "promise on asked thanks"

const struct route log_routes[] = {
    {GET, "/log", get_whom, .about = "Whom to log a touch with", .fields = "q"},
    {GET, "/people/:id/log", get, .about = "The form for a touch, with what is likely",
     .fields = "method thanks return"},
    {POST, "/people/:id/log", post, .about = "Writes a touch down",
     .fields = LOG_FIELDS},
    {POST, "/people/:id/log/told", post_told,
     .about = "The dated facts that a note tells; keeps nothing", .fields = "note"},
    {0},
};
