/* What the plan means, in words and days. See plan.h. */
#include "domain/plan.h"

#include "base/memory.h"

#include "base/ban.h"

int
plan_auto_rhythm(const struct plan *plan, int people) {
    if (people < plan->list_min)
        people = plan->list_min;
    if (people > plan->list_max)
        people = plan->list_max;
    return (people + plan->day_min - 1) / plan->day_min;
}

static int
working_days_a_week(const struct plan *plan) {
    return __builtin_popcount(plan->working);
}

int
plan_rhythm_days(const struct plan *plan, int people, int own_days) {
    if (own_days > 0)
        return own_days;
    if (plan->rhythm_days > 0)
        return plan->rhythm_days;
    int week = working_days_a_week(plan);
    return (plan_auto_rhythm(plan, people) * 7 + week - 1) / week;
}

/* "20 working days (4 weeks)". */
static char *
working_days_words(const void *ctx, const struct plan *plan, int days) {
    int week = working_days_a_week(plan);
    int weeks = (days + week / 2) / week;
    char *words = mem_printf(ctx, "%d working day%s", days, days == 1 ? "" : "s");
    if (days > week)
        words = mem_append(words, " (%d week%s)", weeks, weeks == 1 ? "" : "s");
    return words;
}

static char *
implies_fixed(const void *ctx, const struct plan *plan, int people) {
    long long a_year =
        ((long long)people * 365 + plan->rhythm_days / 2) / plan->rhythm_days;
    int room = plan->day_max * working_days_a_week(plan) * 52;
    return mem_printf(ctx, "%d %s, each every %d day%s: about %lld touches a year%s",
                      people, people == 1 ? "person" : "people", plan->rhythm_days,
                      plan->rhythm_days == 1 ? "" : "s", a_year,
                      a_year > room ? ", more than the plan's days hold" : "");
}

char *
plan_implies(const void *ctx, const struct plan *plan, int people) {
    if (people == 0)
        return mem_printf(ctx, "Nobody is on the list yet. %s",
                          plan_implies(ctx, plan, plan->list_min));
    if (plan->rhythm_days > 0)
        return implies_fixed(ctx, plan, people);
    int every = (people + plan->day_min - 1) / plan->day_min;
    int kept = plan_auto_rhythm(plan, people);
    char *words = mem_printf(ctx, "%d %s at %d a day: each about every %s", people,
                             people == 1 ? "person" : "people", plan->day_min,
                             working_days_words(ctx, plan, every));
    if (people < plan->list_min && kept != every)
        words = mem_append(words, "; until the list holds %d, Tend leaves %s",
                           plan->list_min, working_days_words(ctx, plan, kept));
    if (people > plan->list_max && kept != every)
        words = mem_append(words,
                           "; Tend comes back after %s, so that new names wait "
                           "their turn",
                           working_days_words(ctx, plan, kept));
    return words;
}
