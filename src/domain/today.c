#include "domain/today.h"

#include <stdlib.h>

#include "base/ban.h"

/* A pause can be long; a greeting three weeks early is none. */
#define EVENTS_AHEAD_MAX 4

day_t
today_events_until(const struct calendar *cal, day_t day) {
    day_t until = day;
    while (until - day < EVENTS_AHEAD_MAX &&
           calendar_kind(cal, until + 1) != DAY_WORKING)
        until++;
    return until;
}

/* Whom one has met can be met again on a day that they told, unless the plan says not
 * to. */
static bool
can_be_met(const struct candidate *c, const struct plan *plan) {
    return c->state.reach != 0 || (c->state.touches > 0 && plan->face_to_face);
}

static void
place(struct candidate *c, const struct plan *plan, int people, day_t day) {
    const struct state *s = &c->state;
    c->tier = TIER_NONE;
    c->waiting_since = day;
    if (!s->active || c->skipped || s->last_touch == day)
        return;
    if (s->later && s->next_day > day)
        return;
    /* Neither thanks nor a day that was set are lost for want of an address: that is to
     * be found. */
    if (s->thanks_day != DAY_NONE && s->thanks_day <= day) {
        c->tier = TIER_THANKS;
        c->waiting_since = s->thanks_day;
        return;
    }
    bool due = s->next_day != DAY_NONE && s->next_day <= day;
    if (due && s->promised) {
        c->tier = TIER_PROMISED;
        c->waiting_since = s->next_day;
        return;
    }
    if (c->event_day != DAY_NONE && can_be_met(c, plan)) {
        c->tier = TIER_DATED;
        c->waiting_since = c->event_day;
        return;
    }
    if (due) {
        c->tier = TIER_DUE;
        c->waiting_since = s->next_day;
        return;
    }
    if (s->next_day != DAY_NONE || s->reach == 0)
        return;
    c->waiting_since = s->added_day;
    if (s->last_touch != DAY_NONE)
        c->waiting_since =
            s->last_touch + plan_rhythm_days(plan, people, s->rhythm_days);
    if (c->waiting_since > day)
        return;
    if (s->qualifiers >= 2)
        c->tier = TIER_TWO_OF_THREE;
    else if (s->touches > 0)
        c->tier = TIER_FOLLOWED;
    else
        c->tier = TIER_NEW;
}

static int
compare(const void *left, const void *right) {
    const struct candidate *a = left;
    const struct candidate *b = right;
    if (a->tier != b->tier)
        return a->tier < b->tier ? -1 : 1;
    if (a->tier == TIER_NEW) {
        if (a->state.rank_new != b->state.rank_new)
            return a->state.rank_new < b->state.rank_new ? -1 : 1;
        if (a->state.mix != b->state.mix)
            return a->state.mix < b->state.mix ? -1 : 1;
    } else if (a->waiting_since != b->waiting_since) {
        return a->waiting_since < b->waiting_since ? -1 : 1;
    }
    if (a->tier == TIER_TWO_OF_THREE && a->state.qualifiers != b->state.qualifiers)
        return a->state.qualifiers > b->state.qualifiers ? -1 : 1;
    return a->state.person_id < b->state.person_id
               ? -1
               : a->state.person_id > b->state.person_id;
}

/* Mentions of one person together, the one that counts in front. */
static int
compare_mentions(const void *left, const void *right) {
    const struct candidate *a = left;
    const struct candidate *b = right;
    if (a->state.person_id != b->state.person_id)
        return a->state.person_id < b->state.person_id ? -1 : 1;
    if (a->tier != b->tier)
        return a->tier < b->tier ? -1 : 1;
    if ((a->event_day == DAY_NONE) != (b->event_day == DAY_NONE))
        return a->event_day == DAY_NONE ? 1 : -1;
    return (a->event_day > b->event_day) - (a->event_day < b->event_day);
}

void
today_order(struct candidates *candidates, const struct plan *plan, int people,
            day_t day) {
    for (size_t i = 0; i < candidates->count; i++)
        place(&candidates->items[i], plan, people, day);
    if (candidates->count == 0)
        return;
    qsort(candidates->items, candidates->count, sizeof *candidates->items,
          compare_mentions);
    size_t kept = 0;
    int64_t last = 0;
    for (size_t i = 0; i < candidates->count; i++) {
        const struct candidate *c = &candidates->items[i];
        bool again = i > 0 && c->state.person_id == last;
        last = c->state.person_id;
        if (c->tier != TIER_NONE && !again)
            candidates->items[kept++] = *c;
    }
    candidates->count = kept;
    qsort(candidates->items, kept, sizeof *candidates->items, compare);
}

size_t
today_room(const struct candidates *ordered, const struct plan *plan, int done,
           int more) {
    int asked = 0;
    for (size_t i = 0; i < ordered->count; i++)
        asked += ordered->items[i].tier <= TIER_DUE;
    int want = done + asked;
    if (want < plan->day_min)
        want = plan->day_min;
    if (want > plan->day_max)
        want = plan->day_max;
    int room = want - done;
    if (room < 0)
        room = 0;
    room += more;
    return (size_t)room < ordered->count ? (size_t)room : ordered->count;
}
