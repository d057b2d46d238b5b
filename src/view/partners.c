#include "view/partners.h"

#include "view/proportion.h"

#include "base/ban.h"

static json_t *
view_partner(const struct partner_shown *shown) {
    const struct partner *p = &shown->partner;
    const struct state *s = &shown->state;
    json_t *m = json_object();
    bool quiet = p->standing == STANDING_QUIET || p->standing == STANDING_LAPSED;
    bool told = silence_tells(&p->silence);
    model_set(m, "person", model_person(p->person_id, shown->name));
    model_text(m, "standing", standing_word(p->standing));
    model_text(m, "sure", p->sure == SURE_NOT ? NULL : sure_word(p->sure));
    model_set(m, "chance",
              quiet && told                       ? view_part(p->silence.chance)
              : p->standing == STANDING_DECLINING ? view_part(p->decline)
                                                  : json_null());
    model_int(m, "referrals", p->referrals);
    model_int(m, "last_year", p->year);
    model_int(m, "year_before", p->before);
    model_set(m, "share", view_proportion(&shown->share));
    model_day(m, "first", p->first);
    model_day(m, "last", p->last);
    model_set(m, "usual_days", told ? json_integer(p->silence.usual) : json_null());
    model_int(m, "quiet_days", p->silence.quiet);
    model_day(m, "last_touch", s->last_touch);
    model_day(m, "next", s->next_day);
    model_day(m, "thanks_since", s->thanks_day);
    model_text(m, "why", shown->why);
    model_text(m, "next_step", shown->next_step);
    return m;
}

static json_t *
view_list(const struct partners_shown *list) {
    json_t *m = json_object();
    json_t *people = json_array();
    for (size_t i = 0; i < list->people.count; i++)
        json_array_append_new(people, view_partner(&list->people.items[i]));
    model_int(m, "total", list->total);
    model_set(m, "people", people);
    return m;
}

static json_t *
view_promises(const struct partners_answer *a) {
    const struct promises *p = &a->promises;
    json_t *m = json_object();
    model_day(m, "from", a->promised_from);
    model_int(m, "made", p->made);
    model_int(m, "kept", p->kept);
    model_int(m, "late", p->late);
    model_int(m, "overdue", p->overdue);
    model_int(m, "dropped", p->dropped);
    model_int(m, "open", p->open);
    model_int(m, "put_off", p->put_off);
    model_set(m, "kept_share", view_proportion(&p->kept_share));
    model_set(m, "done_share", view_proportion(&p->done_share));
    return m;
}

json_t *
view_partners(const struct partners_answer *a) {
    json_t *m = json_object();
    model_day(m, "date", a->today);
    model_int(m, "referrers", a->referrers);
    model_int(m, "tested", a->tested);
    model_int(m, "steady", a->standings[STANDING_STEADY].total);
    model_int(m, "year", a->year);
    model_set(m, "by_chance", view_part(a->tested * PARTNER_CHANCE));
    for (int i = 0; i < STANDING_COUNT; i++)
        if (i != STANDING_STEADY)
            model_set(m, standing_word((enum standing)i), view_list(&a->standings[i]));
    model_set(m, "top", view_list(&a->top));
    model_set(m, "promises", view_promises(a));
    return m;
}
