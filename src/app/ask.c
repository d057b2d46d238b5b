#include "app/ask.h"

#include "store/ledger.h"
#include "store/people.h"
#include "store/row.h"
#include "store/state.h"

#include "base/ban.h"

#define TOUCHES_LOOKED_AT 200
#define SUBJECT "If somebody comes to your mind"

static enum fault
load_trust(const void *ctx, const struct app *app, int64_t person_id, enum level *out,
           struct error *err) {
    struct profiles profiles = {0};
    TRY(rows_where(ctx, app->store, &PROFILE, "person_id", person_id, &profiles, err));
    *out = profiles.count ? profiles.items[0].trust : LEVEL_UNKNOWN;
    return FAULT_NONE;
}

static enum fault
look(const void *ctx, const struct app *app, struct ask_answer *out,
     struct error *err) {
    int64_t id = out->record.person.id;
    struct bearings b;
    struct touches touches = {0};
    struct reach_outs open = {0};
    struct named_referrals named = {0};
    struct referrals referrals = {0};
    struct ask_facts facts = {.person = &out->record.person,
                              .state = &out->state,
                              .plan = &b.plan,
                              .touches = &touches,
                              .referrals = &referrals,
                              .open = &open,
                              .today = app->today};
    TRY(app_bearings(ctx, app, &b, err));
    TRY(people_touches(ctx, app->store, id, TOUCHES_LOOKED_AT, &touches, err));
    TRY(people_open(ctx, app->store, id, &open, err));
    TRY(ledger_load(ctx, app->store, id, &named, err));
    TRY(load_trust(ctx, app, id, &facts.trust, err));
    for (size_t i = 0; i < named.count; i++)
        *array_add(ctx, &referrals) = named.items[i].referral;
    out->look = ask_look_at(ctx, &facts);
    return FAULT_NONE;
}

/* The words, and the page that goes with them. */
static void
write_words(const void *ctx, const struct ask_query *q, struct ask_answer *out) {
    const struct person *p = &out->record.person;
    bool page = out->refer.page.id && !q->without;
    out->talk = ask_words(ctx, p, true, false, q->variant);
    out->subject = SUBJECT;
    const char *body = ask_words(ctx, p, false, page, q->variant);
    if (page)
        out->letter = app_refer_letter(ctx, &out->record, DRAFT_EMAIL, out->subject,
                                       body, &out->refer);
    else
        out->letter = (struct refer_letter){
            .body = body,
            .link =
                app_letter_link(ctx, &out->record, DRAFT_EMAIL, out->subject, body)};
    const char *email = app_reach(&out->record, METHOD_EMAIL);
    out->to = email ? email : app_reach(&out->record, METHOD_TEXT);
}

static enum fault
ask(const void *ctx, const struct app *app, const struct ask_query *q,
    struct ask_answer *out, struct error *err) {
    *out = (struct ask_answer){0};
    TRY(people_record(ctx, app->store, q->person_id, &out->record, err));
    TRY(state_get(app->store, q->person_id, &out->state, err));
    TRY(look(ctx, app, out, err));
    TRY(app_refer_for(ctx, app, q->page_id, &out->record, &out->refer, err));
    if (out->look.draft_allowed)
        write_words(ctx, q, out);
    return FAULT_NONE;
}

enum fault
app_ask(const void *ctx, const struct app *app, const struct ask_query *query,
        struct ask_answer *out, struct error *err) {
    TRY(store_begin_read(app->store, err));
    enum fault fault = ask(ctx, app, query, out, err);
    store_end(app->store);
    return fault;
}

enum fault
app_ask_log(const void *ctx, const struct app *app, int64_t person_id,
            enum method method, const char *word, const char *note, day_t day,
            struct log_answer *out, struct error *err) {
    const struct log_request request = {
        .person_id = person_id,
        .day = day,
        .method = method,
        .word = word,
        .share = SHARE_NONE,
        .liked = NOT_SAID,
        .meaningful = NOT_SAID,
        .asked = true,
        .note = note,
        .next = DAY_NONE,
    };
    return app_log(ctx, app, &request, out, err);
}

enum fault
app_draft_with_page(const void *ctx, const struct app *app, int64_t page_id,
                    struct draft_answer *draft, struct ask_answer *ask,
                    struct error *err) {
    const struct person *p = &draft->record.person;
    const struct ask_query query = {.person_id = p->id, .page_id = page_id};
    struct draft *words = &draft->letter.draft;
    *ask = (struct ask_answer){0};
    if (draft->thanks)
        return error_field(err, "page",
                           "A word of thanks asks for nothing, so your page stays out "
                           "of it.");
    TRY(app_ask(ctx, app, &query, ask, err));
    if (!ask->look.draft_allowed)
        return error_field(
            err, "page",
            "There has been no touch with %.80s yet, and an ask is never "
            "a first move. First something that gives.",
            p->name);
    if (!ask->refer.page.id)
        return error_field(err, "page",
                           "There is no page yet. `tend page` shows questions that "
                           "help to write it.");
    ask->letter = app_refer_letter(ctx, &draft->record, words->form, words->subject,
                                   words->body, &ask->refer);
    words->body = ask->letter.body;
    draft->letter.link = ask->letter.link;
    return FAULT_NONE;
}
