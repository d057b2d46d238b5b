#include "view/journal.h"

#include "base/ban.h"

json_t *
view_change(const struct change *c) {
    json_t *m = json_object();
    model_int(m, "id", c->id);
    model_int(m, "at", c->at);
    model_day(m, "date", c->day);
    model_text(m, "who", c->who);
    model_text(m, "kind", c->kind);
    model_text(m, "what", c->what);
    model_int(m, "rows", c->rows);
    model_bool(m, "undone", c->undone_by != 0);
    model_set(m, "undone_by", c->undone_by ? json_integer(c->undone_by) : json_null());
    model_set(m, "undoes", c->undoes ? json_integer(c->undoes) : json_null());
    return m;
}

json_t *
view_journal(const struct journal_answer *a) {
    json_t *m = json_object();
    json_t *changes = json_array();
    for (size_t i = 0; i < a->changes.count; i++)
        json_array_append_new(changes, view_change(&a->changes.items[i]));
    model_set(m, "changes", changes);
    model_bool(m, "more", a->more);
    model_set(m, "undo", a->undo.id ? view_change(&a->undo) : json_null());
    model_set(m, "redo", a->redo.id ? view_change(&a->redo) : json_null());
    return m;
}

static json_t *
view_row(const struct journal_row *r) {
    json_t *m = json_object();
    json_t *fields = json_array();
    model_text(m, "table", r->table);
    model_int(m, "id", r->row_id);
    model_set(m, "person",
              r->person_id ? model_person(r->person_id, r->person) : json_null());
    model_text(m, "what", r->added ? "added" : r->removed ? "removed" : "changed");
    for (size_t i = 0; i < r->fields.count; i++) {
        json_t *field = json_object();
        model_text(field, "name", r->fields.items[i].name);
        model_text(field, "before", r->fields.items[i].before);
        model_text(field, "after", r->fields.items[i].after);
        json_array_append_new(fields, field);
    }
    model_set(m, "fields", fields);
    return m;
}

json_t *
view_journal_change(const struct journal_change *a) {
    json_t *m = json_object();
    json_t *rows = json_array();
    model_set(m, "change", view_change(&a->change));
    for (size_t i = 0; i < a->rows.count; i++)
        json_array_append_new(rows, view_row(&a->rows.items[i]));
    model_set(m, "rows", rows);
    return m;
}
