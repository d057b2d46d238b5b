/* Asking somebody to refer: the signs, words, and writing it down (METHOD R4). */
#include "app/ask.h"

#include <string.h>

#include "app/words.h"
#include "base/memory.h"
#include "base/text.h"
#include "domain/words.h"
#include "view/ask.h"
#include "view/log.h"
#include "web/page.h"
#include "web/person.h"
#include "web/way.h"

#include "base/ban.h"

#define OTHER_MAX 1000
#define NOTE_MAX 4000

/* --- showing ---------------------------------------------------------------------- */

static enum fault
read_query(const struct request *rq, struct ask_query *query, struct error *err) {
    const char *page = form_get(rq->args, "page");
    int other;
    TRY(form_int(rq->args, "other", 0, OTHER_MAX, 0, &other, err));
    *query = (struct ask_query){.person_id = rq->id, .variant = (unsigned)other};
    query->without = page && text_same_ascii(page, "none");
    return query->without ? FAULT_NONE
                          : form_id(rq->args, "page", &query->page_id, err);
}

/* Where what a sign speaks of is put right; NULL when there is no such page. */
static const char *
remedy(const struct request *rq, const char *sign, const char **words) {
    static const struct {
        const char *sign, *place, *own, *words;
    } remedies[] = {
        {"thanks", "/referrals/thanks", NULL, "Thank them"},
        {"waiting", "/referrals/board", NULL, "To the referral"},
        {"promise", NULL, "", "To their page"},
        {"early", NULL, "/draft", "Words that give"},
        {"nothing", NULL, "/draft", "Words that give"},
    };
    for (size_t i = 0; i < sizeof remedies / sizeof *remedies; i++) {
        if (strcmp(remedies[i].sign, sign) != 0)
            continue;
        *words = remedies[i].words;
        if (remedies[i].own)
            return mem_printf(rq->ctx, "%s%s", person_path(rq, rq->id),
                              remedies[i].own);
        return remedies[i].place;
    }
    return NULL;
}

static void
add_remedies(const struct request *rq, json_t *signs) {
    size_t i;
    json_t *sign;
    json_array_foreach(signs, i, sign) {
        const char *words = NULL;
        model_text(sign, "href", remedy(rq, model_get(sign, "sign"), &words));
        model_text(sign, "remedy", words);
    }
}

/* The versions of the page to choose from, and none. */
static json_t *
view_choices(const struct request *rq, const struct ask_answer *a,
             const struct ask_query *q) {
    json_t *list = json_array();
    const char *here = person_path(rq, rq->id);
    for (size_t i = 0; i <= a->refer.pages.count && a->refer.pages.count > 0; i++) {
        bool none = i == a->refer.pages.count;
        const struct refer_page *page = none ? NULL : &a->refer.pages.items[i];
        json_t *m = json_object();
        model_text(m, "label", none ? "without a page" : page->name);
        model_text(
            m, "path",
            none ? mem_printf(rq->ctx, "%s/ask?page=none&other=%u", here, q->variant)
                 : mem_printf(rq->ctx, "%s/ask?page=%lld&other=%u", here,
                              (long long)page->id, q->variant));
        model_bool(m, "current",
                   none ? q->without : !q->without && page->id == a->refer.page.id);
        json_array_append_new(list, m);
    }
    return list;
}

static enum fault
add_form(struct request *rq, json_t *m, struct error *err) {
    struct own_words own;
    TRY(app_own_words(rq->ctx, &rq->app, &own, err));
    struct choice *choices =
        mem_array(rq->ctx, struct choice, METHOD_COUNT + own.count + 1);
    size_t n = 0;
    json_t *form = json_object();
    for (int i = 0; i < METHOD_COUNT; i++)
        choices[n++] =
            (struct choice){method_word((enum method)i), method_title((enum method)i)};
    for (size_t i = 0; i < own.count; i++)
        if (own.items[i].kind == OWN_METHOD)
            choices[n++] = (struct choice){own.items[i].word, own.items[i].word};
    field_choice(rq, form, "method", choices, NULL);
    field_text(rq, form, "note", NULL);
    field_text(rq, form, "on", "today");
    model_set(m, "form", form);
    return FAULT_NONE;
}

static enum fault
dress(struct request *rq, const struct ask_answer *a, const struct ask_query *q,
      json_t *m, struct error *err) {
    const char *page = q->without   ? "none"
                       : q->page_id ? mem_printf(rq->ctx, "%lld", (long long)q->page_id)
                                    : "";
    add_remedies(rq, json_object_get(m, "against"));
    model_text(m, "initials", way_initials(rq->ctx, a->record.person.name));
    model_text(m, "here", person_path(rq, rq->id));
    model_set(m, "choices", view_choices(rq, a, q));
    model_text(m, "other_path",
               mem_printf(rq->ctx, "%s/ask?page=%s&other=%u", person_path(rq, rq->id),
                          page, q->variant + 1));
    model_bool(m, "paged", a->refer.page.id && !q->without);
    model_bool(m, "by_mail", app_reach(&a->record, METHOD_EMAIL) != NULL);
    return add_form(rq, m, err);
}

static enum fault
get(struct request *rq, struct reply *out, struct error *err) {
    struct ask_query query;
    struct ask_answer answer;
    TRY(read_query(rq, &query, err));
    TRY(app_ask(rq->ctx, &rq->app, &query, &answer, err));
    out->model = view_ask(&answer);
    out->title = mem_printf(rq->ctx, "Ask %s?", answer.record.person.name);
    out->page = &template_ask;
    return rq->json ? FAULT_NONE : dress(rq, &answer, &query, out->model, err);
}

/* --- writing it down -------------------------------------------------------------- */

static enum fault
post(struct request *rq, struct reply *out, struct error *err) {
    struct own_words own;
    struct log_answer answer;
    char words[DATE_TEXT_MAX];
    const char *typed = form_get(rq->form, "method");
    const char *note = text_clean(rq->ctx, form_get(rq->form, "note"));
    const char *word = NULL;
    day_t day = rq->app.today;
    TRY(app_own_words(rq->ctx, &rq->app, &own, err));
    enum method method = typed ? method_from_any(&own, typed, &word) : METHOD_NONE;
    if (!typed)
        return error_field(err, "method", "Say how you asked.");
    if (method == METHOD_NONE)
        return error_field(err, "method", "\"%.40s\" is no method. Methods: %s.", typed,
                           method_list(rq->ctx));
    if (note && strlen(note) > NOTE_MAX)
        return error_field(err, "note", "That is too long: %d letters are the most.",
                           NOTE_MAX);
    if (form_get(rq->form, "on"))
        TRY(form_day(rq->form, "on", rq->app.today, true, &day, err));
    TRY(app_ask_log(rq->ctx, &rq->app, rq->id, method, word, note, day, &answer, err));
    out->model = view_log(&answer);
    out->location = person_path(rq, rq->id);
    out->said = mem_printf(
        rq->ctx, "Written down: you asked %s.%s%s%s", answer.name,
        answer.next == DAY_NONE ? "" : " Next: ",
        answer.next == DAY_NONE ? "" : day_words(answer.next, rq->app.today, words),
        answer.next == DAY_NONE ? "" : ".");
    return FAULT_NONE;
}

const struct route ask_routes[] = {
    {GET, "/people/:id/ask", get,
     .about = "What speaks for asking somebody to refer now, and what against",
     .fields = "page other"},
    {POST, "/people/:id/ask", post, .about = "Writes down that you asked",
     .fields = "method note on"},
    {0},
};
