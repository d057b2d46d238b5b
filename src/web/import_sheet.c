/* The page of a sheet of referrals that was chosen for import. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "view/model.h"
#include "web/import_page.h"

#include "base/ban.h"

#define SOURCES_MAX 200
#define REASONS_MAX 50
#define CODES_MAX 100
#define COLUMNS_MAX 80

/* --- what the form says ----------------------------------------------------------- */

static bool
read_act(const char *value, struct source_choice *out) {
    static const struct {
        const char *word;
        enum source_act act;
    } acts[] = {{"proposed", SOURCE_AS_PROPOSED},
                {"person", SOURCE_PERSON},
                {"place", SOURCE_PLACE},
                {"leave", SOURCE_LEAVE}};
    for (size_t i = 0; i < sizeof acts / sizeof *acts; i++)
        if (strcmp(value, acts[i].word) == 0) {
            out->act = acts[i].act;
            return true;
        }
    char *rest;
    if (strncmp(value, "is:", 3) != 0 || value[3] < '0' || value[3] > '9')
        return false;
    out->act = SOURCE_IS;
    out->person_id = strtoll(value + 3, &rest, 10);
    return *rest == '\0' && out->person_id > 0;
}

/* "source.2=place" with "source_name.2=Alma". */
static enum fault
read_sources(const struct request *rq, struct source_choices *out, struct error *err) {
    for (size_t i = 0; i < rq->form->count; i++) {
        const struct form_field *f = &rq->form->items[i];
        struct source_choice choice = {0};
        if (strncmp(f->name, "source.", 7) != 0)
            continue;
        choice.name =
            form_get(rq->form, mem_printf(rq->ctx, "source_name.%s", f->name + 7));
        if (!choice.name || !read_act(f->value, &choice))
            return error_field(err, f->name,
                               "\"%.40s\" is no decision. Say proposed, person, place, "
                               "leave, or is:12 for person number 12.",
                               f->value);
        if (choice.act != SOURCE_AS_PROPOSED)
            *array_add(rq->ctx, out) = choice;
    }
    return FAULT_NONE;
}

static enum upload_as
read_as(const struct request *rq, enum upload_as now) {
    const char *as = form_get(rq->form, "as");
    if (as && strcmp(as, "referrals") == 0)
        return UPLOAD_AS_REFERRALS;
    return as && strcmp(as, "people") == 0 ? UPLOAD_AS_PEOPLE : now;
}

enum fault
import_read_sheet(const struct request *rq, const struct upload_sheet *now,
                  struct upload_sheet *out, bool *changed, struct error *err) {
    const char *way = form_get(rq->form, "direction");
    bool page = form_has(rq->form, "sheet");
    *out = *now;
    out->as = read_as(rq, now->as);
    if (page || form_has(rq->form, "replace_names"))
        out->replace_names = form_yes(rq->form, "replace_names");
    if (way)
        out->way = sheet_way_read(way);
    if (way && !out->way)
        return error_field(err, "direction", "Received or given: choose one.");
    TRY(form_int(rq->form, "year", 1900, 2199, now->year, &out->year, err));
    *changed = out->as != now->as || out->replace_names != now->replace_names ||
               out->way != now->way || out->year != now->year;
    struct source_choices choices = {0};
    TRY(read_sources(rq, &choices, err));
    if (page || choices.count > 0)
        out->choices = choices;
    return FAULT_NONE;
}

/* --- what the page shows ---------------------------------------------------------- */

static json_t *
option(const char *value, const char *label, bool chosen) {
    json_t *m = json_object();
    model_text(m, "value", value);
    model_text(m, "label", label);
    model_bool(m, "chosen", chosen);
    return m;
}

static json_t *
column_options(const struct sheet_column *c) {
    json_t *list = json_array();
    const char *as = c->words ? c->words : "not taken";
    json_array_append_new(
        list, option("", c->mapped ? "as it was understood at first" : as, !c->mapped));
    for (const struct sheet_choice *o = sheet_choices; o->field; o++)
        json_array_append_new(
            list, option(o->field, o->words,
                         c->mapped && c->field && strcmp(c->field, o->field) == 0));
    return list;
}

static json_t *
list_columns(const struct referral_sheet *sheet) {
    json_t *list = json_array();
    for (size_t i = 0; i < sheet->columns.count; i++) {
        const struct sheet_column *c = &sheet->columns.items[i];
        if (!c->filled || json_array_size(list) == COLUMNS_MAX)
            continue;
        json_t *m = json_object();
        json_t *samples = json_array();
        for (size_t k = 0; k < c->samples.count; k++)
            json_array_append_new(samples, json_string(c->samples.items[k]));
        model_int(m, "number", (int64_t)c->number);
        model_text(m, "header", c->header);
        model_text(m, "hidden", c->hidden);
        model_set(m, "samples", samples);
        model_bool(m, "lost", !c->words);
        model_set(m, "options", column_options(c));
        json_array_append_new(list, m);
    }
    return list;
}

static const char *
proposed_words(const void *ctx, const struct ledger_source *s) {
    if (s->fate == SOURCE_FOUND)
        return mem_printf(ctx, "%s, here already", s->name);
    if (s->fate == SOURCE_ADDED && s->kind == REFERRER_PLACE)
        return "a place, not a person";
    return s->kind == REFERRER_ORGANISATION ? "a new organisation" : "somebody new";
}

