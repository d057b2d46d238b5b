#include "view/touch.h"

#include "view/thanks.h"
#include "view/today.h"

#include "base/ban.h"

json_t *
view_touch_answer(const struct touch_answer *a) {
    json_t *m = json_object();
    json_t *changes = json_array();
    for (size_t i = 0; i < a->changes.count; i++)
        json_array_append_new(changes, json_string(a->changes.items[i]));
    model_set(m, "person", model_person(a->touch.person_id, a->name));
    model_set(m, "touch", view_touch(&a->touch));
    model_set(m, "changes", changes);
    model_bool(m, "let_go", a->let_go);
    model_bool(m, "back", a->back);
    model_day(m, "next", a->next);
    model_set(m, "thanks_owed", view_codes(&a->owed));
    return m;
}

json_t *
view_touches(const struct shown *s) {
    json_t *m = json_object();
    json_t *touches = json_array();
    for (size_t i = 0; i < s->touches.count; i++)
        json_array_append_new(touches, view_touch(&s->touches.items[i]));
    model_set(m, "person", model_person(s->record.person.id, s->record.person.name));
    model_set(m, "touches", touches);
    return m;
}
