/* What can be done with one person: the forms of their page. */
#include <string.h>

#include "app/cards.h"
#include "app/fact.h"
#include "app/note.h"
#include "app/person.h"
#include "app/reach.h"
#include "app/reasons.h"
#include "app/referral.h"
#include "app/resolve.h"
#include "base/day_parse.h"
#include "base/memory.h"
#include "base/text.h"
#include "domain/words.h"
#include "view/cards.h"
#include "view/log.h"
#include "view/person.h"
#include "view/referral.h"
#include "web/person.h"
#include "web/thanks.h"

#include "base/ban.h"

#define SAID(rq, ...) mem_printf((rq)->ctx, __VA_ARGS__)

/* A field on one line, cleaned; NULL when it is blank. */
static const char *
word(const struct request *rq, const char *name) {
    return text_clean_line(rq->ctx, form_get(rq->form, name));
}

static const char *
need_word(const struct request *rq, const char *name, const char *wanted,
          struct error *err) {
    const char *value = word(rq, name);
    if (!value)
        (void)error_field(err, name, "%s", wanted);
    return value;
}

/* --- next dates ------------------------------------------------------------------- */

static enum fault
reached(struct request *rq, struct reply *out, const struct reach_answer *answer,
        const char *said) {
    out->model = view_reach(answer);
    out->said = answer->changed ? said : "Nothing was changed: it was so already.";
    out->no_undo = !answer->changed;
    out->location = person_path(rq, rq->id);
    return FAULT_NONE;
}

static enum fault
post_later(struct request *rq, struct reply *out, struct error *err) {
    struct reach_answer answer;
    char words[DATE_TEXT_MAX];
    day_t day;
    TRY(form_day(rq->form, "day", rq->app.today, false, &day, err));
    if (day == DAY_NONE)
        return error_field(err, "day", "Say until when: fri, +3w, or 12 June.");
    if (day <= rq->app.today)
        return error_field(err, "day",
                           "Later means after today. For not today there is Skip.");
    TRY(app_later(rq->ctx, &rq->app, rq->id, day, &answer, err));
    return reached(rq, out, &answer,
                   SAID(rq, "%s comes back on %s.", answer.name,
                        day_words(answer.next, rq->app.today, words)));
}

static enum fault
post_skip(struct request *rq, struct reply *out, struct error *err) {
    struct reach_answer answer;
    TRY(app_skip(rq->ctx, &rq->app, rq->id, &answer, err));
    return reached(rq, out, &answer, SAID(rq, "%s: not today.", answer.name));
}

static enum fault
post_let_go(struct request *rq, struct reply *out, struct error *err) {
    struct reach_answer answer;
    TRY(app_let_go(rq->ctx, &rq->app, rq->id, word(rq, "why"), &answer, err));
    return reached(rq, out, &answer,
                   SAID(rq, "%s leaves your list; the history stays.", answer.name));
}

static enum fault
post_back(struct request *rq, struct reply *out, struct error *err) {
    struct reach_answer answer;
    TRY(app_back(rq->ctx, &rq->app, rq->id, &answer, err));
    return reached(rq, out, &answer,
                   SAID(rq, "%s is on your list again.", answer.name));
}

/* --- judgements ------------------------------------------------------------------- */

static enum fault
edited(struct request *rq, struct reply *out, const struct edit_request *request,
       const char *what, struct error *err) {
    struct edit_answer answer;
    TRY(app_edit(rq->ctx, &rq->app, request, &answer, err));
    out->model = view_edit(&answer);
    out->no_undo = answer.changes.count == 0;
    out->said = out->no_undo ? "Nothing was changed: it was so already."
                             : SAID(rq, "%s: %s.", answer.record.person.name, what);
    out->location = person_path(rq, rq->id);
    return FAULT_NONE;
}

/* yes, no, or "unknown" to take the answer away. */
static enum fault
read_said(const struct request *rq, const char *name, enum said *out,
          struct error *err) {
    const char *value = form_get(rq->form, name);
    *out = form_said(rq->form, name);
    if (*out != NOT_SAID || (value && text_same_ascii(value, "unknown")))
        return FAULT_NONE;
    return error_field(err, name, "Say yes, no or unknown.");
}

