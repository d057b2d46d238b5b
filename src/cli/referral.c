/* tend referral */
#include "cli/referral.h"

#include <stdlib.h>
#include <string.h>

#include "app/referral_new.h"
#include "base/clock.h"
#include "base/day_parse.h"
#include "base/memory.h"
#include "base/text.h"
#include "cli/ask.h"
#include "cli/print.h"
#include "view/referral.h"

#include "base/ban.h"

static enum fault run(struct cli *cli, const struct args *args, struct error *err);

static const struct option options[] = {
    {"on", 0, OPTION_DATE, "DATE", "the day it was, when not today", NULL},
    {"at", 0, OPTION_TEXT, "TIME", "the time it was, when not now", NULL},
    {"place", 0, OPTION_TEXT, "WORDS", "where it came from: school", NULL},
    {"how", 0, OPTION_TEXT, "WORDS", "how it came: client called", NULL},
    {"why", 0, OPTION_TEXT, "WORDS", "why you, or why them", NULL},
    {"to", 0, OPTION_TEXT, "NAME", "ended referred-on: to whom", NULL},
    {"about", 0, OPTION_TEXT, "WORDS", "edit: whom it is for, in general words", NULL},
    {"sure", 0, OPTION_FLAG, NULL, "the words name no client, though they look like it",
     NULL},
    {"outcome", 0, OPTION_TEXT, "WORDS", "edit: what came of it, in general words",
     NULL},
    {"amount", 0, OPTION_TEXT, "SUM", "edit: what it was worth, for those who track it",
     NULL},
    {"contacted", 0, OPTION_DATE, "DATE", "edit: the day of the first answer", NULL},
    {"booked", 0, OPTION_DATE, "DATE", "edit: the day it was booked", NULL},
    {"seen", 0, OPTION_DATE, "DATE", "edit: the day they were seen", NULL},
    {"ended", 0, OPTION_DATE, "DATE", "edit: the day it ended", NULL},
    {"person", 'p', OPTION_TEXT, "NAME", "list: only theirs; edit: who it was", NULL},
    {"open", 'o', OPTION_FLAG, NULL, "list: neither seen nor ended", NULL},
    {"received", 0, OPTION_FLAG, NULL, "list: those that came to you", NULL},
    {"given", 0, OPTION_FLAG, NULL, "list: those that you sent", NULL},
    {"since", 0, OPTION_DATE, "DATE", "list: from that day on", NULL},
    {"csv", 0, OPTION_FLAG, NULL, "list: as comma-separated values", NULL},
    {NULL, 0, OPTION_FLAG, NULL, NULL, NULL},
};

const struct command referral_command = {
    .name = "referral",
    .group = "Referrals",
    .summary = "Enter a referral, and follow what becomes of it",
    .usage = "[from|to NAME [ABOUT]] | [CODE [STEP]] | [NAME]",
    .about =
        "Enters in the ledger that somebody sent you a client, or that you sent one to "
        "them. Who has referred to you counts among the two of three that bring people "
        "to the top of the day. Each referral gets a code made by Tend; use that code "
        "in "
        "your own files.\n\n"
        "A referral received starts a clock: the client hears from you first within "
        "the "
        "plan's limit (answer.days), counted in your working hours (hours); a day "
        "without a time counts from their beginning. Evenings, days off and pauses "
        "don't count. Until then it stands on top of your day.\n\n"
        "CODE contacted, CODE booked and CODE seen say how far it came, CODE ended "
        "REASON why it came no further: not-a-fit, no-answer, referred-on, other. CODE "
        "to NAME refers it on and enters the referral given as well. CODE back takes "
        "one "
        "step back, CODE edit corrects what is written, CODE remove takes it out. CODE "
        "alone shows it. For one that you gave, the steps are those at the "
        "colleague's.\n\n"
        "ABOUT is a few general words (\"teen anxiety\"). Never write a client's name, "
        "initials or anything that tells who it is.",
    .examples =
        "tend referral from ana \"teen anxiety\"\n"
        "tend referral to \"ben ohm\" couples --on yesterday\n"
        "tend referral from ana --on \"3 March\" --at 9:30 --place school\n"
        "tend referral bado-7 contacted  # the first answer was given now\n"
        "tend referral bado-7 booked --on yesterday\n"
        "tend referral bado-7 ended no-answer\n"
        "tend referral bado-7 to ben  # refers it on\n"
        "tend referral bado-7  # how it stands\n"
        "tend referral bado-7 edit --about \"couples\" --outcome \"ten hours\"\n"
        "tend referral  # the ledger, newest first\n"
        "tend referral ana  # what went between you and Ana\n"
        "tend referral --open --received  # what waits\n"
        "tend referral --csv > referrals.csv  # for a spreadsheet",
    .options = options,
    .words = WORDS_EITHER,
    .choices = "from to contacted booked seen ended back edit remove not-a-fit "
               "no-answer referred-on other",
    .need = NEED_EXISTING,
    .json = true,
    .run = run,
};

