/*
 * A practice that the server has open: connections for the requests, a few at a time,
 * and a number that tells when what is in it has changed.
 */
#ifndef WEB_PRACTICE_H
#define WEB_PRACTICE_H

#include "app/app.h"

struct practice;

/* Opens nothing yet; the file may not be there. */
struct practice *practice_new(const void *ctx, const char *path, bool demo);
const char *practice_path(const struct practice *practice);

/* A connection of one's own, to be given back; waits while all are in use. The practice
 * is made when it isn't there. */
MUST_CHECK enum fault practice_take(struct practice *practice, struct app *app,
                                    struct error *err);
/* `fault` as the request ended: a connection that failed is not used again. */
void practice_give(struct practice *practice, struct app *app, enum fault fault);

/* Around what may write: one after the other is quicker than all at once, who would
 * have to try again and again, and leaves connections for those who read. */
void practice_begin_write(struct practice *practice);
void practice_end_write(struct practice *practice);

/* Differs from what it was before whenever anybody has changed the practice since.
 * NOT_FOUND while there is no file. */
MUST_CHECK enum fault practice_version(struct practice *practice, int64_t *out,
                                       struct error *err);

#endif
