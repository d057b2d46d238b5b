/* Treats for rows of checkmarks (METHOD P10). */
#ifndef APP_TREAT_H
#define APP_TREAT_H

#include "app/app.h"

/* How far it is to the next treat. */
struct treat_way {
    int to_go;        /* checkmarks, at least 1 */
    int every;        /* in a row, that earn one */
    const char *name; /* of the next one, or NULL when none was named */
};

/* In an open transaction; `row` is that of today. */
MUST_CHECK enum fault app_treat_way(const void *ctx, const struct app *app,
                                    const struct bearings *b, const struct row *row,
                                    struct treat_way *out, struct error *err);

/*
 * In an open change: keeps the treats that the row up to today has earned. The first
 * that was named and is not earned yet comes first; without one, a treat without a name
 * is kept, which takes the next name given. *out is the last one earned, id 0 without.
 */
MUST_CHECK enum fault app_treat_earn(const void *ctx, const struct app *app,
                                     const struct bearings *b, const struct row *row,
                                     struct treat *out, struct error *err);

enum treat_action { TREAT_LIST, TREAT_NAME, TREAT_TAKE, TREAT_RENAME, TREAT_REMOVE };

struct treat_request {
    enum treat_action action;
    int64_t id;       /* TREAT_TAKE: 0 takes the one that was earned first */
    const char *name; /* TREAT_NAME, TREAT_RENAME */
};

struct treat_answer {
    enum treat_action action;
    struct treats treats; /* all, in the order they were named */
    struct treat treat;   /* the one it was about; id 0 for TREAT_LIST */
    bool changed;         /* false: it was so before */
    struct row row;
    struct treat_way way;
};

MUST_CHECK enum fault app_treat(const void *ctx, const struct app *app,
                                const struct treat_request *request,
                                struct treat_answer *out, struct error *err);

#endif
