/* What is known of those who might refer, and the gaps, one by one (METHOD R2). */
#include "web/know.h"

#include <string.h>

#include "app/know.h"
#include "app/profile.h"
#include "app/reasons.h"
#include "base/memory.h"
#include "base/text.h"
#include "domain/words.h"
#include "view/profile.h"
#include "web/person.h"
#include "web/way.h"

#include "base/ban.h"

#define SHOWN 4

/* --- the form --------------------------------------------------------------------- */

static const struct choice access_levels[] = {{"none", "No"},
                                              {"some", "Some"},
                                              {"much", "Often"},
                                              {"unknown", "I don’t know yet"},
                                              {NULL, NULL}};
static const struct choice trust_levels[] = {{"none", "Not yet"},
                                             {"some", "Somewhat"},
                                             {"much", "Very much"},
                                             {"unknown", "I don’t know yet"},
                                             {NULL, NULL}};
static const struct choice places[] = {
    {"yes", "Yes"}, {"no", "No"}, {"unknown", "I don’t know"}, {NULL, NULL}};

static void
add_text(const struct request *rq, json_t *form, json_t *list, const char *name,
         const char *label, const char *hint, const char *value) {
    json_t *field = field_text(rq, form, name, value);
    model_text(field, "label", label);
    model_text(field, "hint", hint);
    json_array_append(list, field);
}

static const char *
level_or_unknown(enum level level) {
    return level == LEVEL_UNKNOWN ? "unknown" : level_word(level);
}

/* The five of METHOD R2: m["five"] and, of the levels, m["access"], m["trust"]. */
static void
add_five(const struct request *rq, json_t *m, const struct profile *p) {
    json_t *list = json_array();
    json_t *form = json_object();
    for (int i = PROFILE_NEEDS; i < PROFILE_TEXT_COUNT; i++) {
        enum profile_text text = (enum profile_text)i;
        add_text(rq, form, list, profile_text_name(text),
                 gap_question((enum gap)(GAP_NEEDS + i - PROFILE_NEEDS)),
                 profile_text_hint(text), profile_text_of(p, text));
    }
    json_t *access =
        field_choice(rq, form, "access", access_levels, level_or_unknown(p->access));
    model_text(access, "label", gap_question(GAP_ACCESS));
    json_t *trust =
        field_choice(rq, form, "trust", trust_levels, level_or_unknown(p->trust));
    model_text(trust, "label", gap_question(GAP_TRUST));
    model_set(m, "five", list);
    model_set(m, "levels", json_pack("[OO]", access, trust));
    model_set(m, "form", form);
}

/* What is for referring to them. */
static void
add_referring(const struct request *rq, json_t *m, const struct profile_answer *a) {
    json_t *list = json_array();
    json_t *form = json_object_get(m, "form");
    const struct profile *p = &a->who.profile;
    char date[DATE_TEXT_MAX];
    for (int i = PROFILE_DOES; i < PROFILE_NEEDS; i++) {
        enum profile_text text = (enum profile_text)i;
        add_text(rq, form, list, profile_text_name(text), profile_text_title(text),
                 profile_text_hint(text), profile_text_of(p, text));
    }
    add_text(rq, form, list, "refer", "How best to refer to them",
             "such as: a short e-mail first, she calls back", a->refer);
    model_set(m, "referring", list);
    field_choice(rq, form, "free", places,
                 p->free == NOT_SAID ? "unknown"
                 : p->free           ? "yes"
                                     : "no");
    field_text(rq, form, "free_day",
               p->free_day == DAY_NONE ? NULL : day_iso(p->free_day, date));
}

/* --- reading ---------------------------------------------------------------------- */

static const char *
read_text(const struct request *rq, const char *name) {
    if (!form_has(rq->form, name))
        return NULL;
    const char *clean = text_clean(rq->ctx, form_get(rq->form, name));
    return clean ? clean : "";
}

static enum fault
read_level(const struct request *rq, const char *name, bool *set, enum level *out,
           struct error *err) {
    const char *typed = form_get(rq->form, name);
    *set = form_has(rq->form, name);
    *out = LEVEL_UNKNOWN;
    if (!typed || level_from_word(typed, out))
        return FAULT_NONE;
    return error_field(err, name, "Say none, some, much or unknown.");
}

/* A day that came back as it was belongs to the answer that stood there before. */
static enum fault
read_free(const struct request *rq, const struct profile *had,
          struct profile_request *r, struct error *err) {
    const char *typed = form_get(rq->form, "free");
    r->set_free = form_has(rq->form, "free");
    r->free = form_said(rq->form, "free");
    r->free_day = DAY_NONE;
    if (!r->set_free)
        return FAULT_NONE;
    if (typed && r->free == NOT_SAID && !text_same_ascii(typed, "unknown"))
        return error_field(err, "free", "Say yes, no or unknown.");
    TRY(form_day(rq->form, "free_day", rq->app.today, true, &r->free_day, err));
    if (r->free != had->free && r->free_day == had->free_day)
        r->free_day = DAY_NONE;
    return FAULT_NONE;
}

static enum fault
read_request(const struct request *rq, const struct profile *had,
             struct profile_request *r, struct error *err) {
    *r = (struct profile_request){.person_id = rq->id, .refer = read_text(rq, "refer")};
    for (int i = 0; i < PROFILE_TEXT_COUNT; i++)
        r->texts[i] = read_text(rq, profile_text_name((enum profile_text)i));
    TRY(read_level(rq, "access", &r->set_access, &r->access, err));
    TRY(read_level(rq, "trust", &r->set_trust, &r->trust, err));
    return read_free(rq, had, r, err);
}

