#include "view/import.h"

#include "base/ban.h"

static json_t *
view_skips(const struct contacts *contacts) {
    json_t *list = json_array();
    for (size_t i = 0; i < contacts->skips.count; i++) {
        json_t *m = json_object();
        model_int(m, "line", contacts->skips.items[i].line);
        model_text(m, "reason", contacts->skips.items[i].reason);
        json_array_append_new(list, m);
    }
    return list;
}

static json_t *
view_conflicts(const struct import_conflicts *conflicts) {
    json_t *list = json_array();
    for (size_t i = 0; i < conflicts->count; i++) {
        const struct import_conflict *c = &conflicts->items[i];
        json_t *m = json_object();
        model_int(m, "line", c->line);
        model_set(m, "person", model_person(c->person_id, c->name));
        model_text(m, "field", c->conflict.field);
        model_text(m, "kept", c->conflict.kept);
        model_text(m, "offered", c->conflict.offered);
        json_array_append_new(list, m);
    }
    return list;
}

json_t *
view_import(const struct import_answer *a) {
    json_t *m = json_object();
    model_text(m, "file", a->import.file);
    model_text(m, "format", a->import.format);
    model_bool(m, "dry_run", a->dry_run);
    model_int(m, "read", (int64_t)a->read);
    model_int(m, "added", a->import.added);
    model_int(m, "merged", a->import.merged);
    model_int(m, "unchanged", a->import.unchanged);
    model_set(m, "skipped", view_skips(a->contacts));
    model_set(m, "conflicts", view_conflicts(&a->conflicts));
    model_int(m, "let_go", a->let_go);
    model_int(m, "reachable", a->reachable);
    model_int(m, "photos", (int64_t)a->contacts->photos);
    model_int(m, "groups", (int64_t)a->contacts->groups);
    json_t *unmapped = json_array();
    for (size_t i = 0; i < a->contacts->unmapped.count; i++)
        json_array_append_new(unmapped, json_string(a->contacts->unmapped.items[i]));
    model_set(m, "unmapped", unmapped);
    json_t *remarks = json_array();
    for (size_t i = 0; i < a->contacts->notes.count; i++) {
        json_t *r = json_object();
        model_int(r, "line", a->contacts->notes.items[i].line);
        model_text(r, "text", a->contacts->notes.items[i].text);
        json_array_append_new(remarks, r);
    }
    model_set(m, "remarks", remarks);
    json_t *names = json_array();
    for (size_t i = 0; i < a->added_names.count; i++)
        json_array_append_new(names, json_string(a->added_names.items[i]));
    model_set(m, "added_names", names);
    model_int(m, "people", a->people);
    json_t *list = json_object();
    model_int(list, "min", a->plan.list_min);
    model_int(list, "max", a->plan.list_max);
    model_set(m, "list", list);
    return m;
}

json_t *
view_import_undo(const struct import_undo_answer *a) {
    json_t *m = json_object();
    model_text(m, "file", a->import.file);
    model_day(m, "date", a->import.day);
    model_int(m, "added", a->import.added);
    model_int(m, "merged", a->import.merged);
    model_int(m, "kept", a->kept);
    return m;
}
