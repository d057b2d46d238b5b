#ifndef VIEW_TREAT_H
#define VIEW_TREAT_H

#include "app/treat.h"
#include "view/model.h"

/* {"row","to_treat","row_treat","next","treats":[treat],"treat","changed"} */
json_t *view_treat(const struct treat_answer *answer);

/* {"id","name","named","earned","taken"} */
json_t *view_one_treat(const struct treat *treat);

json_t *view_treats(const struct treats *treats);

#endif
