#include "view/import.h"

#include "view/duplicates.h"

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

static json_t *
view_possible(const struct import_possible *p) {
    json_t *m = json_object();
    model_set(m, "person", model_person(p->person_id, p->name));
    model_text(m, "organisation", p->organisation);
    model_bool(m, "active", p->active);
    model_text(m, "why", p->why);
    model_int(m, "score", p->score);
    model_set(m, "sides", view_sides(&p->sides));
    return m;
}

static json_t *
view_imported(const struct import_record *r) {
    static const char *const acts[] = {[IMPORT_AS_PROPOSED] = "as-proposed",
                                       [IMPORT_MERGE] = "merge",
                                       [IMPORT_NEW] = "new",
                                       [IMPORT_LEAVE] = "leave"};
    json_t *m = json_object();
    json_t *possible = json_array();
    json_t *with = NULL;
    if (r->with) {
        with = model_person(r->person_id, r->with);
        if (r->person_id == 0)
            model_set(with, "id", json_null());
    }
    for (size_t i = 0; i < r->possible.count; i++)
        json_array_append_new(possible, view_possible(&r->possible.items[i]));
    model_int(m, "line", r->line);
    model_int(m, "nth", r->nth);
    model_text(m, "name", r->name);
    model_text(m, "about", r->about);
    model_text(m, "outcome", import_fate_word(r->fate));
    model_text(m, "decision", acts[r->act]);
    model_set(m, "with", with ? with : json_null());
    if (r->with_line)
        model_int(m, "with_line", r->with_line);
    else
        model_set(m, "with_line", json_null());
    model_text(m, "why", r->why);
    model_int(m, "touches", r->touches);
    model_bool(m, "conflict", r->conflict);
    model_set(m, "sides", view_sides(&r->sides));
    model_set(m, "possible", possible);
    return m;
}

static json_t *
view_records(const struct import_records *records) {
    json_t *list = json_array();
    for (size_t i = 0; i < records->count; i++)
        json_array_append_new(list, view_imported(&records->items[i]));
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
    model_int(m, "left_out", a->left_out);
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
    model_set(m, "records", view_records(&a->records));
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
    model_int(m, "files", a->files);
    return m;
}

json_t *
view_layout(const struct csv_layout *layout) {
    json_t *m = json_object();
    json_t *columns = json_array();
    for (size_t i = 0; i < layout->columns.count; i++) {
        const struct csv_layout_column *c = &layout->columns.items[i];
        json_t *column = json_object();
        json_t *samples = json_array();
        for (size_t k = 0; k < c->samples.count; k++)
            json_array_append_new(samples, json_string(c->samples.items[k]));
        model_int(column, "number", (int64_t)c->number);
        model_text(column, "header", c->header);
        model_set(column, "samples", samples);
        model_text(column, "understood", c->words);
        model_text(column, "field", c->field);
        model_bool(column, "mapped", c->mapped);
        json_array_append_new(columns, column);
    }
    model_text(m, "format", contact_format_name(layout->format));
    if (layout->header_line)
        model_int(m, "header_line", layout->header_line);
    else
        model_set(m, "header_line", json_null());
    model_int(m, "rows", (int64_t)layout->rows);
    model_bool(m, "usable", layout->usable);
    model_set(m, "columns", columns);
    return m;
}

json_t *
view_imports(const struct past_imports *imports) {
    json_t *list = json_array();
    for (size_t i = 0; i < imports->count; i++) {
        const struct past_import *p = &imports->items[i];
        json_t *m = json_object();
        model_int(m, "id", p->import.id);
        model_day(m, "date", p->import.day);
        model_text(m, "file", p->import.file);
        model_text(m, "format", p->import.format);
        model_int(m, "added", p->import.added);
        model_int(m, "merged", p->import.merged);
        model_int(m, "unchanged", p->import.unchanged);
        model_int(m, "skipped", p->import.skipped);
        model_bool(m, "undoable", p->undoable);
        json_array_append_new(list, m);
    }
    return list;
}
