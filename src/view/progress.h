#ifndef VIEW_PROGRESS_H
#define VIEW_PROGRESS_H

#include "app/progress.h"
#include "view/model.h"

/*
 * {"date","begun","since_begun","line":tally,"month":tally,"last_month":tally,
 * "targets":{"first","second"},"list":{"people","min","max","size","renewal","renew",
 * "unreachable"},"stages":{"adding":people,…},"effort":{"from","adding","following",
 * "closing","overdue","starves"},"gifts":{"touches","meaningful","judged","compassion",
 * "knowledge","network"}}; a tally: {"from","to","touches","line"}.
 */
json_t *view_progress(const struct progress_answer *answer);

#endif
