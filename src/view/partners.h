#ifndef VIEW_PARTNERS_H
#define VIEW_PARTNERS_H

#include "app/partners.h"
#include "view/model.h"

/*
 * {"date","referrers","tested","steady","year","by_chance","quiet":list,"declining":
 * list,"new":list,"top":list,"lapsed":list,"promises":{"from","made","kept","late",
 * "overdue","dropped","open","put_off","kept_share","done_share"}}; a list: {"total",
 * "people":[{"person","standing","sure","chance","referrals","last_year",
 * "year_before","share","first","last","usual_days","quiet_days","last_touch","next",
 * "thanks_since","why","next_step"}]}. "by_chance" is how many of those tested would
 * be so quiet by chance alone.
 */
json_t *view_partners(const struct partners_answer *answer);

#endif
