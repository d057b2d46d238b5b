#include "app/import.h"

#include <stdlib.h>
#include <string.h>

#include "app/import_work.h"
#include "base/memory.h"
#include "base/text.h"
#include "domain/state.h"
#include "domain/words.h"
#include "store/people.h"
#include "store/row.h"

#include "base/ban.h"

#define NAMES_SHOWN 12
#define PROGRESS_EVERY 250

static enum fault
add_touches(const void *ctx, const struct import_work *w, const struct contact *c,
            int64_t id, int *added, struct error *err) {
    *added = 0;
    day_t newest = DAY_NONE;
    for (size_t i = 0; i < c->touches.count; i++) {
        const struct contact_touch *t = &c->touches.items[i];
        struct touch touch = {.person_id = id,
                              .day = day_from_date(t->date),
                              .at = w->app->now,
                              .method = method_from_word(t->method),
                              .share = SHARE_NONE,
                              .meaningful = NOT_SAID,
                              .liked = NOT_SAID,
                              .note = t->text};
        bool there;
        if (touch.day == DAY_NONE || touch.day > w->app->today)
            continue;
        if (touch.day > newest)
            newest = touch.day;
        TRY(touch_is_there(w->app->store, &touch, &there, err));
        if (there)
            continue;
        TRY(row_add(w->app->store, &TOUCH, &touch, err));
        (*added)++;
    }
    /* A file that knows when they last talked, but not of what. */
    day_t last = day_from_date(c->last_talked);
    if (last == DAY_NONE || last <= newest || last > w->app->today)
        return FAULT_NONE;
    struct touch touch = {.person_id = id,
                          .day = last,
                          .at = w->app->now,
                          .method = METHOD_NONE,
                          .share = SHARE_NONE,
                          .meaningful = NOT_SAID,
                          .liked = NOT_SAID};
    struct touches had = {0};
    TRY(people_touches(ctx, w->app->store, id, 1, &had, err));
    if (had.count && had.items[0].day >= last)
        return FAULT_NONE;
    (*added)++;
    return row_add(w->app->store, &TOUCH, &touch, err);
}

static enum fault
note_person(const struct import_work *w, int64_t id, enum import_outcome outcome,
            struct error *err) {
    struct import_person row = {
        .import_id = w->out->import.id, .person_id = id, .outcome = outcome};
    return row_add(w->app->store, &IMPORT_PERSON, &row, err);
}

static enum fault
add_new(const void *ctx, struct import_work *w, const struct contact *c,
        struct record *record, struct import_record *to, struct error *err) {
    int touches;
    bool reachable = false;
    record->person.import_id = w->out->import.id;
    record_guess_role(ctx, record);
    TRY(record_add(ctx, w->app, record, err));
    TRY(add_touches(ctx, w, c, record->person.id, &touches, err));
    for (size_t i = 0; i < record->ways.count; i++)
        reachable |= reach_bit(record->ways.items[i].kind) != 0;
    w->out->import.added++;
    w->out->reachable += reachable;
    if (w->out->added_names.count < NAMES_SHOWN)
        *array_add(w->ctx, &w->out->added_names) = mem_dup(w->ctx, record->person.name);
    if (to) {
        to->fate = FATE_ADDED;
        to->touches = touches;
        *array_add(w->ctx, &w->added) = (struct import_added){
            .id = record->person.id, .record = w->out->records.count - 1};
    }
    return note_person(w, record->person.id, IMPORT_ADDED, err);
}

static void
note_conflicts(const struct import_work *w, const struct contact *c,
               const struct record *there, const struct merge *merge) {
    for (size_t i = 0; i < merge->conflicts.count; i++) {
        const struct conflict *k = &merge->conflicts.items[i];
        *array_add(w->ctx, &w->out->conflicts) = (struct import_conflict){
            .line = c->line,
            .person_id = there->person.id,
            .name = mem_dup(w->ctx, there->person.name),
            .conflict = {.field = k->field,
                         .kept = mem_dup(w->ctx, k->kept),
                         .offered = mem_dup(w->ctx, k->offered)},
        };
    }
}

/* So much is known of them that more can only be a broken file: comparing with it would
 * take ever longer. */
static bool
is_overfull(const struct import_work *w, const struct contact *c,
            const struct record *there) {
    size_t values = there->ways.count + there->facts.count + there->tags.count +
                    there->relations.count;
    if (values <= (size_t)2 * CONTACT_VALUES_MAX)
        return false;
    *array_add(w->ctx, &w->out->conflicts) = (struct import_conflict){
        .line = c->line,
        .person_id = there->person.id,
        .name = mem_dup(w->ctx, there->person.name),
        .conflict = {.field = "everything",
                     .kept = mem_printf(w->ctx, "%zu entries", values),
                     .offered = "still more"},
    };
    return true;
}

