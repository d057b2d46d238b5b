#include "domain/timeline.h"

#include <stdlib.h>

#include "base/ban.h"

const char *
moment_word(enum moment_kind kind) {
    static const char *const words[MOMENT_KIND_COUNT] = {
        [MOMENT_PLANNED] = "planned",   [MOMENT_LET_GO] = "let-go",
        [MOMENT_MOVED] = "moved",       [MOMENT_DROPPED] = "dropped",
        [MOMENT_REFERRAL] = "referral", [MOMENT_CARD] = "card",
        [MOMENT_CARD_SENT] = "sent",    [MOMENT_TOUCH] = "touch",
        [MOMENT_COMPLETED] = "merged",  [MOMENT_IMPORTED] = "imported",
        [MOMENT_ADDED] = "added",
    };
    return words[kind];
}

/* Done by that touch, or overtaken by it. */
static const struct reach_out *
settled_by(const struct timeline_of *of, int64_t touch_id) {
    for (size_t i = 0; i < of->reach_outs->count; i++)
        if (of->reach_outs->items[i].touch_id == touch_id)
            return &of->reach_outs->items[i];
    return NULL;
}

static const struct card *
sent_with(const struct timeline_of *of, int64_t touch_id) {
    for (size_t i = 0; i < of->cards->count; i++)
        if (of->cards->items[i].touch_id == touch_id)
            return &of->cards->items[i];
    return NULL;
}

static void
add_touches(const void *ctx, const struct timeline_of *of, struct moments *out) {
    for (size_t i = 0; i < of->touches->count; i++) {
        const struct touch *t = &of->touches->items[i];
        *array_add(ctx, out) = (struct moment){
            .kind = MOMENT_TOUCH,
            .day = t->day,
            .touch = t,
            .reach_out = settled_by(of, t->id),
            .card = sent_with(of, t->id),
        };
    }
}

/* The day on which a reach-out was put off: when the next one was made. */
static day_t
moved_on(const struct timeline_of *of, const struct reach_out *moved) {
    const struct reach_out *next = NULL;
    for (size_t i = 0; i < of->reach_outs->count; i++) {
        const struct reach_out *r = &of->reach_outs->items[i];
        if (r->id > moved->id && (!next || r->id < next->id))
            next = r;
    }
    return next ? next->made_day : moved->day;
}

/* When it was given up is not kept; not after they were let go, nor in the future. */
static day_t
dropped_on(const struct timeline_of *of, const struct reach_out *dropped) {
    day_t last = of->person->let_go_day;
    if (last == DAY_NONE)
        last = of->today;
    return dropped->day < last ? dropped->day : last;
}

static day_t
day_of(const struct timeline_of *of, const struct reach_out *r) {
    if (r->state == REACH_OUT_MOVED)
        return moved_on(of, r);
    return r->state == REACH_OUT_DROPPED ? dropped_on(of, r) : r->day;
}

/* What a touch has settled is told by that touch. */
static void
add_reach_outs(const void *ctx, const struct timeline_of *of, struct moments *out) {
    static const enum moment_kind kinds[] = {
        [REACH_OUT_OPEN] = MOMENT_PLANNED,
        [REACH_OUT_MOVED] = MOMENT_MOVED,
        [REACH_OUT_DROPPED] = MOMENT_DROPPED,
    };
    for (size_t i = 0; i < of->reach_outs->count; i++) {
        const struct reach_out *r = &of->reach_outs->items[i];
        if (r->state != REACH_OUT_DONE && r->touch_id == 0)
            *array_add(ctx, out) = (struct moment){
                .kind = kinds[r->state], .day = day_of(of, r), .reach_out = r};
    }
}

static void
add_cards(const void *ctx, const struct timeline_of *of, struct moments *out) {
    for (size_t i = 0; i < of->cards->count; i++) {
        const struct card *c = &of->cards->items[i];
        *array_add(ctx, out) =
            (struct moment){.kind = MOMENT_CARD, .day = c->asked_day, .card = c};
        if (c->done_day != DAY_NONE && c->touch_id == 0)
            *array_add(ctx, out) = (struct moment){
                .kind = MOMENT_CARD_SENT, .day = c->done_day, .card = c};
    }
}

static void
add_person(const void *ctx, const struct timeline_of *of, struct moments *out) {
    const struct person *p = of->person;
    bool imported = false;
    for (size_t i = 0; i < of->imports->count; i++) {
        const struct brought *b = &of->imports->items[i];
        imported |= b->outcome == IMPORT_ADDED;
        *array_add(ctx, out) = (struct moment){
            .kind = b->outcome == IMPORT_ADDED ? MOMENT_IMPORTED : MOMENT_COMPLETED,
            .day = b->day,
            .text = b->file};
    }
    if (!imported)
        *array_add(ctx, out) =
            (struct moment){.kind = MOMENT_ADDED, .day = p->added_day};
    if (p->let_go_day != DAY_NONE)
        *array_add(ctx, out) = (struct moment){
            .kind = MOMENT_LET_GO, .day = p->let_go_day, .text = p->let_go_why};
}

static int64_t
id_of(const struct moment *m) {
    if (m->touch)
        return m->touch->id;
    if (m->reach_out)
        return m->reach_out->id;
    if (m->referral)
        return m->referral->id;
    return m->card ? m->card->id : 0;
}

static int
compare(const void *left, const void *right) {
    const struct moment *a = left;
    const struct moment *b = right;
    if (a->day != b->day)
        return a->day < b->day ? 1 : -1;
    if (a->kind != b->kind)
        return a->kind < b->kind ? -1 : 1;
    return (id_of(b) > id_of(a)) - (id_of(b) < id_of(a));
}

struct moments
timeline_make(const void *ctx, const struct timeline_of *of) {
    struct moments out = {0};
    add_touches(ctx, of, &out);
    add_reach_outs(ctx, of, &out);
    for (size_t i = 0; i < of->referrals->count; i++)
        *array_add(ctx, &out) = (struct moment){.kind = MOMENT_REFERRAL,
                                                .day = of->referrals->items[i].day,
                                                .referral = &of->referrals->items[i]};
    add_cards(ctx, of, &out);
    add_person(ctx, of, &out);
    if (out.count > 1)
        qsort(out.items, out.count, sizeof *out.items, compare);
    return out;
}
