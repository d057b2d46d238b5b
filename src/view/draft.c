#include "view/draft.h"

#include "domain/suggest.h"
#include "domain/words.h"
#include "view/thanks.h"

#include "base/ban.h"

json_t *
view_letter(const struct letter *letter) {
    const struct draft *draft = &letter->draft;
    json_t *m = json_object();
    model_text(m, "form", draft_form_word(draft->form));
    model_text(m, "subject", draft->subject);
    model_text(m, "body", draft->body);
    model_int(m, "gaps", draft_gaps(draft->body));
    model_text(m, "to", letter->to);
    model_text(m, "link", letter->link);
    return m;
}

json_t *
view_means(const struct means_list *means) {
    json_t *list = json_array();
    for (size_t i = 0; i < means->count; i++) {
        const struct means *way = &means->items[i];
        json_t *m = json_object();
        model_text(m, "method", method_word(way->method));
        model_text(m, "invite", method_invite(way->method));
        model_text(m, "reach", way->reach);
        model_text(m, "link", way->link);
        json_array_append_new(list, m);
    }
    return list;
}

json_t *
view_draft(const struct draft_answer *a) {
    const struct person *p = &a->record.person;
    json_t *m = json_object();
    bool reached = a->method != METHOD_NONE;
    model_set(m, "person", model_person(p->id, p->name));
    model_text(m, "method", reached ? method_word(a->method) : NULL);
    model_text(m, "invite", reached ? method_invite(a->method) : NULL);
    model_text(m, "reach", app_reach(&a->record, a->method));
    model_text(m, "share", share_word(a->share));
    model_text(m, "share_hint", a->thanks ? thanks_hint() : share_hint(a->share));
    model_set(m, "thanks", a->thanks ? view_owed(&a->owed, a->today) : json_null());
    model_set(m, "ways", view_means(&a->means));
    model_set(m, "draft", view_letter(&a->letter));
    return m;
}
