#include "view/row.h"

#include "view/treat.h"

#include "base/ban.h"

json_t *
view_row_days(const struct row_days *days) {
    json_t *list = json_array();
    for (size_t i = 0; i < days->count; i++) {
        json_t *d = json_object();
        model_day(d, "date", days->items[i].day);
        model_text(d, "mark", mark_word(days->items[i].mark));
        model_int(d, "touches", days->items[i].touches);
        json_array_append_new(list, d);
    }
    return list;
}

json_t *
view_row(const struct row_answer *a) {
    static const char *const kinds[] = {"working", "rest", "paused"};
    json_t *m = json_object();
    model_day(m, "date", a->today);
    model_text(m, "day", kinds[a->kind]);
    model_int(m, "done", a->done);
    json_t *target = json_object();
    model_int(target, "min", a->plan.day_min);
    model_int(target, "max", a->plan.day_max);
    model_set(m, "target", target);
    model_bool(m, "checkmark", a->checkmark);
    model_bool(m, "begun", a->begun);
    model_int(m, "row", a->row.length);
    model_day(m, "row_first", a->row.first);
    model_day(m, "row_last", a->row.last);
    json_t *best = json_object();
    model_int(best, "length", a->best.length);
    model_day(best, "first", a->best.first);
    model_day(best, "last", a->best.last);
    model_set(m, "best", best);
    model_int(m, "to_treat", a->way.to_go);
    model_int(m, "row_treat", a->way.every);
    model_text(m, "treat", a->way.name);
    model_set(m, "treats", view_treats(&a->treats));
    model_set(m, "marks", view_row_days(&a->marks));
    model_set(m, "days", view_row_days(&a->days));
    return m;
}
