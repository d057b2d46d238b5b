#include "app/demo_ledger.h"

#include <stdlib.h>

#include "base/clock.h"
#include "base/memory.h"
#include "domain/code.h"
#include "store/row.h"

#include "base/ban.h"

#define LARGE_DAYS 1000 /* that the ledger of a large practice goes back */
#define LARGE_OPEN 6    /* of the last days there, one in so many is open */

/* A referral on its way into the ledger. */
struct demo_entry {
    struct referral referral;
    int place;        /* in the order they were made up in */
    int passed_place; /* of the one that it hands on, or -1 */
    day_t thank_from; /* while thanks for it are to come, else DAY_NONE */
};

/* --- the story -----------------------------------------------------------------------
 */

static day_t
working_day_before(const struct demo_maker *m, day_t day) {
    while (calendar_kind(&m->calendar, day) != DAY_WORKING)
        day--;
    return day;
}

static day_t
day_of(const struct demo_maker *m, const struct demo_referral *d) {
    return working_day_before(m, m->app->today - d->days_ago);
}

static day_t
later(const struct demo_maker *m, day_t day, int working) {
    return working > 0 ? calendar_working_after(&m->calendar, day, working) : day;
}

day_t
demo_ledger_first(const struct demo_maker *m, int place) {
    const struct demo_referral *lists[] = {demo_received, demo_given};
    day_t first = DAY_NONE;
    for (size_t i = 0; m->cast && i < 2; i++)
        for (const struct demo_referral *d = lists[i]; d->who >= 0; d++)
            if (d->who == place && d->reached != STEP_UNKNOWN &&
                (first == DAY_NONE || day_of(m, d) < first))
                first = day_of(m, d);
    return first;
}

/* Answered the same day an hour or two later, else in the morning. */
static int
answered(const struct demo_maker *m, const struct referral *r) {
    int minute = r->minute + 35 + (int)(r->person_id * 37 + r->day) % 140;
    if (r->contacted_day != r->day)
        return 9 * 60 + (int)(r->person_id * 11 + m->app->today - r->day) % 120;
    return minute < CLOCK_DAY ? minute : CLOCK_DAY - 1;
}

static void
take_steps(const struct demo_maker *m, const struct demo_referral *d,
           struct referral *r) {
    day_t *const days[] = {&r->contacted_day, &r->booked_day, &r->seen_day};
    day_t last = r->day;
    for (int i = 0; i < 3 && d->reached >= STEP_CONTACTED + i; i++) {
        day_t day = later(m, last, d->after[i]);
        if (day >= m->app->today)
            return;
        *days[i] = last = day;
    }
    if (r->direction == REFERRAL_RECEIVED && r->contacted_day != DAY_NONE)
        r->contacted_minute = answered(m, r);
    if (d->ended_after > 0) {
        r->ended_day = later(m, last, d->ended_after);
        r->ended_why = d->ended_why;
    }
}

static struct demo_entry *
tell(struct demo_maker *m, const struct demo_referral *d,
     enum referral_direction direction) {
    struct demo_entry *e = array_add(m->ctx, &m->ledger);
    struct referral *r = &e->referral;
    *r = referral_new(m->people[d->who].id, direction, day_of(m, d));
    r->minute = d->minute;
    r->about = d->about;
    r->place = d->place;
    r->how = d->how;
    r->why = d->why;
    r->outcome = d->outcome;
    r->consent = d->consent;
    r->thanks = d->thanks;
    r->followed = d->reached != STEP_UNKNOWN;
    take_steps(m, d, r);
    e->place = (int)m->ledger.count - 1;
    e->passed_place = -1;
    e->thank_from = d->thanks != THANKS_DONE       ? DAY_NONE
                    : r->contacted_day != DAY_NONE ? r->contacted_day
                                                   : r->day;
    return e;
}

static void
tell_all(struct demo_maker *m) {
    int first = (int)m->ledger.count;
    for (const struct demo_referral *d = demo_received; d->who >= 0; d++)
        tell(m, d, REFERRAL_RECEIVED);
    for (const struct demo_referral *d = demo_given; d->who >= 0; d++) {
        struct demo_entry *e = tell(m, d, REFERRAL_GIVEN);
        for (int i = 0; d->passes_on && demo_received[i].who >= 0; i++)
            if (demo_received[i].days_ago == d->passes_on)
                e->passed_place = first + i;
    }
}

/* --- a large practice ----------------------------------------------------------------
 */

static const char *const places[] = {"surgery", "school",    "colleague",
                                     "clinic",  "workplace", NULL};
static const char *const hows[] = {"client called", "client wrote", "referrer called",
                                   "letter", NULL};
static const char *const whys[] = {"answers quickly", "takes couples", "close by",
                                   "evening times",   "online, too",   NULL};

/* Few people send much, most send nothing. */
static int64_t
anybody(struct demo_maker *m) {
    unsigned among = 1 + demo_dice(m, 1 + demo_dice(m, (unsigned)m->count));
    return m->people[demo_dice(m, among)].id;
}

