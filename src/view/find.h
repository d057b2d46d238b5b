#ifndef VIEW_FIND_H
#define VIEW_FIND_H

#include "app/find.h"
#include "view/model.h"

/* {"people":[{"id","name","organisation","title","role","stage","found"}],"total","near"}
 */
json_t *view_find(const struct find_answer *answer);

/* Where what was typed stands: {"in":"touch","date","before","match","after"}; null
 * when it is the name. */
json_t *view_found(const struct found *found);

#endif