/* --- reading ---------------------------------------------------------------------- */

enum fault
referral_only(struct cli *cli, const struct args *args, const char *names,
              struct error *err) {
    for (const struct option *o = options; o->name; o++) {
        size_t len = strlen(o->name);
        bool given = o->kind == OPTION_FLAG ? args_flag(args, o->name)
                                            : args_text(args, o->name) != NULL;
        bool allowed = false;
        for (const char *p = names; (p = strstr(p, o->name)) != NULL; p += len)
            allowed |= (p == names || p[-1] == ' ') && (p[len] == ' ' || !p[len]);
        if (given && !allowed)
            return error_field(err, o->name,
                               "--%s does not belong there. `tend %s --help` shows "
                               "what goes with what.",
                               o->name, cli->command->name);
    }
    return FAULT_NONE;
}

enum fault
referral_when(struct cli *cli, const struct args *args, day_t *day, int *minute,
              struct error *err) {
    const char *on = args_text(args, "on");
    const char *at = args_text(args, "at");
    *day = cli->today;
    if (on)
        TRY(day_parse_past(on, cli->today, day, err));
    *minute = *day == cli->today ? cli->app.minute : 0;
    if (at && !clock_parse(at, minute))
        return error_field(err, "at",
                           "\"%.20s\" is no time of day. Write it as in 9:30 or "
                           "2:15 pm.",
                           at);
    return FAULT_NONE;
}

/* --- the ledger ------------------------------------------------------------------- */

static enum fault
list(struct cli *cli, const struct args *args, enum said from, int64_t person_id,
     struct error *err) {
    struct ledger_request part = LEDGER_REQUEST_ALL;
    bool received = args_flag(args, "received") || from == SAID_YES;
    bool given = args_flag(args, "given") || from == SAID_NO;
    TRY(referral_only(cli, args, "open received given since person csv", err));
    part.person_id = person_id;
    part.has_direction = received != given;
    part.direction = received ? REFERRAL_RECEIVED : REFERRAL_GIVEN;
    if (args_flag(args, "open"))
        part.which = LEDGER_OPEN_STEPS;
    if (args_text(args, "since"))
        TRY(day_parse_past(args_text(args, "since"), cli->today, &part.since, err));
    if (args_text(args, "person")) {
        struct named person;
        TRY(ask_person(cli, args_text(args, "person"), &person, err));
        part.person_id = person.id;
    }
    bool narrow = part.person_id || part.which == LEDGER_OPEN_STEPS ||
                  part.has_direction || part.since != DAY_NONE;
    return referral_list(
        cli, &part, args_flag(args, "csv"),
        narrow ? "No such referrals. `tend referral` lists all of them."
               : "No referrals yet. `tend referral from NAME` enters the first.",
        err);
}

/* --- entering --------------------------------------------------------------------- */

/* What to do next about one that waits for its first answer. */
static enum fault
show_clock(struct cli *cli, int64_t id, struct error *err) {
    struct referral_whole whole;
    char words[DATE_TEXT_MAX], clock[CLOCK_TEXT_MAX];
    TRY(app_referral_whole(cli->ctx, &cli->app, id, &whole, err));
    const struct answer *a = &whole.answer;
    if (a->state != ANSWER_RUNNING)
        return FAULT_NONE;
    print_line(cli, 0, STYLE_DIM,
               "The first answer is due %s, %s. Afterwards: tend referral %s contacted",
               day_words(a->due.day, cli->today, words),
               clock_text(a->due.minute, clock), whole.it.referral.code);
    return FAULT_NONE;
}

