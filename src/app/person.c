#include "app/person.h"

#include <string.h>

#include "app/reach.h"
#include "app/record.h"
#include "base/memory.h"
#include "base/text.h"
#include "domain/words.h"
#include "store/people.h"
#include "store/row.h"

#include "base/ban.h"

/* What was typed completes somebody who is here. */
static enum fault
complete(const void *ctx, const struct app *app, const struct add_request *r,
         const struct record *typed, struct add_answer *out, struct error *err) {
    struct merge merge;
    struct bearings b;
    day_t next;
    TRY(people_record(ctx, app->store, r->into, &out->record, err));
    struct person *person = &out->record.person;
    merge_records(ctx, &out->record, typed, &merge);
    out->conflicts = merge.conflicts;
    out->completed = true;
    if (!merge_is_empty(&merge))
        TRY(record_merge(ctx, app, &out->record, &merge, err));
    if (r->liked != NOT_SAID)
        person->liked = r->liked;
    if (r->practice_full != NOT_SAID)
        person->practice_full = r->practice_full;
    TRY(row_save(app->store, &PERSON, person, err));
    out->back = person->let_go_day != DAY_NONE;
    if (out->back)
        TRY(app_bring_back(ctx, app, person, &next, err));
    TRY(people_record(ctx, app->store, r->into, &out->record, err));
    TRY(store_settle(app->store, err));
    TRY(app_bearings(ctx, app, &b, err));
    out->people = b.people;
    out->plan = b.plan;
    return store_describe(
        app->store, mem_printf(ctx, "completed %s", out->record.person.name), err);
}

static enum fault
add(const void *ctx, const struct app *app, const struct add_request *r,
    struct add_answer *out, struct error *err) {
    struct record there;
    struct bearings b;
    *out = (struct add_answer){.next = r->next};
    record_from_contact(ctx, r->contact, app->today, &out->record);
    record_guess_role(ctx, &out->record);
    out->record.person.liked = r->liked;
    out->record.person.practice_full = r->practice_full;
    if (r->into) {
        struct record typed = out->record;
        return complete(ctx, app, r, &typed, out, err);
    }
    TRY(record_find_same(ctx, app, &out->record, &there, NULL, err));
    out->same = there;
    if (there.person.id && !r->anyway && there.person.let_go_day != DAY_NONE)
        return error_set(err, FAULT_CONFLICT,
                         "%.80s is here already (#%lld), and was let go. `tend back "
                         "%lld` brings them back; --anyway adds another.",
                         there.person.name, (long long)there.person.id,
                         (long long)there.person.id);
    if (there.person.id && !r->anyway)
        return error_set(err, FAULT_CONFLICT,
                         "%.80s is here already (#%lld). `tend show %lld` shows them; "
                         "--anyway adds another.",
                         there.person.name, (long long)there.person.id,
                         (long long)there.person.id);
    TRY(record_add(ctx, app, &out->record, err));
    if (r->next != DAY_NONE) {
        struct reach_out next = {.person_id = out->record.person.id,
                                 .day = r->next,
                                 .state = REACH_OUT_OPEN,
                                 .origin = ORIGIN_CHOSEN,
                                 .made_day = app->today};
        TRY(row_add(app->store, &REACH_OUT, &next, err));
    }
    TRY(store_settle(app->store, err));
    TRY(app_bearings(ctx, app, &b, err));
    out->people = b.people;
    out->plan = b.plan;
    return store_describe(app->store,
                          mem_printf(ctx, "added %s", out->record.person.name), err);
}

enum fault
app_add(const void *ctx, const struct app *app, const struct add_request *request,
        struct add_answer *out, struct error *err) {
    TRY(app_begin(app, "add", err));
    return app_finish(app, add(ctx, app, request, out, err), err);
}

enum fault
app_add_same(const void *ctx, const struct app *app, const struct add_request *request,
             struct add_answer *out, struct error *err) {
    *out = (struct add_answer){.next = request->next};
    record_from_contact(ctx, request->contact, app->today, &out->record);
    TRY(store_begin_read(app->store, err));
    enum fault fault = record_find_same(ctx, app, &out->record, &out->same, NULL, err);
    store_end(app->store);
    return fault;
}

enum fault
app_contact(const void *ctx, const struct app *app, int64_t person_id,
            struct contact **out, struct error *err) {
    struct record record;
    TRY(store_begin_read(app->store, err));
    enum fault fault = people_record(ctx, app->store, person_id, &record, err);
    store_end(app->store);
    TRY(fault);
    *out = contact_from_record(contacts_new(ctx, FORMAT_UNKNOWN), &record);
    return FAULT_NONE;
}

/* --- editing: what is gone, what is new, what changed
 * -------------------------------------- */

struct edit {
    const void *ctx;
    const struct app *app;
    bool basics;
    struct edit_answer *out;
};

