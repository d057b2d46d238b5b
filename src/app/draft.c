#include "app/draft.h"

#include <string.h>

#include "app/thanks.h"
#include "base/text.h"
#include "domain/draft_thanks.h"
#include "domain/suggest.h"
#include "domain/today.h"
#include "exchange/link.h"
#include "store/people.h"
#include "store/state.h"

#include "base/ban.h"

#define TOUCHES_LOOKED_AT 12
#define TOLD_DAYS 365    /* what was told longer ago is no news */
#define HAPPENED_DAYS 90 /* for so long one asks how it went */

const char *
app_reach(const struct record *record, enum method method) {
    for (size_t i = 0; i < record->ways.count; i++) {
        const struct way *w = &record->ways.items[i];
        /* A meeting needs no address of theirs, though a phone helps to arrange it. */
        unsigned bit = reach_bit(w->kind);
        if (method != METHOD_IN_PERSON && bit && method_reaches(method, bit))
            return w->value;
    }
    return NULL;
}

/* All their addresses would be too much of a good thing: the first. */
static const char *
mail_link(const void *ctx, const struct record *record, const char *subject,
          const char *body) {
    for (size_t i = 0; i < record->ways.count; i++) {
        const struct way *w = &record->ways.items[i];
        struct strings one = {.items = &(const char *){w->value}, .count = 1};
        const char *link =
            w->kind == WAY_EMAIL ? link_mailto(ctx, &one, subject, body) : NULL;
        if (link)
            return link;
    }
    return NULL;
}

static const char *
phone_link(const void *ctx, const struct record *record) {
    const char *link = NULL;
    for (size_t i = 0; !link && i < record->ways.count; i++)
        if (record->ways.items[i].kind == WAY_PHONE)
            link = link_tel(ctx, record->ways.items[i].value);
    return link;
}

static const char *
text_link(const void *ctx, const struct record *record, const char *body) {
    const char *link = NULL;
    for (size_t i = 0; !link && i < record->ways.count; i++)
        if (record->ways.items[i].kind == WAY_PHONE)
            link = link_sms(ctx, record->ways.items[i].value, body);
    return link;
}

/* Their page, when that is how the account was written down. */
static const char *
social_link(const struct record *record) {
    for (size_t i = 0; i < record->ways.count; i++) {
        const struct way *w = &record->ways.items[i];
        if (w->kind == WAY_SOCIAL && text_starts_ascii(w->value, "https://"))
            return w->value;
    }
    return NULL;
}

static const char *
method_link(const void *ctx, const struct record *record, enum method method) {
    switch (method) {
    case METHOD_EMAIL:
        return mail_link(ctx, record, NULL, NULL);
    case METHOD_PHONE:
        return phone_link(ctx, record);
    case METHOD_TEXT:
        return text_link(ctx, record, NULL);
    case METHOD_SOCIAL:
        return social_link(record);
    default:
        return NULL;
    }
}

static void
add_means(const void *ctx, const struct record *record, enum method method,
          struct means_list *out) {
    *array_add(ctx, out) = (struct means){.method = method,
                                          .reach = app_reach(record, method),
                                          .link = method_link(ctx, record, method)};
}

void
app_means(const void *ctx, const struct plan *plan, const struct record *record,
          const struct state *state, struct means_list *out) {
    enum method order[METHOD_COUNT];
    int count = 0;
    for (int i = 0; i < plan->method_count; i++)
        order[count++] = plan->methods[i];
    for (int m = 0; m < METHOD_COUNT; m++) {
        bool there = false;
        for (int i = 0; i < plan->method_count; i++)
            there |= plan->methods[i] == (enum method)m;
        if (!there)
            order[count++] = (enum method)m;
    }
    for (int i = 0; i < count; i++) {
        bool meets = order[i] == METHOD_IN_PERSON;
        if (meets ? plan->face_to_face && state->touches > 0
                  : method_reaches(order[i], state->reach))
            add_means(ctx, record, order[i], out);
    }
}

/* The day in from..until on which a fact falls, or DAY_NONE. */
static day_t
fact_day(const struct fact *fact, day_t from, day_t until) {
    if (fact->date.month == 0)
        return DAY_NONE;
    day_t day = fact->yearly ? date_next(fact->date, from) : day_from_date(fact->date);
    return day != DAY_NONE && day >= from && day <= until ? day : DAY_NONE;
}

static const struct fact *
find_event(const struct letter_request *r, day_t *day) {
    const struct fact *found = NULL;
    for (size_t i = 0; i < r->record->facts.count; i++) {
        const struct fact *fact = &r->record->facts.items[i];
        day_t on = fact_day(fact, r->today, r->events_until);
        if (on == DAY_NONE || (found && on >= *day))
            continue;
        found = fact;
        *day = on;
    }
    return found;
}

/* The newest thing worth asking about: news, what they told, what has happened since.
 */
static const char *
find_told(const struct letter_request *r) {
    const char *told = NULL;
    day_t newest = DAY_NONE;
    for (size_t i = 0; i < r->record->facts.count; i++) {
        const struct fact *fact = &r->record->facts.items[i];
        day_t day = fact->told_day;
        day_t oldest = r->today - TOLD_DAYS;
        if (fact->kind == FACT_EVENT && !fact->yearly) {
            day = fact_day(fact, r->today - HAPPENED_DAYS, r->today - 1);
            oldest = r->today - HAPPENED_DAYS;
        } else if (fact->kind != FACT_NOTE && fact->kind != FACT_NEWS) {
            continue;
        }
        if (day == DAY_NONE || day < oldest || day < newest ||
            !draft_may_tell(fact->text))
            continue;
        newest = day;
        told = fact->text;
    }
    return told;
}

