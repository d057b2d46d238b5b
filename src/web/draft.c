/* Words to begin with, and the link that sends them (METHOD P4 to P6). */
#include "app/draft.h"

#include <string.h>

#include "app/ask.h"
#include "app/words.h"
#include "base/memory.h"
#include "base/text.h"
#include "domain/words.h"
#include "view/ask.h"
#include "view/draft.h"
#include "view/today.h"
#include "web/page.h"
#include "web/way.h"

#include "base/ban.h"

#define OTHER_MAX 1000

static enum fault
read_query(struct request *rq, struct draft_query *query, struct error *err) {
    struct own_words own;
    int other;
    const char *word = NULL;
    const char *method = form_get(rq->form, "method");
    const char *share = form_get(rq->form, "share");
    TRY(app_own_words(rq->ctx, &rq->app, &own, err));
    TRY(form_int(rq->form, "other", 0, OTHER_MAX, 0, &other, err));
    *query = (struct draft_query){
        .person_id = rq->id,
        .method = method ? method_from_any(&own, method, &word) : METHOD_NONE,
        .share = share_from_word(share),
        .variant = (unsigned)other,
        .thanks = form_yes(rq->form, "thanks")};
    query->word = word;
    if (method && query->method == METHOD_NONE)
        return error_field(err, "method", "\"%.40s\" is no method. Methods: %s.",
                           method, method_list(rq->ctx));
    if (share && query->share == SHARE_NONE)
        return error_field(err, "share",
                           "\"%.40s\" is none of compassion, knowledge and network.",
                           share);
    return FAULT_NONE;
}

/* "page" says which version of "How to refer to me" goes with it: an id, or auto. */
static enum fault
add_page(struct request *rq, struct draft_answer *draft, struct ask_answer *ask,
         struct error *err) {
    const char *page = form_get(rq->form, "page");
    int64_t id = 0;
    *ask = (struct ask_answer){0};
    if (!page)
        return FAULT_NONE;
    if (!text_same_ascii(page, "auto"))
        TRY(form_id(rq->form, "page", &id, err));
    return app_draft_with_page(rq->ctx, &rq->app, id, draft, ask, err);
}

/* The versions to choose from, once they may be sent (P6); none in a word of thanks. */
static enum fault
add_choices(struct request *rq, const struct draft_answer *draft,
            const struct ask_answer *with, json_t *m, struct error *err) {
    const struct ask_query query = {.person_id = rq->id};
    struct ask_answer ask;
    json_t *list = json_array();
    TRY(app_ask(rq->ctx, &rq->app, &query, &ask, err));
    bool may = ask.look.draft_allowed && !draft->thanks;
    for (size_t i = 0; may && i < ask.refer.pages.count; i++) {
        const struct refer_page *page = &ask.refer.pages.items[i];
        json_t *one = json_object();
        model_int(one, "id", page->id);
        model_text(one, "name", page->name);
        model_bool(one, "current", page->id == with->refer.page.id);
        json_array_append_new(list, one);
    }
    model_set(m, "pages", list);
    return FAULT_NONE;
}

/* GET /people/:id/draft */
static enum fault
get(struct request *rq, struct reply *out, struct error *err) {
    struct draft_query query;
    struct draft_answer answer;
    struct ask_answer ask;
    TRY(read_query(rq, &query, err));
    TRY(app_draft(rq->ctx, &rq->app, &query, &answer, err));
    TRY(add_page(rq, &answer, &ask, err));
    out->model = view_draft(&answer);
    model_set(out->model, "refer", view_refer_letter(&ask.refer, &ask.letter));
    out->title = mem_printf(rq->ctx, "Words for %s", answer.record.person.name);
    out->page = &template_draft;
    if (rq->json)
        return FAULT_NONE;
    struct sheet_line sheet[4];
    app_call_sheet(&answer.record.facts, sheet);
    model_set(out->model, "sheet", view_sheet(sheet));
    way_add(rq->ctx, out->model, (int)query.variant);
    model_text(out->model, "way_back", way_back(rq));
    json_object_set_new(out->model, "open", json_true());
    return add_choices(rq, &answer, &ask, out->model, err);
}

static enum fault
read_form(const struct request *rq, enum draft_form *out, struct error *err) {
    const char *word = form_get(rq->form, "form");
    for (int f = 0; f < DRAFT_FORM_COUNT; f++)
        if (word && strcmp(word, draft_form_word((enum draft_form)f)) == 0) {
            *out = (enum draft_form)f;
            return FAULT_NONE;
        }
    return error_field(err, "form",
                       "Say what kind of letter it is: email, text, coffee, walk or "
                       "call.");
}

/* GET /people/:id/write: on to the program that sends it, with the words as they are
 * now. */
static enum fault
write_letter(struct request *rq, struct reply *out, struct error *err) {
    struct draft_answer answer;
    enum draft_form form;
    TRY(read_form(rq, &form, err));
    const struct draft_query query = {
        .person_id = rq->id, .method = METHOD_NONE, .share = SHARE_NONE};
    TRY(app_draft(rq->ctx, &rq->app, &query, &answer, err));
    const char *link =
        app_letter_link(rq->ctx, &answer.record, form, form_get(rq->form, "subject"),
                        form_get(rq->form, "body"));
    if (!link)
        return error_set(err, FAULT_CONFLICT,
                         "There is no address of %.80s that this can be sent to. Add "
                         "one on their page.",
                         answer.record.person.name);
    out->model = json_object();
    json_object_set_new(out->model, "link", json_string(link));
    if (!rq->json)
        out->location = link;
    return FAULT_NONE;
}

const struct route draft_routes[] = {
    {GET, "/people/:id/draft", get, .about = "Words to begin a letter with",
     .fields = "method share other thanks page return"},
    {GET, "/people/:id/write", write_letter,
     .about = "Opens the program that sends a letter", .fields = "form subject body"},
    {0},
};
