#include "domain/rhythm.h"

#include "base/ban.h"

day_t
rhythm_earliest(const struct calendar *cal, const struct plan *plan, int people,
                int own_days, day_t from) {
    if (own_days == 0 && plan->rhythm_days == 0)
        return calendar_working_after(cal, from, plan_auto_rhythm(plan, people));
    int days = own_days > 0 ? own_days : plan->rhythm_days;
    return calendar_working_from(cal, from + days);
}

day_t
rhythm_next(const struct calendar *cal, const struct plan *plan, int people,
            int own_days, day_t from, const struct day_loads *loads) {
    day_t day = rhythm_earliest(cal, plan, people, own_days, from);
    for (size_t i = 0; i < loads->count; i++) {
        if (loads->items[i].day < day)
            continue;
        if (loads->items[i].day > day || loads->items[i].open < plan->day_max)
            break;
        day = calendar_working_after(cal, day, 1);
    }
    return day;
}
