#include "view/bulk.h"

#include "base/ban.h"

json_t *
view_bulk(const struct bulk_answer *a) {
    json_t *m = json_object();
    model_text(m, "action", bulk_action_word(a->action));
    model_int(m, "chosen", a->chosen);
    model_int(m, "changed", a->changed);
    model_text(m, "said", a->said);
    return m;
}
