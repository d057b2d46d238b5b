#include "view/views.h"

#include "base/ban.h"

static json_t *
view_one(const struct saved_view *v) {
    json_t *m = json_object();
    model_int(m, "id", v->id);
    model_text(m, "name", v->name);
    model_text(m, "query", v->query);
    return m;
}

json_t *
view_saved_views(const struct saved_views *views) {
    json_t *list = json_array();
    for (size_t i = 0; i < views->count; i++)
        json_array_append_new(list, view_one(&views->items[i]));
    return list;
}

json_t *
view_views(const struct views_answer *a) {
    json_t *m = json_object();
    model_set(m, "views", view_saved_views(&a->views));
    model_set(m, "view", a->view.name ? view_one(&a->view) : json_null());
    model_bool(m, "changed", a->changed);
    return m;
}
