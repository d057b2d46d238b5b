/* A year of the demo, day after day. */
#include "app/demo_ledger.h"
#include "base/memory.h"
#include "domain/state.h"
#include "domain/suggest.h"
#include "store/row.h"

#include "base/ban.h"

#define LOOKED_AT 8 /* of a large list, so many are looked at for a touch */
#define FUTURE_DAYS 400

/* What the year keeps in mind. */
struct year {
    struct demo_maker *m;
    int rhythm;   /* calendar days between two touches of one person */
    int a_day;    /* touches on a working day, more or less */
    int in_a_row; /* checkmarks */
    size_t treats;
    struct treat treat;     /* the one that is named and not earned yet */
    int loads[FUTURE_DAYS]; /* next dates per day from today on */
    size_t notes;
};

/* --- a touch ------------------------------------------------------------------------
 */

static const struct {
    enum method method;
    const char *word;
    unsigned weight;
} ways[] = {
    {METHOD_EMAIL, NULL, 36},         {METHOD_PHONE, "call", 20},
    {METHOD_IN_PERSON, "coffee", 12}, {METHOD_IN_PERSON, "walk", 5},
    {METHOD_IN_PERSON, "lunch", 5},   {METHOD_CARD, NULL, 9},
    {METHOD_TEXT, "whatsapp", 6},     {METHOD_VIDEO, "zoom", 4},
    {METHOD_GIFT, "book", 3},
};

static bool
is_part(const struct demo_maker *m, const struct demo_person *p, int part) {
    return m->cast && p == &m->people[part];
}

static void
choose_method(struct demo_maker *m, const struct demo_person *p, struct touch *t) {
    for (int tries = 0; tries < 40; tries++) {
        unsigned at = demo_dice(m, 100);
        size_t i = 0;
        for (; i + 1 < sizeof ways / sizeof *ways && at >= ways[i].weight; i++)
            at -= ways[i].weight;
        bool gift = ways[i].method == METHOD_GIFT;
        if (!method_reaches(ways[i].method, p->reach) || (gift && p->touches < 3))
            continue;
        /* What was used longest ago is what is suggested today. */
        if (is_part(m, p, CAST_OVERDUE) && ways[i].method == METHOD_EMAIL)
            continue;
        t->method = ways[i].method;
        t->word = ways[i].word;
        return;
    }
    t->method = METHOD_IN_PERSON;
    t->word = "coffee";
}

/* No two touches of one person have the same note while there are others. */
static const char *
choose_note(const struct year *y, const struct demo_person *p) {
    const char *const *field = demo_field_notes[p->field];
    size_t fields = 0;
    while (field[fields])
        fields++;
    size_t n = (size_t)p->touches;
    size_t start = (size_t)p->id * 7;
    if (demo_chance(y->m, 1, 8))
        return NULL;
    if (n % 3 == 1 && fields > 0)
        return field[(start + n / 3) % fields];
    return demo_notes[(start + (n - (n + 1) / 3) * 5) % y->notes];
}

static enum fault
add_touch(struct year *y, struct demo_person *p, day_t day, int64_t *id,
          struct error *err) {
    struct demo_maker *m = y->m;
    const char *thanks = demo_ledger_words(m, p, day);
    struct touch t = {
        .person_id = p->id,
        .day = day,
        .at = (int64_t)day * 86400 + 28800 + demo_dice(m, 36000),
        .share = (enum share)demo_dice(m, SHARE_COUNT),
        .meaningful = NOT_SAID,
        .liked = NOT_SAID,
        .note = choose_note(y, p),
    };
    choose_method(m, p, &t);
    if (demo_chance(m, 7, 10))
        t.meaningful = demo_chance(m, 3, 4) ? SAID_YES : SAID_NO;
    if (p->liked == SAID_YES && (p->touches == 0 || demo_chance(m, 1, 4)))
        t.liked = SAID_YES;
    t.asked = p->touches > 6 && demo_chance(m, 1, 25);
    if (thanks) {
        t.note = thanks;
        t.meaningful = SAID_YES;
        t.asked = false;
    }
    TRY(row_add(m->app->store, &TOUCH, &t, err));
    demo_ledger_thanked(m, p, day, t.id);
    *id = t.id;
    p->last = day;
    p->touches++;
    return FAULT_NONE;
}

/* --- the next date -------------------------------------------------------------------
 */

