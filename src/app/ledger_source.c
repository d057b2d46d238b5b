/* Who is meant by a name in a sheet of referrals. */
#include <stdlib.h>
#include <string.h>

#include "app/ledger_work.h"
#include "app/record.h"
#include "base/memory.h"
#include "base/text.h"
#include "domain/name_match.h"
#include "domain/suggest.h"
#include "store/people.h"
#include "store/row.h"

#include "base/ban.h"

#define POSSIBLE_MAX 5

const char *
source_fate_word(enum source_fate fate) {
    static const char *const words[] = {"found", "added", "left-out"};
    return words[fate];
}

const char *
entry_fate_word(enum entry_fate fate) {
    static const char *const words[] = {"in", "there", "left-out"};
    return words[fate];
}

static void
add_person(void *data, int64_t id, const char *name_key, const char *other_key,
           bool active, const char *name, const char *organisation) {
    struct ledger_book *b = data;
    *array_add(b->ctx, &b->people) =
        (struct ledger_person){.id = id,
                               .name_key = mem_dup(b->ctx, name_key),
                               .other_key = mem_dup(b->ctx, other_key),
                               .name = mem_dup(b->ctx, name),
                               .organisation = mem_dup(b->ctx, organisation),
                               .active = active};
}

static int
by_name(const void *a, const void *b) {
    const struct ledger_person *x = a, *y = b;
    int order = strcmp(x->name_key, y->name_key);
    return order ? order : (x->id > y->id) - (x->id < y->id);
}

enum fault
ledger_book_people(struct ledger_book *b, struct error *err) {
    TRY(people_each_name(b->app->store, add_person, b, err));
    if (b->people.count > 1)
        qsort(b->people.items, b->people.count, sizeof *b->people.items, by_name);
    return FAULT_NONE;
}

static struct named
named_of(const struct ledger_person *p) {
    return (struct named){.id = p->id,
                          .name = p->name,
                          .organisation = p->organisation,
                          .active = p->active};
}

