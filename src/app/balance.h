/* Give and get, side by side (METHOD R3). */
#ifndef APP_BALANCE_H
#define APP_BALANCE_H

#include "app/app.h"
#include "domain/balance.h"

struct balance_request {
    bool has_kind;
    enum balance_kind kind; /* only those */
    size_t offset, limit;   /* limit 0: all */
};

struct balance_answer {
    int year;               /* the one that has begun */
    struct balance all;     /* everybody together */
    struct balances people; /* offset and on, `limit` of them */
    size_t total, offset;
    size_t kinds[BALANCE_KIND_COUNT]; /* how many people stand so, whatever was asked */
    struct balances owed;             /* the first few to give to, of the list */
};

#define BALANCE_OWED_SHOWN 3

MUST_CHECK enum fault app_balance(const void *ctx, const struct app *app,
                                  const struct balance_request *request,
                                  struct balance_answer *out, struct error *err);

#endif