/* As proposed, somebody it may be, somebody new, a place, or not at all. */
static json_t *
source_options(const void *ctx, const struct ledger_source *s) {
    json_t *list = json_array();
    bool chosen = s->act != SOURCE_AS_PROPOSED;
    json_array_append_new(
        list, option("proposed", chosen ? "as Tend proposed" : proposed_words(ctx, s),
                     !chosen));
    if (s->act == SOURCE_IS)
        json_array_append_new(
            list, option(mem_printf(ctx, "is:%lld", (long long)s->person_id),
                         mem_printf(ctx, "%s, here already", s->name), true));
    for (size_t i = 0; i < s->possible.count; i++) {
        const struct named *p = &s->possible.items[i];
        json_array_append_new(list,
                              option(mem_printf(ctx, "is:%lld", (long long)p->id),
                                     mem_printf(ctx, "%s, here already%s", p->name,
                                                p->active ? "" : " (let go)"),
                                     false));
    }
    bool fresh = s->fate == SOURCE_ADDED && !chosen;
    if (!fresh || s->kind == REFERRER_PLACE)
        json_array_append_new(
            list, option("person", "somebody new", s->act == SOURCE_PERSON));
    if (!fresh || s->kind != REFERRER_PLACE)
        json_array_append_new(
            list, option("place", "a place, not a person", s->act == SOURCE_PLACE));
    json_array_append_new(list, option("leave", "leave out", s->act == SOURCE_LEAVE));
    return list;
}

static json_t *
list_sources(const void *ctx, const struct ledger_sources *sources) {
    json_t *list = json_array();
    for (size_t i = 0; i < sources->count && i < SOURCES_MAX; i++) {
        const struct ledger_source *s = &sources->items[i];
        json_t *m = json_object();
        model_int(m, "number", (int64_t)i + 1);
        model_text(m, "typed", s->typed);
        model_text(m, "why", s->why);
        model_int(m, "received", s->received);
        model_int(m, "given", s->given);
        model_bool(m, "doubt", s->act == SOURCE_AS_PROPOSED && s->possible.count > 0);
        model_set(m, "options", source_options(ctx, s));
        json_array_append_new(list, m);
    }
    return list;
}

/* The terminal's way to say it is no help to somebody who sees the columns. */
static const char *
problem_words(const struct error *problem) {
    if (strcmp(problem->field, "names") == 0)
        return "This sheet seems to name clients. Tend keeps no client’s name. Take "
               "the "
               "column out of the sheet; or let Tend give each referral a code of its "
               "own "
               "instead, below: then none of those names is kept anywhere.";
    if (strcmp(problem->field, "direction") == 0)
        return "Nothing in this sheet tells whether its referrals were received or "
               "given. Say it below.";
    if (strcmp(problem->field, "map") == 0 && strstr(problem->text, "--map"))
        return "Tend can’t tell which column holds the day, or who sent the client or "
               "got one. Say it here; a day and a person are enough to begin with.";
    return NULL;
}

static void
cut(json_t *m, const char *name, const char *more, size_t max) {
    json_t *list = json_object_get(m, name);
    size_t count = json_array_size(list);
    json_t *few = json_array();
    for (size_t i = 0; i < count && i < max; i++)
        json_array_append(few, json_array_get(list, i));
    model_int(m, more, (int64_t)(count - json_array_size(few)));
    model_set(m, name, few);
}

static json_t *
list_codes(const struct upload *u) {
    json_t *list = json_array();
    for (size_t i = 0; i < u->ledger.entries.count; i++) {
        const struct ledger_entry *e = &u->ledger.entries.items[i];
        if (e->fate != ENTRY_IN || json_array_size(list) == CODES_MAX)
            continue;
        json_t *m = json_object();
        model_int(m, "line", e->line);
        model_text(m, "code", e->referral.code);
        json_array_append_new(list, m);
    }
    return list;
}

static void
dress_review(const struct request *rq, const struct upload *u, json_t *m) {
    const struct ledger_import_answer *a = &u->ledger;
    json_t *review = json_object_get(m, "review");
    model_set(m, "sources", list_sources(rq->ctx, &a->sources));
    model_int(m, "more_sources",
              a->sources.count > SOURCES_MAX ? (int64_t)(a->sources.count - SOURCES_MAX)
                                             : 0);
    model_int(m, "coming", a->import.added);
    model_bool(m, "nothing", a->import.added == 0);
    bool codes = u->state == UPLOAD_DONE && u->sheet->names > 0;
    model_set(m, "codes", codes ? list_codes(u) : json_array());
    cut(review, "skipped", "more_skipped", REASONS_MAX);
    cut(review, "warnings", "more_warnings", REASONS_MAX);
    model_int(review, "left", a->import.skipped);
    model_int(review, "id", a->import.id);
    model_bool(review, "some", a->import.added > 0);
    model_bool(review, "full", a->on_list > a->plan.list_max);
    json_object_del(review, "referrals");
    json_object_del(review, "sources");
}

void
import_sheet_dress(const struct request *rq, const struct upload *u, json_t *m) {
    const char *field = u->problem.fault ? u->problem.field : "";
    const char *words = problem_words(&u->problem);
    if (words)
        model_text(json_object_get(m, "problem"), "text", words);
    model_bool(m, "sheet", true);
    model_bool(m, "headless", false);
    model_bool(m, "names", u->sheet->names > 0);
    model_bool(m, "replace_names", u->how.replace_names);
    model_bool(m, "ask_direction",
               strcmp(field, "direction") == 0 || u->how.way != SHEET_WAY_NONE);
    model_bool(m, "way_received", u->how.way == SHEET_IN);
    model_bool(m, "way_given", u->how.way == SHEET_OUT);
    model_bool(m, "ask_year", u->sheet->no_year > 0 || u->how.year > 0);
    model_text(m, "year", u->how.year ? mem_printf(rq->ctx, "%d", u->how.year) : "");
    if (u->state == UPLOAD_READY)
        model_set(m, "columns", list_columns(u->sheet));
    if (u->looked)
        dress_review(rq, u, m);
}
