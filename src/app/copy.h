/* Making a copy of the practice. */
#ifndef APP_COPY_H
#define APP_COPY_H

#include "app/app.h"
#include "store/copy.h"

struct copy_answer {
    const char *path; /* where the copy is */
    struct copy_facts facts;
};

/*
 * Copies the practice to `path`; a folder gets a file named after the practice and the
 * day ("practice-2026-03-02.tend"). CONFLICT when a file is there.
 */
MUST_CHECK enum fault app_copy(const void *ctx, const struct app *app, const char *path,
                               struct copy_answer *out, struct error *err);

/* Such a name, without its folder. */
char *app_copy_name(const void *ctx, const struct app *app);

#endif
