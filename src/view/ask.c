#include "view/ask.h"

#include "base/ban.h"

static json_t *
view_signs(const struct ask_signs *signs) {
    json_t *list = json_array();
    for (size_t i = 0; i < signs->count; i++) {
        const struct ask_sign *sign = &signs->items[i];
        json_t *m = json_object();
        model_text(m, "sign", ask_sign_word(sign->kind));
        model_text(m, "title", sign->title);
        model_text(m, "evidence", sign->evidence);
        model_day(m, "date", sign->day);
        json_array_append_new(list, m);
    }
    return list;
}

json_t *
view_refer_letter(const struct refer_answer *refer, const struct refer_letter *letter) {
    if (!refer->page.id)
        return json_null();
    json_t *m = json_object();
    json_t *missing = json_array();
    for (size_t i = 0; i < refer->missing.count; i++)
        json_array_append_new(missing, json_string(refer->missing.items[i]));
    model_int(m, "id", refer->page.id);
    model_text(m, "name", refer->page.name);
    model_bool(m, "attach", letter->attach);
    model_set(m, "missing", missing);
    return m;
}

json_t *
view_ask(const struct ask_answer *a) {
    const struct person *p = &a->record.person;
    json_t *m = json_object();
    json_t *verdict = json_object();
    json_t *letter = json_null();
    model_set(m, "person", model_person(p->id, p->name));
    model_set(m, "for", view_signs(&a->look.pro));
    model_set(m, "against", view_signs(&a->look.con));
    model_text(verdict, "word", ask_verdict_word(a->look.verdict));
    model_text(verdict, "says", a->look.says);
    model_set(m, "verdict", verdict);
    model_day(m, "asked", a->look.asked_day);
    model_text(m, "talk", a->talk);
    if (a->look.draft_allowed) {
        letter = json_object();
        model_text(letter, "subject", a->subject);
        model_text(letter, "body", a->letter.body);
        model_int(letter, "gaps", draft_gaps(a->letter.body));
        model_text(letter, "to", a->to);
        model_text(letter, "link", a->letter.link);
    }
    model_set(m, "letter", letter);
    model_set(m, "refer", view_refer_letter(&a->refer, &a->letter));
    return m;
}
