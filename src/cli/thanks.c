/* tend thanks */
#include "app/thanks.h"

#include <string.h>

#include "app/reasons.h"
#include "base/day_parse.h"
#include "base/memory.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/log.h"
#include "cli/print.h"
#include "domain/words.h"
#include "view/referral.h"
#include "view/thanks.h"

#include "base/ban.h"

#define LISTED 50

static enum fault run(struct cli *cli, const struct args *args, struct error *err);

static const struct option options[] = {
    {"done", 'd', OPTION_FLAG, NULL, "CODE: you have thanked them, without a touch",
     NULL},
    {"not-appropriate", 0, OPTION_FLAG, NULL, "CODE: thanks would not be fitting",
     NULL},
    {"owed", 0, OPTION_FLAG, NULL, "CODE: thanks are owed after all", NULL},
    {"on", 0, OPTION_DATE, "DATE", "the day it was, when not today: yesterday, fri",
     NULL},
    {"gave", 'g', OPTION_TEXT, "SHARE", "what you gave with it, as in tend log",
     "compassion knowledge network"},
    {"liked", 'l', OPTION_FLAG, NULL, "you like them", NULL},
    {"meaningful", 'm', OPTION_FLAG, NULL, "it gave them something of worth", NULL},
    {"next", 'n', OPTION_DATE, "DATE", "the next date: +6w, fri, 12 June, or none",
     NULL},
    {"promise", 'p', OPTION_TEXT, "TEXT", "what you promised for the next date", NULL},
    {"no-facts", 0, OPTION_FLAG, NULL, "keep no dates from the note", NULL},
    {NULL, 0, OPTION_FLAG, NULL, NULL, NULL},
};

const struct command thanks_command = {
    .name = "thanks",
    .group = "Referrals",
    .summary = "See to whom thanks are owed for a referral, and thank them",
    .usage = "[NAME METHOD [NOTE] | CODE --done|--not-appropriate|--owed]",
    .about =
        "Without words it lists to whom you owe thanks, the longest owed first. NAME "
        "METHOD [NOTE] writes your thanks down as a touch, just as `tend log` does, "
        "and nothing is owed for their referrals any more. --done is for thanks that "
        "are no touch of their own; --not-appropriate is an answer as well.\n\n"
        "To tell a referrer that somebody became a client is confidential in itself: "
        "say nothing of it unless the client agreed (`tend consent`). `tend draft NAME "
        "--thanks` gives words that keep to this.",
    .examples = "tend thanks  # who is owed thanks\n"
                "tend thanks ana card \"a few lines\"  # by a card, and settled\n"
                "tend thanks bado-7 --done --on yesterday\n"
                "tend thanks bado-7 --not-appropriate\n"
                "tend thanks bado-7 --owed  # after all",
    .options = options,
    .words = WORDS_PERSON,
    .choices =
        "email phone card gift in-person text video social post call coffee walk",
    .need = NEED_EXISTING,
    .json = true,
    .run = run,
};

/* --- the list --------------------------------------------------------------------- */

static void
show_one(struct cli *cli, const struct to_thank *t, int number) {
    char words[DATE_TEXT_MAX];
    const struct person *p = &t->record.person;
    const struct telling telling = thanks_telling(&t->owed);
    bool ask = false;
    for (size_t i = 0; i < t->owed.count; i++)
        ask |= consent_is_open(&t->owed.items[i]);
    int days = cli->today - t->owed.items[0].day;
    print_line(cli, 0, STYLE_BOLD, "%d. %s, %s", number, p->name,
               days ? mem_printf(cli->ctx, "for %s", app_span(cli->ctx, days))
                    : "since today");
    print_labelled(cli, 4, 6, "For", "%s%s", log_codes(cli, &t->owed),
                   t->owed.count > 1 ? ""
                                     : mem_printf(cli->ctx, ", of %s",
                                                  day_words(t->owed.items[0].day,
                                                            cli->today, words)));
    print_labelled(cli, 4, 6, "Tell", "%s",
                   telling.tell != TELL_NOTHING ? "they may be told, and no more"
                   : ask ? "nothing yet: the client has not been asked"
                         : "nothing: thank for the trust alone");
    if (t->method == METHOD_NONE)
        print_labelled(cli, 4, 6, "How",
                       "there is no way to reach them yet: tend edit %lld --email …",
                       (long long)p->id);
    else
        print_labelled(cli, 4, 6, "How", "%s (tend draft %lld %s --thanks)",
                       method_invite(t->method), (long long)p->id,
                       method_word(t->method));
    if (!t->state.active)
        print_labelled(cli, 4, 6, "Note", "they are off your list");
    else if (t->later != DAY_NONE)
        print_labelled(cli, 4, 6, "Note", "put off until %s",
                       day_words(t->later, cli->today, words));
}

