#include "domain/promises.h"

#include "base/ban.h"

void
promises_add(struct promises *p, enum reach_out_state state, day_t day, day_t touched,
             day_t today) {
    if (state == REACH_OUT_MOVED) {
        p->put_off++;
        return;
    }
    p->made++;
    if (state == REACH_OUT_DROPPED)
        p->dropped++;
    else if (state == REACH_OUT_OPEN)
        *(day < today ? &p->overdue : &p->open) += 1;
    else
        *(touched != DAY_NONE && touched > day ? &p->late : &p->kept) += 1;
}

void
promises_end(struct promises *p) {
    int due = p->made - p->open;
    p->kept_share = proportion_of(p->kept, due);
    p->done_share = proportion_of(p->kept + p->late, due);
}