/* The first whose name is not before `key`. */
static size_t
first_named(const struct ledger_book *b, const char *key) {
    size_t low = 0, high = b->people.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (strcmp(b->people.items[middle].name_key, key) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Those of exactly that name, people on the list first: most are found so. */
static void
find_named(const struct ledger_book *b, const char *key, struct named_list *out) {
    bool active = false;
    for (size_t i = first_named(b, key);
         i < b->people.count && strcmp(b->people.items[i].name_key, key) == 0; i++) {
        const struct ledger_person *p = &b->people.items[i];
        if (active && !p->active)
            continue;
        if (p->active && !active)
            out->count = 0;
        active = p->active;
        if (out->count < POSSIBLE_MAX)
            *array_add(b->ctx, out) = named_of(p);
    }
}

/* Those of the best class, people on the list first. */
static enum name_class
find_best(const struct ledger_book *b, const char *name, struct named_list *out) {
    void *work = mem_context(b->ctx);
    struct name_query *query = name_query_new(work, name);
    enum name_class best = NAME_NONE;
    bool active = false;
    for (size_t i = 0; i < b->people.count; i++) {
        const struct ledger_person *p = &b->people.items[i];
        enum name_class class = name_score(query, p->name_key, p->other_key);
        if (class == NAME_NONE || class < best ||
            (class == best && active && !p->active))
            continue;
        if (class > best || (p->active && !active))
            out->count = 0;
        best = class;
        active = p->active;
        if (out->count < POSSIBLE_MAX)
            *array_add(b->ctx, out) = named_of(p);
    }
    talloc_free(work);
    return best;
}

/* Of several of one name, the one at the organisation that the sheet names. */
static void
prefer_organisation(const struct referrer *r, struct named_list *list) {
    for (size_t i = 0; r->organisation && i < list->count; i++)
        if (list->items[i].organisation &&
            text_same(list->items[i].organisation, r->organisation)) {
            struct named found = list->items[i];
            list->items[0] = found;
            list->count = 1;
            return;
        }
}

/* Somebody here, when it is sure enough; else those it may be. */
static void
find_here(const struct ledger_book *b, const struct referrer *r,
          struct ledger_source *s) {
    struct named_list found = {0};
    enum name_class class = NAME_FULL;
    if (*r->key)
        find_named(b, r->key, &found);
    if (found.count == 0)
        class = find_best(b, r->name, &found);
    if (found.count > 1)
        prefer_organisation(r, &found);
    bool whole = class == NAME_FULL || class == NAME_REORDERED;
    bool words = class == NAME_WORDS && r->kind == REFERRER_PERSON;
    if (found.count > 0 && (whole || (words && found.count == 1))) {
        s->fate = SOURCE_FOUND;
        s->person_id = found.items[0].id;
        s->name = found.items[0].name;
        if (found.count > 1)
            s->why = "the first of several of that name";
        else if (!whole && !strchr(r->name, ' '))
            s->why = "the only one with that in their name";
    }
    if (s->fate != SOURCE_FOUND || found.count > 1)
        s->possible = found;
}

/* --- adding ------------------------------------------------------------------------
 */

static struct contact *
contact_of(struct contacts *all, const struct referrer *r,
           const struct sheet_row *row) {
    struct contact *c = contact_new(all, row->line);
    c->name = contact_word(c, r->name);
    if (!c->name)
        c->name = "Unknown";
    c->company = r->kind != REFERRER_PERSON;
    if (r->kind == REFERRER_PLACE)
        return c;
    c->prefix = r->prefix;
    c->given = r->given;
    c->family = r->family;
    c->suffix = r->suffix;
    c->organisation = row->organisation ? row->organisation : r->organisation;
    contact_add_way(c, CONTACT_EMAIL, NULL, row->email, false);
    contact_add_way(c, CONTACT_PHONE, NULL, row->phone, false);
    /* One word for one thing: a paediatrician is found among the physicians. */
    const char *role = row->role ? role_from_title(row->role) : NULL;
    c->title = role ? row->role : NULL;
    contact_add_role(c, role ? role : row->role);
    return c;
}

static struct referrer
as_chosen(const struct ledger_book *b, const char *typed, enum source_act act) {
    if (act == SOURCE_PLACE)
        return referrer_of_kind(b->ctx, typed, REFERRER_PLACE);
    struct referrer r = referrer_read(b->ctx, typed);
    if (act == SOURCE_PERSON && r.kind == REFERRER_PLACE)
        r = referrer_of_kind(b->ctx, typed, REFERRER_PERSON);
    return r;
}

enum fault
ledger_book_add(struct ledger_book *b, const struct sheet_row *row,
                struct ledger_source *s, struct error *err) {
    struct record record;
    struct contacts *all = contacts_new(b->ctx, FORMAT_CSV);
    const struct referrer r = as_chosen(b, s->typed, s->act);
    record_from_contact(b->ctx, contact_of(all, &r, row), b->app->today, &record);
    struct person *p = &record.person;
    p->import_id = b->import_id;
    if (r.kind == REFERRER_PLACE) {
        p->let_go_day = b->app->today;
        p->let_go_why = REFERRER_PLACE_WHY;
    }
    TRY(record_add(b->ctx, b->app, &record, err));
    s->person_id = p->id;
    s->name = p->name;
    if (b->import_id == 0)
        return FAULT_NONE;
    struct import_person note = {
        .import_id = b->import_id, .person_id = p->id, .outcome = IMPORT_ADDED};
    return row_add(b->app->store, &IMPORT_PERSON, &note, err);
}

static enum fault
take_chosen(struct ledger_book *b, int64_t id, struct ledger_source *s,
            struct error *err) {
    for (size_t i = 0; i < b->people.count; i++) {
        const struct ledger_person *p = &b->people.items[i];
        if (p->id != id)
            continue;
        s->fate = SOURCE_FOUND;
        s->person_id = id;
        s->name = p->name;
        s->why = "as you chose";
        return FAULT_NONE;
    }
    return error_set(err, FAULT_NOT_FOUND,
                     "The person who was chosen for \"%s\" is here no more. Look the "
                     "sheet over again.",
                     text_cut(b->ctx, s->typed, 60));
}

enum fault
ledger_book_source(struct ledger_book *b, struct ledger_sources *sources,
                   const struct sheet_row *row, const struct source_choice *choice,
                   size_t *at, struct error *err) {
    enum source_act act = choice ? choice->act : SOURCE_AS_PROPOSED;
    struct referrer r = as_chosen(b, row->person, act);
    for (*at = 0; *at < sources->count; (*at)++)
        if (strcmp(sources->items[*at].key, r.key) == 0)
            return FAULT_NONE;
    struct ledger_source *s = array_add(b->ctx, sources);
    *s =
        (struct ledger_source){.typed = r.kind == REFERRER_PLACE ? r.name : row->person,
                               .name = r.name,
                               .key = r.key,
                               .kind = r.kind,
                               .act = act,
                               .fate = SOURCE_ADDED};
    if (act == SOURCE_LEAVE) {
        s->fate = SOURCE_LEFT;
        return FAULT_NONE;
    }
    if (act == SOURCE_IS)
        return take_chosen(b, choice->person_id, s, err);
    if (act != SOURCE_PERSON)
        find_here(b, &r, s);
    return FAULT_NONE;
}
