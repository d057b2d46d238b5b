/* Everything about one person, on one page. */
#include "web/person.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "app/reasons.h"
#include "app/words.h"
#include "base/memory.h"
#include "base/text.h"
#include "domain/trust.h"
#include "domain/words.h"
#include "exchange/link.h"
#include "view/person.h"
#include "view/referral.h"
#include "web/chart.h"
#include "web/know.h"
#include "web/ledger.h"
#include "web/thanks.h"
#include "web/way.h"

#include "base/ban.h"

#define REFERRALS_SHOWN 5 /* each way */

const char *
person_path(const struct request *rq, int64_t id) {
    return mem_printf(rq->ctx, "/people/%lld", (long long)id);
}

bool
person_form_failed(const struct request *rq, const char *form) {
    const char *last = strrchr(rq->path, '/');
    return rq->failed && last && strcmp(last + 1, form) == 0;
}

json_t *
person_field(const struct request *rq, json_t *form, const char *sent_to,
             const char *name, const char *label, const char *standard,
             const char *hint) {
    struct request other = *rq;
    if (!person_form_failed(rq, sent_to))
        other.failed = NULL;
    json_t *field = field_text(&other, form, name, standard);
    model_text(field, "label", label);
    model_text(field, "hint", hint);
    model_text(field, "kind", NULL);
    return field;
}

enum fault
person_offer(const struct request *rq, json_t *m, const char *key, enum tag_kind kind,
             struct error *err) {
    struct vocabulary words = {0};
    json_t *list = json_array();
    model_set(m, key, list);
    TRY(app_vocabulary(rq->ctx, &rq->app, kind, &words, err));
    for (size_t i = 0; i < words.count; i++)
        json_array_append_new(list, json_string(words.items[i].word));
    return FAULT_NONE;
}

/* --- the head --------------------------------------------------------------------- */

static const char *
way_link(const void *ctx, const struct way *w) {
    const struct strings one = {.items = (const char **)(uintptr_t)&w->value,
                                .count = 1};
    switch (w->kind) {
    case WAY_EMAIL:
        return link_mailto(ctx, &one, NULL, NULL);
    case WAY_PHONE:
        return link_tel(ctx, w->value);
    case WAY_URL:
    case WAY_SOCIAL:
        /* Nothing but pages: a file may bring any scheme. */
        if (text_starts_ascii(w->value, "https://") ||
            text_starts_ascii(w->value, "http://"))
            return w->value;
        return NULL;
    case WAY_ADDRESS:
        return NULL;
    }
    return NULL;
}

void
person_dress(const struct request *rq, json_t *person, const struct record *record) {
    static const char *const kinds[] = {"E-mail", "Phone", "Address", "Web", "Social"};
    json_t *ways = json_object_get(person, "ways");
    const struct person *p = &record->person;
    model_text(person, "initials", way_initials(rq->ctx, p->name));
    model_text(person, "path", person_path(rq, p->id));
    for (size_t i = 0; i < record->ways.count && ways; i++) {
        const struct way *w = &record->ways.items[i];
        json_t *m = json_array_get(ways, i);
        model_text(m, "words", kinds[w->kind]);
        model_text(m, "link", way_link(rq->ctx, w));
        model_text(m, "sms",
                   w->kind == WAY_PHONE ? link_sms(rq->ctx, w->value, NULL) : NULL);
        model_bool(m, "away", w->kind == WAY_URL || w->kind == WAY_SOCIAL);
    }
}

/* --- the parts that are for the eye --------------------------------------------- */

static void
add_stage(json_t *m, const struct shown *s) {
    static const char *const words[] = {"adding", "following up", "closing", "let go"};
    static const char *const meanings[] = {
        "not in touch yet", "in touch", "a referral came from them", "off your list"};
    json_t *stage = json_object();
    model_text(stage, "words", words[s->state.stage]);
    model_text(stage, "meaning", meanings[s->state.stage]);
    model_bool(stage, "good", s->state.stage == STAGE_CLOSING);
    model_bool(stage, "plain", s->state.stage == STAGE_LET_GO);
    model_set(m, "stage", stage);
}

