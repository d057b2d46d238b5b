/* Cards to write: who was promised a handwritten note (METHOD P4). */
#ifndef APP_CARDS_H
#define APP_CARDS_H

#include "app/app.h"
#include "app/log.h"
#include "domain/facts.h"

/* Somebody to write to. */
struct card_to_write {
    struct card card;
    struct person person;
    struct strings lines;  /* for the envelope; empty without an address */
    struct referrals owed; /* that thanks are owed to them for (METHOD R6) */
};

struct cards_answer {
    struct cards_to_write ARRAY(struct card_to_write) cards; /* longest asked first */
    int no_address; /* so many of them have none yet */
};

MUST_CHECK enum fault app_cards(const void *ctx, const struct app *app,
                                struct cards_answer *out, struct error *err);

struct card_answer {
    int64_t person_id;
    const char *name;
    struct card card;
    struct strings lines;
    bool changed; /* false: it was so before */
};

/* Puts somebody on the list. Who stands there already stays, with the new reason if one
 * is given; CONFLICT for somebody let go. */
MUST_CHECK enum fault app_card_add(const void *ctx, const struct app *app,
                                   int64_t person_id, const char *why,
                                   struct card_answer *out, struct error *err);

/* Takes somebody off the list, unwritten. */
MUST_CHECK enum fault app_card_remove(const void *ctx, const struct app *app,
                                      int64_t person_id, struct card_answer *out,
                                      struct error *err);

/* The card is written and on its way: a touch like any other, and off the list.
 * NOT_FOUND when they are not on it. `note` may be NULL; `thanks` when it was the
 * thanks for what they referred, see app_log(). */
MUST_CHECK enum fault app_card_done(const void *ctx, const struct app *app,
                                    int64_t person_id, const char *note, bool thanks,
                                    struct log_answer *out, struct error *err);

/* For a touch by card: whoever is on the list leaves it with that touch, be it twice,
 * as two people have been who were made one. In the open change. */
MUST_CHECK enum fault app_cards_written(const void *ctx, const struct app *app,
                                        const struct touch *touch, struct error *err);

/* Since when somebody stands on the list, or DAY_NONE. In an open transaction. */
MUST_CHECK enum fault cards_asked(const void *ctx, const struct app *app,
                                  int64_t person_id, day_t *out, struct error *err);

#endif
