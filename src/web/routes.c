/* The pages, in alphabetical order. A fixed path comes before one with a :word. */
#include "web/page.h"

#include "base/ban.h"

extern const struct route draft_routes[];
extern const struct route link_routes[];
extern const struct route log_routes[];
extern const struct route promise_routes[];
extern const struct route today_routes[];
extern const struct route undo_routes[];

const struct route *const all_routes[] = {
    draft_routes,
    link_routes,
    log_routes,
    promise_routes,
    today_routes,
    undo_routes,
    NULL,
};
