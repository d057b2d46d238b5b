#ifndef VIEW_JOURNAL_H
#define VIEW_JOURNAL_H

#include "app/journal.h"
#include "view/model.h"

/* {"id","at","date","who","kind","what","rows","undone","undone_by","undoes"};
 * "at" is in seconds since 1970 UTC. */
json_t *view_change(const struct change *change);

/* {"changes":[…],"more","undo","redo"}; the last two are a change or null. */
json_t *view_journal(const struct journal_answer *answer);

/* {"change","rows":[{"table","id","person","what","fields":[{"name","before",
 * "after"}]}]} */
json_t *view_journal_change(const struct journal_change *a);

#endif
