/* tend list */
#include <string.h>

#include "app/list.h"
#include "app/list_csv.h"
#include "app/views.h"
#include "base/memory.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/filter_options.h"
#include "cli/print.h"
#include "view/person.h"
#include "view/views.h"

#include "base/ban.h"

static enum fault run(struct cli *cli, const struct args *args, struct error *err);

static const struct option options[] = {
    FILTER_OPTIONS,
    {"everybody", 'a', OPTION_FLAG, NULL, "those let go as well", NULL},
    {"sort", 0, OPTION_TEXT, "BY",
     "name, last, next, touches, added, stage, received, given, last-received or fit",
     "name last next touches added stage received given last-received fit"},
    {"reverse", 0, OPTION_FLAG, NULL, "the other way round", NULL},
    {"limit", 'n', OPTION_NUMBER, "N", "the first N only", NULL},
    {"csv", 0, OPTION_FLAG, NULL, "print comma-separated values", NULL},
    {"save", 0, OPTION_TEXT, "NAME", "keep these filters as a view of that name", NULL},
    {"views", 0, OPTION_FLAG, NULL, "list the views that are kept", NULL},
    {"forget", 0, OPTION_TEXT, "NAME", "keep that view no longer", NULL},
    {NULL, 0, OPTION_FLAG, NULL, NULL, NULL},
};

const struct command list_command = {
    .name = "list",
    .group = "Your people",
    .summary = "List people, filtered and sorted",
    .usage = "[SEARCH]",
    .about =
        "Lists the people on your list. SEARCH finds the beginnings of words in "
        "names, organisations, tags, ways to reach them and all that you wrote "
        "down; names come first, notes last. Filters can be combined: all must "
        "hold. Sorted by last touch, those longest without one come first.\n\n"
        "--save keeps the filters as a view under a name of yours; --view shows it, "
        "and can be combined with more filters. Days stay as typed: \"3 months "
        "ago\" moves along.",
    .examples = "tend list  # everybody\n"
                "tend list --sort last --limit 10  # longest without a touch\n"
                "tend list --role therapist --two-of-three\n"
                "tend list --missing contact  # who can't be reached yet\n"
                "tend list --next-before fri --sort next\n"
                "tend list --last-before \"3 months ago\" --save quiet  # keep a view\n"
                "tend list --view quiet --role teacher\n"
                "tend list --referred --sort last-received  # who has gone quiet\n"
                "tend list --last-import --csv > imported.csv",
    .options = options,
    .words = WORDS_OTHER,
    .need = NEED_PRACTICE,
    .json = true,
    .run = run,
};

static enum fault
read_words(struct cli *cli, const struct args *args, struct filter_words *words,
           struct error *err) {
    static const char *const more[] = {"everybody", "reverse", NULL};
    TRY(filter_options(cli, args, words, err));
    for (int i = 0; more[i]; i++)
        if (args_flag(args, more[i]))
            filter_set(cli->ctx, words, more[i], "yes");
    if (args_text(args, "sort"))
        filter_set(cli->ctx, words, "sort", args_text(args, "sort"));
    if (args_count(args) > 0)
        filter_set(cli->ctx, words, "search", args_rest(cli->ctx, args, 0));
    return FAULT_NONE;
}

/* Whether the list is asked for referrals: their columns stand then in the place of
 * the work and of the next date. */
static bool
asks_referrals(const struct list_request *r) {
    return r->has_referred || r->was_given || r->received_before != DAY_NONE ||
           r->received_since != DAY_NONE || r->sort == SORT_RECEIVED ||
           r->sort == SORT_GIVEN || r->sort == SORT_LAST_RECEIVED;
}

static const char *
number_of(const void *ctx, const json_t *p, const char *key) {
    return mem_printf(ctx, "%lld", (long long)model_number(p, key));
}