static void
say(const struct edit *e, const char *name, const char *before, const char *after) {
    if (before ? after && strcmp(before, after) == 0 : after == NULL)
        return;
    *array_add(e->ctx, &e->out->changes) =
        mem_printf(e->ctx, "%s: %s → %s", name, before ? before : "(none)",
                   after ? after : "(none)");
}

static enum fault
edit_person(const struct edit *e, const struct person *a, struct person *b,
            struct error *err) {
    say(e, "name", a->name, b->name);
    say(e, "prefix", a->prefix, b->prefix);
    say(e, "given", a->given, b->given);
    say(e, "additional", a->additional, b->additional);
    say(e, "family", a->family, b->family);
    say(e, "suffix", a->suffix, b->suffix);
    say(e, "nickname", a->nickname, b->nickname);
    say(e, "organisation", a->organisation, b->organisation);
    say(e, "department", a->department, b->department);
    say(e, "title", a->title, b->title);
    say(e, "note", a->note, b->note);
    if (a->rhythm_days != b->rhythm_days)
        say(e, "rhythm",
            a->rhythm_days ? mem_printf(e->ctx, "%d days", a->rhythm_days)
                           : "the plan's",
            b->rhythm_days ? mem_printf(e->ctx, "%d days", b->rhythm_days)
                           : "the plan's");
    return row_save(e->app->store, &PERSON, b, err);
}

static bool
same_way(const struct way *a, const struct way *b) {
    return a->kind == b->kind && strcmp(a->value, b->value) == 0 &&
           strcmp(a->label ? a->label : "", b->label ? b->label : "") == 0;
}

static enum fault
edit_ways(const struct edit *e, const struct record *old, struct record *now,
          struct error *err) {
    for (size_t i = 0; i < old->ways.count; i++) {
        bool kept = false;
        for (size_t k = 0; k < now->ways.count; k++)
            kept |= same_way(&old->ways.items[i], &now->ways.items[k]);
        if (kept)
            continue;
        say(e, way_kind_word(old->ways.items[i].kind), old->ways.items[i].value, NULL);
        TRY(row_remove(e->app->store, &WAY, old->ways.items[i].id, err));
    }
    for (size_t i = 0; i < now->ways.count; i++) {
        struct way *w = &now->ways.items[i];
        bool had = false;
        for (size_t k = 0; k < old->ways.count; k++)
            had |= same_way(&old->ways.items[k], w);
        if (had)
            continue;
        w->person_id = old->person.id;
        say(e, way_kind_word(w->kind), NULL, w->value);
        TRY(row_add(e->app->store, &WAY, w, err));
    }
    return FAULT_NONE;
}

/* The call sheet's answers are not in the form, so they stay. */
static bool
in_form(const struct edit *e, const struct fact *f) {
    if (e->basics)
        return f->kind == FACT_BIRTHDAY;
    return f->date.month != 0 || f->kind == FACT_NOTE;
}

static bool
same_fact(const struct fact *a, const struct fact *b) {
    return strcmp(a->text, b->text) == 0 && a->date.year == b->date.year &&
           a->date.month == b->date.month && a->date.mday == b->date.mday;
}

static enum fault
edit_facts(const struct edit *e, const struct record *old, struct record *now,
           struct error *err) {
    for (size_t i = 0; i < old->facts.count; i++) {
        const struct fact *f = &old->facts.items[i];
        bool kept = !in_form(e, f);
        for (size_t k = 0; k < now->facts.count; k++)
            kept |= same_fact(f, &now->facts.items[k]);
        if (kept)
            continue;
        say(e, "fact", f->text, NULL);
        TRY(row_remove(e->app->store, &FACT, f->id, err));
    }
    for (size_t i = 0; i < now->facts.count; i++) {
        struct fact *f = &now->facts.items[i];
        bool had = false;
        for (size_t k = 0; k < old->facts.count; k++)
            had |= same_fact(&old->facts.items[k], f);
        if (had || !in_form(e, f))
            continue;
        f->person_id = old->person.id;
        say(e, "fact", NULL, f->text);
        TRY(row_add(e->app->store, &FACT, f, err));
    }
    return FAULT_NONE;
}

static enum fault
edit_tags(const struct edit *e, const struct record *old, struct record *now,
          struct error *err) {
    for (size_t i = 0; i < old->tags.count; i++) {
        const struct tag *t = &old->tags.items[i];
        bool kept = false;
        for (size_t k = 0; k < now->tags.count; k++)
            kept |= t->kind == now->tags.items[k].kind &&
                    strcmp(t->word_key, now->tags.items[k].word_key) == 0;
        if (kept)
            continue;
        say(e, tag_kind_word(t->kind), t->word, NULL);
        TRY(row_remove(e->app->store, &TAG, t->id, err));
    }
    for (size_t i = 0; i < now->tags.count; i++) {
        struct tag *t = &now->tags.items[i];
        bool had = false;
        for (size_t k = 0; k < old->tags.count; k++)
            had |= t->kind == old->tags.items[k].kind &&
                   strcmp(t->word_key, old->tags.items[k].word_key) == 0;
        if (had)
            continue;
        t->person_id = old->person.id;
        say(e, tag_kind_word(t->kind), NULL, t->word);
        TRY(row_add(e->app->store, &TAG, t, err));
    }
    return FAULT_NONE;
}