static void
show(struct cli *cli, const struct thanks_answer *a) {
    if (a->total == 0) {
        print_line(cli, 0, STYLE_PLAIN, "No thanks are owed.");
        return;
    }
    print_line(cli, 0, STYLE_PLAIN,
               a->total == 1 ? "You owe thanks to one person."
                             : "You owe thanks to %d people, the longest owed first.",
               a->total);
    print_blank(cli);
    for (size_t i = 0; i < a->people.count; i++)
        show_one(cli, &a->people.items[i], (int)i + 1);
    if ((size_t)a->total > a->people.count)
        print_line(cli, 0, STYLE_DIM, "… and %d more.",
                   a->total - (int)a->people.count);
    print_blank(cli);
    if (a->ask.count)
        print_line(cli, 0, STYLE_DIM,
                   "May they be told? Ask the client: tend consent CODE yes, or no.");
    print_line(cli, 0, STYLE_DIM,
               "Afterwards: tend thanks NAME METHOD. Not fitting? tend thanks CODE "
               "--not-appropriate");
}

static enum fault
list(struct cli *cli, struct error *err) {
    struct thanks_answer answer;
    const struct thanks_request request = {.limit = cli->json ? 100000 : LISTED};
    TRY(app_thanks(cli->ctx, &cli->app, &request, &answer, err));
    if (cli->json)
        return print_json(cli, view_thanks(&answer), err);
    show(cli, &answer);
    return FAULT_NONE;
}

/* --- saying it -------------------------------------------------------------------- */

/* Which of the three was said; THANKS_NOT_SAID for none. */
static enum fault
read_flags(const struct args *args, enum thanks *out, struct error *err) {
    static const char *const names[] = {"owed", "done", "not-appropriate"};
    *out = THANKS_NOT_SAID;
    for (int i = 0; i < THANKS_COUNT; i++) {
        if (!args_flag(args, names[i]))
            continue;
        if (*out != THANKS_NOT_SAID)
            return error_field(err, names[i], "Say --%s or --%s, not both.",
                               names[*out], names[i]);
        *out = (enum thanks)i;
    }
    return FAULT_NONE;
}

static enum fault
set(struct cli *cli, const struct args *args, enum thanks thanks, struct error *err) {
    static const char *const said[] = {"owed", "said", "not appropriate"};
    int64_t id;
    char words[DATE_TEXT_MAX];
    struct referral_answer answer;
    day_t day = cli->today;
    const char *on = args_text(args, "on");
    if (on && thanks != THANKS_DONE)
        return error_field(err, "on", "Only thanks that are done have a day: --done.");
    if (on) {
        enum fault fault = day_parse_past(on, cli->today, &day, err);
        if (fault != FAULT_NONE)
            snprintf(err->field, sizeof err->field, "on");
        TRY(fault);
    }
    TRY(args_expect(args, cli->command, 1, 1, err));
    TRY(app_referral_find(cli->ctx, &cli->app, args_word(args, 0), &id, err));
    TRY(app_thanks_set(cli->ctx, &cli->app, id, thanks, day, &answer, err));
    if (cli->json)
        return print_json(cli, view_referral(&answer.referral, answer.name), err);
    const struct referral *r = &answer.referral;
    print_line(cli, 0, STYLE_PLAIN, "%s from %s: thanks are %s%s%s.", r->code,
               answer.name, said[thanks], thanks == THANKS_DONE ? ", " : "",
               thanks == THANKS_DONE ? day_words(r->thanked_day, cli->today, words)
                                     : "");
    return FAULT_NONE;
}

/* A whole code where a name belongs. */
static enum fault
refuse_code(struct cli *cli, const char *word, struct error *err) {
    int64_t id;
    struct error ignored;
    struct referral_answer answer;
    if (!strchr(word, '-') ||
        app_referral_find(cli->ctx, &cli->app, word, &id, &ignored) != FAULT_NONE ||
        app_referral(cli->ctx, &cli->app, id, &answer, &ignored) != FAULT_NONE ||
        !text_same_ascii(word, answer.referral.code))
        return FAULT_NONE;
    return error_field(err, "person",
                       "%s came from %.80s: tend thanks %lld card \"…\" writes your "
                       "thanks down. With a code go --done, --not-appropriate and "
                       "--owed.",
                       answer.referral.code, answer.name,
                       (long long)answer.referral.person_id);
}

static enum fault
run(struct cli *cli, const struct args *args, struct error *err) {
    enum thanks thanks;
    TRY(read_flags(args, &thanks, err));
    if (thanks != THANKS_NOT_SAID)
        return set(cli, args, thanks, err);
    if (args_count(args) == 0)
        return list(cli, err);
    TRY(refuse_code(cli, args_word(args, 0), err));
    return log_touch(cli, args, true, err);
}
