/* Looking a practice over, and mending what can be mended. */
#ifndef APP_DOCTOR_H
#define APP_DOCTOR_H

#include "app/app.h"

enum check_state { CHECK_FINE, CHECK_ADVICE, CHECK_WRONG };

struct check {
    const char *name; /* "file", "structure" … */
    enum check_state state;
    const char *text;       /* for people */
    struct strings details; /* each problem */
};
struct checks ARRAY(struct check);

struct doctor_answer {
    const char *path;
    int64_t bytes;
    int people, touches;
    struct checks checks;
    bool well;  /* nothing is wrong; advice may be there */
    bool fixed; /* something was mended */
};

/*
 * Opens the practice at `path` and checks it, mending derived state and indexes when
 * `fix`. That something is wrong is an answer, not a failure. Fails with NOT_FOUND,
 * FOREIGN, NEWER and BUSY, as store_open() does.
 */
MUST_CHECK enum fault app_doctor(void *ctx, const char *path, bool fix,
                                 struct doctor_answer *out, struct error *err);

#endif
