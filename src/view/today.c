#include "view/today.h"

#include "domain/suggest.h"
#include "domain/words.h"
#include "view/clocks.h"
#include "view/draft.h"
#include "view/row.h"
#include "view/thanks.h"
#include "view/words.h"

#include "base/ban.h"

static const char *
word_or_null(const char *word) {
    return *word ? word : NULL;
}

json_t *
view_fact(const struct fact *fact) {
    json_t *m = json_object();
    model_int(m, "id", fact->id);
    model_text(m, "kind", fact_kind_word(fact->kind));
    model_text(m, "text", fact->text);
    model_date(m, "date", fact->date);
    model_bool(m, "yearly", fact->yearly);
    model_day(m, "told", fact->told_day);
    return m;
}

json_t *
view_touch(const struct touch *touch) {
    json_t *m = json_object();
    model_int(m, "id", touch->id);
    model_day(m, "date", touch->day);
    model_text(m, "method", word_or_null(method_word(touch->method)));
    model_text(m, "word", touch->word);
    model_text(m, "share", word_or_null(share_word(touch->share)));
    model_said(m, "meaningful", touch->meaningful);
    model_said(m, "liked", touch->liked);
    model_bool(m, "asked", touch->asked);
    model_text(m, "note", touch->note);
    return m;
}

json_t *
view_sheet(const struct sheet_line sheet[4]) {
    json_t *list = json_array();
    for (size_t i = 0; i < 4; i++) {
        json_t *m = json_object();
        model_text(m, "kind", fact_kind_word(sheet[i].kind));
        model_text(m, "question", sheet[i].question);
        model_text(m, "brief", sheet[i].brief);
        model_text(m, "answer", sheet[i].answer);
        model_day(m, "told", sheet[i].told_day);
        json_array_append_new(list, m);
    }
    return list;
}

static json_t *
view_pick(const struct today_answer *a, const struct pick *pick) {
    const struct person *p = &pick->record.person;
    const struct state *s = &pick->candidate.state;
    bool thanks = pick->owed.count > 0;
    json_t *m = json_object();
    json_t *person = model_person(p->id, p->name);
    model_text(person, "organisation", p->organisation);
    model_text(person, "title", p->title);
    model_set(m, "person", person);
    json_t *reasons = json_array();
    for (size_t i = 0; i < pick->reason_count; i++) {
        json_t *r = json_object();
        model_text(r, "rule", pick->reasons[i].rule);
        model_text(r, "text", pick->reasons[i].text);
        json_array_append_new(reasons, r);
    }
    model_set(m, "reasons", reasons);
    model_text(m, "method", word_or_null(method_word(pick->method)));
    model_text(m, "invite", word_or_null(method_invite(pick->method)));
    model_text(m, "reach", pick->reach);
    model_text(m, "share", word_or_null(share_word(pick->share)));
    model_text(m, "share_hint",
               thanks ? thanks_hint() : word_or_null(share_hint(pick->share)));
    model_set(m, "menu",
              thanks ? json_array() : view_menu(&a->menu, &a->plan, pick->share));
    model_set(m, "thanks", thanks ? view_owed(&pick->owed, a->day) : json_null());
    model_day(m, "last_touch", s->last_touch);
    model_day(m, "next", s->next_day);
    model_int(m, "touches", s->touches);
    model_text(m, "stage", stage_word(s->stage));
    model_text(m, "promise", pick->promise);
    model_day(m, "card", pick->card_day);
    model_set(m, "ways", view_means(&pick->means));
    model_set(m, "draft", view_letter(&pick->letter));
    json_t *known = json_array();
    for (size_t i = 0; i < pick->known.count && i < 5; i++)
        json_array_append_new(known, view_fact(&pick->known.items[i]));
    model_set(m, "known", known);
    model_set(m, "last",
              pick->touches.count ? view_touch(&pick->touches.items[0]) : json_null());
    model_set(m, "sheet", view_sheet(pick->sheet));
    return m;
}

json_t *
view_today(const struct today_answer *a) {
    static const char *const kinds[] = {"working", "rest", "paused"};
    json_t *m = json_object();
    model_day(m, "date", a->day);
    json_t *target = json_object();
    model_int(target, "min", a->plan.day_min);
    model_int(target, "max", a->plan.day_max);
    model_set(m, "target", target);
    model_int(m, "done", a->done);
    model_bool(m, "checkmark", a->checkmark);
    model_text(m, "day", kinds[a->day_kind]);
    model_text(m, "pause", a->pause_label);
    model_day(m, "next_working_day", a->next_working);
    model_bool(m, "first_morning", a->first_morning);
    view_clocks(m, &a->clocks);
    model_int(m, "row", a->row.length);
    model_set(m, "marks", view_row_days(&a->marks));
    model_int(m, "row_treat", a->plan.row_treat);
    model_int(m, "to_treat", a->way.to_go);
    model_text(m, "treat", a->way.name);
    model_text(m, "moment", a->plan.moment ? a->plan.moment_text : NULL);
    json_t *suggestions = json_array();
    for (size_t i = 0; i < a->picks.count; i++)
        json_array_append_new(suggestions, view_pick(a, &a->picks.items[i]));
    model_set(m, "suggestions", suggestions);
    json_t *logged = json_array();
    for (size_t i = 0; i < a->done_touches.count; i++) {
        const struct named_touch *t = &a->done_touches.items[i];
        json_t *touch = view_touch(&t->touch);
        model_set(touch, "person", model_person(t->touch.person_id, t->name));
        model_day(touch, "next", t->next);
        json_array_append_new(logged, touch);
    }
    model_set(m, "logged", logged);
    model_int(m, "people", a->people);
    model_int(m, "waiting", a->waiting);
    model_int(m, "new_names", a->new_names);
    model_int(m, "unreachable", a->unreachable);
    model_bool(m, "renew", a->renew);
    json_t *treats = json_array();
    for (size_t i = 0; i < a->treats.count; i++) {
        json_t *t = json_object();
        model_int(t, "id", a->treats.items[i].id);
        model_text(t, "name", a->treats.items[i].name);
        model_day(t, "earned", a->treats.items[i].earned_day);
        json_array_append_new(treats, t);
    }
    model_set(m, "treats", treats);
    return m;
}
