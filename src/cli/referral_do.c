/* tend referral CODE …: its steps, and taking it out. */
#include "cli/referral.h"

#include "base/memory.h"
#include "base/text.h"
#include "cli/ask.h"
#include "cli/print.h"
#include "domain/words.h"
#include "view/clocks.h"

#include "base/ban.h"

enum referral_act
referral_act_from_word(const char *word) {
    enum step step;
    if (step_from_word(word, &step) && step != STEP_RECEIVED)
        return ACT_STEP;
    if (text_same_ascii(word, "back"))
        return ACT_BACK;
    if (text_same_ascii(word, "edit"))
        return ACT_EDIT;
    if (text_same_ascii(word, "remove"))
        return ACT_REMOVE;
    return text_same_ascii(word, "to") ? ACT_HAND_ON : ACT_NONE;
}

/* "bado-7 from Ana Ruiz" */
static const char *
title(struct cli *cli, const struct referral_answer *a) {
    return mem_printf(cli->ctx, "%s %s %s", a->referral.code,
                      a->referral.direction == REFERRAL_RECEIVED ? "from" : "to",
                      a->name);
}

/* --- handing on ------------------------------------------------------------------- */

static enum fault
hand_on(struct cli *cli, const struct args *args, int64_t id, const char *name,
        struct error *err) {
    struct named person;
    struct referral_answer answer, passed;
    if (!name)
        return error_field(err, "to", "Say to whom: tend referral %s to NAME.",
                           args_word(args, 0));
    TRY(referral_only(cli, args, "on at to why", err));
    TRY(ask_person(cli, name, &person, err));
    struct referral given = referral_new(person.id, REFERRAL_GIVEN, cli->today);
    given.why = text_clean_line(cli->ctx, args_text(args, "why"));
    TRY(referral_when(cli, args, &given.day, &given.minute, err));
    TRY(app_referral_hand_on(cli->ctx, &cli->app, id, &given, &answer, &passed, err));
    return referral_said(cli, id,
                         mem_printf(cli->ctx, "Referred on: %s, to %s as %s.",
                                    title(cli, &answer), passed.name,
                                    passed.referral.code),
                         err);
}

/* --- steps ------------------------------------------------------------------------ */

/* What it ends with: "not a fit" may be written in several words. */
static enum fault
read_reason(struct cli *cli, const struct args *args, enum referral_end *why,
            struct error *err) {
    const char *typed = args_rest(cli->ctx, args, 2);
    *why = END_NONE;
    if (!typed && args_text(args, "to"))
        *why = END_REFERRED_ON;
    else if (typed && !referral_end_from_word(typed, why))
        return error_field(err, "why",
                           "\"%.40s\" is no reason that Tend knows. It takes "
                           "not-a-fit, no-answer, referred-on, other.",
                           typed);
    if (*why == END_NONE)
        return error_field(err, "why",
                           "Say why it ended: tend referral %s ended "
                           "not-a-fit|no-answer|referred-on|other.",
                           args_word(args, 0));
    return FAULT_NONE;
}

static const char *
said(struct cli *cli, const struct referral_answer *a, enum step step) {
    bool from = a->referral.direction == REFERRAL_RECEIVED;
    switch (step) {
    case STEP_CONTACTED:
        return mem_printf(cli->ctx, "%s: %s.", from ? "Answered" : "They are in touch",
                          title(cli, a));
    case STEP_BOOKED:
        return mem_printf(cli->ctx, "Booked: %s.", title(cli, a));
    case STEP_SEEN:
        return mem_printf(cli->ctx, "Seen: %s.", title(cli, a));
    default:
        return mem_printf(cli->ctx, "Ended, %s: %s.",
                          referral_end_phrase(a->referral.ended_why), title(cli, a));
    }
}

static enum fault
take(struct cli *cli, const struct args *args, int64_t id, struct error *err) {
    struct referral_answer answer;
    enum referral_end why = END_NONE;
    enum step step;
    day_t day;
    int minute;
    (void)step_from_word(args_word(args, 1), &step);
    TRY(args_expect(args, cli->command, 2, step == STEP_ENDED ? 6 : 2, err));
    TRY(referral_only(cli, args, step == STEP_ENDED ? "on at to" : "on at", err));
    if (step == STEP_ENDED)
        TRY(read_reason(cli, args, &why, err));
    if (args_text(args, "to") && why != END_REFERRED_ON)
        return error_field(err, "to", "--to goes with referred-on alone.");
    if (args_text(args, "to"))
        return hand_on(cli, args, id, args_text(args, "to"), err);
    TRY(referral_when(cli, args, &day, &minute, err));
    TRY(app_referral_step(cli->ctx, &cli->app, id, step, day, minute, why, &answer,
                          err));
    TRY(referral_said(cli, id,
                      answer.changed ? said(cli, &answer, step)
                                     : "Nothing was changed: it was so already.",
                      err));
    if (why == END_REFERRED_ON && !cli->json &&
        answer.referral.direction == REFERRAL_RECEIVED)
        print_line(cli, 0, STYLE_DIM,
                   "To whom? `tend referral %s to NAME` enters that as well.",
                   answer.referral.code);
    return FAULT_NONE;
}

static enum fault
back(struct cli *cli, const struct args *args, int64_t id, struct error *err) {
    struct referral_answer answer;
    TRY(args_expect(args, cli->command, 2, 2, err));
    TRY(referral_only(cli, args, "", err));
    TRY(app_referral_back(cli->ctx, &cli->app, id, &answer, err));
    return referral_said(cli, id,
                         mem_printf(cli->ctx, "One step back: %s is %s.",
                                    title(cli, &answer),
                                    step_word(referral_step(&answer.referral))),
                         err);
}

static enum fault
take_out(struct cli *cli, const struct args *args, int64_t id, struct error *err) {
    struct referral_answer answer;
    struct referral_whole whole;
    TRY(args_expect(args, cli->command, 2, 2, err));
    TRY(referral_only(cli, args, "", err));
    TRY(app_referral_whole(cli->ctx, &cli->app, id, &whole, err));
    TRY(app_referral_remove(cli->ctx, &cli->app, id, &answer, err));
    if (cli->json)
        return print_json(cli, view_referral_whole(&whole), err);
    print_line(cli, 0, STYLE_PLAIN, "Took out: %s. `tend undo` brings it back.",
               title(cli, &answer));
    return FAULT_NONE;
}

enum fault
referral_do(struct cli *cli, const struct args *args, enum referral_act act, int64_t id,
            struct error *err) {
    switch (act) {
    case ACT_STEP:
        return take(cli, args, id, err);
    case ACT_BACK:
        return back(cli, args, id, err);
    case ACT_EDIT:
        return referral_edit(cli, args, id, err);
    case ACT_REMOVE:
        return take_out(cli, args, id, err);
    case ACT_HAND_ON:
        return hand_on(cli, args, id, args_rest(cli->ctx, args, 2), err);
    case ACT_NONE:
        break;
    }
    return referral_show(cli, id, err);
}
