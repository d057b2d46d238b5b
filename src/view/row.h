#ifndef VIEW_ROW_H
#define VIEW_ROW_H

#include "app/row.h"
#include "view/model.h"

/*
 * {"date","day","done","target","checkmark","begun","row","row_first","row_last","best":
 * {"length","first","last"},"to_treat","row_treat","treat","treats":[earned],
 * "marks":days,"days":days}; days as view_row_days() gives them.
 */
json_t *view_row(const struct row_answer *answer);

/* [{"date","mark","touches"}]; "mark" is one of mark_word(). */
json_t *view_row_days(const struct row_days *days);

#endif
