#include "view/undo.h"

#include "view/journal.h"

#include "base/ban.h"

json_t *
view_undo(const struct undo_answer *a) {
    json_t *m = json_object();
    json_t *people = json_array();
    json_t *target = json_object();
    model_set(m, "change", view_change(&a->change));
    model_bool(m, "more", a->more);
    model_int(m, "kept", a->kept);
    model_int(m, "concerned", a->concerned);
    for (size_t i = 0; i < a->standings.count; i++) {
        const struct standing *s = &a->standings.items[i];
        json_t *p = model_person(s->person_id, s->name);
        model_bool(p, "here", s->here);
        model_bool(p, "active", s->active);
        model_int(p, "touches", s->touches);
        model_day(p, "last_touch", s->last_touch);
        model_day(p, "next", s->next);
        json_array_append_new(people, p);
    }
    model_set(m, "people", people);
    model_int(m, "on_list", a->people);
    model_int(m, "done", a->done);
    model_int(target, "min", a->day_min);
    model_int(target, "max", a->day_max);
    model_set(m, "target", target);
    model_bool(m, "checkmark", a->checkmark);
    model_int(m, "row", a->row);
    return m;
}