static const char *
introducer(const struct record *record) {
    for (size_t i = 0; i < record->relations.count; i++) {
        const struct relation *r = &record->relations.items[i];
        if (r->other_id && strcmp(r->kind, "introduced by") == 0)
            return r->other_name;
    }
    return NULL;
}

const char *
app_letter_link(const void *ctx, const struct record *record, enum draft_form form,
                const char *subject, const char *body) {
    if (form == DRAFT_CARD || form == DRAFT_SOCIAL)
        return NULL;
    const char *link = NULL;
    if (form != DRAFT_TEXT)
        link = mail_link(ctx, record, subject, body);
    return link ? link : text_link(ctx, record, body);
}

static const char *
letter_to(const struct record *record, enum draft_form form) {
    switch (form) {
    case DRAFT_TEXT:
        return app_reach(record, METHOD_TEXT);
    case DRAFT_CARD:
        return app_reach(record, METHOD_CARD);
    case DRAFT_SOCIAL:
        return app_reach(record, METHOD_SOCIAL);
    default:
        break;
    }
    const char *address = app_reach(record, METHOD_EMAIL);
    return address ? address : app_reach(record, METHOD_TEXT);
}

/* What is to be said by telephone is not sent. */
static struct letter
thanks_letter(const void *ctx, const struct letter_request *r) {
    const struct state *state = r->state;
    unsigned seed = (unsigned)state->person_id + (unsigned)r->today + r->variant;
    enum draft_form form = draft_form_for(r->method, r->word, seed);
    const struct draft_thanks_request request = {
        .form = form,
        .person = &r->record->person,
        .touches = state->touches,
        .telling = thanks_telling(r->thanks),
        .brief = form >= DRAFT_COFFEE && !app_reach(r->record, METHOD_EMAIL) &&
                 app_reach(r->record, METHOD_TEXT),
        .seed = seed,
    };
    struct letter letter = {.draft = draft_thanks(ctx, &request)};
    if (form == DRAFT_CALL) {
        letter.to = app_reach(r->record, METHOD_PHONE);
        return letter;
    }
    letter.to = letter_to(r->record, form);
    letter.link =
        app_letter_link(ctx, r->record, form, letter.draft.subject, letter.draft.body);
    return letter;
}

struct letter
app_letter(const void *ctx, const struct letter_request *r) {
    if (r->thanks)
        return thanks_letter(ctx, r);
    const struct state *state = r->state;
    unsigned seed = (unsigned)state->person_id + (unsigned)r->today + r->variant;
    day_t event_day = DAY_NONE;
    const struct fact *event = find_event(r, &event_day);
    bool touched = state->last_touch != DAY_NONE;
    enum draft_form form = draft_form_for(r->method, r->word, seed);
    const struct draft_request request = {
        .form = form,
        .share = r->share,
        .person = &r->record->person,
        .touches = state->touches,
        .days_since = touched ? r->today - state->last_touch : 0,
        .introducer = introducer(r->record),
        .event = event,
        .event_ahead = event_day > r->today,
        .told = find_told(r),
        .brief = form >= DRAFT_COFFEE && !app_reach(r->record, METHOD_EMAIL) &&
                 app_reach(r->record, METHOD_TEXT),
        .seed = seed,
    };
    struct letter letter = {.draft = draft_make(ctx, &request)};
    letter.to = letter_to(r->record, request.form);
    letter.link = app_letter_link(ctx, r->record, request.form, letter.draft.subject,
                                  letter.draft.body);
    return letter;
}

static enum fault
draft(const void *ctx, const struct app *app, const struct draft_query *query,
      struct draft_answer *out, struct error *err) {
    struct bearings b;
    struct state state;
    struct touches touches = {0};
    *out = (struct draft_answer){.today = app->today, .thanks = query->thanks};
    TRY(app_bearings(ctx, app, &b, err));
    TRY(people_record(ctx, app->store, query->person_id, &out->record, err));
    TRY(state_get(app->store, query->person_id, &state, err));
    TRY(people_touches(ctx, app->store, query->person_id, TOUCHES_LOOKED_AT, &touches,
                       err));
    struct letter_request request = {
        .record = &out->record,
        .state = &state,
        .method = query->method,
        .word = query->word,
        .share = query->share,
        .today = app->today,
        .events_until = today_events_until(&b.calendar, app->today),
        .variant = query->variant,
    };
    day_t day;
    if (query->thanks) {
        TRY(thanks_load(ctx, app, query->person_id, &out->owed, err));
        request.thanks = &out->owed;
        request.share = SHARE_COMPASSION;
        if (request.method == METHOD_NONE)
            request.method = thanks_method(&b.plan, &state, &touches, app->today);
    }
    if (request.method == METHOD_NONE)
        request.method = suggest_method(&b.plan, &state, &touches, app->today);
    if (request.share == SHARE_NONE)
        request.share =
            suggest_share(&state, &touches, find_event(&request, &day) != NULL);
    out->method = request.method;
    out->share = request.share;
    out->letter = app_letter(ctx, &request);
    app_means(ctx, &b.plan, &out->record, &state, &out->means);
    return FAULT_NONE;
}

enum fault
app_draft(const void *ctx, const struct app *app, const struct draft_query *query,
          struct draft_answer *out, struct error *err) {
    TRY(store_begin_read(app->store, err));
    enum fault fault = draft(ctx, app, query, out, err);
    store_end(app->store);
    return fault;
}
