/* How to reach somebody, as a page shows it: the button that does it, the words to
 * begin with, the other ways. Of Today's cards and of the draft's page. */
#ifndef WEB_WAY_H
#define WEB_WAY_H

#include <jansson.h>

struct request;

/*
 * Adds to a model that has "person", "method", "reach", "ways" and "draft" what the
 * template way shows, for HTML only: "letter", "call" …, "others", "initials". `other`
 * is the wording that the draft has.
 */
void way_add(const void *ctx, json_t *m, int other);

/* "AR" of "Ana Ruiz", for the picture beside a name. */
char *way_initials(const void *ctx, const char *name);

/* Where a form goes back to, as its link said: a path of ours, or NULL. */
const char *way_back(const struct request *rq);

#endif
