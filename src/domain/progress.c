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

int
list_at(const struct stays *stays, day_t day) {
    int people = 0;
    for (size_t i = 0; i < stays->count; i++) {
        const struct stay *s = &stays->items[i];
        if (s->added <= day && (s->let_go == DAY_NONE || s->let_go > day))
            people += s->people;
    }
    return people;
}

int
list_added(const struct stays *stays, day_t from, day_t to) {
    int people = 0;
    for (size_t i = 0; i < stays->count; i++)
        if (from <= stays->items[i].added && stays->items[i].added <= to)
            people += stays->items[i].people;
    return people;
}

int
list_let_go(const struct stays *stays, day_t from, day_t to) {
    int people = 0;
    for (size_t i = 0; i < stays->count; i++)
        if (stays->items[i].let_go != DAY_NONE && from <= stays->items[i].let_go &&
            stays->items[i].let_go <= to)
            people += stays->items[i].people;
    return people;
}

bool
effort_starves_following(const struct effort *effort, int overdue) {
    int all = effort->adding + effort->following + effort->closing;
    return overdue > 0 && effort->following * 2 < all;
}
