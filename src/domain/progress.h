/* Where one stands: the list, and where the effort went (METHOD P1, N1). */
#ifndef DOMAIN_PROGRESS_H
#define DOMAIN_PROGRESS_H

#include <stdbool.h>

#include "domain/plan.h"

/* METHOD P1: the list against what the plan wants it to hold. */
enum list_size { LIST_EMPTY, LIST_SHORT, LIST_RIGHT, LIST_LONG };

enum list_size list_size(const struct plan *plan, int people);

/* The day from which the list wants to be walked through again: list.renew days after
 * it was begun or walked through last (`fresh_since`); DAY_NONE without that. */
day_t list_renewal(const struct plan *plan, day_t fresh_since);

/* People who came to the list on one day and left it on one (DAY_NONE: still there). */
struct stay {
    day_t added, let_go;
    int people;
};
struct stays ARRAY(struct stay);

/* METHOD P1: how many stood on the list at the end of that day; how many were added in
 * from..to, and how many let go. */
int list_at(const struct stays *stays, day_t day);
int list_added(const struct stays *stays, day_t from, day_t to);
int list_let_go(const struct stays *stays, day_t from, day_t to);

/* METHOD N1: touches by the stage the person was in when they came. */
struct effort {
    int adding; /* the first with somebody */
    int following;
    int closing; /* with somebody who had referred */
};

/* How far back effort is looked at, in days. */
#define EFFORT_DAYS 28

/*
 * METHOD N1, the warning. Following up starves when, of the touches of the last four
 * weeks, fewer than half were follow-ups, while somebody who is being followed waits
 * beyond their day (`overdue` counts them).
 */
bool effort_starves_following(const struct effort *effort, int overdue);

#endif
