#ifndef VIEW_IMPORT_H
#define VIEW_IMPORT_H

#include "app/import.h"
#include "view/model.h"

/* {"read","added","merged","unchanged","skipped":[{"line","reason"}],"conflicts":[…],
 * …} */
json_t *view_import(const struct import_answer *answer);

json_t *view_import_undo(const struct import_undo_answer *answer);

#endif
