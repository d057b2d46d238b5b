#ifndef VIEW_BULK_H
#define VIEW_BULK_H

#include "app/bulk.h"
#include "view/model.h"

/* {"action","chosen","changed","said"} */
json_t *view_bulk(const struct bulk_answer *answer);

#endif
