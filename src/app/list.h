/* The list of people, filtered and sorted. */
#ifndef APP_LIST_H
#define APP_LIST_H

#include "app/app.h"
#include "store/people.h"

enum list_sort {
    SORT_NAME,
    SORT_LAST,    /* longest without a touch first */
    SORT_NEXT,    /* soonest first */
    SORT_TOUCHES, /* most first */
    SORT_ADDED,   /* newest first */
    SORT_STAGE,
};

enum list_missing {
    MISSING_NOTHING,
    MISSING_CONTACT, /* no way to reach them (METHOD P2) */
    MISSING_EMAIL,
    MISSING_PHONE,
    MISSING_ADDRESS,
    MISSING_NEXT,
};

/* Filters all hold together; those not set hold always. */
struct list_request {
    bool has_stage;
    enum stage stage; /* without one, those let go are left out */
    bool everybody;   /* those let go as well */
    const char *tag, *role;
    const char *search; /* part of a name or of what they are found by */
    bool never_touched;
    day_t last_before, last_since; /* of the last touch; DAY_NONE */
    day_t next_before, next_since; /* of the next date; both included */
    bool liked, practice_full, has_referred;
    int qualifiers; /* METHOD N3: at least so many */
    enum list_missing missing;
    int64_t import_id; /* added or merged by that import; -1: the last one; 0: any */
    enum list_sort sort;
    bool reverse;
    int limit; /* 0: all */
};

struct list_answer {
    struct listing listing;
    int total; /* before the limit */
};

MUST_CHECK enum fault app_list(const void *ctx, const struct app *app,
                               const struct list_request *request,
                               struct list_answer *out, struct error *err);

#endif
