#ifndef VIEW_ASK_H
#define VIEW_ASK_H

#include "app/ask.h"
#include "view/model.h"

/*
 * {"person","for":[{"sign","title","evidence","date"}],"against":[…],
 * "verdict":{"word","says"},"asked","talk","letter":{"subject","body","gaps","to",
 * "link"} or null,"refer":{"id","name","attach","missing"} or null}
 */
json_t *view_ask(const struct ask_answer *answer);

/* {"id","name","attach","missing"}; null without a page. */
json_t *view_refer_letter(const struct refer_answer *refer,
                          const struct refer_letter *letter);

#endif