static enum fault
merge_into(const void *ctx, struct import_work *w, const struct contact *c,
           struct record *there, const struct record *record, enum match match,
           struct import_record *to, struct error *err) {
    struct merge merge = {.person = there->person};
    int touches = 0;
    bool let_go = there->person.let_go_day != DAY_NONE;
    bool full = !let_go && is_overfull(w, c, there);
    if (!let_go && !full)
        merge_records(ctx, there, record, &merge);
    if (to) {
        to->fate = let_go ? FATE_LET_GO : FATE_UNCHANGED;
        import_tell_merge(w, to, there, record, &merge, match);
    }
    if (let_go || full) {
        w->out->let_go += let_go;
        w->out->import.unchanged++;
        return FAULT_NONE;
    }
    note_conflicts(w, c, there, &merge);
    TRY(add_touches(ctx, w, c, there->person.id, &touches, err));
    if (merge_is_empty(&merge) && touches == 0) {
        w->out->import.unchanged++;
        return FAULT_NONE;
    }
    if (!merge_is_empty(&merge))
        TRY(record_merge(ctx, w->app, there, &merge, err));
    w->out->import.merged++;
    if (to) {
        to->fate = FATE_MERGED;
        to->touches = touches;
    }
    return note_person(w, there->person.id, IMPORT_MERGED, err);
}

static int
compare_choices(const void *a, const void *b) {
    const struct import_choice *x = a, *y = b;
    if (x->line != y->line)
        return x->line < y->line ? -1 : 1;
    return x->nth - y->nth;
}

static void
sort_choices(struct import_work *w) {
    const struct import_choices *given = w->request->choices;
    for (size_t i = 0; given && i < given->count; i++)
        *array_add(w->ctx, &w->choices) = given->items[i];
    if (w->choices.count > 1)
        qsort(w->choices.items, w->choices.count, sizeof *w->choices.items,
              compare_choices);
}

/* What the user decided about the record, if anything. */
static struct import_choice
choice_of(const struct import_work *w, long line, int nth) {
    const struct import_choice wanted = {.line = line, .nth = nth};
    if (w->choices.count == 0)
        return wanted;
    const struct import_choice *found = bsearch(
        &wanted, w->choices.items, w->choices.count, sizeof wanted, compare_choices);
    return found ? *found : wanted;
}

/* Whom the record is merged with: as proposed, or as chosen; id 0: nobody. */
static enum fault
find_there(void *ctx, const struct import_work *w, const struct import_choice *choice,
           struct record *record, struct record *there, enum match *match,
           struct error *err) {
    TRY(record_find_same(ctx, w->app, record, there, match, err));
    bool other = choice->act == IMPORT_NEW ||
                 (choice->act == IMPORT_MERGE && choice->person_id != there->person.id);
    if (!other)
        return FAULT_NONE;
    /* The identifier is that of the one who is not meant. */
    if (*match == MATCH_UID)
        record->person.uid = NULL;
    *match = MATCH_NONE;
    *there = (struct record){0};
    if (choice->act == IMPORT_NEW)
        return FAULT_NONE;
    enum fault fault = people_record(ctx, w->app->store, choice->person_id, there, err);
    if (fault == FAULT_NOT_FOUND)
        return error_set(err, fault,
                         "The person with whom line %ld (%s) was to be merged is here "
                         "no more. Look the file over again.",
                         choice->line, record->person.name);
    return fault;
}

static enum fault
import_contact(struct import_work *w, const struct contact *c, int nth,
               struct error *err) {
    void *ctx = mem_context(w->ctx);
    struct record record, there;
    enum match match;
    const struct import_choice choice = choice_of(w, c->line, nth);
    record_from_contact(ctx, c, w->app->today, &record);
    struct import_record *to = import_tell(w, c, nth, &record);
    if (to)
        to->act = choice.act;
    if (choice.act == IMPORT_LEAVE) {
        w->out->left_out++;
        if (to)
            to->fate = FATE_LEFT_OUT;
        talloc_free(ctx);
        return FAULT_NONE;
    }
    for (size_t i = 0; w->request->tags && i < w->request->tags->count; i++)
        record_add_word(ctx, &record, TAG_TAG, w->request->tags->items[i]);
    enum fault fault = find_there(ctx, w, &choice, &record, &there, &match, err);
    if (fault == FAULT_NONE)
        fault = there.person.id ? merge_into(ctx, w, c, &there, &record, match, to, err)
                                : add_new(ctx, w, c, &record, to, err);
    talloc_free(ctx);
    return fault;
}

