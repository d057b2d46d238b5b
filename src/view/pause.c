#include "view/pause.h"

#include "base/ban.h"

static json_t *
view_one(const struct pause *p, day_t today) {
    json_t *m = json_object();
    model_int(m, "id", p->id);
    model_day(m, "from", p->from_day);
    model_day(m, "to", p->to_day);
    model_text(m, "label", p->label);
    model_text(m, "when",
               p->to_day < today     ? "past"
               : p->from_day > today ? "coming"
                                     : "now");
    return m;
}

json_t *
view_pause(const struct pause_answer *a) {
    json_t *m = json_object();
    json_t *pauses = json_array();
    for (size_t i = 0; i < a->pauses.count; i++)
        json_array_append_new(pauses, view_one(&a->pauses.items[i], a->today));
    model_set(m, "pauses", pauses);
    /* One that would have begun today and was ended leaves nothing to show. */
    bool shown = a->pause.id && !a->gone;
    model_set(m, "pause", shown ? view_one(&a->pause, a->today) : json_null());
    model_bool(m, "changed", a->changed);
    model_int(m, "merged", a->merged);
    model_int(m, "row_before", a->before.length);
    model_int(m, "row", a->row.length);
    model_bool(m, "treat_earned", a->earned.id != 0);
    model_text(m, "treat", a->earned.name);
    model_day(m, "next_working_day", a->next_working);
    return m;
}
