/* tend consent */
#include "app/thanks.h"
#include "base/memory.h"
#include "cli/command.h"
#include "cli/print.h"
#include "view/referral.h"
#include "view/thanks.h"

#include "base/ban.h"

static enum fault run(struct cli *cli, const struct args *args, struct error *err);

static const struct option options[] = {
    {NULL, 0, OPTION_FLAG, NULL, NULL, NULL},
};

const struct command consent_command = {
    .name = "consent",
    .group = "Referrals",
    .summary = "Remember whether a referrer may be told that somebody came",
    .usage = "[CODE [yes|no|not-asked]]",
    .about =
        "To tell a referrer that somebody became a client is confidential in itself. "
        "So ask the client, and write the answer down: with yes, your words of thanks "
        "may say that whom they sent has been in touch or has come, and no more than "
        "that. With "
        "no, and while nobody has asked, they thank for the trust and give nothing "
        "away.\n\n"
        "Without a CODE it lists those who are still to be asked, the oldest first.",
    .examples = "tend consent  # whom to ask\n"
                "tend consent bado-7 yes  # the referrer may be told\n"
                "tend consent bado-7 no\n"
                "tend consent bado-7 not-asked  # as it was",
    .options = options,
    .words = WORDS_CHOICE,
    .choices = "yes no not-asked",
    .need = NEED_EXISTING,
    .json = true,
    .run = run,
};

static enum fault
list(struct cli *cli, struct error *err) {
    static const char *const headings[] = {"CODE", "RECEIVED", "FROM", NULL};
    struct named_referrals ask;
    TRY(app_consents(cli->ctx, &cli->app, &ask, err));
    if (cli->json)
        return print_json(cli, view_consents(&ask), err);
    if (ask.count == 0) {
        print_line(cli, 0, STYLE_PLAIN, "Nobody is to be asked.");
        return FAULT_NONE;
    }
    print_line(cli, 0, STYLE_BOLD,
               ask.count == 1 ? "One client is to be asked whether the referrer may be "
                                "told."
                              : "%zu clients are to be asked whether the referrer may "
                                "be told.",
               ask.count);
    struct table_out *table = table_new(cli, headings);
    for (size_t i = 0; i < ask.count; i++) {
        char words[DATE_TEXT_MAX];
        const struct referral *r = &ask.items[i].referral;
        const char *cells[] = {r->code, day_words(r->day, cli->today, words),
                               ask.items[i].name};
        table_row(table, cells);
    }
    table_print(table);
    print_line(cli, 0, STYLE_DIM, "Afterwards: tend consent CODE yes, or no.");
    return FAULT_NONE;
}

static void
show(struct cli *cli, const struct referral_answer *a) {
    static const char *const words[] = {
        "whether they may be told has not been asked yet; thanks tell nothing",
        "they are not to be told; thanks tell nothing",
        "they may be told that somebody has been in touch or has come, and no more"};
    const struct referral *r = &a->referral;
    print_line(cli, 0, STYLE_PLAIN, "%s from %s: %s.", r->code, a->name,
               words[r->consent + 1]);
}

static enum fault
run(struct cli *cli, const struct args *args, struct error *err) {
    int64_t id;
    enum said consent;
    struct referral_answer answer;
    TRY(args_expect(args, cli->command, 0, 3, err));
    if (args_count(args) == 0)
        return list(cli, err);
    TRY(app_referral_find(cli->ctx, &cli->app, args_word(args, 0), &id, err));
    const char *said = args_rest(cli->ctx, args, 1);
    if (said && !consent_from_word(said, &consent))
        return error_field(err, "consent",
                           "\"%.40s\" is none of yes, no and not-asked: tend consent "
                           "%.20s yes.",
                           said, args_word(args, 0));
    if (said)
        TRY(app_consent_set(cli->ctx, &cli->app, id, consent, &answer, err));
    else
        TRY(app_referral(cli->ctx, &cli->app, id, &answer, err));
    if (cli->json)
        return print_json(cli, view_referral(&answer.referral, answer.name), err);
    show(cli, &answer);
    return FAULT_NONE;
}