/* Those named as introducers before they were here themselves. */
static enum fault
link_earlier(const struct import_work *w, struct error *err) {
    struct relations open = {0};
    void *ctx = mem_context(w->ctx);
    TRY(people_unresolved(ctx, w->app->store, &open, err));
    TRY(record_link(ctx, w->app, &open, err));
    for (size_t i = 0; i < open.count; i++)
        if (open.items[i].other_id)
            TRY(row_save(w->app->store, &RELATION, &open.items[i], err));
    talloc_free(ctx);
    return FAULT_NONE;
}

static enum fault
progress(const struct import_work *w, size_t done, struct error *err) {
    const struct import_request *r = w->request;
    if (!r->progress || r->progress(r->data, done, r->contacts->list.count))
        return FAULT_NONE;
    return error_set(err, FAULT_CONFLICT,
                     "The import was stopped. Nothing of it went in.");
}

static enum fault
import_contacts(struct import_work *w, struct error *err) {
    const struct contacts *contacts = w->request->contacts;
    long line = 0;
    int nth = 0;
    for (size_t i = 0; i < contacts->list.count; i++) {
        const struct contact *c = contacts->list.items[i];
        if (i % PROGRESS_EVERY == 0)
            TRY(progress(w, i, err));
        nth = c->line == line ? nth + 1 : 0;
        line = c->line;
        TRY(import_contact(w, c, nth, err));
    }
    return progress(w, contacts->list.count, err);
}

/* One file, in the open change. */
static enum fault
import_file(struct import_work *w, struct error *err) {
    const struct contacts *contacts = w->request->contacts;
    struct import *import = &w->out->import;
    *import = (struct import){.at = w->app->now,
                              .day = w->app->today,
                              .file = w->request->file,
                              .format = contact_format_name(contacts->format)};
    sort_choices(w);
    TRY(row_add(w->app->store, &IMPORT, import, err));
    TRY(import_contacts(w, err));
    TRY(link_earlier(w, err));
    import->skipped = (int)contacts->skips.count + w->out->left_out;
    struct bearings b;
    TRY(store_settle(w->app->store, err));
    TRY(import_find_possible(w, err));
    TRY(app_bearings(w->ctx, w->app, &b, err));
    w->out->plan = b.plan;
    w->out->people = b.people;
    /* An import that brought nothing leaves no trace. */
    if (import->added + import->merged == 0)
        return row_remove(w->app->store, &IMPORT, import->id, err);
    return row_save(w->app->store, &IMPORT, import, err);
}

static enum fault
describe(const void *ctx, const struct app *app, const struct import_answer *answers,
         size_t count, struct error *err) {
    size_t files = 0;
    int added = 0, merged = 0;
    const char *file = "";
    for (size_t i = 0; i < count; i++) {
        const struct import *import = &answers[i].import;
        if (import->added + import->merged == 0)
            continue;
        file =
            files++ == 0 ? import->file : mem_printf(ctx, "%s, %s", file, import->file);
        added += import->added;
        merged += import->merged;
    }
    if (files > 3)
        file = mem_printf(ctx, "%zu files", files);
    return store_describe(
        app->store,
        mem_printf(ctx, "imported %s: %d added, %d merged", file, added, merged), err);
}

/* In the open change; *any says whether something came in. */
static enum fault
import_files(const void *ctx, const struct app *app,
             const struct import_request *requests, size_t count,
             struct import_answer *out, bool *any, struct error *err) {
    *any = false;
    for (size_t i = 0; i < count; i++) {
        struct import_work w = {
            .ctx = ctx, .app = app, .request = &requests[i], .out = &out[i]};
        TRY(import_file(&w, err));
        *any |= out[i].import.added + out[i].import.merged > 0;
    }
    return *any ? describe(ctx, app, out, count, err) : FAULT_NONE;
}

enum fault
app_import_all(const void *ctx, const struct app *app,
               const struct import_request *requests, size_t count,
               struct import_answer *out, struct error *err) {
    bool any, dry_run = false;
    for (size_t i = 0; i < count; i++) {
        const struct contacts *contacts = requests[i].contacts;
        out[i] =
            (struct import_answer){.contacts = contacts,
                                   .read = contacts->list.count + contacts->skips.count,
                                   .dry_run = requests[i].dry_run};
        dry_run |= requests[i].dry_run;
    }
    TRY(app_begin(app, "import", err));
    enum fault fault = import_files(ctx, app, requests, count, out, &any, err);
    if (dry_run || (fault == FAULT_NONE && !any)) {
        store_end(app->store);
        return fault;
    }
    return app_finish(app, fault, err);
}

enum fault
app_import(const void *ctx, const struct app *app, const struct import_request *request,
           struct import_answer *out, struct error *err) {
    return app_import_all(ctx, app, request, 1, out, err);
}
