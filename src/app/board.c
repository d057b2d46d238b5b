#include "app/board.h"

#include "app/list.h"

#include "base/ban.h"

static enum fault
board(const void *ctx, const struct app *app, int limit, struct board_answer *out,
      struct error *err) {
    /* New names by name, those in touch by their next date. */
    static const enum list_sort sorts[] = {SORT_NEXT, SORT_NEXT, SORT_NEXT, SORT_NAME};
    for (int i = 0; i < 4; i++) {
        struct ids ids = {0};
        struct board_column *column = &out->columns[i];
        struct list_request request = LIST_REQUEST_ALL;
        request.has_stage = true;
        request.stage = (enum stage)i;
        request.sort = sorts[i];
        TRY(list_ids(ctx, app, &request, &ids, err));
        *column =
            (struct board_column){.stage = request.stage, .total = (int)ids.count};
        if (ids.count > (size_t)limit)
            ids.count = (size_t)limit;
        TRY(listing_lines(ctx, app->store, &ids, &column->people, err));
    }
    return FAULT_NONE;
}

enum fault
app_board(const void *ctx, const struct app *app, int limit, struct board_answer *out,
          struct error *err) {
    TRY(store_begin_read(app->store, err));
    enum fault fault = board(ctx, app, limit, out, err);
    store_end(app->store);
    return fault;
}
