/* Where referrals come from, and what was promised, as pictures (figures.h). */
#ifndef WEB_FIGURES_SOURCES_H
#define WEB_FIGURES_SOURCES_H

#include <jansson.h>

#include "app/partners.h"
#include "app/sources.h"

/* One of each question that the model (view_sources) holds. `more` is where all groups
 * of a question are shown, or NULL. */
json_t *figures_of_sources(const void *ctx, const struct sources_answer *answer,
                           const json_t *model,
                           const char *const more[SOURCE_QUESTIONS]);

/* METHOD R7; without a picture while no promise has come to its day. */
json_t *figure_of_promises(const void *ctx, const struct promises *promises);

#endif
