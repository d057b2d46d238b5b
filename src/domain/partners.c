#include "domain/partners.h"

#include <math.h>
#include <stdlib.h>

#include "base/memory.h"

#include "base/ban.h"

#define YEAR 365
#define HALF_YEAR 182
#define LAPSED_CHANCE 0.01

const char *
standing_word(enum standing standing) {
    static const char *const words[] = {"quiet", "declining", "new", "steady",
                                        "lapsed"};
    return words[standing];
}

const char *
sure_word(enum sure sure) {
    static const char *const words[] = {"", "perhaps", "likely"};
    return words[sure];
}

static int
count_in(const day_t *days, size_t count, day_t from, day_t to) {
    int n = 0;
    for (size_t i = 0; i < count; i++)
        n += from <= days[i] && days[i] <= to;
    return n;
}

/* How many ways there are to pick k out of n, as a logarithm. */
static double
log_ways(int n, int k) {
    int sign;
    return lgamma_r(n + 1.0, &sign) - lgamma_r(k + 1.0, &sign) -
           lgamma_r(n - k + 1.0, &sign);
}

/* The chance of at most `few` out of `all` that each fall in with probability p. */
static double
at_most(int few, int all, double p) {
    double sum = 0;
    for (int k = 0; k <= few; k++)
        sum += exp(log_ways(all, k) + k * log(p) + (all - k) * log1p(-p));
    return sum < 1 ? sum : 1;
}

static double
decline_of(const struct partner *p, day_t today) {
    day_t year = today - YEAR + 1;
    day_t from = year - YEAR;
    bool began = p->first >= from; /* within the time looked at: leave the first out */
    int before = p->before - (began && p->first < year);
    from = began ? p->first + 1 : from;
    if (p->first >= year || before < PARTNER_BEFORE || year - from < HALF_YEAR)
        return 1;
    double part = (double)YEAR / (YEAR + year - from);
    return at_most(p->year, p->year + before, part);
}

static bool
is_lapsed(const struct partner *p) {
    const struct silence *s = &p->silence;
    if (s->quiet < YEAR)
        return false;
    if (s->quiet >= 3 * YEAR)
        return true;
    if (silence_tells(s))
        return s->chance <= LAPSED_CHANCE;
    return s->days == 1 ? s->quiet >= 2 * YEAR
                        : s->quiet * (long)(s->days - 1) >= 3L * s->span;
}

static enum standing
standing_of(const struct partner *p, day_t today) {
    if (is_lapsed(p))
        return STANDING_LAPSED;
    if (p->silence.chance <= PARTNER_CHANCE)
        return STANDING_QUIET;
    if (p->decline <= PARTNER_CHANCE)
        return STANDING_DECLINING;
    return p->first > day_add_months(today, -PARTNER_NEW_MONTHS) ? STANDING_NEW
                                                                 : STANDING_STEADY;
}

struct partner
partner_look(int64_t person_id, const day_t *days, size_t count, day_t today,
             const struct pauses *pauses) {
    struct partner p = {.person_id = person_id,
                        .referrals = (int)count,
                        .first = days[0],
                        .last = days[count - 1],
                        .silence = silence_of(days, count, today, pauses)};
    p.year = count_in(days, count, today - YEAR + 1, today);
    p.before = count_in(days, count, today - 2 * YEAR + 1, today - YEAR);
    p.decline = decline_of(&p, today);
    p.standing = standing_of(&p, today);
    if (p.standing == STANDING_QUIET || p.standing == STANDING_DECLINING)
        p.sure = SURE_PERHAPS;
    return p;
}

static int
by_size(const void *one, const void *other) {
    double a = *(const double *)one, b = *(const double *)other;
    return a < b ? -1 : a > b;
}

/* The largest chance that still counts among these (Benjamini and Hochberg); -1 when
 * none does. */
static double
limit_of(double *chances, size_t count) {
    double limit = -1;
    if (count > 0)
        qsort(chances, count, sizeof *chances, by_size);
    for (size_t k = 0; k < count; k++)
        if (chances[k] <= PARTNER_FALSE * (double)(k + 1) / (double)count)
            limit = chances[k];
    return limit;
}

int
partners_judge(struct partners *partners) {
    size_t tested = 0;
    double *quiet = mem_array(partners->items, double, partners->count + 1);
    double *decline = mem_array(partners->items, double, partners->count + 1);
    for (size_t i = 0; i < partners->count; i++) {
        const struct partner *p = &partners->items[i];
        if (!silence_tells(&p->silence) || p->standing == STANDING_LAPSED)
            continue;
        quiet[tested] = p->silence.chance;
        decline[tested++] = p->decline;
    }
    double quiet_limit = limit_of(quiet, tested);
    double decline_limit = limit_of(decline, tested);
    for (size_t i = 0; i < partners->count; i++) {
        struct partner *p = &partners->items[i];
        bool stands_out =
            (p->standing == STANDING_QUIET && p->silence.chance <= quiet_limit) ||
            (p->standing == STANDING_DECLINING && p->decline <= decline_limit);
        p->sure = stands_out ? SURE_LIKELY : p->sure;
    }
    talloc_free(quiet);
    talloc_free(decline);
    return (int)tested;
}

char *
chance_words(const void *ctx, double chance) {
    long in = chance > 0.001 ? lround(1 / chance) : 1001;
    if (in > 1000)
        return mem_dup(ctx, "less than 1 time in 1000");
    long step = in < 20 ? 1 : in < 100 ? 5 : 50;
    in = (in + step / 2) / step * step;
    return in < 2 ? mem_dup(ctx, "more often than not")
                  : mem_printf(ctx, "about 1 time in %ld", in);
}
