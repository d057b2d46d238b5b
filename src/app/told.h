/* Dated facts that a note about a touch tells (METHOD P8). */
#ifndef APP_TOLD_H
#define APP_TOLD_H

#include "app/app.h"

struct told_note {
    int64_t person_id;
    day_t day; /* on which it was told */
    const char *text;
    const struct strings *refused; /* told_key() of those not to keep, or NULL */
};

/* What stands for a fact in a form: "2026-06-12 daughter graduates". */
char *told_key(const void *ctx, const struct fact *fact);

/* What of the note would be kept: neither refused nor known already. In an open
 * transaction. */
MUST_CHECK enum fault told_find(const void *ctx, const struct app *app,
                                const struct told_note *note, struct facts *out,
                                struct error *err);

/* Keeps that, in the open change; a birthday takes the place of another. */
MUST_CHECK enum fault told_keep(const void *ctx, const struct app *app,
                                const struct told_note *note, struct facts *out,
                                struct error *err);

#endif
