/* What can be asked of the ledger (METHOD R3). */
#ifndef DOMAIN_LEDGER_H
#define DOMAIN_LEDGER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/day.h"
#include "domain/referral.h"

enum ledger_sort {
    LEDGER_BY_DAY,    /* newest first */
    LEDGER_BY_PERSON, /* by name, newest first */
    LEDGER_BY_STEP,   /* received, contacted … ended, not followed last */
    LEDGER_BY_AMOUNT, /* most first */
};

/* Which steps: any, those that are open, or one of them. */
enum ledger_which {
    LEDGER_ANY_STEP,
    LEDGER_OPEN_STEPS,
    LEDGER_ONE_STEP,
};

/* Filters all hold together; those not set hold always. */
struct ledger_request {
    bool has_direction;
    enum referral_direction direction;
    enum ledger_which which;
    enum step step;   /* of LEDGER_ONE_STEP; STEP_UNKNOWN as well */
    day_t step_since; /* reached that step on or after; DAY_NONE */
    bool has_thanks;
    enum thanks thanks;
    int64_t person_id;  /* 0: anybody */
    day_t since, until; /* of the referral, both included; DAY_NONE */
    const char *place;  /* as it was entered, in any case */
    const char *words; /* that all begin words of it, or of the person's name or work */
    enum ledger_sort sort;
    bool reverse;
    int offset; /* so many are left out at the beginning */
    int limit;  /* 0: all */
};

/* All of it, newest first. */
#define LEDGER_REQUEST_ALL                                                             \
    ((struct ledger_request){                                                          \
        .step_since = DAY_NONE, .since = DAY_NONE, .until = DAY_NONE})

#endif