static void
add_row(struct cli *cli, struct table_out *table, const struct listed *person,
        bool referrals) {
    void *ctx = mem_context(cli->ctx);
    json_t *p = view_listed(person);
    const char *work[] = {
        number_of(ctx, p, "id"),
        text_cut(ctx, model_get(p, "name"), 26),
        text_cut(ctx, model_get(p, "organisation"), 16),
        model_get(p, "stage"),
        model_get(p, "last_touch"),
        model_get(p, "next"),
        number_of(ctx, p, "touches"),
    };
    const char *both[] = {
        work[0],
        work[1],
        work[3],
        work[4],
        number_of(ctx, p, "referrals_received"),
        model_get(p, "last_received"),
        number_of(ctx, p, "referrals_given"),
    };
    table_row(table, referrals ? both : work);
    json_decref(p);
    talloc_free(ctx);
}

/* Row by row: the model of a long list at once would take more memory than the list. */
static void
show_table(struct cli *cli, const struct list_request *request,
           const struct list_answer *answer) {
    static const char *const work[] = {"#",    "NAME", "ORGANISATION", "STAGE",
                                       "LAST", "NEXT", "TOUCHES",      NULL};
    static const char *const both[] = {"#",        "NAME",      "STAGE", "LAST",
                                       "RECEIVED", "LAST FROM", "GIVEN", NULL};
    size_t count = answer->listing.count;
    bool referrals = asks_referrals(request);
    if (count == 0) {
        print_line(cli, 0, STYLE_PLAIN, "Nobody fits.");
        return;
    }
    struct table_out *table = table_new(cli, referrals ? both : work);
    for (size_t i = 0; i < count; i++)
        add_row(cli, table, &answer->listing.items[i], referrals);
    table_print(table);
    if (count < (size_t)answer->total)
        print_line(cli, 0, STYLE_DIM, "%zu of %d.", count, answer->total);
    else
        print_line(cli, 0, STYLE_DIM, "%d %s.", answer->total,
                   answer->total == 1 ? "person" : "people");
}

static enum fault
show_views(struct cli *cli, const struct views_answer *answer, struct error *err) {
    if (cli->json)
        return print_json(cli, view_views(answer), err);
    if (answer->views.count == 0)
        print_line(cli, 0, STYLE_PLAIN,
                   "No view is saved yet. `tend list --tag teens --save teens` saves "
                   "one.");
    for (size_t i = 0; i < answer->views.count; i++) {
        const struct saved_view *v = &answer->views.items[i];
        print_line(cli, 0, STYLE_PLAIN, "%s  (%s)", v->name,
                   *v->query ? v->query : "everybody on the list");
    }
    return FAULT_NONE;
}

static enum fault
forget(struct cli *cli, const char *name, struct error *err) {
    struct saved_view view;
    struct views_answer answer;
    TRY(app_view_named(cli->ctx, &cli->app, name, &view, err));
    TRY(app_view_remove(cli->ctx, &cli->app, view.id, &answer, err));
    if (cli->json)
        return print_json(cli, view_views(&answer), err);
    print_line(cli, 0, STYLE_PLAIN, "The view %s is gone. `tend undo` brings it back.",
               view.name);
    return FAULT_NONE;
}

static enum fault
run(struct cli *cli, const struct args *args, struct error *err) {
    struct filter_words words = {0};
    struct list_request request;
    struct list_answer answer;
    struct views_answer views;
    if (args_flag(args, "views")) {
        TRY(app_views(cli->ctx, &cli->app, &views, err));
        return show_views(cli, &views, err);
    }
    if (args_text(args, "forget"))
        return forget(cli, args_text(args, "forget"), err);
    TRY(read_words(cli, args, &words, err));
    TRY(filter_read(cli->ctx, &words, cli->today, &request, err));
    TRY(args_number(args, "limit", 1, 1000000, 0, &request.limit, err));
    const char *save = args_text(args, "save");
    if (save)
        TRY(app_view_save(cli->ctx, &cli->app, save, &words, &views, err));
    TRY(app_list(cli->ctx, &cli->app, &request, &answer, err));
    if (!cli->json && args_flag(args, "csv")) {
        fputs(list_csv(cli->ctx, &answer), cli->out);
        return FAULT_NONE;
    }
    if (cli->json)
        return print_json(cli, view_list(&answer), err);
    show_table(cli, &request, &answer);
    if (save)
        print_line(cli, 0, STYLE_PLAIN, "Saved: tend list --view \"%s\" shows them.",
                   views.view.name);
    return FAULT_NONE;
}
