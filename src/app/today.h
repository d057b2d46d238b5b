/* Whom to reach out to today (METHOD P3 to P8, P11, N2 to N6). */
#ifndef APP_TODAY_H
#define APP_TODAY_H

#include "app/app.h"
#include "app/clocks.h"
#include "app/draft.h"
#include "app/row.h"
#include "app/treat.h"
#include "domain/own_words.h"
#include "domain/today.h"
#include "store/people.h"

struct reason {
    const char *rule; /* "N3" */
    const char *text; /* for people, no full stop */
};

/* A line of the call sheet (METHOD N5). */
struct sheet_line {
    enum fact_kind kind;
    const char *question; /* "How could I help?" */
    const char *brief;    /* "how I could help" */
    const char *answer;   /* what is known, or NULL: to find out */
    day_t told_day;
};

struct pick {
    struct candidate candidate;
    struct record record;
    struct touches touches; /* the newest few, newest first */
    struct reason reasons[4];
    size_t reason_count;
    enum method method;
    const char *reach; /* the address or number for the method, or NULL */
    enum share share;
    struct means_list means; /* all that reach them */
    struct letter letter;    /* to begin with */
    struct facts known;      /* what they told, newest first (P8) */
    struct sheet_line sheet[4];
    const char *promise;   /* what was promised for today, or NULL */
    const char *quiet;     /* why a referrer who went quiet is worth a thought (R7) */
    struct referrals owed; /* thanks are owed for these (R6): why they are here */
    day_t card_day;        /* since when they stand on the list of cards, or DAY_NONE */
};
struct picks ARRAY(struct pick);

struct today_request {
    int more; /* so many beyond the day's number */
};

struct today_answer {
    day_t day;
    enum day_kind day_kind;
    const char *pause_label; /* when paused */
    day_t next_working;      /* the next working day after today */
    bool first_morning;      /* nothing was ever logged */
    struct clocks clocks;    /* before all else (METHOD R5) */
    struct plan plan;
    int people; /* on the list */
    int done;   /* touches today */
    struct named_touches done_touches;
    bool checkmark;
    struct row row;
    struct row_days marks; /* the last few, today's among them */
    struct treat_way way;  /* to the next treat */
    struct picks picks;
    struct menu menu;     /* what to give (METHOD T4) */
    int waiting;          /* due and not among the picks */
    int new_names;        /* not reached out to yet, and not among the picks */
    int unreachable;      /* without any way to reach them (P2) */
    bool renew;           /* the list wants to be walked through again (P1) */
    struct treats treats; /* earned and not taken */
};

MUST_CHECK enum fault app_today(const void *ctx, const struct app *app,
                                const struct today_request *request,
                                struct today_answer *out, struct error *err);

/* The call sheet of a person from their facts (METHOD N5). */
void app_call_sheet(const struct facts *facts, struct sheet_line sheet[4]);

#endif
