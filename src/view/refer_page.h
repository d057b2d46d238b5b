#ifndef VIEW_REFER_PAGE_H
#define VIEW_REFER_PAGE_H

#include "app/refer_page.h"
#include "view/model.h"

/*
 * {"pages":[{"id","name","first","changed"}],"page":{"id","name",…} or null: what was
 * written in it,"whole":{…}: with what it takes from the first,"me":{…},
 * "missing":[…],"ready"}
 */
json_t *view_refer_page(const struct refer_answer *answer);

#endif