static enum fault
post_liked(struct request *rq, struct reply *out, struct error *err) {
    static const char *const words[] = {
        "whether you like them is open",
        "you do not like them; Let go takes them off your list", "you like them"};
    struct edit_request request = {.person_id = rq->id, .set_liked = true};
    TRY(read_said(rq, "liked", &request.liked, err));
    return edited(rq, out, &request, words[request.liked + 1], err);
}

static enum fault
post_full(struct request *rq, struct reply *out, struct error *err) {
    static const char *const words[] = {"whether their practice is full is open",
                                        "they have room", "their practice is full"};
    struct edit_request request = {.person_id = rq->id, .set_full = true};
    TRY(read_said(rq, "full", &request.practice_full, err));
    return edited(rq, out, &request, words[request.practice_full + 1], err);
}

static enum fault
post_rhythm(struct request *rq, struct reply *out, struct error *err) {
    struct contact *contact;
    const char *typed = word(rq, "rhythm");
    int days = 0;
    if (typed && !text_same_ascii(typed, "auto")) {
        struct error why = {0};
        if (day_parse_span(typed, &days, &why) != FAULT_NONE)
            return error_field(err, "rhythm", "%s", why.text);
    }
    TRY(app_contact(rq->ctx, &rq->app, rq->id, &contact, err));
    contact->rhythm_days = days;
    const struct edit_request request = {
        .person_id = rq->id, .contact = contact, .basics = true};
    return edited(rq, out, &request,
                  days ? SAID(rq, "about every %s", app_span(rq->ctx, days))
                       : "by the rhythm of your plan",
                  err);
}

/* --- what they told --------------------------------------------------------------- */

static enum fault
noted(struct request *rq, struct reply *out, const struct note_answer *answer,
      const char *said) {
    out->model = view_note(answer);
    out->said = answer->changed ? said : "Nothing was changed: it was so already.";
    out->no_undo = !answer->changed;
    out->location = person_path(rq, rq->id);
    return FAULT_NONE;
}

static enum fault
post_fact(struct request *rq, struct reply *out, struct error *err) {
    struct note_answer answer;
    struct fact fact;
    char words[DATE_TEXT_MAX];
    const struct fact_typed typed = {
        .text = need_word(rq, "text", "Write a few words of what they told.", err),
        .date = form_get(rq->form, "date"),
        .yearly = form_yes(rq->form, "yearly")};
    if (!typed.text)
        return FAULT_INVALID;
    TRY(fact_read(rq->ctx, &typed, rq->app.today, &fact, err));
    TRY(app_fact_add(rq->ctx, &rq->app, rq->id, &fact, &answer, err));
    const char *said = fact.date.month
                           ? SAID(rq, "Noted of %s for %s%s: %s.", answer.name,
                                  date_words(fact.date, words),
                                  fact.yearly ? ", every year" : "", fact.text)
                           : SAID(rq, "Noted of %s: %s.", answer.name, fact.text);
    return noted(rq, out, &answer, said);
}

static enum fault
post_fact_remove(struct request *rq, struct reply *out, struct error *err) {
    struct note_answer answer;
    TRY(app_fact_remove(rq->ctx, &rq->app, rq->id, rq->other, &answer, err));
    return noted(rq, out, &answer,
                 SAID(rq, "Taken away: %s.", answer.facts.items[0].text));
}

static enum fault
post_sheet(struct request *rq, struct reply *out, struct error *err) {
    struct note_answer answer;
    const char *answers[4] = {0};
    for (int i = 0; i < 4; i++) {
        const char *name = fact_kind_word((enum fact_kind)(FACT_NEWS + i));
        if (!form_has(rq->form, name))
            continue;
        const char *typed = text_clean(rq->ctx, form_get(rq->form, name));
        answers[i] = typed ? typed : "";
    }
    TRY(app_sheet(rq->ctx, &rq->app, rq->id, answers, &answer, err));
    return noted(rq, out, &answer,
                 SAID(rq, "Kept on the call sheet of %s.", answer.name));
}

