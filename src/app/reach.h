/* Moving and dropping next dates: later, skip, let go, back (METHOD P7). */
#ifndef APP_REACH_H
#define APP_REACH_H

#include "app/app.h"

struct reach_answer {
    int64_t person_id;
    const char *name;
    day_t next;   /* DAY_NONE when there is none */
    bool changed; /* false: it was so before */
};

/* Drops a person's open reach-outs, in the open change. */
MUST_CHECK enum fault app_drop_open(const void *ctx, const struct app *app,
                                    int64_t person_id, struct error *err);

/* Puts somebody let go on the list again, in the open change; *next is DAY_NONE for
 * whom nobody was in touch with. */
MUST_CHECK enum fault app_bring_back(const void *ctx, const struct app *app,
                                     struct person *person, day_t *next,
                                     struct error *err);

/* Puts somebody off to a later day; nothing brings them up before it. A promise moves
 * along. */
MUST_CHECK enum fault app_later(const void *ctx, const struct app *app,
                                int64_t person_id, day_t day, struct reach_answer *out,
                                struct error *err);

/* A day on which something is promised: a coffee, the article. An older promise
 * stands; a day without one is overtaken. */
MUST_CHECK enum fault app_promise(const void *ctx, const struct app *app,
                                  int64_t person_id, day_t day, const char *what,
                                  struct reach_answer *out, struct error *err);

/* Not today; nothing else changes. */
MUST_CHECK enum fault app_skip(const void *ctx, const struct app *app,
                               int64_t person_id, struct reach_answer *out,
                               struct error *err);

/* Off the list; history stays. */
MUST_CHECK enum fault app_let_go(const void *ctx, const struct app *app,
                                 int64_t person_id, const char *why,
                                 struct reach_answer *out, struct error *err);

/* On the list again, with a next date by their rhythm if they were in touch before. */
MUST_CHECK enum fault app_back(const void *ctx, const struct app *app,
                               int64_t person_id, struct reach_answer *out,
                               struct error *err);

/* The same two in an open change, for those who do more in it. */
MUST_CHECK enum fault reach_let_go(const void *ctx, const struct app *app,
                                   int64_t person_id, const char *why,
                                   struct reach_answer *out, struct error *err);
MUST_CHECK enum fault reach_back(const void *ctx, const struct app *app,
                                 int64_t person_id, struct reach_answer *out,
                                 struct error *err);

#endif
