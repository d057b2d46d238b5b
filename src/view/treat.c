#include "view/treat.h"

#include "base/ban.h"

json_t *
view_one_treat(const struct treat *treat) {
    json_t *m = json_object();
    model_int(m, "id", treat->id);
    model_text(m, "name", treat->name);
    model_day(m, "named", treat->named_day);
    model_day(m, "earned", treat->earned_day);
    model_day(m, "taken", treat->taken_day);
    return m;
}

json_t *
view_treats(const struct treats *treats) {
    json_t *list = json_array();
    for (size_t i = 0; i < treats->count; i++)
        json_array_append_new(list, view_one_treat(&treats->items[i]));
    return list;
}

json_t *
view_treat(const struct treat_answer *a) {
    json_t *m = json_object();
    model_int(m, "row", a->row.length);
    model_int(m, "row_treat", a->way.every);
    model_int(m, "to_treat", a->way.to_go);
    model_text(m, "next", a->way.name);
    model_set(m, "treats", view_treats(&a->treats));
    model_set(m, "treat", a->treat.id ? view_one_treat(&a->treat) : json_null());
    model_bool(m, "changed", a->treat.id && a->changed);
    return m;
}
