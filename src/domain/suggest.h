/* How to reach somebody and with what (METHOD P4, P5, P6, N2, N5). */
#ifndef DOMAIN_SUGGEST_H
#define DOMAIN_SUGGEST_H

#include "domain/plan.h"
#include "domain/state.h"

/*
 * The method to suggest: one that reaches them, of the plan's, the one used longest ago
 * with them. No gift before the third touch nor twice within half a year; no meeting
 * or video call proposed to somebody never touched; no cold call or text while there is
 * another way (METHOD N2). When none of the plan's methods reaches them, another that
 * does; METHOD_NONE when there is none. `history` holds their touches, newest first.
 */
enum method suggest_method(const struct plan *plan, const struct state *state,
                           const struct touches *history, day_t day);

/* Whether a method can reach somebody with these ways (METHOD P2). */
bool method_reaches(enum method method, unsigned reach);

/* The share used longest ago with them; for a birthday or the like, compassion. */
enum share suggest_share(const struct state *state, const struct touches *history,
                         bool for_event);

/* All methods, the likely ones first, to choose from when writing a touch down: the one
 * `suggested` (or none), those used with them before, the more often the sooner, the
 * plan's, the rest. */
void suggest_methods(const struct plan *plan, const struct touches *history,
                     enum method suggested, enum method out[METHOD_COUNT]);

/* What a share can be, in a few words: "an article, an idea, what you learned". */
const char *share_hint(enum share share);

/* METHOD P6: a warning when an ask comes early, or NULL. Early: before the fifth touch
 * and without a referral from them. `touches` counts those before this one. */
const char *ask_warning(int touches, int received);

/* The role that a job title tells ("School Counsellor" is "school counsellor" →
 * "counsellor"), or NULL. Roles are those from whom referrals come (METHOD R2):
 * therapist, physician, teacher, clergy … */
const char *role_from_title(const char *title);

#endif
