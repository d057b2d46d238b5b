#include "app/partners.h"

#include <stdlib.h>

#include "app/reasons.h"
#include "base/memory.h"
#include "store/people.h"
#include "store/row.h"
#include "store/sources.h"
#include "store/state.h"

#include "base/ban.h"

/* --- what the record says -----------------------------------------------------------
 */

static const char *
month_of(const void *ctx, day_t day) {
    struct date date = day_to_date(day);
    return mem_printf(ctx, "%s %d", month_name(date.month), date.year);
}

static const char *
times(const void *ctx, int n) {
    return n == 0 ? "none" : mem_printf(ctx, "%d", n);
}

/* "about one every 6 weeks" */
static const char *
rhythm(const void *ctx, const struct silence *s) {
    return s->usual <= 1
               ? "about one a day"
               : mem_printf(ctx, "about one every %s", app_span(ctx, s->usual));
}

static const char *
why_quiet(const void *ctx, const struct partner *p) {
    return mem_printf(
        ctx,
        "%d referrals since %s, %s, and now none for %s. So long a silence "
        "comes by chance %s.",
        p->referrals, month_of(ctx, p->first), rhythm(ctx, &p->silence),
        app_span(ctx, p->silence.quiet), chance_words(ctx, p->silence.chance));
}

static const char *
why_declining(const void *ctx, const struct partner *p) {
    return mem_printf(ctx,
                      "%s in the last twelve months, after %d in the twelve before. So "
                      "few come by chance %s.",
                      p->year ? times(ctx, p->year) : "None", p->before,
                      chance_words(ctx, p->decline));
}

static const char *
why_new(const void *ctx, const struct partner *p, day_t today) {
    const char *came = app_ago(ctx, p->first, today);
    return p->referrals == 1
               ? mem_printf(ctx, "Their first came %s.", came)
               : mem_printf(ctx, "Their first came %s; %d so far.", came, p->referrals);
}

static const char *
why_lapsed(const void *ctx, const struct partner *p, day_t today) {
    const char *last = app_ago(ctx, p->last, today);
    if (p->referrals == 1)
        return mem_printf(ctx, "One referral, %s.", last);
    return mem_printf(ctx, "%d referrals%s%s, the last one %s.", p->referrals,
                      silence_tells(&p->silence) ? ", " : "",
                      silence_tells(&p->silence) ? rhythm(ctx, &p->silence) : "", last);
}

static const char *
why_top(const void *ctx, const struct partner *p, day_t today) {
    return mem_printf(ctx, "%d in the last twelve months, %d in all; the last one %s.",
                      p->year, p->referrals, app_ago(ctx, p->last, today));
}

static const char *
why_of(const void *ctx, const struct partner *p, bool top, day_t today) {
    if (top)
        return why_top(ctx, p, today);
    switch (p->standing) {
    case STANDING_QUIET:
        return why_quiet(ctx, p);
    case STANDING_DECLINING:
        return why_declining(ctx, p);
    case STANDING_NEW:
        return why_new(ctx, p, today);
    default:
        return why_lapsed(ctx, p, today);
    }
}

static const char *
next_step(const void *ctx, const struct partner_shown *p, bool top, day_t today) {
    static const char *const steps[STANDING_COUNT] = {
        [STANDING_QUIET] = "Ask how they are, and ask for nothing.",
        [STANDING_DECLINING] =
            "Ask what has changed for them, and what would help them now.",
        [STANDING_NEW] = "Get to know them: what they need, whom they see.",
        [STANDING_STEADY] = "Give something back.",
        [STANDING_LAPSED] =
            "A line after a long time is welcome: say what made you think of them.",
    };
    char words[DATE_TEXT_MAX];
    const struct state *s = &p->state;
    if (s->thanks_day != DAY_NONE)
        return "Thanks are still owed: begin with these.";
    const char *step = top ? "Look after them first: give something back."
                           : steps[p->partner.standing];
    if (s->next_day != DAY_NONE && s->next_day <= today)
        return mem_printf(ctx, "They are due today. %s", step);
    if (s->next_day != DAY_NONE)
        return mem_printf(ctx, "Your next date with them is %s. %s",
                          day_words(s->next_day, today, words), step);
    return s->reach == 0 ? "There is no way to reach them yet: find one first." : step;
}

/* --- who is shown -------------------------------------------------------------------
 */

static int
compare_days(day_t a, day_t b) {
    return a < b ? 1 : a > b ? -1 : 0; /* the latest first */
}

static int
by_id(const struct partner *a, const struct partner *b) {
    return a->person_id < b->person_id ? -1 : a->person_id > b->person_id;
}

