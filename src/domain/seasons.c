#include "domain/seasons.h"

#include <math.h>

#include "base/ban.h"

#define CHANCE 0.05

static const struct {
    const char *name;
    int months[3];
    double days;
} quarters[SEASONS] = {
    {"December to February", {12, 1, 2}, 90.25},
    {"March to May", {3, 4, 5}, 92},
    {"June to August", {6, 7, 8}, 92},
    {"September to November", {9, 10, 11}, 91},
};
#define YEAR_DAYS 365.25

/* How often chi-square with three degrees of freedom is so large or larger. */
static double
tail_of_three(double x) {
    return x <= 0 ? 1 : erfc(sqrt(x / 2)) + sqrt(2 * x / M_PI) * exp(-x / 2);
}

static int
whole_years(day_t first, day_t today) {
    int years = 0;
    while (years < SEASONS_YEARS_MAX &&
           day_add_months(today + 1, -12 * (years + 1)) >= first)
        years++;
    return years;
}

static void
compare(struct seasons *s) {
    double chi = 0, most = 0;
    for (int i = 0; i < SEASONS; i++) {
        struct season *season = &s->seasons[i];
        double expected = s->total * quarters[i].days / YEAR_DAYS;
        season->name = quarters[i].name;
        for (int m = 0; m < 3; m++)
            season->count += s->months[quarters[i].months[m] - 1];
        season->share = proportion_of(season->count, s->total);
        if (s->total == 0)
            continue;
        chi += (season->count - expected) * (season->count - expected) / expected;
        if (season->count / expected > most) {
            most = season->count / expected;
            s->most = i;
        }
    }
    s->chance = s->total > 0 ? tail_of_three(chi) : 1;
    if (s->years < 2 || s->total < SEASONS_LEAST || s->chance > CHANCE)
        s->most = -1;
}

struct seasons
seasons_of(const day_t *days, size_t count, day_t today) {
    struct seasons s = {.from = DAY_NONE, .chance = 1, .most = -1};
    day_t first = DAY_NONE;
    for (size_t i = 0; i < count; i++)
        if (days[i] <= today && (first == DAY_NONE || days[i] < first))
            first = days[i];
    if (first != DAY_NONE)
        s.years = whole_years(first, today);
    if (s.years > 0)
        s.from = day_add_months(today + 1, -12 * s.years);
    for (size_t i = 0; i < count && s.years > 0; i++) {
        if (days[i] < s.from || days[i] > today)
            continue;
        s.months[day_to_date(days[i]).month - 1]++;
        s.total++;
    }
    compare(&s);
    return s;
}

const char *
period_word(enum period period) {
    static const char *const words[] = {"month", "quarter", "year"};
    return words[period];
}

static int
months_since_zero(day_t day) {
    struct date date = day_to_date(day);
    return date.year * 12 + date.month - 1;
}

static day_t
month_day(int months) {
    return day_from_date((struct date){months / 12, months % 12 + 1, 1});
}

struct periods
periods_of(const void *ctx, const day_t *days, size_t count, day_t from, day_t to) {
    static const int lengths[] = {1, 3, 12};
    struct periods p = {0};
    if (from == DAY_NONE || from > to)
        return p;
    int first = months_since_zero(from), last = months_since_zero(to);
    int months = last - first + 1;
    p.unit = months <= PERIOD_MONTHS_MAX     ? PERIOD_MONTH
             : months <= PERIOD_QUARTERS_MAX ? PERIOD_QUARTER
                                             : PERIOD_YEAR;
    int length = lengths[p.unit];
    first -= first % length;
    for (int month = first; month <= last; month += length) {
        day_t begin = month_day(month), next = month_day(month + length);
        day_t end = next == DAY_NONE ? to : next - 1;
        *array_add(ctx, &p.list) = (struct period_count){
            .from = begin < from ? from : begin, .to = end > to ? to : end};
    }
    for (size_t i = 0; i < count && p.list.count > 0; i++)
        if (from <= days[i] && days[i] <= to)
            p.list.items[(months_since_zero(days[i]) - first) / length].count++;
    return p;
}
