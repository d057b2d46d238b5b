/* The pages, in alphabetical order. A fixed path comes before one with a :word. */
#include "web/page.h"

#include "base/ban.h"

extern const struct route cards_routes[];
extern const struct route link_routes[];
extern const struct route person_do_routes[];
extern const struct route person_edit_routes[];
extern const struct route person_routes[];
extern const struct route touch_routes[];
extern const struct route undo_routes[];
extern const struct route walk_routes[];

const struct route *const all_routes[] = {
    cards_routes,
    link_routes,
    person_do_routes,
    person_edit_routes,
    person_routes,
    touch_routes,
    undo_routes,
    walk_routes,
    NULL,
};
