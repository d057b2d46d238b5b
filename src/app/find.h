/* Finding somebody by a few letters, for a field that answers while it is typed in. */
#ifndef APP_FIND_H
#define APP_FIND_H

#include "app/app.h"
#include "app/found.h"
#include "store/ledger.h"
#include "store/listing.h"

#define FIND_MAX 8
#define FIND_REFERRALS 4

struct find_answer {
    struct listing people;        /* the best first, at most FIND_MAX */
    struct found found[FIND_MAX]; /* why, one for each */
    int total;                    /* how many there are in all */
    struct named_referrals
        referrals; /* that the letters find, at most FIND_REFERRALS */
    bool near;     /* nobody fits; these are written almost so: "did you mean" */
};

/* Names come first, the better they fit the earlier; then work, tags and ways to reach
 * them; then notes. Those on the list come before those let go. "#12" is number 12.
 * Nobody for nothing typed. Referrals come by the beginning of their code, or by their
 * words. */
MUST_CHECK enum fault app_find(const void *ctx, const struct app *app,
                               const char *typed, struct find_answer *out,
                               struct error *err);

#endif
