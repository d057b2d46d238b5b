#include "view/person.h"
#include "view/referral.h"

#include "domain/trust.h"
#include "domain/words.h"
#include "view/cards.h"
#include "view/today.h"

#include "base/ban.h"

static json_t *
view_reach_out(const struct reach_out *r) {
    json_t *m = json_object();
    model_day(m, "date", r->day);
    model_text(m, "origin", reach_out_origin_word(r->origin));
    model_text(m, "promise", r->promise);
    return m;
}

static json_t *
view_open(const struct reach_outs *open) {
    json_t *list = json_array();
    for (size_t i = 0; i < open->count; i++)
        json_array_append_new(list, view_reach_out(&open->items[i]));
    return list;
}

static json_t *
view_qualified(const struct qualified qualified[QUALIFIER_COUNT]) {
    json_t *list = json_array();
    for (int i = 0; i < QUALIFIER_COUNT; i++) {
        json_t *m = json_object();
        model_text(m, "name", qualified[i].name);
        model_text(m, "claim", qualified[i].claim);
        model_said(m, "holds", qualified[i].holds);
        model_text(m, "why", qualified[i].why);
        json_array_append_new(list, m);
    }
    return list;
}

static json_t *
view_trust(const struct state *s) {
    enum trust trust = trust_of(s->touches);
    json_t *m = json_object();
    model_int(m, "touches", s->touches);
    model_int(m, "meaningful", s->meaningful);
    model_int(m, "low", TRUST_LOW);
    model_int(m, "high", TRUST_HIGH);
    model_text(m, "place", trust_word(trust));
    model_text(m, "meaning", trust_meaning(trust));
    model_text(m, "caveat", trust_caveat());
    return m;
}

/* Every moment has the same keys; those that don't concern it are null. */
static json_t *
view_moment(const struct moment *m, const char *name) {
    json_t *out = json_object();
    model_text(out, "kind", moment_word(m->kind));
    model_day(out, "date", m->day);
    model_set(out, "touch", m->touch ? view_touch(m->touch) : json_null());
    model_set(out, "reach_out",
              m->reach_out ? view_reach_out(m->reach_out) : json_null());
    model_set(out, "referral",
              m->referral ? view_referral(m->referral, name) : json_null());
    model_set(out, "card", m->card ? view_card(m->card) : json_null());
    model_text(out, "text", m->text);
    return out;
}

static json_t *
view_timeline(const struct shown *s) {
    json_t *m = json_object();
    json_t *moments = json_array();
    size_t end = s->from + SHOW_MOMENTS;
    for (size_t i = s->from; i < end && i < s->timeline.count; i++)
        json_array_append_new(
            moments, view_moment(&s->timeline.items[i], s->record.person.name));
    model_set(m, "moments", moments);
    model_int(m, "from", (int64_t)s->from);
    model_int(m, "total", (int64_t)s->timeline.count);
    model_set(m, "older",
              end < s->timeline.count ? json_integer((json_int_t)end) : json_null());
    return m;
}

static json_t *
view_pointed(const struct named_relations *introduced) {
    json_t *list = json_array();
    for (size_t i = 0; i < introduced->count; i++) {
        const struct named_relation *r = &introduced->items[i];
        json_t *one = json_object();
        model_text(one, "kind", r->relation.kind);
        model_set(one, "person", model_person(r->relation.person_id, r->person_name));
        json_array_append_new(list, one);
    }
    return list;
}

static json_t *
view_open_card(const struct cards *cards) {
    for (size_t i = 0; i < cards->count; i++)
        if (cards->items[i].done_day == DAY_NONE)
            return view_card(&cards->items[i]);
    return json_null();
}

json_t *
view_show(const struct shown *s) {
    json_t *m = json_object();
    json_t *person = view_record(&s->record);
    view_set_state(person, &s->state);
    model_set(m, "person", person);
    model_text(m, "version", s->version);
    model_int(m, "rhythm_days", s->rhythm_days);
    model_set(m, "facts", view_facts(&s->record.facts));
    model_set(m, "sheet", view_sheet(s->sheet));
    model_set(m, "two_of_three", view_qualified(s->qualified));
    model_set(m, "trust", view_trust(&s->state));
    model_set(m, "reach_outs", view_open(&s->open));
    model_set(m, "card", view_open_card(&s->cards));
    model_set(m, "address", view_lines(&s->address));
    json_t *touches = json_array();
    for (size_t i = 0; i < s->touches.count; i++)
        json_array_append_new(touches, view_touch(&s->touches.items[i]));
    model_set(m, "touches", touches);
    json_t *referrals = json_array();
    for (size_t i = 0; i < s->referrals.count; i++)
        json_array_append_new(
            referrals, view_referral(&s->referrals.items[i], s->record.person.name));
    model_set(m, "referrals", referrals);
    model_set(m, "related_from", view_pointed(&s->introduced));
    model_set(m, "timeline", view_timeline(s));
    return m;
}
