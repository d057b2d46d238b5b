/* The people of the demo. */
#include <string.h>

#include "app/demo_ledger.h"
#include "app/record.h"
#include "base/memory.h"
#include "base/text.h"
#include "domain/state.h"
#include "store/row.h"

#include "base/ban.h"

/* Who introduced whom, by place; the introducer comes first in time. */
static const struct {
    int who, by;
} introduced[] = {
    {4, 13},  {10, 0},  {16, 3}, {19, 0},  {22, 5},  {24, 21}, {29, 24}, {34, 5},
    {36, 10}, {40, 21}, {46, 6}, {52, 10}, {54, 22}, {56, 2},  {59, 32},
};

static const struct {
    int who;
    int days_ago;
    const char *why;
} gone[] = {
    {23, 200, "not liked"},
    {33, 150, "retired"},
    {45, 95, "moved away"},
    {47, 60, "no reply in a year"},
};

static const int unreachable[] = {38, 55};

static bool
is_among(int place, const int *list, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (list[i] == place)
            return true;
    return false;
}

/* Beyond the sixty, given and family names are combined anew, with an initial. */
static void
name_person(struct demo_maker *m, int place, struct person *p) {
    const struct demo_somebody *who = &demo_people[place % DEMO_PEOPLE];
    p->given = who->given;
    p->family = who->family;
    if (place >= DEMO_PEOPLE) {
        int round = place / DEMO_PEOPLE;
        p->family = demo_people[(place + round) % DEMO_PEOPLE].family;
        int initial = round / DEMO_PEOPLE;
        if (initial > 0)
            p->additional = mem_printf(m->ctx, "%c", 'A' + (initial - 1) % 26);
    }
    p->name = p->additional
                  ? mem_printf(m->ctx, "%s %s. %s", p->given, p->additional, p->family)
                  : mem_printf(m->ctx, "%s %s", p->given, p->family);
    p->organisation = who->organisation;
    p->title = who->title;
}

static void
add_way(struct record *r, void *ctx, enum way_kind kind, const char *label,
        const char *value) {
    char *key = kind == WAY_EMAIL   ? text_email_key(ctx, value)
                : kind == WAY_PHONE ? text_phone_key(ctx, value)
                                    : text_fold(ctx, value);
    *array_add(ctx, &r->ways) =
        (struct way){.kind = kind, .label = label, .value = value, .match_key = key};
}

/* Addresses below example.org and numbers 555-01xx, so that nobody is ever reached. */
static void
add_ways(struct demo_maker *m, int place, struct record *r) {
    const struct person *p = &r->person;
    if (m->cast && is_among(place, unreachable, sizeof unreachable / sizeof(int)))
        return;
    bool cast = m->cast && place < DEMO_PEOPLE;
    if (!demo_chance(m, 1, 12) || (cast && place <= CAST_DUE)) {
        char *local = text_fold(m->ctx, p->name);
        for (char *c = local; *c; c++)
            if (*c == ' ')
                *c = '.';
        add_way(r, m->ctx, WAY_EMAIL, "work",
                mem_printf(m->ctx, "%s@example.org", local));
    }
    if (demo_chance(m, 3, 4) || r->ways.count == 0)
        add_way(r, m->ctx, WAY_PHONE, demo_chance(m, 1, 3) ? "mobile" : "work",
                mem_printf(m->ctx, "+1 %03d 555 01%02d", 201 + place / 100 % 700,
                           place % 100));
    if (demo_chance(m, 1, 2))
        add_way(r, m->ctx, WAY_ADDRESS, "work",
                mem_printf(m->ctx, "%u %s\n%s", 1 + demo_dice(m, 80),
                           demo_word(m, demo_streets), demo_word(m, demo_towns)));
}

static void
add_fact(struct demo_maker *m, struct record *r, enum fact_kind kind, const char *text,
         struct date date, bool yearly) {
    day_t told = r->person.added_day + (day_t)demo_dice(m, 90);
    *array_add(m->ctx, &r->facts) =
        (struct fact){.kind = kind,
                      .text = text,
                      .date = date,
                      .yearly = yearly,
                      .told_day = told < m->app->today ? told : m->app->today - 1};
}

/* Not today or so: that is the part of one person alone. */
static struct date
birthday(struct demo_maker *m) {
    struct date date = day_to_date(m->app->today + 12 + (day_t)demo_dice(m, 335));
    date.year = demo_chance(m, 1, 2) ? date.year - 30 - (int)demo_dice(m, 35) : 0;
    if (date.month == 2 && date.mday == 29)
        date.mday = 28;
    return date;
}

static const struct {
    int who, days;
    const char *text;
} events[] = {
    {1, 9, "opens the second practice"},  {4, 6, "parents' evening at the school"},
    {6, 15, "the school turns fifty"},    {9, 20, "runs the half marathon"},
    {14, 12, "back from leave"},          {18, 27, "daughter's graduation"},
    {21, -5, "knee operation"},           {26, 34, "moves to the new building"},
    {30, -12, "fortieth birthday party"}, {36, 8, "wedding of the eldest son"},
};

