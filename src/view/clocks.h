#ifndef VIEW_CLOCKS_H
#define VIEW_CLOCKS_H

#include "app/clocks.h"
#include "app/referral.h"
#include "view/model.h"

/* The clock of a referral: {"state":"running","answered","due","due_time","limit",
 * "used","left","over","stands","by_days","says"}, in working minutes; null without
 * one. */
json_t *view_answer(const struct answer *answer);

/* Into m: "clocks": referrals, each with its "clock"; "clocks_more", "clocks_stand",
 * "clocks_go_on", "clocks_go_on_time"; "hanging": referrals, each with its "hangs" in
 * working days; "hanging_more". */
void view_clocks(json_t *m, const struct clocks *clocks);

/* A referral with "clock", "hangs", "steps":[{"step","date","time"}], those that it was
 * "passed_to" as [{"id","code","date","person"}], and "passed_from_code". */
json_t *view_referral_whole(const struct referral_whole *whole);

#endif
