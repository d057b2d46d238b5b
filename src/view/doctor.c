#include "view/doctor.h"

#include "base/ban.h"

/* What the engine says of a damaged file may quote the damage, and that need not be
 * UTF-8. */
static json_t *
any_text(const char *text) {
    json_t *m = json_string(text);
    return m ? m : json_string("(unreadable)");
}

json_t *
view_doctor(const struct doctor_answer *a) {
    static const char *const states[] = {"fine", "advice", "wrong"};
    json_t *m = json_object();
    json_t *checks = json_array();
    model_set(m, "path", any_text(a->path));
    model_int(m, "bytes", a->bytes);
    model_int(m, "people", a->people);
    model_int(m, "touches", a->touches);
    model_bool(m, "well", a->well);
    model_bool(m, "fixed", a->fixed);
    for (size_t i = 0; i < a->checks.count; i++) {
        const struct check *c = &a->checks.items[i];
        json_t *check = json_object();
        json_t *details = json_array();
        model_text(check, "name", c->name);
        model_text(check, "state", states[c->state]);
        model_set(check, "text", any_text(c->text));
        for (size_t k = 0; k < c->details.count; k++)
            json_array_append_new(details, any_text(c->details.items[k]));
        model_set(check, "details", details);
        json_array_append_new(checks, check);
    }
    model_set(m, "checks", checks);
    return m;
}
