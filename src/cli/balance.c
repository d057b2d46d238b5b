/* tend balance */
#include "app/balance.h"

#include "base/memory.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/print.h"
#include "view/balance.h"

#include "base/ban.h"

#define SHOWN 20
#define NAME_WIDE 24

static enum fault run(struct cli *cli, const struct args *args, struct error *err);

static const struct option options[] = {
    {"only", 'o', OPTION_TEXT, "WHICH",
     "owed: they gave, you hardly; unheard: you gave, they never; even",
     "owed unheard even"},
    {"all", 'a', OPTION_FLAG, NULL, "everybody, not the first twenty", NULL},
    {NULL, 0, OPTION_FLAG, NULL, NULL, NULL},
};

const struct command balance_command = {
    .name = "balance",
    .group = "Referrals",
    .summary = "Show who refers to you and to whom you refer, side by side",
    .usage = "",
    .about =
        "Referrals received and given, each person's and all together, this year and "
        "ever. Whoever sent you some and got none, or at least two fewer, stands on "
        "top: the best way to get is to give. `tend colleagues` helps to find whom "
        "they would suit.",
    .examples = "tend balance\n"
                "tend balance --only owed  # to whom one would be due\n"
                "tend balance --only unheard  # you gave, nothing came back yet",
    .options = options,
    .need = NEED_EXISTING,
    .json = true,
    .run = run,
};

static const char *
date_of(const json_t *m, const char *key) {
    return model_has(m, key) ? model_get(m, key) : "";
}

static void
show_people(struct cli *cli, const json_t *people) {
    static const char *const headings[] = {"PERSON",    "FROM",    "TO", "THIS YEAR",
                                           "LAST FROM", "LAST TO", NULL};
    size_t i;
    json_t *p;
    struct table_out *t = table_new(cli, headings);
    json_array_foreach(people, i, p) {
        const char *name = model_get(model_list(p, "person"), "name");
        const char *cells[] = {
            text_cut(cli->ctx, name, NAME_WIDE),
            mem_printf(cli->ctx, "%lld", (long long)model_number(p, "received")),
            mem_printf(cli->ctx, "%lld", (long long)model_number(p, "given")),
            mem_printf(cli->ctx, "%lld / %lld",
                       (long long)model_number(p, "received_year"),
                       (long long)model_number(p, "given_year")),
            date_of(p, "last_received"),
            date_of(p, "last_given"),
        };
        table_row(t, cells);
    }
    table_print(t);
}

static void
show_owed(struct cli *cli, const json_t *m) {
    size_t i;
    json_t *p;
    char *names = mem_dup(cli->ctx, "");
    json_array_foreach(model_list(m, "owed"), i, p) names = mem_append(
        names, "%s%s", *names ? ", " : "", model_get(model_list(p, "person"), "name"));
    if (*names)
        print_line(cli, 0, STYLE_GREEN,
                   "A referral, or a name they could use, would be due to: %s.", names);
}

static void
show(struct cli *cli, const json_t *m) {
    const json_t *all = model_list(m, "all");
    const json_t *people = model_list(m, "people");
    long long more = model_number(m, "total") - (long long)json_array_size(people);
    if (model_number(all, "received") + model_number(all, "given") == 0) {
        print_line(cli, 0, STYLE_PLAIN,
                   "No referrals yet. `tend referral from NAME` or `tend referral to "
                   "NAME` enters the first.");
        return;
    }
    print_line(cli, 0, STYLE_BOLD, "Received %lld, given %lld; in %lld: %lld and %lld",
               (long long)model_number(all, "received"),
               (long long)model_number(all, "given"),
               (long long)model_number(m, "year"),
               (long long)model_number(all, "received_year"),
               (long long)model_number(all, "given_year"));
    if (json_array_size(people) > 0)
        show_people(cli, people);
    else
        print_line(cli, 0, STYLE_PLAIN, "Nobody stands so.");
    if (more > 0)
        print_line(cli, 0, STYLE_DIM, "%lld more (--all).", more);
    show_owed(cli, m);
}

static enum fault
run(struct cli *cli, const struct args *args, struct error *err) {
    struct balance_answer answer;
    struct balance_request request = {.limit = args_flag(args, "all") ? 0 : SHOWN};
    const char *only = args_text(args, "only");
    TRY(args_expect(args, cli->command, 0, 0, err));
    request.has_kind = only != NULL;
    if (only && !balance_kind_from_word(only, &request.kind))
        return error_field(err, "only",
                           "--only is owed, unheard or even, not \"%.40s\".", only);
    TRY(app_balance(cli->ctx, &cli->app, &request, &answer, err));
    json_t *model = view_balance(&answer);
    if (cli->json)
        return print_json(cli, model, err);
    show(cli, model);
    json_decref(model);
    return FAULT_NONE;
}