static bool
same_relation(const struct relation *a, const struct relation *b) {
    return strcmp(a->kind, b->kind) == 0 && strcmp(a->other_name, b->other_name) == 0;
}

static enum fault
edit_relations(const struct edit *e, const struct record *old, struct record *now,
               struct error *err) {
    for (size_t i = 0; i < old->relations.count; i++) {
        const struct relation *r = &old->relations.items[i];
        bool kept = false;
        for (size_t k = 0; k < now->relations.count; k++)
            kept |= same_relation(r, &now->relations.items[k]);
        if (kept)
            continue;
        say(e, r->kind, r->other_name, NULL);
        TRY(row_remove(e->app->store, &RELATION, r->id, err));
    }
    for (size_t i = 0; i < now->relations.count; i++)
        now->relations.items[i].person_id = old->person.id;
    TRY(record_link(e->ctx, e->app, &now->relations, err));
    for (size_t i = 0; i < now->relations.count; i++) {
        struct relation *r = &now->relations.items[i];
        bool had = false;
        for (size_t k = 0; k < old->relations.count; k++)
            had |= same_relation(&old->relations.items[k], r);
        if (had)
            continue;
        say(e, r->kind, NULL, r->other_name);
        TRY(row_add(e->app->store, &RELATION, r, err));
    }
    return FAULT_NONE;
}

static void
edit_said(const struct edit *e, const char *name, enum said *value, enum said now) {
    static const char *const words[] = {"(not said)", "no", "yes"};
    say(e, name, words[*value + 1], words[now + 1]);
    *value = now;
}

static enum fault
edit_to(const struct edit *e, const struct record *old, const struct contact *contact,
        const struct person *judged, struct error *err) {
    struct record now;
    record_from_contact(e->ctx, contact, e->app->today, &now);
    /* What the form does not hold stays as it was. */
    struct person form = now.person;
    now.person = *judged;
    now.person.name = form.name;
    now.person.prefix = form.prefix;
    now.person.given = form.given;
    now.person.additional = form.additional;
    now.person.family = form.family;
    now.person.suffix = form.suffix;
    now.person.nickname = form.nickname;
    now.person.organisation = form.organisation;
    now.person.department = form.department;
    now.person.title = form.title;
    now.person.note = form.note;
    now.person.rhythm_days = form.rhythm_days;
    now.person.name_key = form.name_key;
    now.person.other_key = form.other_key;
    TRY(edit_person(e, &old->person, &now.person, err));
    TRY(edit_ways(e, old, &now, err));
    TRY(edit_facts(e, old, &now, err));
    if (e->basics)
        return FAULT_NONE;
    TRY(edit_tags(e, old, &now, err));
    return edit_relations(e, old, &now, err);
}

static enum fault
edit(const void *ctx, const struct app *app, const struct edit_request *r,
     struct edit_answer *out, struct error *err) {
    *out = (struct edit_answer){0};
    const struct edit e = {.ctx = ctx, .app = app, .basics = r->basics, .out = out};
    struct record old;
    TRY(people_record(ctx, app->store, r->person_id, &old, err));
    out->record = old;
    if (r->version && strcmp(r->version, record_version(ctx, &old)) != 0)
        return error_set(err, FAULT_CONFLICT,
                         "%.80s was changed meanwhile, in another window or by another "
                         "hand. Nothing of yours is lost: look at both, and choose.",
                         old.person.name);
    struct person judged = old.person;
    if (r->set_liked)
        edit_said(&e, "liked", &judged.liked, r->liked);
    if (r->set_full)
        edit_said(&e, "practice full", &judged.practice_full, r->practice_full);
    if (r->contact)
        TRY(edit_to(&e, &old, r->contact, &judged, err));
    else
        TRY(row_save(app->store, &PERSON, &judged, err));
    TRY(people_record(ctx, app->store, r->person_id, &out->record, err));
    return store_describe(app->store, mem_printf(ctx, "edited %s", old.person.name),
                          err);
}

enum fault
app_edit(const void *ctx, const struct app *app, const struct edit_request *request,
         struct edit_answer *out, struct error *err) {
    TRY(app_begin(app, "edit", err));
    return app_finish(app, edit(ctx, app, request, out, err), err);
}
