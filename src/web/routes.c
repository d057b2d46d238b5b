/* The pages, in alphabetical order. A fixed path comes before one with a :word. */
#include "web/page.h"

#include "base/ban.h"

extern const struct route find_routes[];
extern const struct route help_routes[];
extern const struct route journal_routes[];
extern const struct route keys_routes[];
extern const struct route link_routes[];
extern const struct route plan_routes[];
extern const struct route progress_routes[];
extern const struct route row_routes[];
extern const struct route undo_routes[];
extern const struct route welcome_routes[];

/* clang-format off: one line a page */
const struct route *const all_routes[] = {
    find_routes,
    help_routes,
    journal_routes,
    keys_routes,
    link_routes,
    plan_routes,
    progress_routes,
    row_routes,
    undo_routes,
    welcome_routes,
    NULL,
};
