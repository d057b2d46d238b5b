/* Pauses: days that neither break nor lengthen a row (METHOD P10). */
#ifndef APP_PAUSE_H
#define APP_PAUSE_H

#include "app/app.h"
#include "app/treat.h"

/* The label of a pause that nobody gave one. */
#define PAUSE_UNNAMED "a pause"

enum pause_action { PAUSE_LIST, PAUSE_ADD, PAUSE_CHANGE, PAUSE_REMOVE, PAUSE_END };

struct pause_request {
    enum pause_action action;
    day_t from, to;    /* PAUSE_ADD, PAUSE_CHANGE; both included */
    const char *label; /* the same, or NULL */
    int64_t id;        /* PAUSE_CHANGE, PAUSE_REMOVE */
};

struct pause_answer {
    enum pause_action action;
    day_t today;
    struct pauses pauses; /* all, earliest first */
    struct pause pause;   /* the one it was about; id 0 for PAUSE_LIST */
    bool changed;         /* false: those days were paused before */
    bool gone;            /* PAUSE_END: it would have begun today, so nothing is left */
    int merged;           /* pauses that overlapped and are part of it now */
    struct row before, row;
    day_t next_working;  /* the first working day from today on */
    struct treat earned; /* by the row that was mended; id 0 without */
};

/* The longest pause that is taken, in days. */
#define PAUSE_DAYS_MAX 1100

/* A pause that overlaps others becomes one with them, with their labels, too, unless it
 * covers them. INVALID for one that is too long. */
MUST_CHECK enum fault app_pause(const void *ctx, const struct app *app,
                                const struct pause_request *request,
                                struct pause_answer *out, struct error *err);

#endif
