#include "view/thanks.h"

#include "domain/words.h"
#include "view/draft.h"
#include "view/referral.h"

#include "base/ban.h"

json_t *
view_codes(const struct referrals *referrals) {
    json_t *list = json_array();
    for (size_t i = 0; i < referrals->count; i++)
        json_array_append_new(list, json_string(referrals->items[i].code));
    return list;
}

json_t *
view_owed(const struct referrals *owed, day_t today) {
    json_t *m = json_object();
    json_t *list = json_array();
    bool ask = false;
    for (size_t i = 0; i < owed->count; i++) {
        const struct referral *r = &owed->items[i];
        json_t *one = json_object();
        model_int(one, "id", r->id);
        model_text(one, "code", r->code);
        model_day(one, "date", r->day);
        model_said(one, "consent", r->consent);
        json_array_append_new(list, one);
        ask |= consent_is_open(r);
    }
    day_t since = owed->count ? owed->items[0].day : DAY_NONE;
    model_set(m, "referrals", list);
    model_day(m, "since", since);
    model_int(m, "days", owed->count ? today - since : 0);
    model_bool(m, "tells", thanks_telling(owed).tell != TELL_NOTHING);
    model_bool(m, "ask", ask);
    return m;
}

static json_t *
view_one(const struct to_thank *t, day_t today) {
    json_t *m = json_object();
    bool reached = t->method != METHOD_NONE;
    json_t *person = model_person(t->record.person.id, t->record.person.name);
    model_text(person, "organisation", t->record.person.organisation);
    model_text(person, "title", t->record.person.title);
    model_bool(person, "active", t->state.active);
    model_set(m, "person", person);
    model_set(m, "thanks", view_owed(&t->owed, today));
    model_day(m, "later", t->later);
    model_day(m, "card", t->card_day);
    model_text(m, "method", reached ? method_word(t->method) : NULL);
    model_text(m, "invite", reached ? method_invite(t->method) : NULL);
    model_text(m, "reach", app_reach(&t->record, t->method));
    model_set(m, "ways", view_means(&t->means));
    model_set(m, "draft", view_letter(&t->letter));
    return m;
}

static json_t *
view_list(const struct named_referrals *list) {
    json_t *m = json_array();
    for (size_t i = 0; i < list->count; i++)
        json_array_append_new(
            m, view_referral(&list->items[i].referral, list->items[i].name));
    return m;
}

json_t *
view_thanks(const struct thanks_answer *a) {
    json_t *m = json_object();
    json_t *people = json_array();
    int end = a->from + (int)a->people.count;
    for (size_t i = 0; i < a->people.count; i++)
        json_array_append_new(people, view_one(&a->people.items[i], a->today));
    model_set(m, "people", people);
    model_int(m, "total", a->total);
    model_int(m, "from", a->from);
    model_set(m, "more", end < a->total ? json_integer(end) : json_null());
    model_int(m, "owed", a->owed);
    model_set(m, "ask", view_list(&a->ask));
    model_set(m, "thanked", view_list(&a->thanked));
    return m;
}

json_t *
view_consents(const struct named_referrals *ask) {
    json_t *m = json_object();
    model_set(m, "ask", view_list(ask));
    return m;
}
