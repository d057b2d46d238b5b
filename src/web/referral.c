/* One referral: what became of it, its clock, and all of it to be corrected. */
#include "web/referral.h"

#include <string.h>

#include "base/clock.h"
#include "base/memory.h"
#include "base/sum.h"
#include "domain/words.h"
#include "view/clocks.h"
#include "web/thanks.h"

#include "base/ban.h"

const char *
referral_path(const struct request *rq, int64_t id) {
    return mem_printf(rq->ctx, "/referrals/%lld", (long long)id);
}

/* --- forms ------------------------------------------------------------------------ */

/* What is asked in a form, and which of the forms it is in. */
struct asked {
    const char *form, *name, *label, *standard, *hint;
    bool beside; /* the one before it */
};

/* Whether the form that was refused is this one. */
static bool
is_failed(const struct request *rq, const char *form) {
    const char *last = strrchr(rq->path, '/');
    const char *step = form_get(rq->form, "step");
    if (!rq->failed || !last)
        return false;
    if (strcmp(last, "/edit") == 0)
        return strcmp(form, "edit") == 0;
    return strcmp(form, step && strcmp(step, "ended") == 0 ? "end" : "step") == 0;
}

static json_t *
field(const struct request *rq, const struct asked *a) {
    struct request other = *rq;
    json_t *form = json_object();
    if (!is_failed(rq, a->form))
        other.failed = NULL;
    json_t *one = json_incref(field_text(&other, form, a->name, a->standard));
    json_decref(form);
    model_text(one, "id", mem_printf(rq->ctx, "%s-%s", a->form, a->name));
    model_text(one, "label", a->label);
    model_text(one, "hint", a->hint);
    model_set(one, "choices", json_null());
    return one;
}

/* What a field of the form to correct it showed first; see is_sent() of referral_do.c.
 */
static const char *
was(const struct request *rq, const struct asked *a) {
    const char *name = mem_printf(rq->ctx, "was.%s", a->name);
    if (is_failed(rq, a->form) && form_has(rq->form, name))
        return form_get(rq->form, name);
    return a->standard;
}

static void
add_choices(json_t *one, const struct choice *choices) {
    json_t *list = json_array();
    for (; choices->value; choices++) {
        json_t *c = json_object();
        model_text(c, "value", choices->value);
        model_text(c, "label", choices->label);
        model_bool(c, "chosen", strcmp(choices->value, model_get(one, "value")) == 0);
        json_array_append_new(list, c);
    }
    model_set(one, "choices", list);
}

#define WHEN_HINT "yesterday, last fri, 12 March"
#define CLIENT_HINT "General words, such as teen anxiety. Never a client’s name."

static const struct choice ends[] = {{"not-a-fit", "Not a fit"},
                                     {"no-answer", "No answer"},
                                     {"referred-on", "Referred on"},
                                     {"other", "Another reason"},
                                     {0}};

static const char *
day_text(const struct request *rq, day_t day) {
    char words[DATE_TEXT_MAX];
    return day == DAY_NONE ? NULL
                           : mem_dup(rq->ctx, day_words(day, rq->app.today, words));
}

static const char *
time_text(const struct request *rq, int minute) {
    char text[CLOCK_TEXT_MAX];
    return mem_dup(rq->ctx, clock_text(minute, text));
}

static void
add_step_forms(const struct request *rq, json_t *m) {
    json_t *when = json_array();
    json_array_append_new(
        when, field(rq, &(struct asked){"step", "on", "On", NULL, WHEN_HINT}));
    json_array_append_new(when, field(rq, &(struct asked){"step", "at", "At", NULL,
                                                          "9:30, of a first answer"}));
    referral_add_sure(rq, m);
    bool step = rq->failed && strcmp(rq->failed->field, "step") == 0;
    model_text(m, "step_error", step ? rq->failed->text : NULL);
    model_bool(m, "when_open", is_failed(rq, "step") && !step);
    model_set(m, "when", when);

    /* "Referred on…" of another page leads right into the form. */
    const char *end = form_get(rq->args, "end");
    json_t *why = field(rq, &(struct asked){"end", "why", "Why", end, NULL});
    add_choices(why, ends);
    model_set(m, "end_why", why);
    model_set(m, "end_to",
              field(rq, &(struct asked){"end", "to", "Referred on: to whom?", NULL,
                                        "Their name. The referral given is entered as "
                                        "well."}));
    model_set(m, "end_on",
              field(rq, &(struct asked){"end", "on", "On", NULL, WHEN_HINT}));
    model_bool(m, "end_open", end || is_failed(rq, "end"));
}

