/* Words to begin with, and the links that send them (METHOD P4 to P6, T4). */
#ifndef APP_DRAFT_H
#define APP_DRAFT_H

#include "app/app.h"
#include "domain/draft.h"
#include "domain/state.h"

/* A way to reach somebody. */
struct means {
    enum method method;
    const char *reach; /* the address or number, or NULL */
    const char *link;  /* opens the program for it, without a draft; or NULL */
};
struct means_list ARRAY(struct means);

/* The address or number that a method reaches them at, or NULL. */
const char *app_reach(const struct record *record, enum method method);

/* All by which this person can be reached, the plan's methods first. */
void app_means(const void *ctx, const struct plan *plan, const struct record *record,
               const struct state *state, struct means_list *out);

/* A draft with where it goes. */
struct letter {
    struct draft draft;
    const char *to;   /* the address or number, or NULL */
    const char *link; /* sends it; NULL for what a link can't send */
};

/* What a draft is made from. */
struct letter_request {
    const struct record *record;
    const struct state *state;
    enum method method;
    const char *word; /* "coffee" or "walk" for METHOD_IN_PERSON, or NULL */
    enum share share;
    day_t today, events_until;      /* dated facts of these days are spoken of */
    unsigned variant;               /* another wording: 0, 1, 2 … */
    const struct referrals *thanks; /* words of thanks for these (METHOD R6), or NULL */
};

struct letter app_letter(const void *ctx, const struct letter_request *request);

/* The link for a letter that the user has changed; NULL when it can't be sent so. */
const char *app_letter_link(const void *ctx, const struct record *record,
                            enum draft_form form, const char *subject,
                            const char *body);

struct draft_query {
    int64_t person_id;
    enum method method; /* METHOD_NONE: the one that today would suggest */
    const char *word;
    enum share share; /* SHARE_NONE: the same */
    unsigned variant;
    bool thanks; /* words of thanks for the referrals that they are owed for */
};

struct draft_answer {
    day_t today;
    struct record record;
    bool thanks;
    struct referrals owed; /* that are thanked for */
    enum method method;    /* METHOD_NONE: nothing reaches them */
    enum share share;
    struct means_list means;
    struct letter letter;
};

MUST_CHECK enum fault app_draft(const void *ctx, const struct app *app,
                                const struct draft_query *query,
                                struct draft_answer *out, struct error *err);

#endif
