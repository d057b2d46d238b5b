/*
 * Where a person stands: derived from the facts, kept beside them for speed, never
 * typed.
 */
#ifndef DOMAIN_STATE_H
#define DOMAIN_STATE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/day.h"
#include "domain/facts.h"

/* METHOD N1. */
enum stage {
    STAGE_ADDING,    /* on the list, not reached out to yet */
    STAGE_FOLLOWING, /* in touch */
    STAGE_CLOSING,   /* a referral came from them */
    STAGE_LET_GO,    /* off the list, history kept (METHOD P7) */
};

const char *
stage_word(enum stage stage); /* "adding", "following", "closing", "let-go" */
bool stage_from_word(const char *word, enum stage *out);

/* Which ways there are to reach somebody, as bits. */
enum reach {
    REACH_EMAIL = 1,
    REACH_PHONE = 2,
    REACH_ADDRESS = 4,
    REACH_SOCIAL = 8,
};

/* 0 for a web page: it does not reach anybody. */
unsigned reach_bit(enum way_kind kind);

/* Who comes first among new names: those somebody introduced or whose role is known,
 * those whose work is known, the rest, firms. */
enum rank_new { NEW_KNOWN_ROLE, NEW_KNOWN_WORK, NEW_PLAIN, NEW_COMPANY };

/* Counted from the facts of one person. */
struct counts {
    int64_t person_id;
    bool active, company;
    enum said liked, practice_full;
    int touches, meaningful;
    day_t last_touch; /* DAY_NONE without one */
    day_t next_day;   /* of the first open reach-out, or DAY_NONE */
    bool promised, later;
    int received, given;           /* referrals */
    day_t received_day, given_day; /* the last of them, or DAY_NONE */
    day_t thanks_day; /* of the first referral that thanks are owed for (METHOD R6) */
    unsigned reach;
    int rhythm_days; /* 0: the plan's */
    day_t added_day;
    int roles, introductions, tags;
    bool has_work; /* an organisation or a title */
    const char *name_key;
};

/* As kept in person_state. */
struct state {
    int64_t person_id;
    bool active;
    int touches, meaningful;
    day_t last_touch, next_day;
    bool promised, later;
    int received, given;
    day_t received_day, given_day, thanks_day;
    int qualifiers; /* METHOD N3: 0..3 */
    enum stage stage;
    unsigned reach;
    int rhythm_days;
    day_t added_day;
    enum rank_new rank_new;
    uint32_t mix; /* shuffles new names alike every time */
};

struct state state_from_counts(const struct counts *counts);

#endif