/* Facts without the answers of the call sheet, which have a place of their own. */
static void
add_told(json_t *m, const struct shown *s) {
    char words[DATE_TEXT_MAX];
    json_t *list = json_array();
    for (size_t i = 0; i < s->record.facts.count; i++) {
        const struct fact *f = &s->record.facts.items[i];
        if (f->kind >= FACT_NEWS)
            continue;
        struct facts one = {.items = &s->record.facts.items[i], .count = 1};
        json_t *all = view_facts(&one);
        if (f->date.month)
            model_text(json_array_get(all, 0), "when", date_words(f->date, words));
        json_array_append(list, json_array_get(all, 0));
        json_decref(all);
    }
    model_set(m, "told", list);
}

static void
add_tags(const struct request *rq, json_t *m, const char *name, json_t *words,
         const char *what) {
    json_t *form = json_object();
    person_field(rq, form, name, "word", what, NULL, NULL);
    model_text(form, "action",
               mem_printf(rq->ctx, "%s/%s", person_path(rq, rq->id), name));
    model_text(form, "what", what);
    model_text(form, "id", name);
    json_object_set(form, "words", words);
    model_set(m, mem_printf(rq->ctx, "%s_form", name), form);
}

static void
add_forms(const struct request *rq, json_t *m, const struct shown *s) {
    const struct person *p = &s->record.person;
    json_t *person = json_object_get(m, "person");
    json_t *later = json_object();
    person_field(rq, later, "later", "day", "Another day", NULL,
                 "fri, +3w, 12 June, in two months");
    model_set(m, "later_form", later);

    json_t *fact = json_object();
    person_field(rq, fact, "facts", "text", "They told you", NULL,
                 "plays the cello; daughter graduates 12 June. Nothing about clients.");
    person_field(rq, fact, "facts", "date", "Date, if it has one", NULL, NULL);
    model_set(m, "fact_form", fact);

    add_tags(rq, m, "tags", json_object_get(person, "tags"), "Tag");
    add_tags(rq, m, "roles", json_object_get(person, "roles"), "Role");

    json_t *relation = json_object();
    person_field(rq, relation, "relations", "kind", "How", NULL, NULL);
    person_field(rq, relation, "relations", "other", "Who", NULL, NULL);
    model_set(m, "relation_form", relation);

    json_t *rhythm = json_object();
    person_field(rq, rhythm, "rhythm", "rhythm", "Every",
                 p->rhythm_days ? app_span(rq->ctx, p->rhythm_days) : NULL,
                 "6 weeks, 45 days; empty for the plan's");
    model_set(m, "rhythm_form", rhythm);

    json_t *referral = json_object();
    person_field(rq, referral, "referrals", "about", "About, in general words", NULL,
                 "such as teen anxiety. Never a client's name or initials.");
    person_field(rq, referral, "referrals", "on", "On", NULL, NULL);
    model_set(m, "referral_form", referral);

    json_t *card = json_object();
    person_field(rq, card, "card", "why", "What for", NULL, NULL);
    model_set(m, "card_form", card);
}

/* The call sheet as a form: what is known stands in it. */
static void
add_sheet(const struct request *rq, json_t *m, const struct shown *s) {
    json_t *list = json_array();
    for (size_t i = 0; i < 4; i++) {
        json_t *form = json_object();
        const char *name = fact_kind_word(s->sheet[i].kind);
        json_t *field = person_field(rq, form, "sheet", name, s->sheet[i].question,
                                     s->sheet[i].answer, NULL);
        model_day(field, "told", s->sheet[i].told_day);
        json_array_append(list, field);
        json_decref(form);
    }
    model_set(m, "sheet_fields", list);
}

/* METHOD T5: where the count stands between five and thirteen. */
static void
add_gauge(const struct request *rq, json_t *m, const struct shown *s) {
    const char *label = mem_printf(rq->ctx, "%d touch%s", s->state.touches,
                                   s->state.touches == 1 ? "" : "es");
    const struct chart_gauge gauge = {
        .head = {.id = "gauge",
                 .title = "Touches before trust",
                 .desc = mem_printf(rq->ctx, "%s, of the %d to %d said to be needed",
                                    label, TRUST_LOW, TRUST_HIGH)},
        .value = s->state.touches,
        .low = TRUST_LOW,
        .high = TRUST_HIGH,
        .label = label};
    model_text(m, "gauge_svg", chart_gauge(rq->ctx, &gauge));
}

static const char *
touch_words(const struct touch *t) {
    if (t->word)
        return t->word;
    const char *phrase = method_phrase(t->method);
    return *phrase ? phrase : "in touch";
}

