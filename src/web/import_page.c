#include "web/import_page.h"

#include <string.h>

#include "base/memory.h"
#include "view/duplicates.h"
#include "view/import.h"
#include "view/ledger_import.h"

#include "base/ban.h"

/* What a page shows of each kind; the rest comes in as proposed. */
#define DOUBTS_MAX 60
#define MERGES_MAX 100
#define NEW_MAX 400
#define REASONS_MAX 50
#define COLUMNS_MAX 80

static const char *const states[] = {
    [UPLOAD_READING] = "reading", [UPLOAD_READY] = "ready",
    [UPLOAD_GOING] = "importing", [UPLOAD_DONE] = "done",
    [UPLOAD_FAILED] = "failed",
};

static json_t *
model_problem(const struct error *problem) {
    json_t *m = json_object();
    model_text(m, "field", *problem->field ? problem->field : NULL);
    model_text(m, "text", problem->text);
    return m;
}

json_t *
import_model(const struct upload *u) {
    json_t *m = json_object();
    bool busy = upload_is_busy(u);
    model_text(m, "token", u->token);
    model_text(m, "file", u->file);
    model_text(m, "state", states[u->state]);
    model_int(m, "done", (int64_t)u->done);
    model_int(m, "total", (int64_t)u->total);
    model_set(m, "problem",
              !busy && u->problem.fault ? model_problem(&u->problem) : json_null());
    json_t *tags = json_array();
    for (size_t i = 0; !busy && i < u->tags.count; i++)
        json_array_append_new(tags, json_string(u->tags.items[i]));
    model_set(m, "tags", tags);
    bool sheet = !busy && u->sheet;
    model_text(m, "kind", busy ? NULL : sheet ? "referrals" : "people");
    json_t *layout = json_null();
    if (!busy && u->state != UPLOAD_DONE && (u->sheet || u->layout))
        layout = u->sheet ? view_ledger_layout(u->sheet) : view_layout(u->layout);
    model_set(m, "layout", layout);
    json_t *review = json_null();
    if (!busy && u->looked)
        review = sheet ? view_ledger_import(&u->ledger) : view_import(&u->answer);
    model_set(m, "review", review);
    return m;
}

/* "Contact cards (vCard)" */
static const char *
format_words(const char *format) {
    static const struct {
        const char *format, *words;
    } known[] = {
        {"vcard", "Contact cards (vCard)"},
        {"google", "Contacts from Google"},
        {"outlook", "Contacts from Outlook"},
        {"linkedin", "Connections from LinkedIn"},
        {"csv", "A table (CSV)"},
        {"friends", "A friends.md file"},
        {"monica", "An export of Monica"},
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strcmp(known[i].format, format) == 0)
            return known[i].words;
    return "Contacts";
}

/* --- columns ---------------------------------------------------------------------- */

static json_t *
option(const char *value, const char *label, bool chosen) {
    json_t *m = json_object();
    model_text(m, "value", value);
    model_text(m, "label", label);
    model_bool(m, "chosen", chosen);
    return m;
}

/* What the map says of a column; NULL when it says nothing. */
static const char *
mapped_to(const void *ctx, const struct upload *u, size_t number) {
    const char *prefix = mem_printf(ctx, "#%zu=", number);
    for (size_t i = 0; i < u->map.count; i++)
        if (strncmp(u->map.items[i], prefix, strlen(prefix)) == 0)
            return u->map.items[i] + strlen(prefix);
    return NULL;
}

static json_t *
column_options(const void *ctx, const struct upload *u,
               const struct csv_layout_column *c) {
    json_t *list = json_array();
    const char *mapped = mapped_to(ctx, u, c->number);
    const char *as = c->words ? c->words : "not taken";
    bool known = false;
    json_array_append_new(
        list, option("", mapped ? "as it was understood at first" : as, !mapped));
    for (const struct csv_choice *o = csv_choices; o->field; o++) {
        bool chosen = mapped && strcmp(mapped, o->field) == 0;
        known |= chosen;
        json_array_append_new(list, option(o->field, o->words, chosen));
    }
    if (mapped && !known)
        json_array_append_new(list, option(mapped, as, true));
    return list;
}

static json_t *
list_columns(const void *ctx, const struct upload *u) {
    json_t *list = json_array();
    for (size_t i = 0; i < u->layout->columns.count; i++) {
        const struct csv_layout_column *c = &u->layout->columns.items[i];
        if (c->samples.count == 0 || json_array_size(list) == COLUMNS_MAX)
            continue;
        json_t *m = json_object();
        json_t *samples = json_array();
        for (size_t k = 0; k < c->samples.count; k++)
            json_array_append_new(samples, json_string(c->samples.items[k]));
        model_int(m, "number", (int64_t)c->number);
        model_text(m, "header", c->header);
        model_set(m, "samples", samples);
        model_bool(m, "lost", !c->words);
        model_set(m, "options", column_options(ctx, u, c));
        json_array_append_new(list, m);
    }
    return list;
}

/* --- records ---------------------------------------------------------------------- */

static json_t *
decide(const void *ctx, const struct import_record *r) {
    json_t *m = json_object();
    model_text(m, "key", import_key(ctx, r->line, r->nth));
    model_int(m, "line", r->line);
    model_text(m, "name", r->name);
    model_text(m, "about", r->about);
    return m;
}

