#ifndef VIEW_TODAY_H
#define VIEW_TODAY_H

#include "app/today.h"
#include "view/model.h"

/* {"date","target":{"min","max"},"done","checkmark","suggestions":[…], …}; see
 * docs/json.md. */
json_t *view_today(const struct today_answer *answer);

/* A fact, as elsewhere too: {"id","kind","text","date","yearly","told"}. */
json_t *view_fact(const struct fact *fact);

/* A touch: {"id","date","method","word","share","meaningful","liked","note"}. */
json_t *view_touch(const struct touch *touch);

/* The call sheet: [{"kind","question","brief","answer","told"}], four of them. */
json_t *view_sheet(const struct sheet_line sheet[4]);

#endif
