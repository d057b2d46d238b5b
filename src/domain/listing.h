/* What can be asked of the list of people. */
#ifndef DOMAIN_LISTING_H
#define DOMAIN_LISTING_H

#include <stdbool.h>
#include <stdint.h>

#include "base/day.h"
#include "domain/state.h"

enum list_sort {
    SORT_NAME,
    SORT_LAST,    /* longest without a touch first */
    SORT_NEXT,    /* soonest first */
    SORT_TOUCHES, /* most first */
    SORT_ADDED,   /* newest first */
    SORT_STAGE,
    SORT_RECEIVED,      /* most referrals from them first */
    SORT_GIVEN,         /* most to them first */
    SORT_LAST_RECEIVED, /* longest without one from them first */
    SORT_FIT, /* what was searched for stands in the name first, in a note last */
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
    const char *search; /* words that all begin words of the name, the work, the tags,
                           the ways to reach them or of what is written about them */
    bool never_touched;
    day_t last_before, last_since;         /* of the last touch; DAY_NONE */
    day_t next_before, next_since;         /* of the next date; both included */
    day_t received_before, received_since; /* of the last referral from them */
    bool liked, practice_full, has_referred;
    bool was_given; /* a referral from me */
    int qualifiers; /* METHOD N3: at least so many */
    enum list_missing missing;
    int64_t import_id; /* added or merged by that import; -1: the last one; 0: any */
    enum list_sort sort;
    bool reverse;
    int offset; /* so many are left out at the beginning */
    int limit;  /* 0: all */
};

/* Everybody on the list, by name. */
#define LIST_REQUEST_ALL                                                               \
    ((struct list_request){.last_before = DAY_NONE,                                    \
                           .last_since = DAY_NONE,                                     \
                           .next_before = DAY_NONE,                                    \
                           .next_since = DAY_NONE,                                     \
                           .received_before = DAY_NONE,                                \
                           .received_since = DAY_NONE})

#endif
