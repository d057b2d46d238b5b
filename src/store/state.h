/* Derived state in the store: kept in step with the facts, rebuilt, checked. */
#ifndef STORE_STATE_H
#define STORE_STATE_H

#include "domain/state.h"
#include "store/store.h"

/* Brings the state of these people and days up to date, in the open transaction. */
MUST_CHECK enum fault state_refresh(struct store *st, const struct ids *people,
                                    const struct ids *days, struct error *err);

/* Makes all derived state anew, in the open transaction. */
MUST_CHECK enum fault state_rebuild(struct store *st, struct error *err);

/* How many people and days have derived state that the facts don't give. */
MUST_CHECK enum fault state_check(struct store *st, int *wrong, struct error *err);

/* Where somebody stands; NOT_FOUND when there is no such person. */
MUST_CHECK enum fault state_get(struct store *st, int64_t person_id, struct state *out,
                                struct error *err);

/* Reads a person_state row whose columns begin at `first`. */
struct state state_read(const struct stmt *s, int first);

#endif