enum fault
referral_general(struct cli *cli, const struct args *args, const struct referral *r,
                 const struct referral *before, const char *name, struct error *err) {
    if (args_flag(args, "sure"))
        return FAULT_NONE;
    enum fault fault = app_referral_general(cli->ctx, r, before, name, err);
    if (fault == FAULT_NONE)
        return FAULT_NONE;
    const char *field = mem_dup(cli->ctx, err->field);
    return error_field(err, field, "%s --sure keeps words that name no client.",
                       mem_dup(cli->ctx, err->text));
}

static enum fault
enter(struct cli *cli, const struct args *args, bool from, struct error *err) {
    struct named person;
    struct referral_answer answer;
    size_t next;
    TRY(args_expect(args, cli->command, 2, 50, err));
    TRY(referral_only(cli, args, "on at place how why sure", err));
    TRY(ask_person_front(cli, args, 1, &person, &next, err));
    struct referral referral =
        referral_new(person.id, from ? REFERRAL_RECEIVED : REFERRAL_GIVEN, cli->today);
    referral.about = text_clean_line(cli->ctx, args_rest(cli->ctx, args, next));
    referral.place = text_clean_line(cli->ctx, args_text(args, "place"));
    referral.how = text_clean_line(cli->ctx, args_text(args, "how"));
    referral.why = text_clean_line(cli->ctx, args_text(args, "why"));
    TRY(referral_when(cli, args, &referral.day, &referral.minute, err));
    TRY(referral_general(cli, args, &referral, NULL, person.name, err));
    TRY(app_referral_add(cli->ctx, &cli->app, &referral, &answer, err));
    if (cli->json)
        return print_json(cli, view_referral(&answer.referral, answer.name), err);
    print_line(cli, 0, STYLE_PLAIN, "Entered: %s, %s %s. Its code is %s.",
               from ? "received" : "given", from ? "from" : "to", answer.name,
               answer.referral.code);
    return show_clock(cli, answer.referral.id, err);
}

/* --- one of them, or somebody's --------------------------------------------------- */

/* A word that can be nothing but a referral: a whole code, or a number. */
static bool
is_code(const char *word) {
    const char *digits = word + (*word == '#');
    const char *end = word + strcspn(word, "-");
    if (*digits && !digits[strspn(digits, "0123456789")])
        return true;
    return end == word + 4 && *end && end[1] && !end[1 + strspn(end + 1, "0123456789")];
}

/* What stands alone is a code, somebody's name, or the beginning of a code. */
static enum fault
show(struct cli *cli, const struct args *args, struct error *err) {
    struct named person;
    struct error none;
    int64_t id;
    const char *word = args_word(args, 0);
    bool alone = args_count(args) == 1;
    if (alone && is_code(word)) {
        TRY(app_referral_find(cli->ctx, &cli->app, word, &id, err));
        TRY(referral_only(cli, args, "", err));
        return referral_show(cli, id, err);
    }
    if (is_code(word)) {
        TRY(app_referral_find(cli->ctx, &cli->app, word, &id, err));
        return error_field(err, "step",
                           "\"%.40s\" can't be done with a referral. Behind its code "
                           "goes: contacted, booked, seen, ended REASON, to NAME, "
                           "back, edit or remove.",
                           args_word(args, 1));
    }
    enum fault fault = ask_person_words(cli, args, 0, &person, err);
    if (fault == FAULT_NONE)
        return list(cli, args, NOT_SAID, person.id, err);
    if (fault == FAULT_NOT_FOUND && alone &&
        app_referral_find(cli->ctx, &cli->app, word, &id, &none) == FAULT_NONE)
        return referral_show(cli, id, err);
    return fault;
}

static enum fault
run(struct cli *cli, const struct args *args, struct error *err) {
    const char *first = args_word(args, 0);
    const char *second = args_word(args, 1);
    int64_t id;
    if (!first)
        return list(cli, args, NOT_SAID, 0, err);
    bool from = text_same_ascii(first, "from");
    if (from || text_same_ascii(first, "to"))
        return second ? enter(cli, args, from, err)
                      : list(cli, args, from ? SAID_YES : SAID_NO, 0, err);
    enum referral_act act = second ? referral_act_from_word(second) : ACT_NONE;
    if (act == ACT_NONE)
        return show(cli, args, err);
    TRY(app_referral_find(cli->ctx, &cli->app, first, &id, err));
    return referral_do(cli, args, act, id, err);
}