/* Several words may come at once, with commas between them. */
static void
add_words(const struct request *rq, const char *name, struct strings *out) {
    struct strings typed = form_all(rq->ctx, rq->form, name);
    for (size_t i = 0; i < typed.count; i++)
        for (const char *from = typed.items[i]; *from;) {
            size_t len = strcspn(from, ",");
            const char *one = text_clean_line(rq->ctx, mem_dup_n(rq->ctx, from, len));
            if (one)
                *array_add(rq->ctx, out) = one;
            from += len + (from[len] == ',');
        }
}

static enum fault
post_words(struct request *rq, struct reply *out, enum tag_kind kind,
           struct error *err) {
    struct note_answer answer;
    struct strings add = {0};
    struct strings remove = form_all(rq->ctx, rq->form, "remove");
    add_words(rq, "word", &add);
    if (add.count == 0 && remove.count == 0)
        return error_field(err, "word", "A %s needs a word.",
                           kind == TAG_TAG ? "tag" : "role");
    TRY(app_tag(rq->ctx, &rq->app, rq->id, kind, &add, &remove, &answer, err));
    return noted(rq, out, &answer,
                 SAID(rq, "The %s of %s changed.", kind == TAG_TAG ? "tags" : "roles",
                      answer.name));
}

static enum fault
post_tags(struct request *rq, struct reply *out, struct error *err) {
    return post_words(rq, out, TAG_TAG, err);
}

static enum fault
post_roles(struct request *rq, struct reply *out, struct error *err) {
    return post_words(rq, out, TAG_ROLE, err);
}

/* Somebody who is not here is kept by name. */
static enum fault
post_relations(struct request *rq, struct reply *out, struct error *err) {
    struct note_answer answer;
    struct named other = {0};
    const char *kind = need_word(rq, "kind", "Say how they are related.", err);
    const char *typed =
        kind ? need_word(rq, "other", "Say who: a name is enough.", err) : NULL;
    if (!typed)
        return FAULT_INVALID;
    bool removes = form_yes(rq->form, "remove");
    if (!removes) {
        struct error why = {0};
        TRY(store_begin_read(rq->app.store, err));
        enum fault fault = app_resolve(rq->ctx, &rq->app, typed, &other, NULL, &why);
        store_end(rq->app.store);
        if (fault == FAULT_AMBIGUOUS)
            return error_field(err, "other", "%s", why.text);
        if (fault != FAULT_NONE && fault != FAULT_NOT_FOUND)
            return error_set(err, fault, "%s", why.text);
    }
    const char *name = other.id ? other.name : typed;
    if (removes)
        TRY(app_unrelate(rq->ctx, &rq->app, rq->id, kind, name, &answer, err));
    else
        TRY(app_relate(rq->ctx, &rq->app, rq->id, kind, other.id, name, &answer, err));
    return noted(
        rq, out, &answer,
        SAID(rq, "%s: %s%s %s.", answer.name, removes ? "no longer " : "", kind, name));
}

static enum fault
post_referral(struct request *rq, struct reply *out, struct error *err) {
    struct referral_answer answer;
    const char *way = form_get(rq->form, "direction");
    struct referral referral = referral_new(rq->id, REFERRAL_RECEIVED, rq->app.today);
    referral.about = word(rq, "about");
    if (way && text_same_ascii(way, "received"))
        referral.direction = REFERRAL_RECEIVED;
    else if (way && text_same_ascii(way, "given"))
        referral.direction = REFERRAL_GIVEN;
    else
        return error_field(err, "direction",
                           "Say whether it was received from them or given to them.");
    TRY(form_day(rq->form, "on", rq->app.today, true, &referral.day, err));
    if (referral.day == DAY_NONE) {
        referral.day = rq->app.today;
        referral.minute = rq->app.minute;
    }
    TRY(app_referral_add(rq->ctx, &rq->app, &referral, &answer, err));
    out->model = view_referral(&answer.referral, answer.name);
    out->location = person_path(rq, rq->id);
    out->said = SAID(rq, "Entered: a referral %s %s. Its code is %s.",
                     referral.direction == REFERRAL_RECEIVED ? "from" : "to",
                     answer.name, answer.referral.code);
    return FAULT_NONE;
}

/* --- cards ------------------------------------------------------------------------ */

