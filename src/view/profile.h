#ifndef VIEW_PROFILE_H
#define VIEW_PROFILE_H

#include "app/colleagues.h"
#include "app/know.h"
#include "app/profile.h"
#include "view/model.h"

/* {"does","sees","place","fees","free","free_said","needs","chooses","taught","access",
 * "trust","looked"}; all null when nothing is written down. */
json_t *view_profile_of(const struct profile *profile);

/* One person: {"person","title","organisation","roles","why","received","given",
 * "last_received","last_given","touches","last_touch","profile","gaps"}. */
json_t *view_potential(const struct potential *potential);

/* The same with {"refer","refer_told","free_doubtful","on_list","changed"}. */
json_t *view_profile(const struct profile_answer *answer);

/* {"queue":[…],"total","known","resting","not_yet","people","roles_missing":[…]} */
json_t *view_know(const struct know_answer *answer);

/* {"words","place","free_only","referral","colleagues":[…],"total","from"} */
json_t *view_colleagues(const struct colleagues_answer *answer);

#endif
