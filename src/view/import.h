#ifndef VIEW_IMPORT_H
#define VIEW_IMPORT_H

#include "app/import.h"
#include "view/model.h"

/* {"file","read","added","merged","unchanged","skipped":[{"line","reason"}],
    "conflicts":[{"line","person","field","kept","offered"}],"unmapped":[…],
    "records":[…],…} */
json_t *view_import(const struct import_answer *answer);

json_t *view_import_undo(const struct import_undo_answer *answer);

/* {"header_line","usable","columns":[{"number","header","samples","understood",…}]} */
json_t *view_layout(const struct csv_layout *layout);

/* [{"id","date","file","added","merged",…,"undoable"}] */
json_t *view_imports(const struct past_imports *imports);

#endif
