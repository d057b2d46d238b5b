/* What runs out of time (METHOD R5): the clocks that stand on top of the day, and what
 * was answered and hangs. */
#ifndef APP_CLOCKS_H
#define APP_CLOCKS_H

#include "app/app.h"
#include "domain/answer.h"
#include "store/ledger.h"

#define CLOCKS_SHOWN 5
#define HANGING_SHOWN 3

struct clock {
    struct named_referral it;
    struct answer answer;
};
struct clock_list ARRAY(struct clock);

struct hanging {
    struct named_referral it;
    int days; /* working days since the first answer */
};
struct hanging_list ARRAY(struct hanging);

struct clocks {
    struct clock_list running;   /* the most urgent few, what is due first on top */
    int more;                    /* so many run beyond these */
    bool stand;                  /* none of them runs at this moment … */
    struct wall_time go_on;      /* … but from then on; now, when they do */
    struct hanging_list hanging; /* those answered longest ago */
    int hanging_more;
};

/* In an open transaction. */
MUST_CHECK enum fault app_clocks(const void *ctx, const struct app *app,
                                 const struct calendar *cal, struct clocks *out,
                                 struct error *err);

#endif
