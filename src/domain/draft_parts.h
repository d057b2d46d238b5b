/* What all drafts are put together from. */
#ifndef DOMAIN_DRAFT_PARTS_H
#define DOMAIN_DRAFT_PARTS_H

#include "domain/draft.h"

/* Of each thing there are so many wordings to choose from. */
#define DRAFT_CHOICES 3

/* '@' stands for what is known. */
struct thought {
    const char *subject, *text;
};
typedef const struct thought thoughts[DRAFT_CHOICES];
typedef const char *const phrases[DRAFT_CHOICES];

/* One of several, by the lowest digit of the seed, which is then used up. So seeds next
 * to each other differ in what is chosen first. */
unsigned draft_draw(unsigned *seed);
const char *draft_phrase(const char *const list[DRAFT_CHOICES], unsigned *seed);

/* The text with what is known in the place of its '@'. */
char *draft_weave(const void *ctx, const char *text, const char *known);

/* A short message on one line: a text, or an invitation that goes as one. */
bool draft_is_brief(const struct draft_request *request);

/* "Dear Ana,\n\n", or "Hi Ana! " when it is brief. */
char *draft_greeting(const void *ctx, const struct draft_request *request);

/* "Warm wishes," and no name. */
const char *draft_signing(unsigned *seed);

#endif
