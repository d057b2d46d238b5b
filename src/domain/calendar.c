#include "domain/calendar.h"

#include "base/ban.h"

#define LOOK_AHEAD 3660
#define LINE_AHEAD 366
#define MONTH_WEEKS 4
/* A month of the plan in parts that four weeks of one to seven working days divide. */
#define MONTH_PARTS 1680

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

int
calendar_touches(const struct day_totals *totals, day_t day) {
    size_t low = 0, high = totals->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (totals->items[middle].day == day)
            return totals->items[middle].touches;
        if (totals->items[middle].day > day)
            low = middle + 1;
        else
            high = middle;
    }
    return 0;
}

bool
calendar_checkmark(const struct calendar *cal, day_t day, int touches) {
    return touches >= plan_day_min_at(&cal->settings, day);
}

const char *
mark_word(enum mark mark) {
    static const char *const words[] = {"check", "without", "rest",   "extra",
                                        "pause", "open",    "coming", "before"};
    return words[mark];
}

enum mark
calendar_mark(const struct calendar *cal, day_t day, int touches, day_t start,
              day_t today) {
    enum day_kind kind = calendar_kind(cal, day);
    if (kind != DAY_WORKING && touches > 0)
        return MARK_EXTRA;
    if (kind != DAY_WORKING)
        return kind == DAY_PAUSED ? MARK_PAUSE : MARK_REST;
    if (day > today)
        return MARK_COMING;
    if (calendar_checkmark(cal, day, touches))
        return MARK_CHECK;
    if (day == today)
        return MARK_OPEN;
    return start == DAY_NONE || day < start ? MARK_BEFORE : MARK_WITHOUT;
}

/* A working day with its checkmark: what rows are made of. */
static bool
counts_in_row(const struct calendar *cal, const struct day_totals *totals, day_t day) {
    return calendar_kind(cal, day) == DAY_WORKING &&
           calendar_checkmark(cal, day, calendar_touches(totals, day));
}

struct row
calendar_row(const struct calendar *cal, const struct day_totals *totals, day_t since,
             day_t today) {
    struct row row = {.first = DAY_NONE, .last = DAY_NONE, .open_end = true};
    row.done_today = calendar_checkmark(cal, today, calendar_touches(totals, today));
    for (day_t day = today; day >= since; day--) {
        if (counts_in_row(cal, totals, day)) {
            row.length++;
            row.first = day;
            if (row.last == DAY_NONE)
                row.last = day;
        } else if (day < today && calendar_kind(cal, day) == DAY_WORKING) {
            row.open_end = false;
            break;
        }
    }
    return row;
}

struct row
calendar_best_row(const struct calendar *cal, const struct day_totals *totals,
                  day_t since, day_t today) {
    struct row best = {.first = DAY_NONE, .last = DAY_NONE};
    struct row row = best;
    for (day_t day = since; day <= today; day++) {
        if (counts_in_row(cal, totals, day)) {
            if (row.length++ == 0)
                row.first = day;
            row.last = day;
            if (row.length >= best.length)
                best = row;
        } else if (calendar_kind(cal, day) == DAY_WORKING) {
            row.length = 0;
        }
    }
    best.done_today = calendar_checkmark(cal, today, calendar_touches(totals, today));
    return best;
}

static day_t
walk_row(const struct calendar *cal, const struct day_totals *totals,
         const struct row *row, day_t after, int count, int *found) {
    *found = 0;
    if (row->length == 0)
        return DAY_NONE;
    for (day_t day = after >= row->first ? after + 1 : row->first; day <= row->last;
         day++)
        if (counts_in_row(cal, totals, day) && ++*found == count)
            return day;
    return DAY_NONE;
}

int
calendar_row_after(const struct calendar *cal, const struct day_totals *totals,
                   const struct row *row, day_t after) {
    int found;
    (void)walk_row(cal, totals, row, after, 0, &found);
    return found;
}

day_t
calendar_row_reached(const struct calendar *cal, const struct day_totals *totals,
                     const struct row *row, day_t after, int count) {
    int found;
    return walk_row(cal, totals, row, after, count, &found);
}

static bool
plan_changes_on(const struct calendar *cal, day_t day) {
    for (size_t i = 0; i < cal->settings.count; i++)
        if (cal->settings.items[i].from_day == day)
            return true;
    return false;
}

/* The share of a plan's month that one working day is. */
static int
parts_of_day(const struct plan *plan) {
    return MONTH_PARTS / (MONTH_WEEKS * __builtin_popcount(plan->working));
}

int
calendar_expected(const struct calendar *cal, day_t start, day_t today) {
    struct plan plan = plan_at(&cal->settings, start);
    int64_t parts = 0, touches = 0;
    for (day_t day = start; day <= today; day++) {
        if (plan_changes_on(cal, day))
            plan = plan_at(&cal->settings, day);
        if (calendar_kind(cal, day) != DAY_WORKING)
            continue;
        int month = parts < MONTH_PARTS ? plan.month_first
                                        : plan.month_second - plan.month_first;
        touches += (int64_t)month * parts_of_day(&plan);
        parts += parts_of_day(&plan);
    }
    return (int)(touches / MONTH_PARTS);
}

day_t
calendar_line_reaches(const struct calendar *cal, day_t start, int count) {
    day_t low = start, high = start + LINE_AHEAD;
    if (calendar_expected(cal, start, high) < count)
        return DAY_NONE;
    while (low < high) {
        day_t middle = low + (high - low) / 2;
        if (calendar_expected(cal, start, middle) < count)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

day_t
calendar_line_from(const struct calendar *cal, day_t start, day_t today) {
    day_t from = today;
    int parts = 0;
    for (day_t day = today; day >= start && parts < 2 * MONTH_PARTS; day--) {
        struct plan plan = {.working = plan_working_at(&cal->settings, day)};
        if (calendar_kind(cal, day) == DAY_WORKING)
            parts += parts_of_day(&plan);
        from = day;
    }
    return from;
}
