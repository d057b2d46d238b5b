/* tend referral */
#include <string.h>

#include "app/ledger_csv.h"
#include "app/referral.h"
#include "base/day_parse.h"
#include "base/memory.h"
#include "base/text.h"
#include "cli/ask.h"
#include "cli/command.h"
#include "cli/print.h"
#include "view/referral.h"

#include "base/ban.h"

static enum fault run(struct cli *cli, const struct args *args, struct error *err);

static const struct option options[] = {
    {"on", 0, OPTION_DATE, "DATE", "the day it was, when not today", NULL},
    {"csv", 0, OPTION_FLAG, NULL, "print the ledger as comma-separated values", NULL},
    {NULL, 0, OPTION_FLAG, NULL, NULL, NULL},
};

const struct command referral_command = {
    .name = "referral",
    .group = "Your people",
    .summary = "Enter a referral received or given",
    .usage = "[from|to NAME [ABOUT]]",
    .about =
        "Enters in the ledger that somebody sent you a client, or that you sent one to "
        "them. Who has referred to you counts among the two of three that bring people "
        "to the top of the day. Each referral gets a code made by Tend; use that code "
        "in "
        "your own files.\n\n"
        "ABOUT is a few general words (\"teen anxiety\"). Never write a client's name, "
        "initials or anything that tells who it is.",
    .examples = "tend referral from ana \"teen anxiety\"\n"
                "tend referral to \"ben ohm\" couples --on yesterday\n"
                "tend referral  # the ledger, newest first\n"
                "tend referral from ana --on \"3 March\"\n"
                "tend referral --csv > referrals.csv  # for a spreadsheet",
    .options = options,
    .words = WORDS_OTHER,
    .need = NEED_EXISTING,
    .json = true,
    .run = run,
};

static enum fault
show_ledger(struct cli *cli, struct error *err) {
    static const char *const headings[] = {"DATE",   "CODE",  "WAY",
                                           "PERSON", "ABOUT", NULL};
    struct named_referrals ledger = {0};
    TRY(app_ledger(cli->ctx, &cli->app, 0, &ledger, err));
    if (cli->json)
        return print_json(cli, view_ledger(&ledger), err);
    if (ledger.count == 0) {
        print_line(cli, 0, STYLE_PLAIN,
                   "No referrals yet. `tend referral from NAME` enters the first.");
        return FAULT_NONE;
    }
    struct table_out *table = table_new(cli, headings);
    for (size_t i = 0; i < ledger.count; i++) {
        char date[DATE_TEXT_MAX];
        const struct referral *r = &ledger.items[i].referral;
        const char *cells[] = {day_iso(r->day, date), r->code,
                               r->direction == REFERRAL_RECEIVED ? "from" : "to",
                               text_cut(cli->ctx, ledger.items[i].name, 26), r->about};
        table_row(table, cells);
    }
    table_print(table);
    return FAULT_NONE;
}

static enum fault
show_csv(struct cli *cli, struct error *err) {
    const struct ledger_request all = LEDGER_REQUEST_ALL;
    struct ledger_answer answer;
    TRY(app_ledger_list(cli->ctx, &cli->app, &all, &answer, err));
    fputs(ledger_csv(cli->ctx, &answer), cli->out);
    return FAULT_NONE;
}

static enum fault
run(struct cli *cli, const struct args *args, struct error *err) {
    struct named person;
    struct referral_answer answer;
    size_t next;
    const char *way = args_word(args, 0);
    if (!way && !cli->json && args_flag(args, "csv"))
        return show_csv(cli, err);
    if (!way)
        return show_ledger(cli, err);
    bool from = text_same_ascii(way, "from");
    if (!from && !text_same_ascii(way, "to"))
        return error_field(err, "way",
                           "A referral goes from or to somebody: tend referral "
                           "from NAME, tend referral to NAME.");
    TRY(args_expect(args, cli->command, 2, 50, err));
    TRY(ask_person_front(cli, args, 1, &person, &next, err));
    struct referral referral =
        referral_new(person.id, from ? REFERRAL_RECEIVED : REFERRAL_GIVEN, cli->today);
    referral.about = text_clean_line(cli->ctx, args_rest(cli->ctx, args, next));
    referral.minute = cli->app.minute;
    if (args_text(args, "on"))
        TRY(day_parse_past(args_text(args, "on"), cli->today, &referral.day, err));
    if (referral.day != cli->today)
        referral.minute = 0;
    TRY(app_referral_add(cli->ctx, &cli->app, &referral, &answer, err));
    if (cli->json)
        return print_json(cli, view_referral(&answer.referral, answer.name), err);
    print_line(cli, 0, STYLE_PLAIN, "Entered: %s, %s %s. Its code is %s.",
               from ? "received" : "given", from ? "from" : "to", answer.name,
               answer.referral.code);
    return FAULT_NONE;
}
