#ifndef VIEW_PROGRESS_H
#define VIEW_PROGRESS_H

#include "app/progress.h"
#include "view/model.h"

/*
 * {"date","begun","since_begun","line":tally,"month":tally,"last_month":tally,
 * "targets":{"first","second","first_day","second_day"},"list":{"people","min","max",
 * "size","renewal","renew","unreachable","months"},"stages":{"adding":people,…},
 * "effort":{"from","adding","following","closing","overdue","starves"},"gifts":{…},
 * "steps","weeks","habits":{"from","methods","weekdays"},"calendar":view_row()}; a
 * tally: {"from","to","touches","line"}. See docs/json.md.
 */
json_t *view_progress(const struct progress_answer *answer);

#endif