/* Within a standing: the surest first; new ones and lapsed ones the latest first. */
static int
by_standing(const void *one, const void *other) {
    const struct partner *a = one, *b = other;
    if (a->standing != b->standing)
        return a->standing < b->standing ? -1 : 1;
    if (a->sure != b->sure)
        return a->sure > b->sure ? -1 : 1;
    bool quiet = a->standing == STANDING_QUIET;
    double x = quiet ? a->silence.chance : a->decline;
    double y = quiet ? b->silence.chance : b->decline;
    int order = a->standing == STANDING_NEW      ? compare_days(a->first, b->first)
                : a->standing == STANDING_LAPSED ? compare_days(a->last, b->last)
                : x < y                          ? -1
                                                 : x > y;
    return order ? order : by_id(a, b);
}

static int
by_year(const void *one, const void *other) {
    const struct partner *a = one, *b = other;
    if (a->year != b->year)
        return a->year > b->year ? -1 : 1;
    if (a->referrals != b->referrals)
        return a->referrals > b->referrals ? -1 : 1;
    return by_id(a, b);
}

static enum fault
show(const void *ctx, const struct app *app, const struct partner *p, bool top, int all,
     struct partners_shown *out, struct error *err) {
    struct person person;
    size_t most = top ? PARTNERS_TOP : PARTNERS_SHOWN;
    out->total++;
    if (out->people.count >= most)
        return FAULT_NONE;
    struct partner_shown *shown = array_add(ctx, &out->people);
    shown->partner = *p;
    shown->share = proportion_of(p->year, all);
    TRY(row_get(ctx, app->store, &PERSON, p->person_id, &person, err));
    TRY(state_get(app->store, p->person_id, &shown->state, err));
    shown->name = person.name;
    shown->why = why_of(ctx, p, top, app->today);
    shown->next_step = next_step(ctx, shown, top, app->today);
    return FAULT_NONE;
}

static enum fault
show_all(const void *ctx, const struct app *app, struct partners *all,
         struct partners_answer *out, struct error *err) {
    if (all->count == 0)
        return FAULT_NONE;
    qsort(all->items, all->count, sizeof *all->items, by_standing);
    for (size_t i = 0; i < all->count; i++) {
        const struct partner *p = &all->items[i];
        if (p->standing == STANDING_STEADY)
            out->standings[STANDING_STEADY].total++;
        else
            TRY(show(ctx, app, p, false, out->year, &out->standings[p->standing], err));
    }
    qsort(all->items, all->count, sizeof *all->items, by_year);
    for (size_t i = 0; i < all->count && all->items[i].year > 0; i++)
        TRY(show(ctx, app, &all->items[i], true, out->year, &out->top, err));
    return FAULT_NONE;
}

static enum fault
look(const void *ctx, const struct app *app, struct partners_answer *out,
     struct error *err) {
    struct ledger_days ledger = {0};
    struct partners all = {0};
    struct bearings b;
    TRY(app_bearings(ctx, app, &b, err));
    *out = (struct partners_answer){
        .today = app->today,
        .promised_from = day_add_months(app->today + 1, -12),
    };
    TRY(sources_days(ctx, app->store, REFERRAL_RECEIVED, app->today, &ledger, err));
    for (size_t i = 0; i < ledger.people.count; i++) {
        const struct days_of *one = &ledger.people.items[i];
        struct partner p = partner_look(one->person_id, ledger.days.items + one->first,
                                        one->count, app->today, &b.calendar.pauses);
        out->year += p.year;
        if (one->active)
            *array_add(ctx, &all) = p;
    }
    out->referrers = (int)all.count;
    out->tested = partners_judge(&all);
    TRY(show_all(ctx, app, &all, out, err));
    return sources_promises(app->store, out->promised_from, app->today, &out->promises,
                            err);
}

enum fault
app_partners(const void *ctx, const struct app *app, struct partners_answer *out,
             struct error *err) {
    TRY(store_begin_read(app->store, err));
    enum fault fault = look(ctx, app, out, err);
    store_end(app->store);
    return fault;
}

enum fault
app_partner_quiet(const void *ctx, const struct app *app, const struct bearings *b,
                  const struct state *state, const char **out, struct error *err) {
    struct days_list days = {0};
    *out = NULL;
    if (state->received < SILENCE_LEAST)
        return FAULT_NONE;
    TRY(sources_days_of(ctx, app->store, REFERRAL_RECEIVED, state->person_id,
                        app->today, &days, err));
    if (days.count == 0)
        return FAULT_NONE;
    struct partner p = partner_look(state->person_id, days.items, days.count,
                                    app->today, &b->calendar.pauses);
    if (p.standing == STANDING_QUIET)
        *out = mem_printf(ctx, "quieter than usual: %s, now none for %s",
                          rhythm(ctx, &p.silence), app_span(ctx, p.silence.quiet));
    return FAULT_NONE;
}