/* Most came to a good end; of the last three weeks, some are still on their way. */
static void
go_its_way(struct demo_maker *m, struct referral *r) {
    day_t today = m->app->today;
    bool fresh = today - r->day <= REFERRAL_FRESH_DAYS;
    day_t step = r->day + (day_t)demo_dice(m, 3);
    bool received = r->direction == REFERRAL_RECEIVED;
    bool owed = fresh && demo_chance(m, 1, LARGE_OPEN);
    r->consent = (enum said)((int)demo_dice(m, 3) - 1);
    r->thanks = !received ? THANKS_NOT_SAID : owed ? THANKS_OWED : THANKS_DONE;
    r->thanked_day = r->thanks == THANKS_DONE ? r->day : DAY_NONE;
    if (step >= today || (fresh && demo_chance(m, 1, LARGE_OPEN)))
        return;
    r->contacted_day = step;
    r->contacted_minute = 9 * 60 + (int)demo_dice(m, 480);
    if (r->contacted_day == r->day && r->contacted_minute < r->minute)
        r->contacted_minute = r->minute;
    if (demo_chance(m, 1, 6)) {
        r->ended_day = step;
        r->ended_why = (enum referral_end)demo_dice(m, END_COUNT);
        return;
    }
    r->booked_day = step;
    step += 1 + (day_t)demo_dice(m, 9);
    if (step < today)
        r->seen_day = step;
}

static void
make_up(struct demo_maker *m, int count) {
    for (int i = 0; i < count; i++) {
        struct demo_entry *e = array_add(m->ctx, &m->ledger);
        struct referral *r = &e->referral;
        int64_t ago = (int64_t)(count - 1 - i) * LARGE_DAYS / count;
        *r = referral_new(anybody(m),
                          demo_chance(m, 3, 5) ? REFERRAL_RECEIVED : REFERRAL_GIVEN,
                          m->app->today - 1 - (day_t)ago);
        r->minute = 8 * 60 + (int)demo_dice(m, 600);
        r->about = demo_chance(m, 2, 3) ? demo_word(m, demo_abouts) : NULL;
        r->place = demo_word(m, places);
        r->how = demo_word(m, hows);
        r->why = demo_chance(m, 3, 4) ? demo_word(m, whys) : NULL;
        r->followed = true;
        go_its_way(m, r);
        e->place = i;
        e->passed_place = -1;
        e->thank_from = DAY_NONE;
    }
}

void
demo_ledger_begin(struct demo_maker *m, int referrals) {
    if (m->cast)
        tell_all(m);
    else
        make_up(m, referrals);
}

/* --- thanks --------------------------------------------------------------------------
 */

static bool
is_due(const struct demo_entry *e, day_t day) {
    return e->thank_from != DAY_NONE && e->thank_from <= day;
}

/* The one that waits longest among those of a person. */
static struct demo_entry *
waiting(const struct demo_maker *m, int64_t person_id, day_t day) {
    struct demo_entry *first = NULL;
    for (size_t i = 0; m->cast && i < m->ledger.count; i++) {
        struct demo_entry *e = &m->ledger.items[i];
        if (e->referral.person_id == person_id && is_due(e, day) &&
            (!first || e->thank_from < first->thank_from))
            first = e;
    }
    return first;
}

struct demo_person *
demo_ledger_thanks(struct demo_maker *m, day_t day,
                   bool (*is_free)(const struct demo_person *p, day_t day)) {
    const struct demo_entry *first = NULL;
    for (size_t i = 0; m->cast && i < m->ledger.count; i++) {
        const struct demo_entry *e = &m->ledger.items[i];
        if (is_due(e, day) && is_free(&m->people[e->referral.person_id - 1], day) &&
            (!first || e->thank_from < first->thank_from))
            first = e;
    }
    return first ? &m->people[first->referral.person_id - 1] : NULL;
}

const char *
demo_ledger_words(struct demo_maker *m, const struct demo_person *p, day_t day) {
    const struct demo_entry *e = waiting(m, p->id, day);
    size_t nth = 0;
    if (!e)
        return NULL;
    for (int i = 0; i < e->place; i++)
        nth += m->ledger.items[i].referral.person_id == p->id;
    const char *const *words =
        e->referral.consent == SAID_YES ? demo_thanks_open : demo_thanks_quiet;
    size_t count = 1;
    while (words[count])
        count++;
    return words[(nth + (size_t)p->id) % count];
}

void
demo_ledger_thanked(struct demo_maker *m, const struct demo_person *p, day_t day,
                    int64_t touch_id) {
    struct demo_entry *e = waiting(m, p->id, day);
    if (!e)
        return;
    e->thank_from = DAY_NONE;
    e->referral.thanked_day = day;
    e->referral.thanks_touch_id = touch_id;
}

/* --- keeping -------------------------------------------------------------------------
 */

static int
in_time(const void *a, const void *b) {
    const struct demo_entry *x = a, *y = b;
    if (x->referral.day != y->referral.day)
        return x->referral.day < y->referral.day ? -1 : 1;
    return (x->place > y->place) - (x->place < y->place);
}

enum fault
demo_ledger_add(struct demo_maker *m, struct error *err) {
    size_t count = m->ledger.count;
    if (count == 0)
        return FAULT_NONE;
    int64_t *ids = mem_array(m->ctx, int64_t, count);
    qsort(m->ledger.items, count, sizeof *m->ledger.items, in_time);
    for (size_t i = 0; i < count; i++) {
        char code[CODE_MAX];
        struct demo_entry *e = &m->ledger.items[i];
        e->referral.code = code_make((int64_t)i, code);
        if (e->passed_place >= 0)
            e->referral.passed_from_id = ids[e->passed_place];
        TRY(row_add(m->app->store, &REFERRAL, &e->referral, err));
        ids[e->place] = e->referral.id;
    }
    return FAULT_NONE;
}
