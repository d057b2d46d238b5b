/* The list of people, filtered, searched and sorted. */
#ifndef APP_LIST_H
#define APP_LIST_H

#include "app/app.h"
#include "app/found.h"
#include "domain/listing.h"
#include "store/listing.h"

struct list_answer {
    struct listing listing;
    struct found *found;  /* as many as there are lines; NULL without a search */
    struct strings words; /* that were searched for, folded */
    int total;            /* before offset and limit */
    int offset;
};

MUST_CHECK enum fault app_list(const void *ctx, const struct app *app,
                               const struct list_request *request,
                               struct list_answer *out, struct error *err);

/* The ids alone, in their order; in an open transaction. */
MUST_CHECK enum fault list_ids(const void *ctx, const struct app *app,
                               const struct list_request *request, struct ids *out,
                               struct error *err);

#endif
