#ifndef VIEW_LOG_H
#define VIEW_LOG_H

#include "app/log.h"
#include "view/model.h"

/* {"person","touch","next","let_go","facts","done","target","checkmark","row", …} */
json_t *view_log(const struct log_answer *answer);

/* {"person","method","methods","share","shares","menu","next","let_go"} */
json_t *view_log_proposal(int64_t person_id, const struct log_proposal *proposal);

/* {"facts":[…]}: what a note would keep. */
json_t *view_log_told(const struct facts *facts);

#endif