static day_t
free_day(const struct year *y, day_t day) {
    const struct demo_maker *m = y->m;
    day = calendar_working_from(&m->calendar, day);
    for (int i = 0; i < FUTURE_DAYS && day - m->app->today < FUTURE_DAYS; i++) {
        if (day < m->app->today || y->loads[day - m->app->today] < y->a_day + 1)
            break;
        day = calendar_working_after(&m->calendar, day, 1);
    }
    return day;
}

/* The date that was open ends with this touch. */
static enum fault
close_open(struct year *y, struct demo_person *p, day_t day, int64_t touch_id,
           struct error *err) {
    struct reach_out *r = &p->open;
    if (r->person_id == 0)
        return FAULT_NONE;
    r->state = r->day <= day || r->promise ? REACH_OUT_DONE : REACH_OUT_MOVED;
    r->touch_id = touch_id;
    if (r->day >= y->m->app->today && r->day - y->m->app->today < FUTURE_DAYS)
        y->loads[r->day - y->m->app->today]--;
    TRY(row_add(y->m->app->store, &REACH_OUT, r, err));
    *r = (struct reach_out){0};
    return FAULT_NONE;
}

static void
open_next(struct year *y, struct demo_person *p, day_t day) {
    struct demo_maker *m = y->m;
    bool chosen = demo_chance(m, 1, 5);
    bool promise = demo_chance(m, 1, 14);
    int ahead = promise ? 3 + (int)demo_dice(m, 8)
                        : y->rhythm + (chosen ? (int)demo_dice(m, 21) - 10 : 0);
    p->next = free_day(y, day + (ahead > 1 ? ahead : 1));
    p->open = (struct reach_out){
        .person_id = p->id,
        .day = p->next,
        .state = REACH_OUT_OPEN,
        .origin = chosen || promise ? ORIGIN_CHOSEN : ORIGIN_RHYTHM,
        .promise = promise ? demo_word(m, demo_promises) : NULL,
        .made_day = day,
    };
    if (p->next >= m->app->today && p->next - m->app->today < FUTURE_DAYS)
        y->loads[p->next - m->app->today]++;
}

/* --- a day ---------------------------------------------------------------------------
 */

static bool
is_free(const struct demo_person *p, day_t day) {
    return p->added < day && p->until >= day && p->last != day &&
           (p->let_go == DAY_NONE || p->let_go > day);
}

/* Who is to be thanked, then whose date comes first: of all in a small list, of some in
 * a large one. */
static struct demo_person *
choose(struct demo_maker *m, day_t day) {
    struct demo_person *best = demo_ledger_thanks(m, day, is_free);
    if (best)
        return best;
    int looked = m->cast ? m->count : LOOKED_AT;
    for (int i = 0; i < looked; i++) {
        struct demo_person *p =
            &m->people[m->cast ? (unsigned)i : demo_dice(m, (unsigned)m->count)];
        if (is_free(p, day) && (!best || p->next < best->next))
            best = p;
    }
    return best;
}

static int
how_many(struct year *y, day_t day) {
    struct demo_maker *m = y->m;
    if (!m->cast)
        return y->a_day * 3 / 4 + (int)demo_dice(m, (unsigned)(y->a_day / 2 + 1));
    if (day > m->broken)
        return 3;
    if (day == m->broken || demo_chance(m, 1, 7))
        return (int)demo_dice(m, 3);
    return demo_chance(m, 1, 5) ? 4 : 3;
}

/* METHOD P10: ten in a row earn the treat that was named, and the next one is named. */
static enum fault
count_checkmark(struct year *y, day_t day, int touches, struct error *err) {
    struct demo_maker *m = y->m;
    y->in_a_row = touches >= 3 ? y->in_a_row + 1 : 0;
    if (y->in_a_row == 0 || y->in_a_row % 10 != 0)
        return FAULT_NONE;
    y->treat.earned_day = day;
    y->treat.taken_day = day + 1 + (day_t)demo_dice(m, 4);
    TRY(row_add(m->app->store, &TREAT, &y->treat, err));
    y->treats++;
    y->treat =
        (struct treat){.named_day = day, .earned_day = DAY_NONE, .taken_day = DAY_NONE};
    y->treat.name = demo_treats[y->treats % 8];
    return FAULT_NONE;
}

static enum fault
live_day(struct year *y, day_t day, struct error *err) {
    int wanted = how_many(y, day);
    int done = 0;
    int in_vain = 0;
    while (done < wanted && in_vain < 50) {
        struct demo_person *p = choose(y->m, day);
        int64_t id;
        if (!p) {
            in_vain++;
            continue;
        }
        TRY(add_touch(y, p, day, &id, err));
        TRY(close_open(y, p, day, id, err));
        open_next(y, p, day);
        done++;
    }
    return count_checkmark(y, day, done, err);
}