/* --- one person ------------------------------------------------------------------- */

/* "what they need, how far they trust you"; NULL when nothing is missing. */
static const char *
to_find_out(const void *ctx, const struct profile *p) {
    char *line = mem_dup(ctx, "");
    for (int i = 0; i < GAP_COUNT; i++)
        if (profile_lacks(p, (enum gap)i))
            line = mem_append(line, "%s%s", *line ? ", " : "", gap_brief((enum gap)i));
    return *line ? line : NULL;
}

enum fault
know_panel(const struct request *rq, json_t *m, struct error *err) {
    struct profile_answer a;
    TRY(app_profile(rq->ctx, &rq->app, rq->id, &a, err));
    bool known = !profile_is_blank(&a.who.profile);
    if (!known && !a.active) {
        model_set(m, "know", json_null());
        return FAULT_NONE;
    }
    json_t *know = view_profile(&a);
    model_bool(know, "known", known);
    model_text(know, "to_find_out", to_find_out(rq->ctx, &a.who.profile));
    model_text(know, "path", mem_printf(rq->ctx, "%s/know", person_path(rq, rq->id)));
    model_set(m, "know", know);
    return FAULT_NONE;
}

static enum fault
get_one(struct request *rq, struct reply *out, struct error *err) {
    struct profile_answer a;
    TRY(app_profile(rq->ctx, &rq->app, rq->id, &a, err));
    out->model = view_profile(&a);
    out->title = mem_printf(rq->ctx, "What you know of %s", a.who.name);
    out->page = &template_know_person;
    if (rq->json)
        return FAULT_NONE;
    add_five(rq, out->model, &a.who.profile);
    add_referring(rq, out->model, &a);
    model_text(out->model, "path", person_path(rq, rq->id));
    model_text(out->model, "back", form_get(rq->form, "return"));
    model_int(out->model, "doubtful_days", PROFILE_FREE_DAYS);
    return FAULT_NONE;
}

static enum fault
post_one(struct request *rq, struct reply *out, struct error *err) {
    struct profile_request r;
    struct profile_answer a;
    TRY(app_profile(rq->ctx, &rq->app, rq->id, &a, err));
    TRY(read_request(rq, &a.who.profile, &r, err));
    TRY(app_profile_save(rq->ctx, &rq->app, &r, &a, err));
    out->model = view_profile(&a);
    out->location = person_path(rq, rq->id);
    out->no_undo = !a.changed;
    out->said = a.changed
                    ? mem_printf(rq->ctx, "Kept, what you know of %s.", a.who.name)
                    : "Nothing was changed: it was so already.";
    return FAULT_NONE;
}

static enum fault
post_later(struct request *rq, struct reply *out, struct error *err) {
    const struct profile_request r = {.person_id = rq->id, .looked = true};
    struct profile_answer a;
    TRY(app_profile_save(rq->ctx, &rq->app, &r, &a, err));
    out->model = view_profile(&a);
    out->location = "/referrals/know";
    out->no_undo = !a.changed;
    out->said = mem_printf(rq->ctx, "%s comes up again in a month.", a.who.name);
    return FAULT_NONE;
}

/* --- the queue -------------------------------------------------------------------- */

static void
dress(const struct request *rq, json_t *m, const struct know_answer *a) {
    json_t *rest = json_array();
    json_t *queue = json_object_get(m, "queue");
    model_set(m, "first", json_null());
    for (size_t i = 0; i < a->queue.count; i++) {
        const struct potential *p = &a->queue.items[i];
        json_t *one = json_array_get(queue, i);
        model_text(one, "path", person_path(rq, p->person_id));
        model_text(one, "initials", way_initials(rq->ctx, p->name));
        model_text(one, "to_find_out", to_find_out(rq->ctx, &p->profile));
        if (i > 0) {
            json_array_append(rest, one);
            continue;
        }
        add_five(rq, one, &p->profile);
        json_object_set(m, "first", one);
    }
    model_set(m, "rest", rest);
    model_bool(m, "more", a->total > a->queue.count);
    model_bool(m, "passed", a->passed);
}

static enum fault
get_queue(struct request *rq, struct reply *out, struct error *err) {
    struct know_request request = {.limit = SHOWN};
    struct know_answer answer;
    TRY(form_id(rq->args, "after", &request.after, err));
    TRY(app_know(rq->ctx, &rq->app, &request, &answer, err));
    out->model = view_know(&answer);
    out->title = "What I know";
    out->page = &template_know;
    if (!rq->json)
        dress(rq, out->model, &answer);
    return FAULT_NONE;
}

#define FIELDS                                                                         \
    "needs chooses taught access trust does sees place fees refer free free_day"

const struct route know_routes[] = {
    {GET, "/referrals/know", get_queue,
     .about = "Those who might refer, of whom something is not known",
     .fields = "after"},
    {GET, "/people/:id/know", get_one, .about = "What is known of somebody, as a form"},
    {POST, "/people/:id/know", post_one, .about = "Keeps what is known of somebody",
     .fields = FIELDS},
    {POST, "/people/:id/know/later", post_later,
     .about = "Nothing new: asks about them in a month again"},
    {0},
};
