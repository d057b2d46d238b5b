#include "view/balance.h"

#include "base/ban.h"

static void
set_numbers(json_t *m, const struct balance *b) {
    model_int(m, "received", b->received);
    model_int(m, "given", b->given);
    model_int(m, "received_year", b->received_year);
    model_int(m, "given_year", b->given_year);
    model_day(m, "last_received", b->received_day);
    model_day(m, "last_given", b->given_day);
}

static json_t *
view_people(const struct balances *people) {
    json_t *list = json_array();
    for (size_t i = 0; i < people->count; i++) {
        const struct balance *b = &people->items[i];
        json_t *m = json_object();
        model_set(m, "person", model_person(b->person_id, b->name));
        model_bool(m, "on_list", b->active);
        set_numbers(m, b);
        model_text(m, "balance",
                   balance_kind_word(balance_kind(b->received, b->given)));
        json_array_append_new(list, m);
    }
    return list;
}

json_t *
view_balance(const struct balance_answer *a) {
    json_t *m = json_object();
    json_t *all = json_object();
    json_t *kinds = json_object();
    set_numbers(all, &a->all);
    for (int i = 0; i < BALANCE_KIND_COUNT; i++)
        model_int(kinds, balance_kind_word((enum balance_kind)i), (int64_t)a->kinds[i]);
    model_int(m, "year", a->year);
    model_set(m, "all", all);
    model_set(m, "kinds", kinds);
    model_set(m, "owed", view_people(&a->owed));
    model_set(m, "people", view_people(&a->people));
    model_int(m, "total", (int64_t)a->total);
    model_int(m, "from", (int64_t)a->offset);
    return m;
}
