#include "view/log.h"

#include "app/told.h"
#include "base/memory.h"
#include "domain/words.h"
#include "view/thanks.h"
#include "view/today.h"
#include "view/words.h"

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
    model_set(m, "thanked", view_codes(&a->thanked));
    model_set(m, "thanks_owed", view_codes(&a->owed));
    return m;
}

json_t *
view_log_proposal(int64_t person_id, const struct log_proposal *p) {
    json_t *m = json_object();
    json_t *methods = json_array();
    json_t *shares = json_array();
    model_set(m, "person", model_person(person_id, p->name));
    model_text(m, "method", method_word(p->method));
    for (int i = 0; i < METHOD_COUNT; i++)
        json_array_append_new(methods, json_string(method_word(p->methods[i])));
    for (size_t i = 0; i < p->own.count; i++)
        if (p->own.items[i].kind == OWN_METHOD)
            json_array_append_new(methods, json_string(p->own.items[i].word));
    model_set(m, "methods", methods);
    model_text(m, "share", share_word(p->share));
    for (int i = 0; i < SHARE_COUNT; i++)
        json_array_append_new(shares, json_string(share_word(p->shares[i])));
    model_set(m, "shares", shares);
    model_set(m, "menu", view_menu(&p->menu, &p->plan, SHARE_NONE));
    model_day(m, "next", p->next);
    model_bool(m, "let_go", p->let_go);
    model_set(m, "thanks_owed", view_codes(&p->owed));
    return m;
}

json_t *
view_log_told(const struct facts *facts) {
    json_t *m = json_object();
    json_t *list = json_array();
    for (size_t i = 0; i < facts->count; i++) {
        const struct fact *fact = &facts->items[i];
        json_t *f = view_fact(fact);
        char *key = told_key(NULL, fact);
        model_text(f, "key", key);
        talloc_free(key);
        json_array_append_new(list, f);
    }
    model_set(m, "facts", list);
    return m;
}
