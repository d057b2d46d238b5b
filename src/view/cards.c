#include "view/cards.h"

#include "view/thanks.h"

#include "base/ban.h"

json_t *
view_lines(const struct strings *lines) {
    json_t *list = json_array();
    for (size_t i = 0; i < lines->count; i++)
        json_array_append_new(list, json_string(lines->items[i]));
    return list;
}

json_t *
view_card(const struct card *card) {
    json_t *m = json_object();
    model_int(m, "id", card->id);
    model_day(m, "asked", card->asked_day);
    model_text(m, "why", card->why);
    model_day(m, "done", card->done_day);
    return m;
}

json_t *
view_cards(const struct cards_answer *a) {
    json_t *list = json_array();
    for (size_t i = 0; i < a->cards.count; i++) {
        const struct card_to_write *c = &a->cards.items[i];
        json_t *m = view_card(&c->card);
        json_t *person = model_person(c->person.id, c->person.name);
        model_text(person, "organisation", c->person.organisation);
        model_text(person, "title", c->person.title);
        model_set(m, "person", person);
        model_set(m, "address", view_lines(&c->lines));
        model_set(m, "thanks_owed", view_codes(&c->owed));
        json_array_append_new(list, m);
    }
    json_t *m = json_object();
    model_set(m, "cards", list);
    model_int(m, "no_address", a->no_address);
    return m;
}

json_t *
view_card_answer(const struct card_answer *a) {
    json_t *m = json_object();
    model_set(m, "person", model_person(a->person_id, a->name));
    model_set(m, "card", view_card(&a->card));
    model_set(m, "address", view_lines(&a->lines));
    model_bool(m, "changed", a->changed);
    return m;
}
