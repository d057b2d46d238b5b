#include "domain/answer.h"

#include <stdlib.h>

#include "base/clock.h"
#include "base/memory.h"
#include "domain/referral.h"

#include "base/ban.h"

#define LOOK_AHEAD 3660

/* The working hours of a day, in minutes; from == to on a day without. */
struct hours {
    int from, to;
};

static struct hours
hours_on(const struct calendar *cal, day_t day) {
    struct hours h = {0};
    if (calendar_kind(cal, day) != DAY_WORKING)
        return h;
    plan_hours_at(&cal->settings, day, &h.from, &h.to);
    if (h.from == 1) /* midnight, as clock.h writes it */
        h.from = 0;
    return h;
}

static int
clamp(int minute, struct hours h) {
    return minute < h.from ? h.from : minute > h.to ? h.to : minute;
}

static bool
is_before(struct wall_time a, struct wall_time b) {
    return a.day != b.day ? a.day < b.day : a.minute < b.minute;
}

int
answer_minutes(const struct calendar *cal, struct wall_time from, struct wall_time to) {
    int minutes = 0;
    if (!is_before(from, to))
        return 0;
    for (day_t day = from.day; day <= to.day; day++) {
        struct hours h = hours_on(cal, day);
        int begin = day == from.day ? clamp(from.minute, h) : h.from;
        int end = day == to.day ? clamp(to.minute, h) : h.to;
        minutes += end - begin;
    }
    return minutes;
}

bool
answer_time_runs(const struct calendar *cal, struct wall_time now) {
    struct hours h = hours_on(cal, now.day);
    return h.from <= now.minute && now.minute < h.to;
}

struct wall_time
answer_goes_on(const struct calendar *cal, struct wall_time now) {
    for (int i = 0; i < LOOK_AHEAD; i++) {
        struct hours h = hours_on(cal, now.day + i);
        int begin = i == 0 ? clamp(now.minute, h) : h.from;
        if (begin < h.to)
            return (struct wall_time){now.day + i, begin};
    }
    return now;
}

/* When so many working minutes after `from` are over. */
static struct wall_time
after(const struct calendar *cal, struct wall_time from, int minutes) {
    for (int i = 0; i < LOOK_AHEAD; i++) {
        struct hours h = hours_on(cal, from.day + i);
        int begin = i == 0 ? clamp(from.minute, h) : h.from;
        if (minutes <= h.to - begin)
            return (struct wall_time){from.day + i, begin + minutes};
        minutes -= h.to - begin;
    }
    return (struct wall_time){from.day + LOOK_AHEAD, 0};
}

static void
set_limit(const struct calendar *cal, day_t day, int *day_minutes, int *limit) {
    struct hours h;
    plan_hours_at(&cal->settings, day, &h.from, &h.to);
    *day_minutes = h.to - (h.from == 1 ? 0 : h.from);
    *limit = plan_answer_days_at(&cal->settings, day) * *day_minutes;
}

struct answer
answer_of(const struct calendar *cal, const struct referral *r, struct wall_time now) {
    struct answer a = {.due = {DAY_NONE, 0}};
    struct wall_time came = {r->day, r->minute};
    if (r->direction != REFERRAL_RECEIVED)
        return a;
    if (r->contacted_day != DAY_NONE)
        a.state = ANSWER_GIVEN;
    else if (referral_step(r) == STEP_RECEIVED)
        a.state = ANSWER_RUNNING;
    else
        return a;
    set_limit(cal, r->day, &a.day_minutes, &a.limit);
    a.due = after(cal, came, a.limit);
    if (a.state == ANSWER_RUNNING) {
        a.used = answer_minutes(cal, came, now);
        a.stands = !answer_time_runs(cal, now);
        return a;
    }
    struct wall_time answered = {r->contacted_day, r->contacted_minute};
    a.by_days = !r->minute || !r->contacted_minute;
    if (a.by_days)
        came.minute = answered.minute = 0;
    a.used = answer_minutes(cal, came, answered);
    return a;
}

int
answer_left(const struct answer *a) {
    return a->limit - a->used;
}

int
answer_hangs(const struct calendar *cal, const struct referral *r, day_t today) {
    if (r->direction != REFERRAL_RECEIVED || !referral_is_open(r) ||
        referral_step(r) != STEP_CONTACTED)
        return 0;
    int days = calendar_working_days(cal, r->contacted_day + 1, today);
    return days >= ANSWER_HANGS_DAYS ? days : 0;
}

/* --- words ------------------------------------------------------------------------ */

