#ifndef VIEW_LOG_H
#define VIEW_LOG_H

#include "app/log.h"
#include "view/model.h"

/* {"person","touch","next","let_go","facts","done","target","checkmark","row", …} */
json_t *view_log(const struct log_answer *answer);

#endif