/* What a moment says in words, and which mark it bears. */
static void
dress_moment(const struct request *rq, const struct moment *m, json_t *out) {
    const char *words = "";
    switch (m->kind) {
    case MOMENT_PLANNED:
        words = m->day < rq->app.today ? "Was planned, and is still open" : "Planned";
        break;
    case MOMENT_LET_GO:
        words = "Let go";
        break;
    case MOMENT_MOVED:
        words = "Put off";
        break;
    case MOMENT_DROPPED:
        words = "Planned, and dropped";
        break;
    case MOMENT_REFERRAL:
        words = m->referral->direction == REFERRAL_RECEIVED ? "They referred to you"
                                                            : "You referred to them";
        break;
    case MOMENT_CARD:
        words = "Promised a card";
        break;
    case MOMENT_CARD_SENT:
        words = "Card written";
        break;
    case MOMENT_TOUCH:
        words = touch_words(m->touch);
        break;
    case MOMENT_COMPLETED:
        words = "Completed from a file";
        break;
    case MOMENT_IMPORTED:
        words = "Came with a file";
        break;
    case MOMENT_ADDED:
        words = "Added to your list";
        break;
    case MOMENT_KIND_COUNT:
        break;
    }
    char *capital = mem_dup(rq->ctx, words);
    capital[0] = (char)toupper((unsigned char)capital[0]);
    model_text(out, "words", capital);
    bool elsewhere = m->reach_out && m->day != m->reach_out->day;
    model_text(out, "planned",
               !elsewhere                ? NULL
               : m->kind == MOMENT_TOUCH ? "planned for"
               : m->kind == MOMENT_MOVED ? "it was planned for"
                                         : "for");
    model_text(out, "mark",
               m->kind == MOMENT_TOUCH || m->kind == MOMENT_REFERRAL ? "good"
               : m->kind == MOMENT_PLANNED                           ? "next"
                                                                     : "");
}

static void
dress_timeline(const struct request *rq, json_t *m, const struct shown *s) {
    json_t *timeline = json_object_get(m, "timeline");
    json_t *moments = json_object_get(timeline, "moments");
    for (size_t i = 0; i < json_array_size(moments); i++)
        dress_moment(rq, &s->timeline.items[s->from + i], json_array_get(moments, i));
    model_bool(m, "timeline_paged", s->from > 0 || model_has(timeline, "older"));
    if (s->from > 0) {
        size_t newer = s->from > SHOW_MOMENTS ? s->from - SHOW_MOMENTS : 0;
        model_text(
            timeline, "newer_path",
            mem_printf(rq->ctx, "%s?from=%zu#history", person_path(rq, rq->id), newer));
    }
    if (model_has(timeline, "older"))
        model_text(timeline, "older_path",
                   mem_printf(rq->ctx, "%s?from=%lld#history", person_path(rq, rq->id),
                              (long long)model_number(timeline, "older")));
}

/* A yes, a no and an open answer, for the buttons that say the other ones. */
static void
dress_qualified(json_t *m) {
    size_t i;
    json_t *q;
    json_array_foreach(json_object_get(m, "two_of_three"), i, q) {
        bool said = model_has(q, "holds");
        bool asked = strcmp(model_get(q, "name"), "referred") != 0;
        model_bool(q, "yes", model_yes(q, "holds"));
        model_bool(q, "no", said && !model_yes(q, "holds"));
        model_bool(q, "asked", asked);
    }
}

static const char *
work_of(const struct request *rq, const struct person *p) {
    char *work = mem_dup(rq->ctx, "");
    const char *const parts[] = {p->title, p->department, p->organisation};
    for (size_t i = 0; i < 3; i++)
        if (parts[i] && strcmp(parts[i], p->name) != 0)
            work = mem_append(work, "%s%s", *work ? ", " : "", parts[i]);
    return *work ? work : NULL;
}

/* Newest first. */
static int
by_day(const void *left, const void *right) {
    const struct referral *a = *(const struct referral *const *)left;
    const struct referral *b = *(const struct referral *const *)right;
    if (a->day != b->day)
        return a->day > b->day ? -1 : 1;
    return (a->id < b->id) - (a->id > b->id);
}

