/* Asking somebody to refer: the signs, and writing it down (METHOD R4, P6). */
#ifndef APP_ASK_H
#define APP_ASK_H

#include "app/app.h"
#include "app/draft.h"
#include "app/log.h"
#include "app/refer_page.h"
#include "domain/ask.h"

struct ask_query {
    int64_t person_id;
    int64_t page_id;  /* the version to send along; 0: by their roles */
    bool without;     /* no page in the letter */
    unsigned variant; /* other words: 0, 1, 2 … */
};

struct ask_answer {
    struct record record;
    struct state state;
    struct ask_look look;
    struct refer_answer refer; /* the page for them; page.id 0 when there is none */
    /* Only when look.draft_allowed: */
    const char *talk;           /* to say it */
    const char *subject;        /* of the letter */
    struct refer_letter letter; /* with the page, unless there is none */
    const char *to;             /* where the letter goes, or NULL */
};

MUST_CHECK enum fault app_ask(const void *ctx, const struct app *app,
                              const struct ask_query *query, struct ask_answer *out,
                              struct error *err);

/* Writes an ask down: a touch like any other, marked as one. See app_log(). */
MUST_CHECK enum fault app_ask_log(const void *ctx, const struct app *app,
                                  int64_t person_id, enum method method,
                                  const char *word, const char *note, day_t day,
                                  struct log_answer *out, struct error *err);

/*
 * Puts the page into a draft: the version `page_id`, 0 the one for their roles.
 * INVALID ("page") when that would be an ask as a first move (P6), or there is none.
 */
MUST_CHECK enum fault app_draft_with_page(const void *ctx, const struct app *app,
                                          int64_t page_id, struct draft_answer *draft,
                                          struct ask_answer *ask, struct error *err);

#endif