static void
add_dates(struct demo_maker *m, int place, struct record *r) {
    struct date none = {0, 0, 0};
    if (m->cast && place == CAST_BIRTHDAY) {
        struct date today = day_to_date(m->app->today);
        today.year -= 47;
        if (today.month == 2 && today.mday == 29)
            today.year -= 1; /* 48 years are leap years again */
        add_fact(m, r, FACT_BIRTHDAY, "birthday", today, true);
    } else if (demo_chance(m, 3, 5)) {
        add_fact(m, r, FACT_BIRTHDAY, "birthday", birthday(m), true);
    }
    for (size_t i = 0; m->cast && i < sizeof events / sizeof *events; i++)
        if (events[i].who == place)
            add_fact(m, r, FACT_EVENT, events[i].text,
                     day_to_date(m->app->today + events[i].days), false);
    if (place % DEMO_PEOPLE >= CAST_NEW && m->cast)
        return;
    if (demo_chance(m, 2, 3))
        add_fact(m, r, FACT_NOTE, demo_told[place % 30], none, false);
    if (demo_chance(m, 1, 3))
        add_fact(m, r, FACT_NEWS, demo_word(m, demo_news), none, false);
    if (demo_chance(m, 1, 3))
        add_fact(m, r, FACT_HELP, demo_word(m, demo_help), none, false);
    if (demo_chance(m, 1, 4))
        add_fact(m, r, FACT_WORKS, demo_word(m, demo_works), none, false);
    if (demo_chance(m, 1, 4))
        add_fact(m, r, FACT_REFER, demo_word(m, demo_refer), none, false);
}

static void
add_word(struct demo_maker *m, struct record *r, enum tag_kind kind, const char *word) {
    *array_add(m->ctx, &r->tags) =
        (struct tag){.kind = kind, .word = word, .word_key = text_fold(m->ctx, word)};
}

/* What the user thinks of them (METHOD N3). */
static void
judge(struct demo_maker *m, int place, struct person *p) {
    const struct demo_somebody *who = &demo_people[place % DEMO_PEOPLE];
    p->liked = NOT_SAID;
    p->practice_full = NOT_SAID;
    if (m->cast && place >= CAST_NEW && place < DEMO_PEOPLE)
        return;
    if (demo_chance(m, 3, 5))
        p->liked = SAID_YES;
    if (who->field == FIELD_THERAPY && demo_chance(m, 1, 3))
        p->practice_full = demo_chance(m, 2, 3) ? SAID_YES : SAID_NO;
    if (m->cast && (place == CAST_DUE || place == CAST_WAITING)) {
        p->liked = SAID_YES;
        p->practice_full = SAID_YES;
    }
}

static void
let_go(struct demo_maker *m, int place, struct person *p) {
    p->let_go_day = DAY_NONE;
    for (size_t i = 0; m->cast && i < sizeof gone / sizeof *gone; i++) {
        if (gone[i].who != place)
            continue;
        p->let_go_day = m->app->today - gone[i].days_ago;
        p->let_go_why = gone[i].why;
        p->liked = i == 0 ? SAID_NO : p->liked;
    }
}

/* The list was begun with two dozen names; the others came one after the other. */
static day_t
added_day(struct demo_maker *m, int place) {
    int first = m->cast ? 24 : m->count / 2;
    if (m->cast && place < DEMO_PEOPLE && place >= CAST_NEW)
        return m->app->today - 3 - (day_t)demo_dice(m, 30);
    if (place < first || place == CAST_WAITING)
        return m->start;
    day_t day = m->start + 5 + (day_t)demo_dice(m, DEMO_DAYS - 22);
    day_t referred = demo_ledger_first(m, place);
    /* Known for a while before anybody is sent. */
    return referred != DAY_NONE && referred - 60 < day ? referred - 60 : day;
}

static enum fault
make_person(struct demo_maker *m, int place, struct error *err) {
    const struct demo_somebody *who = &demo_people[place % DEMO_PEOPLE];
    struct record r = {0};
    struct demo_person *p = &m->people[place];
    r.person.id = place + 1; /* the same after a reset, too */
    r.person.added_day = added_day(m, place);
    r.person.kept_day = DAY_NONE;
    name_person(m, place, &r.person);
    judge(m, place, &r.person);
    let_go(m, place, &r.person);
    if (r.person.let_go_day != DAY_NONE)
        r.person.added_day = m->start;
    add_ways(m, place, &r);
    add_dates(m, place, &r);
    if (demo_chance(m, 9, 10))
        add_word(m, &r, TAG_ROLE, who->role);
    if (demo_chance(m, 1, 3))
        add_word(m, &r, TAG_TAG, demo_word(m, demo_tags));
    record_set_keys(m->ctx, &r);
    TRY(record_add(m->ctx, m->app, &r, err));
    *p = (struct demo_person){.id = r.person.id,
                              .field = who->field,
                              .liked = r.person.liked,
                              .added = r.person.added_day,
                              .last = DAY_NONE,
                              .next = r.person.added_day,
                              .until = m->app->today - 1,
                              .let_go = r.person.let_go_day};
    for (size_t i = 0; i < r.ways.count; i++)
        p->reach |= reach_bit(r.ways.items[i].kind);
    return FAULT_NONE;
}

static enum fault
introduce(struct demo_maker *m, struct error *err) {
    for (size_t i = 0; m->cast && i < sizeof introduced / sizeof *introduced; i++) {
        const struct demo_somebody *by = &demo_people[introduced[i].by];
        struct relation relation = {
            .person_id = m->people[introduced[i].who].id,
            .kind = "introduced by",
            .other_id = m->people[introduced[i].by].id,
            .other_name = mem_printf(m->ctx, "%s %s", by->given, by->family),
        };
        TRY(row_add(m->app->store, &RELATION, &relation, err));
    }
    return FAULT_NONE;
}

enum fault
demo_make_people(struct demo_maker *m, struct error *err) {
    void *ctx = m->ctx;
    enum fault fault = FAULT_NONE;
    for (int i = 0; fault == FAULT_NONE && i < m->count; i++) {
        /* What one person needs goes again with them. */
        m->ctx = mem_context(ctx);
        fault = make_person(m, i, err);
        talloc_free(m->ctx);
    }
    m->ctx = ctx;
    TRY(fault);
    return introduce(m, err);
}
