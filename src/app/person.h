/* Adding and changing one person (METHOD P1, P2, P8). */
#ifndef APP_PERSON_H
#define APP_PERSON_H

#include "app/app.h"
#include "domain/facts.h"
#include "domain/merge.h"
#include "exchange/contact.h"

struct add_request {
    const struct contact *contact;
    enum said liked, practice_full;
    day_t next;   /* DAY_NONE: as a new name */
    bool anyway;  /* even when somebody here seems to be the same */
    int64_t into; /* whom to complete with it instead of adding, or 0 */
};

struct add_answer {
    struct record record;
    day_t next;
    int people;
    struct plan plan;
    bool completed;             /* somebody who was here */
    bool back;                  /* who had been let go, and is on the list again */
    struct conflicts conflicts; /* what of theirs stayed as it was */
    struct record same;         /* after CONFLICT: who seems to be the same person */
};

/* CONFLICT, naming whom, when somebody here seems to be the same person. */
MUST_CHECK enum fault app_add(const void *ctx, const struct app *app,
                              const struct add_request *request, struct add_answer *out,
                              struct error *err);

/* Who here seems to be the same, in out->same, before anything is added; id 0 when
 * nobody does. */
MUST_CHECK enum fault app_add_same(const void *ctx, const struct app *app,
                                   const struct add_request *request,
                                   struct add_answer *out, struct error *err);

struct edit_request {
    int64_t person_id;
    const struct contact *contact; /* how it shall be, or NULL: as it is */
    enum said liked, practice_full;
    bool set_liked, set_full; /* else they stay */
    bool basics; /* names, work, ways, birthday, rhythm and note alone: facts, tags and
                    relations stay, whatever the contact holds */
    const char *version; /* as it was when the editing began (record_version()), or NULL
                            for whatever it is now */
};

struct edit_answer {
    struct record record;
    struct strings changes; /* for people: "title: Nurse → Midwife" */
};

/* The person as a contact, to be changed and given back to app_edit(). */
MUST_CHECK enum fault app_contact(const void *ctx, const struct app *app,
                                  int64_t person_id, struct contact **out,
                                  struct error *err);

/* CONFLICT when they were changed since `version`; out->record is then how they are
 * now. */
MUST_CHECK enum fault app_edit(const void *ctx, const struct app *app,
                               const struct edit_request *request,
                               struct edit_answer *out, struct error *err);

#endif
