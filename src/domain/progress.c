#include "domain/progress.h"

#include "base/ban.h"

enum list_size
list_size(const struct plan *plan, int people) {
    if (people == 0)
        return LIST_EMPTY;
    if (people < plan->list_min)
        return LIST_SHORT;
    return people > plan->list_max ? LIST_LONG : LIST_RIGHT;
}

day_t
list_renewal(const struct plan *plan, day_t fresh_since) {
    return fresh_since == DAY_NONE ? DAY_NONE : fresh_since + plan->list_renew_days;
}

bool
effort_starves_following(const struct effort *effort, int overdue) {
    int all = effort->adding + effort->following + effort->closing;
    return overdue > 0 && effort->following * 2 < all;
}