static enum fault
post_card(struct request *rq, struct reply *out, struct error *err) {
    struct card_answer answer;
    TRY(app_card_add(rq->ctx, &rq->app, rq->id, word(rq, "why"), &answer, err));
    out->model = view_card_answer(&answer);
    out->location = person_path(rq, rq->id);
    out->no_undo = !answer.changed;
    out->said = SAID(rq, "%s %s on the list of cards.", answer.name,
                     answer.changed ? "stands" : "already stands");
    return FAULT_NONE;
}

static enum fault
post_card_done(struct request *rq, struct reply *out, struct error *err) {
    struct log_answer answer;
    char words[DATE_TEXT_MAX];
    const char *note = text_clean(rq->ctx, form_get(rq->form, "note"));
    TRY(app_card_done(rq->ctx, &rq->app, rq->id, note, form_yes(rq->form, "thanks"),
                      &answer, err));
    out->model = view_log(&answer);
    out->location = "/cards";
    out->said = SAID(rq, "A card for %s is written.", answer.name);
    if (answer.thanked.count)
        out->said = SAID(rq, "%s Thanked for %s.", out->said,
                         thanks_codes(rq->ctx, &answer.thanked));
    if (answer.next != DAY_NONE)
        out->said = SAID(rq, "%s Next: %s.", out->said,
                         day_words(answer.next, rq->app.today, words));
    return FAULT_NONE;
}

static enum fault
post_card_remove(struct request *rq, struct reply *out, struct error *err) {
    struct card_answer answer;
    TRY(app_card_remove(rq->ctx, &rq->app, rq->id, &answer, err));
    out->model = view_card_answer(&answer);
    out->location = person_path(rq, rq->id);
    out->said = SAID(rq, "%s is off the list of cards.", answer.name);
    return FAULT_NONE;
}

/* One more address, which is the one to write to if there was none. */
static enum fault
post_address(struct request *rq, struct reply *out, struct error *err) {
    struct contact *contact;
    const char *address = text_clean(rq->ctx, form_get(rq->form, "address"));
    if (!address)
        return error_field(err, "address", "Write the address, line by line.");
    TRY(app_contact(rq->ctx, &rq->app, rq->id, &contact, err));
    contact_add_way(contact, CONTACT_ADDRESS, word(rq, "label"), address, false);
    const struct edit_request request = {
        .person_id = rq->id, .contact = contact, .basics = true};
    return edited(rq, out, &request, "the address is kept", err);
}

#define ROUTE(where, run, what, takes)                                                 \
    { POST, "/people/:id/" where, run, .about = (what), .fields = (takes) }

const struct route person_do_routes[] = {
    ROUTE("later", post_later, "Puts somebody off to another day", "day"),
    ROUTE("skip", post_skip, "Leaves somebody out today", NULL),
    ROUTE("let-go", post_let_go, "Takes somebody off the list", "why"),
    ROUTE("back", post_back, "Puts somebody on the list again", NULL),
    ROUTE("liked", post_liked, "Says whether you like them", "liked"),
    ROUTE("full", post_full, "Says whether their practice is full", "full"),
    ROUTE("rhythm", post_rhythm, "Sets a rhythm of their own", "rhythm"),
    ROUTE("facts", post_fact, "Keeps something they told", "text date yearly"),
    ROUTE("facts/:other/remove", post_fact_remove, "Takes a fact away", NULL),
    ROUTE("sheet", post_sheet, "Keeps answers of the call sheet",
          "news help works refer"),
    ROUTE("tags", post_tags, "Adds and removes tags", "word remove"),
    ROUTE("roles", post_roles, "Adds and removes roles", "word remove"),
    ROUTE("relations", post_relations, "Says who belongs to whom", "kind other remove"),
    ROUTE("referrals", post_referral, "Enters a referral received or given",
          "direction about on"),
    ROUTE("card", post_card, "Promises a handwritten card", "why"),
    ROUTE("card/done", post_card_done, "Says that the card is written", "note thanks"),
    ROUTE("card/remove", post_card_remove, "Takes somebody off the list of cards",
          NULL),
    ROUTE("address", post_address, "Adds an address", "address label"),
    {0},
};