/* --- how it ends ---------------------------------------------------------------------
 */

/* Moves a date onto another day, with or without a promise. */
static void
recast(struct demo_maker *m, int place, day_t day, enum reach_out_origin origin,
       const char *promise) {
    struct demo_person *p = &m->people[place];
    p->open = (struct reach_out){.person_id = p->id,
                                 .day = day,
                                 .state = REACH_OUT_OPEN,
                                 .origin = origin,
                                 .promise = promise,
                                 .made_day = p->last};
}

static bool
is_cast(const struct demo_maker *m, int place) {
    return m->cast &&
           (place == CAST_BIRTHDAY || place == CAST_PROMISE || place == CAST_OVERDUE ||
            place == CAST_DUE || place == CAST_WAITING);
}

/* Who is named today, each for another reason. */
static void
set_stage(struct demo_maker *m) {
    day_t today = m->app->today;
    day_t earlier = today;
    for (int i = 0; i < 2; i++)
        do
            earlier--;
        while (calendar_kind(&m->calendar, earlier) != DAY_WORKING);
    m->people[CAST_BIRTHDAY].open.promise = NULL; /* it is the birthday that counts */
    recast(m, CAST_PROMISE, today, ORIGIN_CHOSEN, demo_promises[0]);
    recast(m, CAST_OVERDUE, earlier, ORIGIN_RHYTHM, NULL);
    recast(m, CAST_DUE, today, ORIGIN_CHOSEN, NULL);
    m->people[CAST_WAITING].open = (struct reach_out){0};
}

static enum fault
keep_open(struct year *y, struct error *err) {
    struct demo_maker *m = y->m;
    if (m->cast)
        set_stage(m);
    for (int i = 0; i < m->count; i++) {
        struct demo_person *p = &m->people[i];
        if (p->open.person_id == 0)
            continue;
        if (p->let_go != DAY_NONE)
            p->open.state = REACH_OUT_DROPPED;
        else if (m->cast && !is_cast(m, i) && p->open.day <= m->app->today)
            p->open.day = free_day(y, m->app->today + 1 + (day_t)demo_dice(m, 8));
        TRY(row_add(m->app->store, &REACH_OUT, &p->open, err));
    }
    return FAULT_NONE;
}

/* --- the year ------------------------------------------------------------------------
 */

static void
set_rhythm(struct year *y) {
    struct demo_maker *m = y->m;
    int working = calendar_working_days(&m->calendar, m->start, m->app->today - 1);
    y->a_day = m->cast ? 3 : (m->wanted + working - 1) / (working ? working : 1);
    if (y->a_day < 1)
        y->a_day = 1;
    y->rhythm = m->count * 7 / (y->a_day * 5);
    if (y->rhythm < 7)
        y->rhythm = 7;
    if (y->rhythm > 180)
        y->rhythm = 180;
}

/* Those with a part today have not been touched for a while, new names not at all. */
static void
hold_back(struct demo_maker *m) {
    day_t today = m->app->today;
    if (!m->cast)
        return;
    m->people[CAST_BIRTHDAY].until = today - 16;
    m->people[CAST_PROMISE].until = today - 9;
    m->people[CAST_OVERDUE].until = today - 33;
    m->people[CAST_DUE].until = today - 41;
    m->people[CAST_WAITING].until = today - 120;
    m->people[CAST_THANKS].until = today - 12;
    for (int i = CAST_NEW; i < DEMO_PEOPLE; i++)
        m->people[i].until = DAY_MIN;
}

enum fault
demo_make_year(struct demo_maker *m, struct error *err) {
    struct year *y = mem_new(m->ctx, struct year);
    y->m = m;
    while (demo_notes[y->notes])
        y->notes++;
    y->treat = (struct treat){.name = demo_treats[0],
                              .named_day = m->start,
                              .earned_day = DAY_NONE,
                              .taken_day = DAY_NONE};
    set_rhythm(y);
    hold_back(m);
    for (day_t day = m->start; day < m->app->today; day++)
        if (calendar_kind(&m->calendar, day) == DAY_WORKING)
            TRY(live_day(y, day, err));
    TRY(row_add(m->app->store, &TREAT, &y->treat, err));
    return keep_open(y, err);
}
