/* The pages, in alphabetical order. A fixed path comes before one with a :word. */
#include "web/page.h"

#include "base/ban.h"

extern const struct route link_routes[];
extern const struct route journal_routes[];
extern const struct route progress_routes[];
extern const struct route row_routes[];
extern const struct route undo_routes[];

const struct route *const all_routes[] = {
    journal_routes, link_routes, progress_routes, row_routes, undo_routes, NULL,
};
