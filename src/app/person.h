/* Adding, changing and showing one person (METHOD P1, P2, P8). */
#ifndef APP_PERSON_H
#define APP_PERSON_H

#include "app/app.h"
#include "app/today.h"
#include "domain/facts.h"
#include "domain/state.h"
#include "exchange/contact.h"
#include "store/people.h"

struct add_request {
    const struct contact *contact;
    enum said liked, practice_full;
    day_t next;  /* DAY_NONE: as a new name */
    bool anyway; /* even when somebody here seems to be the same */
};

struct add_answer {
    struct record record;
    day_t next;
    int people;
    struct plan plan;
};

/* CONFLICT, naming whom, when somebody here seems to be the same person. */
MUST_CHECK enum fault app_add(const void *ctx, const struct app *app,
                              const struct add_request *request, struct add_answer *out,
                              struct error *err);

struct edit_request {
    int64_t person_id;
    const struct contact *contact; /* how it shall be, or NULL: as it is */
    enum said liked, practice_full;
    bool set_liked, set_full; /* else they stay */
};

struct edit_answer {
    struct record record;
    struct strings changes; /* for people: "title: Nurse → Midwife" */
};

/* The person as a contact, to be changed and given back to app_edit(). */
MUST_CHECK enum fault app_contact(const void *ctx, const struct app *app,
                                  int64_t person_id, struct contact **out,
                                  struct error *err);

MUST_CHECK enum fault app_edit(const void *ctx, const struct app *app,
                               const struct edit_request *request,
                               struct edit_answer *out, struct error *err);

/* All that is known of somebody. */
struct shown {
    struct record record;
    struct state state;
    struct touches touches; /* newest first */
    struct reach_outs open;
    struct referrals referrals;
    struct named_relations introduced; /* whose relations point at them */
    struct sheet_line sheet[4];
    int rhythm_days; /* in force, calendar days */
};

MUST_CHECK enum fault app_show(const void *ctx, const struct app *app,
                               int64_t person_id, struct shown *out, struct error *err);

#endif
