#ifndef VIEW_DRAFT_H
#define VIEW_DRAFT_H

#include "app/draft.h"
#include "view/model.h"

/* {"form","subject","body","gaps","to","link"} */
json_t *view_letter(const struct letter *letter);

/* [{"method","invite","reach","link"}] */
json_t *view_means(const struct means_list *means);

/* {"person","method","invite","reach","share","share_hint","ways","draft":{…}} */
json_t *view_draft(const struct draft_answer *answer);

#endif
