/* What an import would do, record by record, for somebody to decide. */
#include <stdlib.h>

#include "app/import_work.h"
#include "base/memory.h"
#include "domain/duplicates.h"
#include "store/duplicates.h"
#include "store/people.h"

#include "base/ban.h"

#define POSSIBLE_MAX 3

const char *
import_fate_word(enum import_fate fate) {
    static const char *const words[] = {
        [FATE_ADDED] = "added",         [FATE_MERGED] = "merged",
        [FATE_UNCHANGED] = "unchanged", [FATE_LET_GO] = "let-go",
        [FATE_LEFT_OUT] = "left-out",
    };
    return words[fate];
}

static void
copy_strings(const void *ctx, struct strings *list) {
    struct strings copy = {0};
    for (size_t i = 0; i < list->count; i++)
        *array_add(ctx, &copy) = mem_dup(ctx, list->items[i]);
    *list = copy;
}

/* The sides for the answer; what they are made of goes with the record. */
static void
tell_sides(const void *ctx, const struct record *mine, const struct record *theirs,
           const struct record *result, struct sides *out) {
    void *work = mem_context(NULL);
    struct sides sides = {0};
    sides_of(work, mine, theirs, result, &sides);
    for (size_t i = 0; i < sides.count; i++) {
        struct side *s = array_add(ctx, out);
        *s = sides.items[i];
        copy_strings(ctx, &s->mine);
        copy_strings(ctx, &s->theirs);
        copy_strings(ctx, &s->result);
    }
    talloc_free(work);
}

static const char *
about(const struct record *r) {
    if (r->person.organisation)
        return r->person.organisation;
    if (r->person.title)
        return r->person.title;
    return r->ways.count > 0 ? r->ways.items[0].value : NULL;
}

struct import_record *
import_tell(struct import_work *w, const struct contact *c, int nth,
            const struct record *record) {
    if (!w->request->review)
        return NULL;
    struct import_record *to = array_add(w->ctx, &w->out->records);
    to->line = c->line;
    to->nth = nth;
    to->name = mem_dup(w->ctx, record->person.name);
    to->about = mem_dup(w->ctx, about(record));
    return to;
}

static int
compare_added(const void *a, const void *b) {
    const struct import_added *x = a, *y = b;
    return (x->id > y->id) - (x->id < y->id);
}

/* The record that brought somebody in this import, or NULL. */
static struct import_record *
brought_by(const struct import_work *w, int64_t id) {
    const struct import_added wanted = {.id = id};
    if (w->added.count == 0)
        return NULL;
    const struct import_added *found =
        bsearch(&wanted, w->added.items, w->added.count, sizeof wanted, compare_added);
    return found ? &w->out->records.items[found->record] : NULL;
}

void
import_tell_merge(struct import_work *w, struct import_record *to,
                  const struct record *there, const struct record *record,
                  const struct merge *merge, enum match match) {
    struct record result;
    void *work = mem_context(NULL);
    const struct import_record *brought = brought_by(w, there->person.id);
    to->person_id = brought ? 0 : there->person.id;
    to->with = mem_dup(w->ctx, there->person.name);
    to->with_line = brought ? brought->line : 0;
    to->why = match == MATCH_NONE ? "as you chose" : match_words(match);
    to->conflict = merge->conflicts.count > 0;
    merge_result(work, there, merge, &result);
    tell_sides(w->ctx, there, record, &result, &to->sides);
    talloc_free(work);
}

/* Somebody here (`id`) may be the one whom a record brought. */
static enum fault
add_possible(const struct import_work *w, const struct duplicate *d,
             struct import_record *to, int64_t id, int64_t added_id,
             struct error *err) {
    void *work = mem_context(NULL);
    struct record mine, theirs, result;
    struct merge merge;
    enum fault fault = people_record(work, w->app->store, id, &mine, err);
    if (fault == FAULT_NONE)
        fault = people_record(work, w->app->store, added_id, &theirs, err);
    if (fault == FAULT_NONE) {
        struct import_possible *p = array_add(w->ctx, &to->possible);
        merge_records(work, &mine, &theirs, &merge);
        merge_result(work, &mine, &merge, &result);
        *p = (struct import_possible){
            .person_id = id,
            .name = mem_dup(w->ctx, mine.person.name),
            .organisation = mem_dup(w->ctx, mine.person.organisation),
            .active = mine.person.let_go_day == DAY_NONE,
            .why = duplicate_words(w->ctx, d),
            .score = d->score,
        };
        tell_sides(w->ctx, &mine, &theirs, &result, &p->sides);
    }
    talloc_free(work);
    return fault;
}

static enum fault
find_possible(void *work, const struct import_work *w, struct error *err) {
    struct likenesses people = {0};
    struct duplicates found = {0};
    TRY(duplicates_load(work, w->app->store, &people, err));
    duplicates_find(work, &people, &found);
    for (size_t i = 0; i < found.count; i++) {
        const struct duplicate *d = &found.items[i];
        struct import_record *one = brought_by(w, d->person_id);
        struct import_record *other = brought_by(w, d->other_id);
        if ((one != NULL) == (other != NULL))
            continue;
        struct import_record *to = one ? one : other;
        if (to->possible.count < POSSIBLE_MAX)
            TRY(add_possible(w, d, to, one ? d->other_id : d->person_id,
                             one ? d->person_id : d->other_id, err));
    }
    return FAULT_NONE;
}

enum fault
import_find_possible(const struct import_work *w, struct error *err) {
    if (!w->request->review || w->added.count == 0)
        return FAULT_NONE;
    void *work = mem_context(NULL);
    enum fault fault = find_possible(work, w, err);
    talloc_free(work);
    return fault;
}
