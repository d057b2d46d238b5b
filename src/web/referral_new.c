/* Entering a referral received or given (METHOD R3, R5, R6, R8): whom it concerns is
 * typed, and chosen when several fit; somebody new is added with it. */
#include "app/referral_new.h"

#include <string.h>

#include "app/find.h"
#include "app/ledger.h"
#include "app/person.h"
#include "app/resolve.h"
#include "base/clock.h"
#include "base/memory.h"
#include "base/sum.h"
#include "base/text.h"
#include "view/ledger.h"
#include "view/referral.h"
#include "web/page.h"
#include "web/referral.h"

#include "base/ban.h"

#define WORDS_MAX 300

/* --- whom it concerns ------------------------------------------------------------- */

/* A choice of the list below the name. */
static json_t *
add_choice(json_t *list, const char *value, const char *label, const char *about,
           bool chosen) {
    json_t *one = json_object();
    model_text(one, "value", value);
    model_text(one, "label", label);
    model_text(one, "beside", about);
    model_bool(one, "chosen", chosen);
    json_array_append_new(list, one);
    return one;
}

/* Whom the words may mean; `only` is the one that they mean beyond doubt, or 0. */
static enum fault
look(struct request *rq, const char *who, struct find_answer *found, int64_t *only,
     struct error *err) {
    struct named named = {0};
    struct error why = {0};
    *only = 0;
    TRY(app_find(rq->ctx, &rq->app, who, found, err));
    TRY(store_begin_read(rq->app.store, err));
    enum fault fault = app_resolve(rq->ctx, &rq->app, who, &named, NULL, &why);
    store_end(rq->app.store);
    if (fault == FAULT_NONE)
        *only = named.id;
    else if (fault != FAULT_NOT_FOUND && fault != FAULT_AMBIGUOUS &&
             fault != FAULT_INVALID)
        return error_set(err, fault, "%s", why.text);
    return FAULT_NONE;
}

static bool
is_listed(const struct find_answer *found, int64_t id) {
    for (size_t i = 0; i < found->people.count; i++)
        if (found->people.items[i].state.person_id == id)
            return true;
    return false;
}

static const char *
number_text(const void *ctx, int64_t id) {
    return mem_printf(ctx, "%lld", (long long)id);
}

/* Those who may be meant, and somebody new. `chosen` is what was chosen before. */
static enum fault
add_choices(struct request *rq, json_t *m, const char *who, const char *chosen,
            struct error *err) {
    struct find_answer found;
    int64_t only;
    json_t *list = json_array();
    model_set(m, "people", list);
    TRY(look(rq, who, &found, &only, err));
    if (only && !is_listed(&found, only))
        found.people.count = 0;
    for (size_t i = 0; i < found.people.count; i++) {
        const struct listed *p = &found.people.items[i];
        const char *id = number_text(rq->ctx, p->state.person_id);
        const char *work = p->role ? p->role : p->title;
        if (!work && p->organisation && strcmp(p->organisation, p->name) != 0)
            work = p->organisation;
        bool here = chosen ? strcmp(chosen, id) == 0 : p->state.person_id == only;
        add_choice(list, id, p->name, work, here);
    }
    bool near = found.near && found.people.count > 0;
    bool fresh = chosen ? strcmp(chosen, "new") == 0 : found.people.count == 0 && !only;
    add_choice(list, "new", mem_printf(rq->ctx, "Somebody new: %s", who), NULL, fresh);
    model_bool(m, "near", near);
    model_int(m, "others", found.near ? 0 : found.total - (int)found.people.count);
    model_text(m, "chosen_for", who);
    return FAULT_NONE;
}

/* The person whom the address names. */
static enum fault
add_given(struct request *rq, json_t *m, int64_t id, const char **name,
          struct error *err) {
    struct contact *person;
    TRY(app_contact(rq->ctx, &rq->app, id, &person, err));
    json_t *list = json_array();
    model_set(m, "people", list);
    add_choice(list, number_text(rq->ctx, id), person->name, person->title, true);
    model_text(m, "chosen_for", person->name);
    *name = person->name;
    return FAULT_NONE;
}