char *
answer_span(const void *ctx, int minutes, int day_minutes) {
    int days = minutes / day_minutes;
    if (days == 1)
        return mem_dup(ctx, "a working day");
    if (days > 1)
        return mem_printf(ctx, "%d working days", days);
    if (minutes < 60)
        return mem_printf(ctx, "%d minute%s", minutes, minutes == 1 ? "" : "s");
    return mem_printf(ctx, "%d working hour%s", minutes / 60, minutes < 120 ? "" : "s");
}

char *
answer_length(const void *ctx, int minutes, int day_minutes) {
    char *out = mem_dup(ctx, "");
    int days = minutes / day_minutes;
    int rest = minutes % day_minutes;
    if (days > 0)
        out = mem_append(out, "%d working day%s", days, days == 1 ? "" : "s");
    if (rest >= 60)
        out = mem_append(out, "%s%d h", *out ? " " : "", rest / 60);
    if (rest % 60 > 0 || !*out)
        out = mem_append(out, "%s%d min", *out ? " " : "", rest % 60);
    return out;
}

char *
answer_says(const void *ctx, const struct answer *a) {
    int left = answer_left(a);
    if (a->state == ANSWER_NONE)
        return NULL;
    if (a->state == ANSWER_GIVEN && a->used == 0)
        return mem_dup(ctx, "answered at once");
    if (a->state == ANSWER_GIVEN)
        return mem_printf(ctx, "answered after %s",
                          answer_length(ctx, a->used, a->day_minutes));
    if (left == 0)
        return mem_dup(ctx, "due now");
    return mem_printf(ctx, "%s %s",
                      answer_span(ctx, left > 0 ? left : -left, a->day_minutes),
                      left > 0 ? "left" : "over");
}

/* --- how fast --------------------------------------------------------------------- */

static int
by_number(const void *a, const void *b) {
    int x = *(const int *)a;
    int y = *(const int *)b;
    return (x > y) - (x < y);
}

struct numbers ARRAY(int);

static int
median_of(struct numbers *numbers) {
    size_t n = numbers->count;
    if (n == 0)
        return 0;
    qsort(numbers->items, n, sizeof *numbers->items, by_number);
    return (numbers->items[(n - 1) / 2] + numbers->items[n / 2] + 1) / 2;
}

static void
count_answer(const void *ctx, const struct answer *a, struct answer_sum *sum,
             struct numbers *took) {
    bool within = answer_left(a) >= 0;
    if (a->state == ANSWER_RUNNING) {
        sum->overdue += !within;
        return;
    }
    sum->answered++;
    sum->within += within;
    sum->by_days += a->by_days;
    *array_add(ctx, took) = a->used;
}

/* Months since the year 0. */
static int
month_number(day_t day) {
    struct date date = day_to_date(day);
    return date.year * 12 + date.month - 1;
}

/* Written down afterwards, with one day for all of it: a sheet that says "yes" and not
 * when. It tells nothing of how fast the answer was. */
static bool
is_day_unknown(const struct referral *r) {
    return r->minute == 0 && r->contacted_minute == 0 && r->contacted_day == r->day &&
           r->booked_day == r->day && r->seen_day == r->day;
}

struct answer_record
answer_record(const void *ctx, const struct calendar *cal,
              const struct referrals *referrals, struct wall_time now, int months) {
    struct answer_record record = {0};
    struct numbers all = {0};
    struct date this_month = day_to_date(now.day);
    this_month.mday = 1;
    day_t last = day_from_date(this_month);
    int first = month_number(now.day) - months + 1;
    struct numbers *took = mem_array(ctx, struct numbers, (size_t)months);
    set_limit(cal, now.day, &record.day_minutes, &record.limit);
    struct answer_sum *sums = mem_array(ctx, struct answer_sum, (size_t)months);
    for (int i = 0; i < months; i++)
        sums[i].month = day_add_months(last, i - months + 1);
    record.all.month = day_add_months(last, 1 - months);
    for (size_t i = 0; i < referrals->count; i++) {
        const struct referral *r = &referrals->items[i];
        int month = month_number(r->day) - first;
        if (r->direction != REFERRAL_RECEIVED || month < 0 || month >= months ||
            is_day_unknown(r))
            continue;
        struct answer a = answer_of(cal, r, now);
        record.waiting += a.state == ANSWER_RUNNING && answer_left(&a) >= 0;
        record.unanswered += a.state == ANSWER_NONE && r->ended_day != DAY_NONE;
        if (a.state == ANSWER_NONE)
            continue;
        count_answer(ctx, &a, &record.all, &all);
        count_answer(ctx, &a, &sums[month], &took[month]);
    }
    record.all.median = median_of(&all);
    for (int i = 0; i < months; i++)
        sums[i].median = median_of(&took[i]);
    record.months.items = sums;
    record.months.count = record.months.room = (size_t)months;
    return record;
}
