#include "web/field.h"

#include <string.h>

#include "view/model.h"
#include "web/page.h"

#include "base/ban.h"

static json_t *
field_new(const struct request *rq, json_t *m, const char *name, const char *value) {
    json_t *field = json_object();
    bool wrong = rq->failed && strcmp(rq->failed->field, name) == 0;
    model_text(field, "name", name);
    model_text(field, "value", value ? value : "");
    model_text(field, "error", wrong ? rq->failed->text : NULL);
    model_set(m, name, field);
    return field;
}

/* What was typed, when the form comes back; else the standard. */
static const char *
typed(const struct request *rq, const char *name, const char *standard) {
    return rq->failed ? form_get(rq->form, name) : standard;
}

json_t *
field_text(const struct request *rq, json_t *m, const char *name,
           const char *standard) {
    return field_new(rq, m, name, typed(rq, name, standard));
}

static void
add_choice(json_t *list, const struct choice *c, bool chosen) {
    json_t *one = json_object();
    model_text(one, "value", c->value);
    model_text(one, "label", c->label);
    model_bool(one, "chosen", chosen);
    json_array_append_new(list, one);
}

json_t *
field_choice(const struct request *rq, json_t *m, const char *name,
             const struct choice *choices, const char *standard) {
    const char *value = typed(rq, name, standard);
    json_t *field = field_new(rq, m, name, value);
    json_t *list = json_array();
    for (const struct choice *c = choices; c->value; c++)
        add_choice(list, c, strcmp(c->value, value ? value : "") == 0);
    model_set(field, "choices", list);
    return field;
}

json_t *
field_check(const struct request *rq, json_t *m, const char *name, bool standard) {
    bool checked = rq->failed ? form_yes(rq->form, name) : standard;
    json_t *field = field_new(rq, m, name, "yes");
    model_bool(field, "checked", checked);
    return field;
}
