#include "view/person.h"

#include "domain/words.h"
#include "view/find.h"
#include "view/today.h"

#include "base/ban.h"

void
view_set_state(json_t *m, const struct state *s) {
    model_text(m, "stage", stage_word(s->stage));
    model_day(m, "last_touch", s->last_touch);
    model_day(m, "next", s->next_day);
    model_int(m, "touches", s->touches);
    model_int(m, "meaningful", s->meaningful);
    model_int(m, "referrals_received", s->received);
    model_int(m, "referrals_given", s->given);
    model_day(m, "last_received", s->received_day);
    model_day(m, "last_given", s->given_day);
    model_int(m, "qualifiers", s->qualifiers);
    model_day(m, "added", s->added_day);
}

json_t *
view_listed(const struct listed *p) {
    json_t *m = model_person(p->state.person_id, p->name);
    model_text(m, "organisation", p->organisation);
    model_text(m, "title", p->title);
    model_text(m, "role", p->role);
    view_set_state(m, &p->state);
    model_said(m, "liked", p->liked);
    model_said(m, "practice_full", p->practice_full);
    model_bool(m, "reachable", p->state.reach != 0);
    return m;
}

json_t *
view_list(const struct list_answer *a) {
    json_t *people = json_array();
    for (size_t i = 0; i < a->listing.count; i++) {
        json_t *m = view_listed(&a->listing.items[i]);
        model_set(m, "found", a->found ? view_found(&a->found[i]) : json_null());
        json_array_append_new(people, m);
    }
    json_t *m = json_object();
    model_set(m, "people", people);
    model_int(m, "total", a->total);
    return m;
}

static json_t *
words_of(const struct tags *tags, enum tag_kind kind) {
    json_t *words = json_array();
    for (size_t i = 0; i < tags->count; i++)
        if (tags->items[i].kind == kind)
            json_array_append_new(words, json_string(tags->items[i].word));
    return words;
}

static json_t *
view_relation(const struct relation *r) {
    json_t *m = json_object();
    json_t *other = model_person(r->other_id, r->other_name);
    if (!r->other_id)
        model_set(other, "id", json_null());
    model_text(m, "kind", r->kind);
    model_set(m, "person", other);
    return m;
}

json_t *
view_facts(const struct facts *facts) {
    json_t *list = json_array();
    for (size_t i = 0; i < facts->count; i++)
        json_array_append_new(list, view_fact(&facts->items[i]));
    return list;
}

json_t *
view_record(const struct record *r) {
    const struct person *p = &r->person;
    json_t *m = model_person(p->id, p->name);
    model_text(m, "prefix", p->prefix);
    model_text(m, "given", p->given);
    model_text(m, "additional", p->additional);
    model_text(m, "family", p->family);
    model_text(m, "suffix", p->suffix);
    model_text(m, "nickname", p->nickname);
    model_text(m, "organisation", p->organisation);
    model_text(m, "department", p->department);
    model_text(m, "title", p->title);
    model_text(m, "note", p->note);
    model_said(m, "liked", p->liked);
    model_said(m, "practice_full", p->practice_full);
    model_set(m, "rhythm_days",
              p->rhythm_days ? json_integer(p->rhythm_days) : json_null());
    model_day(m, "added", p->added_day);
    model_day(m, "let_go", p->let_go_day);
    model_text(m, "let_go_why", p->let_go_why);
    json_t *ways = json_array();
    for (size_t i = 0; i < r->ways.count; i++) {
        json_t *w = json_object();
        model_text(w, "kind", way_kind_word(r->ways.items[i].kind));
        model_text(w, "label", r->ways.items[i].label);
        model_text(w, "value", r->ways.items[i].value);
        json_array_append_new(ways, w);
    }
    model_set(m, "ways", ways);
    model_set(m, "tags", words_of(&r->tags, TAG_TAG));
    model_set(m, "roles", words_of(&r->tags, TAG_ROLE));
    json_t *relations = json_array();
    for (size_t i = 0; i < r->relations.count; i++)
        json_array_append_new(relations, view_relation(&r->relations.items[i]));
    model_set(m, "relations", relations);
    return m;
}

json_t *
view_add(const struct add_answer *a) {
    json_t *m = json_object();
    model_set(m, "person", view_record(&a->record));
    model_day(m, "next", a->next);
    model_int(m, "people", a->people);
    model_bool(m, "completed", a->completed);
    model_bool(m, "back", a->back);
    json_t *conflicts = json_array();
    for (size_t i = 0; i < a->conflicts.count; i++) {
        const struct conflict *c = &a->conflicts.items[i];
        json_t *one = json_object();
        model_text(one, "field", c->field);
        model_text(one, "kept", c->kept);
        model_text(one, "offered", c->offered);
        json_array_append_new(conflicts, one);
    }
    model_set(m, "conflicts", conflicts);
    return m;
}

json_t *
view_edit(const struct edit_answer *a) {
    json_t *m = json_object();
    json_t *changes = json_array();
    for (size_t i = 0; i < a->changes.count; i++)
        json_array_append_new(changes, json_string(a->changes.items[i]));
    model_set(m, "person", view_record(&a->record));
    model_set(m, "changes", changes);
    return m;
}

json_t *
view_reach(const struct reach_answer *a) {
    json_t *m = json_object();
    model_set(m, "person", model_person(a->person_id, a->name));
    model_day(m, "next", a->next);
    model_bool(m, "changed", a->changed);
    return m;
}

json_t *
view_note(const struct note_answer *a) {
    json_t *m = json_object();
    model_set(m, "person", model_person(a->person_id, a->name));
    model_bool(m, "changed", a->changed);
    model_set(m, "facts", view_facts(&a->facts));
    model_set(m, "tags", words_of(&a->tags, TAG_TAG));
    model_set(m, "roles", words_of(&a->tags, TAG_ROLE));
    json_t *relations = json_array();
    for (size_t i = 0; i < a->relations.count; i++)
        json_array_append_new(relations, view_relation(&a->relations.items[i]));
    model_set(m, "relations", relations);
    return m;
}
