/*
 * People who are here twice: finding them, making one of two, and saying that they are
 * not the same.
 */
#ifndef APP_DUPLICATES_H
#define APP_DUPLICATES_H

#include "app/app.h"
#include "domain/absorb.h"
#include "domain/duplicates.h"
#include "domain/sides.h"

/* One of a pair. */
struct twin {
    int64_t id;
    const char *name;
    const char *organisation; /* or NULL */
    bool active;              /* on the list */
    int touches;
    day_t last_touch; /* DAY_NONE without one */
};

struct twins {
    struct duplicate why;
    struct twin keep, other; /* the one of whom more is known is to be kept */
    struct sides sides;      /* as it would be without any choice */
};

struct duplicates_answer {
    size_t total; /* pairs found */
    struct twin_list ARRAY(struct twins) pairs;
};

/* The pairs from..from+limit-1 of those found, likeliest first. Pairs who were said to
 * be apart aren't among them, nor those of whom both were let go. */
MUST_CHECK enum fault app_duplicates(const void *ctx, const struct app *app,
                                     size_t from, size_t limit,
                                     struct duplicates_answer *out, struct error *err);

/* Any two people side by side, as a page shows them before they are merged. */
MUST_CHECK enum fault app_twins(const void *ctx, const struct app *app, int64_t keep_id,
                                int64_t other_id, struct twins *out, struct error *err);

struct merge_request {
    int64_t keep_id, other_id;
    const struct absorb_choices *choices; /* may be NULL */
};

struct merge_answer {
    struct record record;   /* the one who stays, as they are now */
    const char *other_name; /* of the one who went */
    int touches, referrals; /* that came along */
    struct sides sides;     /* the two as they were, with what became of them */
};

/* All that is known of the other goes to the one who stays, in one change. INVALID for
 * one and the same person, or a choice that there isn't. */
MUST_CHECK enum fault app_merge(const void *ctx, const struct app *app,
                                const struct merge_request *request,
                                struct merge_answer *out, struct error *err);

struct apart_answer {
    int64_t person_id, other_id;
    const char *name, *other_name;
    bool changed; /* false: it was said before */
};

MUST_CHECK enum fault app_apart(const void *ctx, const struct app *app,
                                int64_t person_id, int64_t other_id,
                                struct apart_answer *out, struct error *err);

#endif
