/* What is known of one person (METHOD R2, R3): shown, and written down. */
#ifndef APP_PROFILE_H
#define APP_PROFILE_H

#include "app/app.h"
#include "domain/know.h"

struct profile_answer {
    struct potential who; /* gaps and tier are set; the tier is of nobody let go */
    bool active;
    const char *refer; /* how best to refer to them (METHOD N5), or NULL */
    day_t refer_day;
    bool free_doubtful;
    bool changed; /* false: it was so before */
};

/* What to write down. What is not set stays as it is. */
struct profile_request {
    int64_t person_id;
    const char *texts[PROFILE_TEXT_COUNT]; /* NULL leaves one; "" takes it away */
    const char *refer;                     /* the same, for the call sheet's answer */
    bool set_free, set_access, set_trust;
    enum said free;
    day_t free_day; /* when they said so; DAY_NONE: today */
    enum level access, trust;
    bool looked; /* there is nothing more to say: counts as looked at today */
};

/* NOT_FOUND without that person. */
MUST_CHECK enum fault app_profile(const void *ctx, const struct app *app,
                                  int64_t person_id, struct profile_answer *out,
                                  struct error *err);

/* Keeps it, in one change. INVALID at "free_day" for a day to come. */
MUST_CHECK enum fault app_profile_save(const void *ctx, const struct app *app,
                                       const struct profile_request *request,
                                       struct profile_answer *out, struct error *err);

#endif
