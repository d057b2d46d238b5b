/* The pages, in alphabetical order. A fixed path comes before one with a :word. */
#include "web/page.h"

#include "base/ban.h"

extern const struct route link_routes[];
extern const struct route undo_routes[];

const struct route *const all_routes[] = {
    link_routes,
    undo_routes,
    NULL,
};
