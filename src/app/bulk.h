/* The same for several people at once, as one change that is taken back as one. */
#ifndef APP_BULK_H
#define APP_BULK_H

#include "app/app.h"
#include "domain/listing.h"

enum bulk_action {
    BULK_TAG,
    BULK_UNTAG,
    BULK_LET_GO,
    BULK_BACK,
    BULK_RHYTHM,
};

struct bulk_request {
    enum bulk_action action;
    struct ids ids;                 /* these people … */
    const struct list_request *all; /* … or, when not NULL, all whom it leaves */
    enum tag_kind kind;             /* BULK_TAG, BULK_UNTAG */
    const char *word;
    const char *why; /* BULK_LET_GO; may be NULL */
    int days;        /* BULK_RHYTHM; 0: the plan's */
};

struct bulk_answer {
    enum bulk_action action;
    int chosen, changed; /* the others were so before */
    const char *said;    /* "12 people have the tag teens now." */
};

MUST_CHECK enum fault app_bulk(const void *ctx, const struct app *app,
                               const struct bulk_request *request,
                               struct bulk_answer *out, struct error *err);

/* "tag", "untag", "let-go", "back", "rhythm"; false when it is none of them. */
bool bulk_action_from_word(const char *word, enum bulk_action *out);
const char *bulk_action_word(enum bulk_action action);

#endif
