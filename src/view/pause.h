#ifndef VIEW_PAUSE_H
#define VIEW_PAUSE_H

#include "app/pause.h"
#include "view/model.h"

/* {"pauses":[pause],"pause","changed","merged","row","row_before","treat_earned","treat",
 * "next_working_day"}; a pause:
 * {"id","from","to","label","when":"past"|"now"|"coming"}. */
json_t *view_pause(const struct pause_answer *answer);

#endif
