#include "view/find.h"

#include "view/referral.h"

#include "base/ban.h"

json_t *
view_found(const struct found *f) {
    if (f->place == SEARCH_NAME)
        return json_null();
    json_t *m = json_object();
    model_text(m, "in", search_place_word(f->place));
    model_day(m, "date", f->day);
    model_text(m, "before", f->snippet.before);
    model_text(m, "match", f->snippet.match);
    model_text(m, "after", f->snippet.after);
    return m;
}

json_t *
view_find(const struct find_answer *a) {
    json_t *people = json_array();
    for (size_t i = 0; i < a->people.count; i++) {
        const struct listed *p = &a->people.items[i];
        json_t *m = model_person(p->state.person_id, p->name);
        model_text(m, "organisation", p->organisation);
        model_text(m, "title", p->title);
        model_text(m, "role", p->role);
        model_text(m, "stage", stage_word(p->state.stage));
        model_set(m, "found", view_found(&a->found[i]));
        json_array_append_new(people, m);
    }
    json_t *m = json_object();
    model_set(m, "people", people);
    model_int(m, "total", a->total);
    model_bool(m, "near", a->near);
    json_t *referrals = json_array();
    for (size_t i = 0; i < a->referrals.count; i++)
        json_array_append_new(referrals, view_referral(&a->referrals.items[i].referral,
                                                       a->referrals.items[i].name));
    model_set(m, "referrals", referrals);
    return m;
}
