/* Writing down a touch (METHOD P5 to P8, P10). */
#ifndef APP_LOG_H
#define APP_LOG_H

#include "app/app.h"
#include "domain/facts.h"
#include "domain/own_words.h"

struct log_request {
    int64_t person_id;
    day_t day; /* of the touch, not after today */
    enum method method;
    const char *word; /* as typed, or NULL when it is the method's own */
    enum share share;
    enum said liked, meaningful;
    bool asked;
    bool thanks; /* it was the thanks for what they referred (METHOD R6) */
    const char *note;
    day_t next;                    /* the next date as chosen, or DAY_NONE */
    bool no_next;                  /* set none */
    const char *promise;           /* what was promised for that date */
    bool no_facts;                 /* don't look for dates in the note */
    const struct strings *refused; /* of those, not these: told_key(); or NULL */
};

struct log_answer {
    const char *name;
    struct touch touch;
    day_t next;         /* DAY_NONE when none was set */
    day_t stands;       /* the one from before that holds on, when none was set */
    bool next_chosen;   /* by the user, not from the rhythm */
    bool let_go;        /* now off the list */
    bool was_let_go;    /* before already */
    struct facts facts; /* found in the note and kept */
    int done;           /* touches on that day */
    struct plan plan;
    bool checkmark;           /* that day has it */
    bool checkmark_new;       /* this touch earned it */
    struct row row;           /* up to today */
    bool treat_earned;        /* by this touch */
    const char *treat;        /* its name, NULL when none was named */
    const char *warning;      /* METHOD P6, or NULL */
    struct referrals thanked; /* that it was the thanks for */
    struct referrals owed;    /* that thanks are owed for still */
};

MUST_CHECK enum fault app_log(const void *ctx, const struct app *app,
                              const struct log_request *request, struct log_answer *out,
                              struct error *err);

/* The same in the open change, unchecked. */
MUST_CHECK enum fault app_log_open(const void *ctx, const struct app *app,
                                   const struct log_request *request,
                                   struct log_answer *out, struct error *err);

/* What to propose before asking about a touch. */
struct log_proposal {
    const char *name;
    bool let_go;        /* off the list, so there is no next date */
    enum method method; /* as `tend today` suggests it */
    enum share share;
    day_t next; /* DAY_NONE when they were let go, or a later touch has set it */
    /* All there are, the likely ones first. */
    enum method methods[METHOD_COUNT];
    enum share shares[SHARE_COUNT];
    struct own_words own; /* for methods (P4) */
    struct menu menu;     /* of what to give (T4) */
    struct plan plan;
    struct referrals owed; /* that thanks are owed for, oldest first (METHOD R6) */
    enum method thanks_by; /* how one would thank them */
};

MUST_CHECK enum fault app_log_propose(const void *ctx, const struct app *app,
                                      int64_t person_id, day_t day,
                                      struct log_proposal *out, struct error *err);

/* What app_log() would keep of the note as dated facts. */
MUST_CHECK enum fault app_log_told(const void *ctx, const struct app *app,
                                   int64_t person_id, day_t day, const char *note,
                                   struct facts *out, struct error *err);

/* The next date that would be proposed for somebody after a touch on `day`. Opens no
 * transaction. */
MUST_CHECK enum fault app_next_date(const void *ctx, const struct app *app,
                                    const struct bearings *b, int own_rhythm, day_t day,
                                    day_t *out, struct error *err);

#endif
