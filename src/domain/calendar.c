#include "domain/calendar.h"

#include "base/ban.h"

#define LOOK_AHEAD 3660
#define MONTH_WORKING_DAYS 20

const struct pause *
calendar_pause(const struct calendar *cal, day_t day) {
    for (size_t i = 0; i < cal->pauses.count; i++) {
        const struct pause *p = &cal->pauses.items[i];
        if (p->from_day <= day && day <= p->to_day)
            return p;
    }
    return NULL;
}

enum day_kind
calendar_kind(const struct calendar *cal, day_t day) {
    if (calendar_pause(cal, day))
        return DAY_PAUSED;
    unsigned working = plan_working_at(&cal->settings, day);
    return working & (1U << day_weekday(day)) ? DAY_WORKING : DAY_REST;
}

day_t
calendar_working_from(const struct calendar *cal, day_t day) {
    for (int i = 0; i < LOOK_AHEAD; i++)
        if (calendar_kind(cal, day + i) == DAY_WORKING)
            return day + i;
    return day;
}

day_t
calendar_working_after(const struct calendar *cal, day_t day, int count) {
    for (int i = 0; i < count; i++)
        day = calendar_working_from(cal, day + 1);
    return day;
}

int
calendar_working_days(const struct calendar *cal, day_t from, day_t to) {
    int count = 0;
    for (day_t day = from; day <= to; day++)
        count += calendar_kind(cal, day) == DAY_WORKING;
    return count;
}

bool
calendar_checkmark(const struct calendar *cal, day_t day, int touches) {
    return touches >= plan_day_min_at(&cal->settings, day);
}

struct row
calendar_row(const struct calendar *cal, const struct day_totals *totals, day_t since,
             day_t today) {
    struct row row = {.first = DAY_NONE, .last = DAY_NONE, .open_end = true};
    size_t next = 0;
    for (day_t day = today; day >= since; day--) {
        while (next < totals->count && totals->items[next].day > day)
            next++;
        int touches = next < totals->count && totals->items[next].day == day
                          ? totals->items[next].touches
                          : 0;
        bool done = calendar_checkmark(cal, day, touches);
        if (day == today)
            row.done_today = done;
        if (calendar_kind(cal, day) != DAY_WORKING)
            continue;
        if (!done && day < today) {
            row.open_end = false;
            break;
        }
        if (!done)
            continue;
        row.length++;
        row.first = day;
        if (row.last == DAY_NONE)
            row.last = day;
    }
    return row;
}

int
calendar_expected(const struct calendar *cal, day_t start, day_t today) {
    struct plan plan = plan_at(&cal->settings, today);
    int days = calendar_working_days(cal, start, today);
    if (days <= MONTH_WORKING_DAYS)
        return days * plan.month_first / MONTH_WORKING_DAYS;
    int step = plan.month_second - plan.month_first;
    return plan.month_first + (days - MONTH_WORKING_DAYS) * step / MONTH_WORKING_DAYS;
}
