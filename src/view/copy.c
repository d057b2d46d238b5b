#include "view/copy.h"

#include "base/ban.h"

/* Neither a path nor what the engine says of damage need be UTF-8. */
static json_t *
any_text(const char *text) {
    json_t *m = json_string(text);
    return m ? m : json_string("(unreadable)");
}

json_t *
view_copy(const struct copy_answer *a) {
    json_t *m = json_object();
    json_t *problems = json_array();
    for (size_t i = 0; i < a->facts.problems.count; i++)
        json_array_append_new(problems, any_text(a->facts.problems.items[i]));
    model_set(m, "path", any_text(a->path));
    model_int(m, "bytes", a->facts.bytes);
    model_int(m, "people", a->facts.people);
    model_int(m, "touches", a->facts.touches);
    model_bool(m, "well", a->facts.problems.count == 0);
    model_set(m, "problems", problems);
    return m;
}
