/* People and what belongs to them, out of the store. Strings under the ctx given. */
#ifndef STORE_PEOPLE_H
#define STORE_PEOPLE_H

#include "domain/calendar.h"
#include "domain/facts.h"
#include "domain/progress.h"
#include "domain/rhythm.h"
#include "domain/state.h"
#include "domain/today.h"
#include "store/store.h"

/* A person with ways, facts, tags and relations; NOT_FOUND without that id. */
MUST_CHECK enum fault people_record(const void *ctx, struct store *st, int64_t id,
                                    struct record *out, struct error *err);

/* Their touches, newest first, at most `limit`. */
MUST_CHECK enum fault people_touches(const void *ctx, struct store *st, int64_t id,
                                     int limit, struct touches *out, struct error *err);

/* Their open reach-outs, earliest first. */
MUST_CHECK enum fault people_open(const void *ctx, struct store *st, int64_t id,
                                  struct reach_outs *out, struct error *err);

/* All cards to be written, longest asked first. */
MUST_CHECK enum fault people_cards_open(const void *ctx, struct store *st,
                                        struct cards *out, struct error *err);

/* Called for everybody; strings are valid during the call alone. */
typedef void people_name_fn(void *data, int64_t id, const char *name_key,
                            const char *other_key, bool active, const char *name,
                            const char *organisation);
MUST_CHECK enum fault people_each_name(struct store *st, people_name_fn *fn, void *data,
                                       struct error *err);

/* The first 16, for a desk's number or a name such as "Unknown" may be everybody's. */
MUST_CHECK enum fault people_by_way(const void *ctx, struct store *st,
                                    enum way_kind kind, const char *match_key,
                                    struct ids *out, struct error *err);
MUST_CHECK enum fault people_by_name_key(const void *ctx, struct store *st,
                                         const char *name_key, struct ids *out,
                                         struct error *err);
MUST_CHECK enum fault people_by_uid(const void *ctx, struct store *st, const char *uid,
                                    struct ids *out, struct error *err);
MUST_CHECK enum fault people_by_word(const void *ctx, struct store *st,
                                     enum tag_kind kind, const char *word_key,
                                     struct ids *out, struct error *err);
MUST_CHECK enum fault people_of_import(const void *ctx, struct store *st,
                                       int64_t import_id, struct ids *out,
                                       struct error *err);

/* Whom somebody introduced, and other relations that point at them. */
struct named_relation {
    struct relation relation;
    const char *person_name; /* of relation.person_id */
};
struct named_relations ARRAY(struct named_relation);
MUST_CHECK enum fault people_relations_to(const void *ctx, struct store *st, int64_t id,
                                          struct named_relations *out,
                                          struct error *err);

/* Relations to somebody who wasn't here when they were written down. */
MUST_CHECK enum fault people_unresolved(const void *ctx, struct store *st,
                                        struct relations *out, struct error *err);

/* Those to walk through: not kept since `kept_before`, optionally never touched only.
 */
MUST_CHECK enum fault people_to_walk(const void *ctx, struct store *st,
                                     day_t kept_before, bool only_new, struct ids *out,
                                     struct error *err);

/* A single number from a named statement with up to three integers bound. */
MUST_CHECK enum fault store_count(struct store *st, const char *statement, int bound,
                                  const int64_t values[], int64_t *out,
                                  struct error *err);

/* People per stage, indexed by enum stage. */
MUST_CHECK enum fault people_stages(struct store *st, int out[4], struct error *err);

/* The settings and pauses. */
MUST_CHECK enum fault calendar_load(const void *ctx, struct store *st,
                                    struct calendar *out, struct error *err);

/* Touches per day in from..to, latest first. */
MUST_CHECK enum fault day_totals_load(const void *ctx, struct store *st, day_t from,
                                      day_t to, struct day_totals *out,
                                      struct error *err);

/* Open reach-outs per day from `from` on, for the next `limit` days that have some. */
MUST_CHECK enum fault day_loads_load(const void *ctx, struct store *st, day_t from,
                                     int limit, struct day_loads *out,
                                     struct error *err);

/* Everybody whose dated facts fall in day..events_until; those skipped on `day` are
 * marked. */
MUST_CHECK enum fault today_dated(const void *ctx, struct store *st, day_t day,
                                  day_t events_until, struct candidates *out,
                                  struct error *err);

/* The first `limit` of one of today_order()'s tiers, any but the dated one. `rhythm` is
 * the plan's, in days. */
MUST_CHECK enum fault today_tier(const void *ctx, struct store *st, enum tier tier,
                                 day_t day, int rhythm, int limit,
                                 struct candidates *out, struct error *err);

/* Whether a touch of that day with that note (or none) is there already. */
MUST_CHECK enum fault touch_is_there(struct store *st, const struct touch *touch,
                                     bool *out, struct error *err);

/* Today's touches, in the order they were logged. */
struct named_touch {
    struct touch touch;
    const char *name;
    day_t next; /* the person's next date, or DAY_NONE */
};
struct named_touches ARRAY(struct named_touch);
MUST_CHECK enum fault touches_of_day(const void *ctx, struct store *st, day_t day,
                                     struct named_touches *out, struct error *err);

#endif
