#ifndef VIEW_COPY_H
#define VIEW_COPY_H

#include "app/copy.h"
#include "view/model.h"

/* {"path","bytes","people","touches","well","problems":[text]} */
json_t *view_copy(const struct copy_answer *answer);

#endif
