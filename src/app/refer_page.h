/* "How to refer to me": the pages, and what they are sent as (METHOD R4). */
#ifndef APP_REFER_PAGE_H
#define APP_REFER_PAGE_H

#include "app/app.h"
#include "domain/draft.h"
#include "domain/refer_page.h"
#include "exchange/leaflet.h"

/* What stands on a letter's link before programs begin to cut it. */
#define REFER_LINK_MAX 1800

struct refer_answer {
    struct refer_pages pages; /* all; the first is what the others take from */
    struct refer_page page;   /* the one it is about; id 0 when there is none */
    struct refer_page whole;  /* with what it takes from the first */
    struct me me;
    struct strings missing; /* before it can be sent; a sentence each */
    bool changed;           /* false: it was so before */
};

/* One page, the first when `id` is 0; there may be none then. */
MUST_CHECK enum fault app_refer_page(const void *ctx, const struct app *app, int64_t id,
                                     struct refer_answer *out, struct error *err);

/* The id behind a name ("schools", or the beginning of one alone); NOT_FOUND. */
MUST_CHECK enum fault app_refer_find(const void *ctx, const struct app *app,
                                     const char *name, int64_t *out, struct error *err);

/* What is to be changed; what is not given stays. */
struct refer_edit {
    int64_t id;       /* 0 adds one */
    const char *name; /* needed when one is added after the first */
    bool given[REFER_FIELDS];
    const char *texts[REFER_FIELDS]; /* blank: as on the first page */
};

MUST_CHECK enum fault app_refer_edit(const void *ctx, const struct app *app,
                                     const struct refer_edit *edit,
                                     struct refer_answer *out, struct error *err);

/* The same, only to look at: nothing is kept. */
MUST_CHECK enum fault app_refer_try(const void *ctx, const struct app *app,
                                    const struct refer_edit *edit,
                                    struct refer_answer *out, struct error *err);

/* CONFLICT for the first while others take from it. */
MUST_CHECK enum fault app_refer_remove(const void *ctx, const struct app *app,
                                       int64_t id, struct refer_answer *out,
                                       struct error *err);

/* The page for somebody, in an open transaction; `id` chooses one, 0 leaves it to their
 * roles and what stands on their card. page.id is 0 when there is none. */
MUST_CHECK enum fault app_refer_for(const void *ctx, const struct app *app, int64_t id,
                                    const struct record *them, struct refer_answer *out,
                                    struct error *err);

/* The page as it leaves the house. Only what is there stands in it. */
struct leaflet app_leaflet(const void *ctx, const struct refer_answer *answer);

/* The user's own card, a vCard; INVALID ("me.name") without a name. */
MUST_CHECK enum fault app_my_card(const void *ctx, const struct me *me, char **out,
                                  struct error *err);

/* A letter that the page goes with. */
struct refer_letter {
    const char *body;
    const char *link; /* sends it, or NULL */
    bool attach;      /* the page is not in it, so it is to be attached or put in */
};

/*
 * Puts the page into a letter: below the words of an e-mail as far as a link can carry
 * it, as an address into a short message, into the envelope of a card.
 */
struct refer_letter app_refer_letter(const void *ctx, const struct record *record,
                                     enum draft_form form, const char *subject,
                                     const char *body,
                                     const struct refer_answer *answer);

#endif
