#include "view/walk.h"

#include "view/person.h"

#include "base/ban.h"

json_t *
view_walk(const struct walk_answer *a, const struct walk_card *card) {
    json_t *m = json_object();
    json_t *list = json_object();
    model_int(list, "min", a->plan.list_min);
    model_int(list, "max", a->plan.list_max);
    model_int(list, "renew_days", a->plan.list_renew_days);
    model_int(m, "left", (int64_t)a->ids.count);
    model_int(m, "people", a->people);
    model_set(m, "list", list);
    json_t *next = NULL;
    if (card) {
        next = view_record(&card->record);
        view_set_state(next, &card->state);
        model_set(next, "facts", view_facts(&card->record.facts));
    }
    model_set(m, "next", next ? next : json_null());
    return m;
}
