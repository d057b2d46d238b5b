#include "cli/filter_options.h"

#include <string.h>

#include "app/views.h"

#include "base/ban.h"

static const struct option options[] = {
    FILTER_OPTIONS,
    {NULL, 0, OPTION_FLAG, NULL, NULL, NULL},
};

enum fault
filter_options(struct cli *cli, const struct args *args, struct filter_words *words,
               struct error *err) {
    const char *view = args_text(args, "view");
    *words = (struct filter_words){0};
    if (view) {
        struct saved_view saved;
        TRY(app_view_named(cli->ctx, &cli->app, view, &saved, err));
        filter_from_query(cli->ctx, saved.query, words);
    }
    for (const struct option *o = options; o->name; o++) {
        if (o->kind == OPTION_FLAG && args_flag(args, o->name))
            filter_set(cli->ctx, words, o->name, "yes");
        else if (o->kind != OPTION_FLAG && args_text(args, o->name))
            filter_set(cli->ctx, words, o->name, args_text(args, o->name));
    }
    return FAULT_NONE;
}
