#ifndef VIEW_VIEWS_H
#define VIEW_VIEWS_H

#include "app/views.h"
#include "view/model.h"

/* {"views":[{"id","name","query"}],"view":…,"changed"} */
json_t *view_views(const struct views_answer *answer);

/* The list of them alone. */
json_t *view_saved_views(const struct saved_views *views);

#endif