static void
add_edit_form(const struct request *rq, json_t *m, const struct referral_whole *w) {
    static const struct choice why_ended[] = {
        {"", "It did not end"},      {"not-a-fit", "Not a fit"},
        {"no-answer", "No answer"},  {"referred-on", "Referred on"},
        {"other", "Another reason"}, {0}};
    const struct referral *r = &w->it.referral;
    bool from = r->direction == REFERRAL_RECEIVED;
    char sum[SUM_TEXT_MAX];
    const struct asked asked[] = {
        {"edit", "person", from ? "From" : "To", w->it.name, NULL},
        {"edit", "about", "About", r->about, CLIENT_HINT},
        {"edit", "on", from ? "It came on" : "You sent it on", day_text(rq, r->day),
         WHEN_HINT},
        {"edit", "at", "At what time", time_text(rq, r->minute),
         "9:30; empty if not known", true},
        {"edit", "place", from ? "Where it came from" : "Where it went", r->place,
         from ? "school, practice, church" : "clinic, practice, online"},
        {"edit", "how", from ? "How it came" : "How you sent it", r->how,
         from ? "client called, by e-mail" : "gave the client a number, by e-mail",
         true},
        {"edit", "why", from ? "Why you" : "Why them", r->why,
         "What they said. Nothing about the client."},
        {"edit", "contacted", from ? "First answer on" : "They were in touch on",
         day_text(rq, r->contacted_day), NULL},
        {"edit", "contacted_at", "At what time", time_text(rq, r->contacted_minute),
         NULL, true},
        {"edit", "booked", "Booked on", day_text(rq, r->booked_day), NULL},
        {"edit", "seen", "Seen on", day_text(rq, r->seen_day), NULL, true},
        {"edit", "ended", "Ended on", day_text(rq, r->ended_day), NULL},
        {"edit", "ended_why", "Why it ended", referral_end_word(r->ended_why), NULL,
         true},
        {"edit", "outcome", "What came of it", r->outcome,
         "In general words. Never a client’s name or health."},
        {"edit", "amount", mem_printf(rq->ctx, "Worth, in %s", w->plan.currency),
         r->amount ? mem_dup(rq->ctx, sum_text(r->amount, sum)) : NULL, NULL},
    };
    json_t *rows = json_array(); /* rows of them */
    for (size_t i = 0; i < sizeof asked / sizeof *asked; i++) {
        if (strcmp(asked[i].name, "amount") == 0 && !w->plan.business)
            continue;
        json_t *one = field(rq, &asked[i]);
        model_text(one, "was", was(rq, &asked[i]));
        if (strcmp(asked[i].name, "ended_why") == 0)
            add_choices(one, why_ended);
        /* Two that belong together stand beside each other. */
        bool second = asked[i].beside;
        json_t *row =
            second ? json_array_get(rows, json_array_size(rows) - 1) : json_object();
        if (!second) {
            model_set(row, "fields", json_array());
            json_array_append_new(rows, row);
        }
        json_array_append_new(json_object_get(row, "fields"), one);
    }
    model_set(m, "edit_rows", rows);
}

/* --- what became of it ------------------------------------------------------------ */

static const char *
step_words(const struct request *rq, const struct referral *r, enum step step) {
    bool from = r->direction == REFERRAL_RECEIVED;
    switch (step) {
    case STEP_RECEIVED:
        return from ? "It came" : "You sent it";
    case STEP_CONTACTED:
        return from ? "First answer" : "They were in touch";
    case STEP_BOOKED:
        return "Booked";
    case STEP_SEEN:
        return "Seen";
    default:
        return mem_printf(rq->ctx, "Ended: %s", referral_end_phrase(r->ended_why));
    }
}

static void
dress_steps(const struct request *rq, json_t *m, const struct referral *r) {
    size_t i;
    json_t *one;
    json_array_foreach(json_object_get(m, "steps"), i, one) {
        enum step step = STEP_RECEIVED;
        (void)step_from_word(model_get(one, "step"), &step);
        model_text(one, "words", step_words(rq, r, step));
    }
}

/* The steps that can be taken from here, with the words of their buttons. */
static void
add_next(json_t *m, const struct referral *r) {
    bool from = r->direction == REFERRAL_RECEIVED;
    const char *const words[] = {NULL, from ? "Answered now" : "They are in touch",
                                 "Booked", "Seen"};
    enum step now = referral_step(r);
    json_t *next = json_array();
    for (enum step step = STEP_CONTACTED; step <= STEP_SEEN && now < STEP_SEEN;
         step++) {
        if (step <= now)
            continue;
        json_t *one = json_object();
        model_text(one, "step", step_word(step));
        model_text(one, "words", words[step]);
        model_bool(one, "first", json_array_size(next) == 0);
        json_array_append_new(next, one);
    }
    model_set(m, "next", next);
    model_bool(m, "past", now == STEP_UNKNOWN);
    model_bool(m, "can_back", now > STEP_RECEIVED);
    model_bool(m, "can_hand_on", from && r->ended_why == END_REFERRED_ON);
}

static void
dress(const struct request *rq, json_t *m, const struct referral_whole *w) {
    const struct referral *r = &w->it.referral;
    dress_steps(rq, m, r);
    add_next(m, r);
    add_step_forms(rq, m);
    add_edit_form(rq, m, w);
    model_text(m, "path", referral_path(rq, rq->id));
    model_bool(m, "entered", form_yes(rq->args, "entered"));
    thanks_add_telling(rq, m, r, referral_path(rq, rq->id));
}

static enum fault
get(struct request *rq, struct reply *out, struct error *err) {
    struct referral_whole whole;
    TRY(app_referral_whole(rq->ctx, &rq->app, rq->id, &whole, err));
    out->model = view_referral_whole(&whole);
    out->title = mem_printf(rq->ctx, "Referral %s", whole.it.referral.code);
    out->page = &template_referral;
    out->wide = true;
    out->by_minute = whole.answer.state == ANSWER_RUNNING;
    if (!rq->json)
        dress(rq, out->model, &whole);
    return FAULT_NONE;
}

/* The forms on the page have addresses of their own, and so comes back one that was
 * refused. */
const struct route referral_routes[] = {
    {GET, "/referrals/:id", get,
     .about = "One referral: its steps, its clock, all of it to be corrected",
     .fields = "entered, end"},
    {GET, "/referrals/:id/step", get, .about = "The same, at the form for a step"},
    {GET, "/referrals/:id/edit", get, .about = "The same, at the form to correct it"},
    {GET, "/referrals/:id/thanks", get, .about = "The same, at the form for thanks"},
    {0},
};
