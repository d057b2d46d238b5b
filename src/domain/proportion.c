#include "domain/proportion.h"

#include <math.h>

#include "base/memory.h"

#include "base/ban.h"

/* The normal deviate that 95 in a hundred lie within. */
#define Z 1.959963984540054

struct proportion
proportion_of(int count, int of) {
    of = of > 0 ? of : 0;
    count = count < 0 ? 0 : count > of ? of : count;
    struct proportion p = {.count = count, .of = of, .low = 0, .high = 1};
    if (of == 0)
        return p;
    double n = of, share = count / n;
    double middle = share + Z * Z / (2 * n);
    double reach = Z * sqrt(share * (1 - share) / n + Z * Z / (4 * n * n));
    double whole = 1 + Z * Z / n;
    if (count > 0)
        p.low = (middle - reach) / whole;
    if (count < of)
        p.high = (middle + reach) / whole;
    return p;
}

double
proportion_share(const struct proportion *p) {
    return p->of > 0 ? (double)p->count / p->of : 0;
}

bool
proportion_tells(const struct proportion *p) {
    return p->of >= PROPORTION_FEW;
}

static long
hundredths(double share) {
    return lround(share * 100);
}

char *
proportion_range(const void *ctx, const struct proportion *p) {
    long low = hundredths(p->low), high = hundredths(p->high);
    if (p->of == 0)
        return mem_dup(ctx, "");
    if (!proportion_tells(p))
        return mem_dup(ctx, "too few to tell");
    return low == high ? mem_printf(ctx, "about %ld in 100", low)
                       : mem_printf(ctx, "%ld to %ld in 100", low, high);
}

char *
proportion_words(const void *ctx, const struct proportion *p) {
    long low = hundredths(p->low), high = hundredths(p->high);
    if (p->of == 0)
        return mem_dup(ctx, "none yet");
    if (!proportion_tells(p))
        return mem_printf(ctx, "%d of %d, too few to tell", p->count, p->of);
    return low == high ? mem_printf(ctx, "%d of %d, about %ld in a hundred", p->count,
                                    p->of, low)
                       : mem_printf(ctx, "%d of %d, between %ld and %ld in a hundred",
                                    p->count, p->of, low, high);
}

bool
proportion_leads(int more, int less) {
    return more > 0 && less >= 0 && proportion_of(more, more + less).low > 0.5;
}
