/* Those who refer, by their own rhythm, and what was promised (METHOD R1, R7). */
#ifndef APP_PARTNERS_H
#define APP_PARTNERS_H

#include "app/app.h"
#include "domain/partners.h"
#include "domain/promises.h"
#include "domain/proportion.h"
#include "domain/state.h"

/* People shown of one kind at most. */
#define PARTNERS_SHOWN 20
#define PARTNERS_TOP 8

struct partner_shown {
    struct partner partner;
    struct state state;
    const char *name;
    struct proportion share; /* of all referrals of the last twelve months */
    const char *why;         /* what the record says of them: whole sentences */
    const char *next_step;   /* the same */
};

struct partners_shown {
    struct ARRAY(struct partner_shown) people;
    int total; /* with those not shown */
};

struct partners_answer {
    day_t today;
    int referrers; /* on the list, who sent at least one */
    int tested;    /* of them: those whose rhythm is known */
    int year;      /* referrals of the last twelve months, of everybody */
    struct partners_shown standings[STANDING_COUNT]; /* nobody for STANDING_STEADY */
    struct partners_shown top; /* most in the last twelve months */
    day_t promised_from;
    struct promises promises; /* of the last twelve months, and to come */
};

/* Whoever was let go is in the totals and not among the people. */
MUST_CHECK enum fault app_partners(const void *ctx, const struct app *app,
                                   struct partners_answer *out, struct error *err);

/* In an open transaction: why somebody who is quieter than usual should be thought of
 * ("quieter than usual: …"), or NULL when they aren't. Looked at alone, so one in
 * twenty steady ones is told of as well. */
MUST_CHECK enum fault app_partner_quiet(const void *ctx, const struct app *app,
                                        const struct bearings *b,
                                        const struct state *state, const char **out,
                                        struct error *err);

#endif
