/* "To whom could I refer?" (METHOD R3). */
#ifndef APP_COLLEAGUES_H
#define APP_COLLEAGUES_H

#include "app/app.h"
#include "domain/colleague.h"

struct colleagues_request {
    const char *words; /* as typed, or NULL */
    const char *place; /* or NULL */
    bool free_only;
    const char *referral; /* the code of one received that can't be taken, or NULL: its
                             `about` stands in for the words */
    size_t offset, limit; /* limit 0: all */
};

/* Somebody to refer to. */
struct suggested {
    struct colleague colleague;
    bool free_doubtful;
    struct referral last; /* the last one given to them; id 0 without one */
};
struct suggestions ARRAY(struct suggested);

struct colleagues_answer {
    const char *words; /* what was looked for; NULL for anybody */
    const char *place;
    bool free_only;
    struct strings keys;      /* the words that counted */
    struct referral referral; /* that of the code; id 0 without */
    const char *from;         /* who sent it */
    struct suggestions found; /* offset and on, `limit` of them */
    size_t total, offset;
};

/* NOT_FOUND or AMBIGUOUS when the code leads nowhere; INVALID at "for" for a referral
 * given. */
MUST_CHECK enum fault app_colleagues(const void *ctx, const struct app *app,
                                     const struct colleagues_request *request,
                                     struct colleagues_answer *out, struct error *err);

#endif
