/*
 * The ledger as people look at it (METHOD R3): filtered by words, as the address of the
 * page has them and the options of a command; a page at a time; by step, as a board.
 */
#ifndef APP_LEDGER_H
#define APP_LEDGER_H

#include "app/app.h"
#include "domain/answer.h"
#include "domain/ledger.h"
#include "store/ledger_list.h"

/* What can be asked for, by name; days stay as they were typed. */
enum ledger_word {
    LEDGER_WORD_DIRECTION, /* received, given */
    LEDGER_WORD_STEP,      /* open, received … ended, unknown */
    LEDGER_WORD_PERSON,    /* their number */
    LEDGER_WORD_SINCE,
    LEDGER_WORD_UNTIL,
    LEDGER_WORD_PLACE,
    LEDGER_WORD_THANKS, /* owed, done, not-appropriate */
    LEDGER_WORD_WORDS,
    LEDGER_WORD_SORT, /* date, person, step, amount */
    LEDGER_WORD_REVERSE,
    LEDGER_WORD_COUNT,
};

/* NULL is not set. */
struct ledger_words {
    const char *items[LEDGER_WORD_COUNT];
};

const char *ledger_word_name(enum ledger_word word);

/* The words as the query of an address: "direction=given&step=open". */
char *ledger_query(const void *ctx, const struct ledger_words *words);

/* What they mean on that day. INVALID names the word as its field. */
MUST_CHECK enum fault ledger_read_words(const struct ledger_words *words, day_t today,
                                        struct ledger_request *out, struct error *err);

struct ledger_answer {
    struct named_referrals referrals;
    struct ledger_count count; /* of all that the filters leave */
    struct ledger_totals totals;
    bool business;           /* the plan keeps the value of business … */
    const char *currency;    /* … in this currency, if nothing else was said */
    struct ledger_sums sums; /* of all that the filters leave; none unless kept */
    struct used_words places;
    const char *person; /* the name of the one asked for, or NULL */
    int offset;
};

/* NOT_FOUND when there is no such person. */
MUST_CHECK enum fault app_ledger_list(const void *ctx, const struct app *app,
                                      const struct ledger_request *request,
                                      struct ledger_answer *out, struct error *err);

/* Those that are found by a few letters, at most `limit`: those whose code begins so,
 * in order of code; without any, those whose words do, newest first. In an open
 * transaction. */
MUST_CHECK enum fault ledger_find(const void *ctx, const struct app *app,
                                  const char *typed, int limit,
                                  struct named_referrals *out, struct error *err);

#define LEDGER_LATELY_DAYS 30 /* how long those seen and ended stand on the board */

/* METHOD R5: by step. */
struct step_column {
    enum step step;
    int total;
    struct named_referrals referrals;
    struct answer *answers; /* the clock of each of them */
};

struct ledger_board {
    enum referral_direction direction;
    struct step_column columns[STEP_COUNT];
};

/* Received, contacted and booked, those that wait longest first; seen and ended of
 * late, newest first; at most `limit` in each column. */
MUST_CHECK enum fault app_ledger_board(const void *ctx, const struct app *app,
                                       enum referral_direction direction, int limit,
                                       struct ledger_board *out, struct error *err);

/* What was used before in the fields of a referral, the most usual first. */
struct ledger_hints {
    struct used_words about, place, how, why;
    bool business;
    const char *currency;
};

MUST_CHECK enum fault app_ledger_hints(const void *ctx, const struct app *app,
                                       struct ledger_hints *out, struct error *err);

#endif