static enum fault
add_whom(struct request *rq, json_t *m, struct error *err) {
    const struct form *form = rq->failed ? rq->form : rq->args;
    const char *who = text_clean_line(rq->ctx, form_get(form, "who"));
    const char *chosen = form_get(form, "person");
    const char *shown_for = form_get(form, "chosen_for");
    int64_t id = 0;
    model_set(m, "people", json_array());
    model_text(m, "chosen_for", NULL);
    model_bool(m, "near", false);
    model_int(m, "others", 0);
    if (!rq->failed && !who)
        TRY(form_id(form, "person", &id, err));
    if (id)
        TRY(add_given(rq, m, id, &who, err));
    else if (who) {
        bool meant = shown_for && strcmp(shown_for, who) == 0;
        TRY(add_choices(rq, m, who, meant ? chosen : NULL, err));
    }
    field_text(rq, m, "who", who);
    return FAULT_NONE;
}

/* --- the form --------------------------------------------------------------------- */

static void
add_texts(struct request *rq, json_t *m) {
    static const char *const names[] = {"about", "place",  "how",     "why",
                                        "on",    "amount", "currency"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        field_text(rq, m, names[i], form_get(rq->args, names[i]));
}

/* The one received that is handed on with this one. */
static enum fault
add_passed(struct request *rq, json_t *m, struct error *err) {
    struct referral_answer passed;
    int64_t id;
    model_set(m, "passed", json_null());
    TRY(form_id(rq->failed ? rq->form : rq->args, "passed_from", &id, err));
    if (!id)
        return FAULT_NONE;
    TRY(app_referral(rq->ctx, &rq->app, id, &passed, err));
    model_set(m, "passed", view_referral(&passed.referral, passed.name));
    return FAULT_NONE;
}

/* The words that tell for whom it is, and why. */
static const char *
all_words(const struct request *rq) {
    const char *about = form_get(rq->form, "about"), *how = form_get(rq->form, "how");
    const char *why = form_get(rq->form, "why"), *came = form_get(rq->form, "outcome");
    return mem_printf(rq->ctx, "%s / %s / %s / %s", about ? about : "", how ? how : "",
                      why ? why : "", came ? came : "");
}

void
referral_add_sure(const struct request *rq, json_t *m) {
    bool asked =
        rq->failed && text_starts_ascii(rq->failed->text, "This seems to hold");
    model_text(m, "sure", asked ? all_words(rq) : NULL);
}

bool
referral_is_sure(const struct request *rq) {
    const char *sure = form_get(rq->form, "sure");
    return sure && (form_yes(rq->form, "sure") || strcmp(sure, all_words(rq)) == 0);
}

static enum fault
dress(struct request *rq, json_t *m, const struct ledger_hints *hints,
      struct error *err) {
    static const struct choice ways[] = {
        {"received", "I received one"}, {"given", "I gave one"}, {0}};
    static const struct choice said[] = {
        {"yes", "Yes"}, {"no", "No"}, {"", "Not asked yet"}, {0}};
    char clock[CLOCK_TEXT_MAX];
    json_t *form = json_object();
    const char *way = form_get(rq->args, "direction");
    bool given = way && text_same_ascii(way, "given");
    model_set(m, "form", form);
    field_choice(rq, form, "direction", ways, given ? "given" : "received");
    field_choice(rq, form, "consent", said, "");
    add_texts(rq, form);
    if (!rq->failed && !form_get(rq->args, "on"))
        field_text(rq, form, "on", "today");
    if (!rq->failed && !form_get(rq->args, "currency"))
        field_text(rq, form, "currency", hints->currency);
    const char *now = clock_text(rq->app.minute, clock);
    field_text(rq, form, "at", form_get(rq->args, "on") ? NULL : now);
    model_text(m, "now", rq->failed ? form_get(rq->form, "at_proposed") : now);
    model_bool(m, "fresh", !rq->failed);
    referral_add_sure(rq, m);
    TRY(add_passed(rq, m, err));
    return add_whom(rq, form, err);
}

static enum fault
get(struct request *rq, struct reply *out, struct error *err) {
    struct ledger_hints hints;
    TRY(app_ledger_hints(rq->ctx, &rq->app, &hints, err));
    out->model = json_object();
    model_set(out->model, "used", view_ledger_hints(&hints));
    out->title = "Enter a referral";
    out->page = &template_referral_new;
    out->fresh = true; /* it tells the time */
    return rq->json ? FAULT_NONE : dress(rq, out->model, &hints, err);
}

/* --- reading it ------------------------------------------------------------------- */

/* A field on one line; NULL when it is blank. */
static enum fault
read_text(const struct request *rq, const char *name, const char **out,
          struct error *err) {
    *out = text_clean_line(rq->ctx, form_get(rq->form, name));
    if (*out && strlen(*out) > WORDS_MAX)
        return error_field(err, name,
                           "That is too long: a few general words are enough.");
    return FAULT_NONE;
}

/* Whom the typed name means; somebody new when it was said so. */
static enum fault
read_who(struct request *rq, const char *who, struct referral_new_request *r,
         struct error *err) {
    struct named named = {0};
    struct error why = {0};
    if (form_yes(rq->form, "new")) {
        r->new_name = who;
        r->anyway = form_yes(rq->form, "anyway");
        return FAULT_NONE;
    }
    TRY(store_begin_read(rq->app.store, err));
    enum fault fault = app_resolve(rq->ctx, &rq->app, who, &named, NULL, &why);
    store_end(rq->app.store);
    r->referral.person_id = named.id;
    if (fault == FAULT_AMBIGUOUS)
        return error_field(err, "who", "Several people fit “%.60s”: choose one.", who);
    if (fault == FAULT_NOT_FOUND)
        return error_field(err, "who",
                           "Nobody here is called “%.60s” yet: add them, or choose "
                           "whom you meant.",
                           who);
    if (fault != FAULT_NONE)
        return error_set(err, fault, "%s", why.text);
    return FAULT_NONE;
}

/* What was chosen counts only for the name that it was offered for. */
static enum fault
read_whom(struct request *rq, struct referral_new_request *r, struct error *err) {
    const char *who = text_clean_line(rq->ctx, form_get(rq->form, "who"));
    const char *chosen = form_get(rq->form, "person");
    const char *shown_for = form_get(rq->form, "chosen_for");
    bool meant = chosen && (!who || (shown_for && strcmp(shown_for, who) == 0));
    if (meant && who && strcmp(chosen, "new") == 0) {
        r->new_name = who;
        r->anyway = true; /* those who fit stood above it */
        return FAULT_NONE;
    }
    if (meant)
        return form_id(rq->form, "person", &r->referral.person_id, err);
    if (!who)
        return error_field(err, "who", "Say who it was: a name is enough.");
    return read_who(rq, who, r, err);
}

static enum fault
read_when(const struct request *rq, struct referral *r, struct error *err) {
    const char *at = form_get(rq->form, "at");
    const char *proposed = form_get(rq->form, "at_proposed");
    day_t day;
    TRY(form_day(rq->form, "on", rq->app.today, true, &day, err));
    r->day = day == DAY_NONE ? rq->app.today : day;
    bool untouched = at && proposed && strcmp(at, proposed) == 0;
    if (!at && r->day == rq->app.today && !form_has(rq->form, "at"))
        r->minute = rq->app.minute;
    if (!at || (untouched && r->day != rq->app.today))
        return FAULT_NONE;
    if (!clock_parse(at, &r->minute) || r->minute >= CLOCK_DAY)
        return error_field(err, "at", "A time such as 9:30 or 2 pm, or nothing.");
    if (r->minute == 0)
        r->minute = 1;
    return FAULT_NONE;
}

static enum fault
read_amount(const struct request *rq, struct referral *r, struct error *err) {
    struct ledger_hints hints;
    const char *typed = form_get(rq->form, "amount");
    if (!typed)
        return FAULT_NONE;
    TRY(app_ledger_hints(rq->ctx, &rq->app, &hints, err));
    if (!hints.business)
        return error_field(err, "amount",
                           "Your plan does not keep what referrals are worth. Say yes "
                           "to it there first.");
    if (!sum_parse(typed, &r->amount))
        return error_field(err, "amount", "A sum such as 120 or 1,250.50, or nothing.");
    TRY(read_text(rq, "currency", &r->currency, err));
    if (!r->currency)
        r->currency = hints.currency;
    return FAULT_NONE;
}

static enum fault
read_way(const struct request *rq, struct referral *r, struct error *err) {
    const char *way = form_get(rq->form, "direction");
    if (way && text_same_ascii(way, "received"))
        r->direction = REFERRAL_RECEIVED;
    else if (way && text_same_ascii(way, "given"))
        r->direction = REFERRAL_GIVEN;
    else
        return error_field(err, "direction", "Say whether you received it or gave it.");
    return FAULT_NONE;
}

static enum fault
read_passed(struct request *rq, struct referral *r, struct error *err) {
    struct referral_answer passed;
    TRY(form_id(rq->form, "passed_from", &r->passed_from_id, err));
    if (!r->passed_from_id)
        return FAULT_NONE;
    TRY(app_referral(rq->ctx, &rq->app, r->passed_from_id, &passed, err));
    if (r->direction == REFERRAL_GIVEN &&
        passed.referral.direction == REFERRAL_RECEIVED)
        return FAULT_NONE;
    return error_field(err, "passed_from",
                       "Only one that you received can be referred on, by one that you "
                       "give.");
}

static enum fault
post(struct request *rq, struct reply *out, struct error *err) {
    struct referral_new_answer answer;
    struct referral_new_request request = {
        .referral = referral_new(0, REFERRAL_RECEIVED, rq->app.today)};
    struct referral *r = &request.referral;
    TRY(read_way(rq, r, err));
    TRY(read_text(rq, "about", &r->about, err));
    TRY(read_text(rq, "place", &r->place, err));
    TRY(read_text(rq, "how", &r->how, err));
    TRY(read_text(rq, "why", &r->why, err));
    TRY(read_when(rq, r, err));
    TRY(read_amount(rq, r, err));
    TRY(read_passed(rq, r, err));
    if (r->direction == REFERRAL_RECEIVED)
        r->consent = form_said(rq->form, "consent");
    TRY(read_whom(rq, &request, err));
    request.sure = referral_is_sure(rq);
    TRY(app_referral_new(rq->ctx, &rq->app, &request, &answer, err));
    const struct referral_answer *a = &answer.entered;
    out->model = view_referral(&a->referral, a->name);
    model_bool(out->model, "person_added", answer.added);
    out->location =
        mem_printf(rq->ctx, "/referrals/%lld?entered=yes", (long long)a->referral.id);
    out->said =
        mem_printf(rq->ctx, "Entered: a referral %s %s%s. Its code is %s.",
                   r->direction == REFERRAL_RECEIVED ? "from" : "to", a->name,
                   answer.added ? ", who is on your list now" : "", a->referral.code);
    return FAULT_NONE;
}

const struct route referral_new_routes[] = {
    {GET, "/referrals/new", get,
     .about = "The form for a referral, with words that were used before",
     .fields = "direction person who about place how why on passed_from"},
    {POST, "/referrals/new", post,
     .about = "Enters a referral, and whom it concerns, if they are new",
     .fields = "direction person who new anyway sure about place how why on at consent "
               "amount currency passed_from"},
    {0},
};
