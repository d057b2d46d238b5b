/* tend add */
#include "app/person.h"
#include "base/memory.h"
#include "cli/command.h"
#include "cli/person_options.h"
#include "cli/print.h"
#include "view/person.h"

#include "base/ban.h"

static enum fault run(struct cli *cli, const struct args *args, struct error *err);

static const struct option options[] = {
    PERSON_OPTIONS,
    {"next", 'n', OPTION_DATE, "DATE", "when to reach out first", NULL},
    {"anyway", 0, OPTION_FLAG, NULL, "even when they seem to be here already", NULL},
    {NULL, 0, OPTION_FLAG, NULL, NULL, NULL},
};

const struct command add_command = {
    .name = "add",
    .group = "Your people",
    .summary = "Add one person",
    .usage = "NAME",
    .about =
        "Adds somebody to your list. People you know come first: think of where you "
        "trained, worked and lived. A way to reach them (an e-mail, a phone, an "
        "address) is what makes Tend able to suggest them.\n\n"
        "If somebody with the same e-mail, phone or name is here already, nothing is "
        "added and Tend says who it is.",
    .examples =
        "tend add \"Ana Ruiz\" --email ana@example.org --role \"school counsellor\"\n"
        "tend add \"Ben Ohm\" --phone 555-0102 --tag neighbours --introduced-by \"Ana "
        "Ruiz\"\n"
        "tend add \"Dr. Cy Lee\" --org \"Lee Family Practice\" --full --next fri",
    .options = options,
    .words = WORDS_OTHER,
    .need = NEED_PRACTICE,
    .json = true,
    .run = run,
};

static void
show(struct cli *cli, const struct add_answer *a) {
    char words[DATE_TEXT_MAX];
    bool reachable = false;
    for (size_t i = 0; i < a->record.ways.count; i++)
        reachable |= reach_bit(a->record.ways.items[i].kind) != 0;
    print_line(cli, 0, STYLE_PLAIN, "Added: %s (#%lld). %d on your list.",
               a->record.person.name, (long long)a->record.person.id, a->people);
    if (a->next != DAY_NONE)
        print_line(cli, 0, STYLE_PLAIN, "First reach-out: %s.",
                   day_words(a->next, cli->today, words));
    if (!reachable)
        print_line(
            cli, 0, STYLE_DIM,
            "There is no way to reach them yet: tend edit %lld --email … or --phone …",
            (long long)a->record.person.id);
}

static enum fault
run(struct cli *cli, const struct args *args, struct error *err) {
    struct add_answer answer;
    struct add_request request = {.next = DAY_NONE,
                                  .anyway = args_flag(args, "anyway")};
    TRY(args_expect(args, cli->command, 1, 20, err));
    struct contacts *all = contacts_new(cli->ctx, FORMAT_UNKNOWN);
    struct contact *contact = contact_new(all, 1);
    TRY(person_name(contact, args_rest(cli->ctx, args, 0), err));
    TRY(person_options(cli, args, contact, err));
    TRY(args_said(args, "like", "dislike", &request.liked, err));
    TRY(args_said(args, "full", "not-full", &request.practice_full, err));
    TRY(args_day(args, "next", cli->today, &request.next, err));
    if (request.next != DAY_NONE && request.next < cli->today)
        return error_field(err, "next", "The first reach-out can't lie in the past.");
    request.contact = contact;
    TRY(app_add(cli->ctx, &cli->app, &request, &answer, err));
    if (cli->json)
        return print_json(cli, view_add(&answer), err);
    show(cli, &answer);
    return FAULT_NONE;
}