/* The last few of one way. */
static json_t *
last_referrals(const struct request *rq, const struct shown *s,
               enum referral_direction direction) {
    const struct referral **all =
        mem_array(rq->ctx, const struct referral *, s->referrals.count + 1);
    size_t count = 0;
    json_t *rows = json_array();
    for (size_t i = 0; i < s->referrals.count; i++)
        if (s->referrals.items[i].direction == direction)
            all[count++] = &s->referrals.items[i];
    qsort(all, count, sizeof *all, by_day);
    for (size_t i = 0; i < count && i < REFERRALS_SHOWN; i++) {
        json_t *row = view_referral(all[i], s->record.person.name);
        ledger_dress_row(rq->ctx, row, all[i], NULL);
        json_array_append_new(rows, row);
    }
    return rows;
}

/* What came from them and what went to them, side by side (METHOD R3). */
static void
add_referrals(const struct request *rq, json_t *m, const struct shown *s) {
    static const char *const titles[] = {"From them", "To them"};
    static const char *const ways[] = {"received", "given"};
    const int totals[] = {s->state.received, s->state.given};
    const day_t last[] = {s->state.received_day, s->state.given_day};
    json_t *sides = json_array();
    for (int i = 0; i < 2; i++) {
        json_t *side = json_object();
        model_text(side, "title", titles[i]);
        model_int(side, "total", totals[i]);
        model_day(side, "last", last[i]);
        model_set(side, "rows",
                  last_referrals(rq, s, i ? REFERRAL_GIVEN : REFERRAL_RECEIVED));
        model_text(side, "path",
                   mem_printf(rq->ctx, "/referrals?direction=%s&person=%lld", ways[i],
                              (long long)rq->id));
        json_array_append_new(sides, side);
    }
    model_set(m, "referral_sides", sides);
}

static void
dress(const struct request *rq, json_t *m, const struct shown *s) {
    json_t *person = json_object_get(m, "person");
    person_dress(rq, person, &s->record);
    add_stage(m, s);
    add_told(m, s);
    add_forms(rq, m, s);
    add_sheet(rq, m, s);
    add_gauge(rq, m, s);
    thanks_add_owed(rq, m, &s->referrals, person_path(rq, rq->id));
    add_referrals(rq, m, s);
    dress_qualified(m);
    dress_timeline(rq, m, s);
    model_text(m, "work", work_of(rq, &s->record.person));
    model_bool(m, "relation_open", person_form_failed(rq, "relations"));
    model_bool(m, "referral_open", person_form_failed(rq, "referrals"));
    model_bool(m, "on_list", s->state.active);
    model_text(m, "rhythm_words", app_span(rq->ctx, s->rhythm_days));
    model_bool(m, "rhythm_own", s->record.person.rhythm_days > 0);
    model_day(m, "next_day", s->state.next_day);
    model_bool(m, "next_due",
               s->state.next_day != DAY_NONE && s->state.next_day <= rq->app.today);
    /* Where the browser goes on from the forms: never to the form's own address. */
    model_text(m, "here", person_path(rq, rq->id));
}

static enum fault
get(struct request *rq, struct reply *out, struct error *err) {
    struct shown shown;
    int from;
    TRY(form_int(rq->args, "from", 0, 1000000, 0, &from, err));
    TRY(app_show(rq->ctx, &rq->app, rq->id, &shown, err));
    shown.from = (size_t)from < shown.timeline.count ? (size_t)from : 0;
    out->model = view_show(&shown);
    out->title = shown.record.person.name;
    out->page = &template_person;
    out->wide = true;
    if (rq->json)
        return FAULT_NONE;
    dress(rq, out->model, &shown);
    TRY(know_panel(rq, out->model, err));
    TRY(person_offer(rq, out->model, "roles_offered", TAG_ROLE, err));
    return person_offer(rq, out->model, "tags_offered", TAG_TAG, err);
}

/* The forms on the page have addresses of their own; a form that is refused comes back
 * on the page, under its address. */
const struct route person_routes[] = {
    {GET, "/people/:id", get, .about = "Everything about one person", .fields = "from"},
    {GET, "/people/:id/later", get, .about = "The same, at the form for another day"},
    {GET, "/people/:id/facts", get, .about = "The same, at the form for a fact"},
    {GET, "/people/:id/tags", get, .about = "The same, at the form for a tag"},
    {GET, "/people/:id/roles", get, .about = "The same, at the form for a role"},
    {GET, "/people/:id/relations", get,
     .about = "The same, at the form for a relation"},
    {GET, "/people/:id/rhythm", get, .about = "The same, at the form for their rhythm"},
    {GET, "/people/:id/referrals", get,
     .about = "The same, at the form for a referral"},
    {0},
};
