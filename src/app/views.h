/* Ways of looking at the list of people that the user keeps by name. */
#ifndef APP_VIEWS_H
#define APP_VIEWS_H

#include "app/app.h"
#include "app/filter.h"

#define VIEW_NAME_MAX 60 /* columns */

struct views_answer {
    struct saved_views views; /* all, by name */
    struct saved_view view;   /* the one it was about; id 0 without */
    bool changed;             /* false: it was so before */
};

MUST_CHECK enum fault app_views(const void *ctx, const struct app *app,
                                struct views_answer *out, struct error *err);

/* Keeps the words under that name; a view of that name takes them instead of its own.
 */
MUST_CHECK enum fault app_view_save(const void *ctx, const struct app *app,
                                    const char *name, const struct filter_words *words,
                                    struct views_answer *out, struct error *err);

/* CONFLICT when another one has that name. */
MUST_CHECK enum fault app_view_rename(const void *ctx, const struct app *app,
                                      int64_t id, const char *name,
                                      struct views_answer *out, struct error *err);

MUST_CHECK enum fault app_view_remove(const void *ctx, const struct app *app,
                                      int64_t id, struct views_answer *out,
                                      struct error *err);

/* The one of that name, however it is spelled; NOT_FOUND names those there are. */
MUST_CHECK enum fault app_view_named(const void *ctx, const struct app *app,
                                     const char *name, struct saved_view *out,
                                     struct error *err);

#endif
