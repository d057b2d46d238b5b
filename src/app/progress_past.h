/* How it came to stand as it does: the past that progress is drawn from. */
#ifndef APP_PROGRESS_PAST_H
#define APP_PROGRESS_PAST_H

#include "app/progress.h"

/* In an open transaction: fills out->past, and effort and gifts of the days from
 * out->effort_from on. Their line and plan must be there. */
MUST_CHECK enum fault app_progress_past(const void *ctx, const struct app *app,
                                        const struct bearings *b,
                                        struct progress_answer *out, struct error *err);

#endif
