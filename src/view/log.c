#include "view/log.h"

#include "view/today.h"

#include "base/ban.h"

json_t *
view_log(const struct log_answer *a) {
    json_t *m = json_object();
    model_set(m, "person", model_person(a->touch.person_id, a->name));
    model_set(m, "touch", view_touch(&a->touch));
    model_day(m, "next", a->next);
    model_day(m, "next_stands", a->stands);
    model_bool(m, "next_chosen", a->next_chosen);
    model_bool(m, "let_go", a->let_go);
    model_bool(m, "was_let_go", a->was_let_go);
    json_t *facts = json_array();
    for (size_t i = 0; i < a->facts.count; i++)
        json_array_append_new(facts, view_fact(&a->facts.items[i]));
    model_set(m, "facts", facts);
    model_int(m, "done", a->done);
    json_t *target = json_object();
    model_int(target, "min", a->plan.day_min);
    model_int(target, "max", a->plan.day_max);
    model_set(m, "target", target);
    model_bool(m, "checkmark", a->checkmark);
    model_bool(m, "checkmark_new", a->checkmark_new);
    model_int(m, "row", a->row.length);
    model_bool(m, "treat_earned", a->treat_earned);
    model_text(m, "treat", a->treat);
    model_text(m, "warning", a->warning);
    return m;
}
