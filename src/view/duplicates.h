#ifndef VIEW_DUPLICATES_H
#define VIEW_DUPLICATES_H

#include "app/duplicates.h"
#include "view/model.h"

/* {"total","pairs":[{"why","score","keep":{…},"other":{…},"sides":[…]}]} */
json_t *view_duplicates(const struct duplicates_answer *answer);
json_t *view_twins(const struct twins *twins);

/* [{"field","label","mine":[…],"theirs":[…],"result":[…],"choice"}] */
json_t *view_sides(const struct sides *sides);

json_t *view_merge(const struct merge_answer *answer);
json_t *view_apart(const struct apart_answer *answer);

#endif
