#include "view/ledger_import.h"

#include "domain/referral.h"
#include "domain/words.h"

#include "base/ban.h"

static json_t *
view_remarks(const struct sheet_remarks *remarks, const char *key) {
    json_t *list = json_array();
    for (size_t i = 0; i < remarks->count; i++) {
        json_t *m = json_object();
        model_int(m, "line", remarks->items[i].line);
        model_text(m, key, remarks->items[i].text);
        json_array_append_new(list, m);
    }
    return list;
}

static json_t *
view_strings(const struct strings *strings) {
    json_t *list = json_array();
    for (size_t i = 0; i < strings->count; i++)
        json_array_append_new(list, json_string(strings->items[i]));
    return list;
}

/* Nobody whose number would not hold: a look adds nobody. */
static json_t *
view_who(const struct ledger_source *s, bool dry_run) {
    if (!s->person_id || (dry_run && s->fate == SOURCE_ADDED))
        return json_null();
    return model_person(s->person_id, s->name);
}

static json_t *
view_source(const struct ledger_source *s, bool dry_run) {
    static const char *const kinds[] = {"person", "organisation", "place"};
    static const char *const acts[] = {"proposed", "is", "person", "place", "leave"};
    json_t *m = json_object();
    json_t *possible = json_array();
    model_text(m, "typed", s->typed);
    model_text(m, "name", s->name);
    model_text(m, "kind", kinds[s->kind]);
    model_text(m, "outcome", source_fate_word(s->fate));
    model_text(m, "decision", acts[s->act]);
    model_set(m, "person", view_who(s, dry_run));
    model_text(m, "why", s->why);
    model_int(m, "received", s->received);
    model_int(m, "given", s->given);
    for (size_t i = 0; i < s->possible.count; i++)
        json_array_append_new(
            possible, model_person(s->possible.items[i].id, s->possible.items[i].name));
    model_set(m, "possible", possible);
    return m;
}

static json_t *
view_sources(const struct ledger_sources *sources, bool dry_run) {
    json_t *list = json_array();
    for (size_t i = 0; i < sources->count; i++)
        json_array_append_new(list, view_source(&sources->items[i], dry_run));
    return list;
}

static json_t *
view_entries(const struct ledger_entries *entries, const struct ledger_sources *sources,
             bool dry_run) {
    json_t *list = json_array();
    for (size_t i = 0; i < entries->count; i++) {
        const struct ledger_entry *e = &entries->items[i];
        const struct referral *r = &e->referral;
        json_t *m = json_object();
        bool kept = e->fate == ENTRY_THERE || (e->fate == ENTRY_IN && !dry_run);
        model_int(m, "line", e->line);
        model_text(m, "outcome", entry_fate_word(e->fate));
        model_text(m, "direction", referral_direction_word(r->direction));
        model_day(m, "date", r->day);
        model_text(m, "name", sources->items[e->source].name);
        model_text(m, "about", r->about);
        model_text(m, "step", step_word(referral_step(r)));
        model_text(m, "code", kept ? r->code : NULL);
        json_array_append_new(list, m);
    }
    return list;
}

json_t *
view_ledger_import(const struct ledger_import_answer *a) {
    json_t *m = json_object();
    json_t *list = json_object();
    model_text(m, "file", a->import.file);
    model_text(m, "format", a->import.format);
    model_bool(m, "dry_run", a->dry_run);
    model_int(m, "read", (int64_t)a->read);
    model_int(m, "added", a->import.added);
    model_int(m, "unchanged", a->import.unchanged);
    model_int(m, "received", a->received);
    model_int(m, "given", a->given);
    model_set(m, "skipped", view_remarks(&a->skips, "reason"));
    model_set(m, "warnings", view_remarks(&a->sheet->warnings, "text"));
    model_int(m, "name_columns", a->sheet->names);
    model_int(m, "without_year", a->sheet->no_year);
    model_int(m, "amounts_left_out", a->amounts);
    model_set(m, "unmapped", view_strings(&a->sheet->unmapped));
    model_int(m, "new_people", a->people);
    model_int(m, "new_places", a->places);
    model_int(m, "people", a->on_list);
    model_int(list, "min", a->plan.list_min);
    model_int(list, "max", a->plan.list_max);
    model_set(m, "list", list);
    model_set(m, "sources", view_sources(&a->sources, a->dry_run));
    model_set(m, "referrals", view_entries(&a->entries, &a->sources, a->dry_run));
    return m;
}

json_t *
view_ledger_layout(const struct referral_sheet *sheet) {
    json_t *m = json_object();
    json_t *columns = json_array();
    for (size_t i = 0; i < sheet->columns.count; i++) {
        const struct sheet_column *c = &sheet->columns.items[i];
        json_t *column = json_object();
        model_int(column, "number", (int64_t)c->number);
        model_text(column, "header", c->header);
        model_set(column, "samples", view_strings(&c->samples));
        model_text(column, "understood", c->words);
        model_text(column, "field", c->field);
        model_bool(column, "mapped", c->mapped);
        model_text(column, "hidden", c->filled ? c->hidden : NULL);
        json_array_append_new(columns, column);
    }
    model_text(m, "format", "referrals");
    model_int(m, "header_line", sheet->header_line);
    model_int(m, "rows", (int64_t)sheet->lines);
    model_bool(m, "usable", sheet->problem.fault == FAULT_NONE);
    model_set(m, "columns", columns);
    return m;
}

json_t *
view_ledger_many(const struct many_answer *a) {
    json_t *m = json_object();
    model_int(m, "entered", a->entered);
    model_int(m, "there", a->there);
    model_int(m, "new_people", a->people);
    model_int(m, "new_places", a->places);
    model_set(m, "sources", view_sources(&a->sources, false));
    model_set(m, "referrals", view_entries(&a->entries, &a->sources, false));
    return m;
}
