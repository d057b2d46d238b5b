#ifndef VIEW_UNDO_H
#define VIEW_UNDO_H

#include "app/undo.h"
#include "view/model.h"

/* {"change","more","kept","concerned","people":[…],"on_list","done",…} */
json_t *view_undo(const struct undo_answer *answer);

#endif
