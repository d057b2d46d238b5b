/*
 * What the pages show as pictures: of each a heading, one sentence that says what it
 * means, the picture, and its numbers as a table. For HTML alone; JSON has the model.
 */
#ifndef WEB_FIGURES_H
#define WEB_FIGURES_H

#include <jansson.h>

#include "app/progress.h"

/*
 * [{"id","title","says","next":{"href","text"},"svg","key":[{"sign","words"}],
 * "table":{"caption",
 * "columns":[{"name"}],"rows":[{"name","cells":[{"text"}]}]}}]; without "svg" and
 * "table" as long as there is nothing to see, without "next" when nothing needs doing.
 */
json_t *figures_of_progress(const void *ctx, const struct progress_answer *answer);

/* The one of the calendar of checkmarks alone. */
json_t *figure_of_calendar(const void *ctx, const struct row_answer *answer);

#endif