/* Somebody who may be here already: this one, that one, somebody new, or not at all. */
static json_t *
doubt(const void *ctx, const struct import_record *r) {
    json_t *m = decide(ctx, r);
    json_t *possible = json_array();
    for (size_t i = 0; i < r->possible.count; i++) {
        const struct import_possible *p = &r->possible.items[i];
        json_t *one = model_person(p->person_id, p->name);
        model_text(one, "organisation", p->organisation);
        model_text(one, "why", p->why);
        model_bool(one, "active", p->active);
        model_set(one, "sides", view_sides(&p->sides));
        json_array_append_new(possible, one);
    }
    model_set(m, "possible", possible);
    return m;
}

static json_t *
merged(const void *ctx, const struct import_record *r) {
    json_t *m = decide(ctx, r);
    json_t *options = json_array();
    const char *value = r->act == IMPORT_MERGE
                            ? mem_printf(ctx, "merge:%lld", (long long)r->person_id)
                            : "proposed";
    json_array_append_new(
        options, option(value, mem_printf(ctx, "Merge with %s", r->with), true));
    json_array_append_new(options, option("new", "Add as somebody new", false));
    json_array_append_new(options, option("leave", "Leave out", false));
    model_text(m, "with", r->with);
    if (r->person_id)
        model_int(m, "person_id", r->person_id);
    if (r->with_line)
        model_int(m, "with_line", r->with_line);
    model_text(m, "why", r->why);
    model_bool(m, "conflict", r->conflict);
    model_set(m, "options", options);
    model_set(m, "sides", view_sides(&r->sides));
    return m;
}

struct lists {
    json_t *doubts, *merges, *fresh, *left;
    size_t doubt_count, merge_count, fresh_count;
};

static void
sort_record(const void *ctx, const struct import_record *r, struct lists *to) {
    switch (r->fate) {
    case FATE_ADDED:
        if (r->possible.count > 0) {
            if (to->doubt_count++ < DOUBTS_MAX)
                json_array_append_new(to->doubts, doubt(ctx, r));
        } else if (to->fresh_count++ < NEW_MAX) {
            json_t *m = decide(ctx, r);
            model_bool(m, "chosen_new", r->act == IMPORT_NEW);
            json_array_append_new(to->fresh, m);
        }
        break;
    case FATE_MERGED:
        if (to->merge_count++ < MERGES_MAX)
            json_array_append_new(to->merges, merged(ctx, r));
        break;
    case FATE_LEFT_OUT:
        if (json_array_size(to->left) < NEW_MAX)
            json_array_append_new(to->left, decide(ctx, r));
        break;
    case FATE_UNCHANGED:
    case FATE_LET_GO:
        break;
    }
}

static void
dress_review(const struct request *rq, const struct upload *u, json_t *m) {
    const struct import_answer *a = &u->answer;
    struct lists lists = {
        json_array(), json_array(), json_array(), json_array(), 0, 0, 0};
    for (size_t i = 0; i < a->records.count; i++)
        sort_record(rq->ctx, &a->records.items[i], &lists);
    model_set(m, "doubts", lists.doubts);
    model_set(m, "merges", lists.merges);
    model_set(m, "fresh", lists.fresh);
    model_set(m, "left", lists.left);
    model_int(m, "more_doubts",
              (int64_t)(lists.doubt_count - json_array_size(lists.doubts)));
    model_int(m, "more_merges",
              (int64_t)(lists.merge_count - json_array_size(lists.merges)));
    model_int(m, "more_fresh",
              (int64_t)(lists.fresh_count - json_array_size(lists.fresh)));
    model_int(m, "coming", a->import.added + a->import.merged);
    model_bool(m, "nothing", a->import.added + a->import.merged == 0);
}

/* A long list of reasons helps nobody: its beginning, and how many more. */
static void
cut(json_t *m, const char *name, const char *more) {
    json_t *list = json_object_get(m, name);
    size_t count = json_array_size(list);
    json_t *few = json_array();
    for (size_t i = 0; i < count && i < REASONS_MAX; i++)
        json_array_append(few, json_array_get(list, i));
    model_int(m, more, (int64_t)(count - json_array_size(few)));
    model_set(m, name, few);
}

void
import_dress(const struct request *rq, const struct upload *u, json_t *m) {
    char *tag = mem_dup(rq->ctx, "");
    model_text(m, "path", mem_printf(rq->ctx, "/import/%s", u->token));
    if (upload_is_busy(u))
        return;
    if (u->sheet) {
        import_sheet_dress(rq, u, m);
        return;
    }
    for (size_t i = 0; i < u->tags.count; i++)
        tag = mem_append(tag, "%s%s", i ? ", " : "", u->tags.items[i]);
    model_text(m, "tag", tag);
    if (u->layout && u->state == UPLOAD_READY) {
        model_set(m, "columns", list_columns(rq->ctx, u));
        model_bool(m, "headless", u->layout->header_line == 0);
        /* The terminal's way to say it is no help to somebody who sees the columns. */
        if (strstr(u->problem.text, "--map"))
            model_text(
                json_object_get(m, "problem"), "text",
                "Tend can't tell which column holds the names. Say it here: what "
                "is taken as name, e-mail or phone is enough to begin with. Or, "
                "if this is no list of people, choose another file.");
    }
    json_t *review = json_object_get(m, "review");
    if (!u->looked)
        return;
    model_text(m, "format_words", format_words(u->answer.import.format));
    if (u->state == UPLOAD_READY)
        dress_review(rq, u, m);
    cut(review, "skipped", "more_skipped");
    cut(review, "remarks", "more_remarks");
    cut(review, "conflicts", "more_conflicts");
    model_bool(review, "full", u->answer.people > u->answer.plan.list_max);
    model_int(review, "unreachable", u->answer.import.added - u->answer.reachable);
    model_int(review, "id", u->answer.import.id);
    model_bool(review, "some", u->answer.import.added + u->answer.import.merged > 0);
}
