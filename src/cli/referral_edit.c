/* tend referral CODE edit --about …: correcting what is written. */
#include "cli/referral.h"

#include "base/clock.h"
#include "base/day_parse.h"
#include "base/memory.h"
#include "base/sum.h"
#include "base/text.h"
#include "cli/ask.h"
#include "cli/print.h"

#include "base/ban.h"

#define EDIT_OPTIONS                                                                   \
    "on at place how why about outcome amount contacted booked seen ended person "     \
    "sure"

static void
read_text(struct cli *cli, const struct args *args, const char *option,
          const char **out) {
    if (args_text(args, option))
        *out = text_clean_line(cli->ctx, args_text(args, option));
}

/* A day; "" or "none" takes it away. */
static enum fault
read_day(struct cli *cli, const struct args *args, const char *option, day_t *out,
         struct error *err) {
    const char *typed = args_text(args, option);
    if (!typed)
        return FAULT_NONE;
    const char *clean = text_clean_line(cli->ctx, typed);
    *out = DAY_NONE;
    if (!clean || text_same_ascii(clean, "none"))
        return FAULT_NONE;
    if (day_parse_past(clean, cli->today, out, err) == FAULT_NONE)
        return FAULT_NONE;
    struct error why = *err;
    return error_field(err, option, "%s", why.text);
}

/* A time belongs to its day: another day without one has a time that isn't known. */
static enum fault
read_times(struct cli *cli, const struct args *args, const struct referral *before,
           struct referral *r, struct error *err) {
    const char *at = args_text(args, "at");
    if (r->day != before->day)
        r->minute = 0;
    if (r->contacted_day != before->contacted_day)
        r->contacted_minute = 0;
    if (!at)
        return FAULT_NONE;
    int *minute = args_text(args, "contacted") && !args_text(args, "on")
                      ? &r->contacted_minute
                      : &r->minute;
    const char *clean = text_clean_line(cli->ctx, at);
    *minute = 0;
    if (!clean || text_same_ascii(clean, "none") || clock_parse(clean, minute))
        return FAULT_NONE;
    return error_field(err, "at",
                       "\"%.20s\" is no time of day. Write it as in 9:30 or 2:15 pm.",
                       clean);
}

static enum fault
read_amount(const struct args *args, struct referral *r, const struct plan *plan,
            struct error *err) {
    const char *typed = args_text(args, "amount");
    if (!typed)
        return FAULT_NONE;
    if (!plan->business)
        return error_field(err, "amount",
                           "Sums are not kept. `tend plan business=yes` keeps them.");
    r->amount = 0;
    if (*typed && !sum_parse(typed, &r->amount))
        return error_field(err, "amount", "Write a sum as in 120 or 120.50.");
    r->currency = !r->amount ? NULL : r->currency ? r->currency : plan->currency;
    return FAULT_NONE;
}

static enum fault
read_all(struct cli *cli, const struct args *args, struct referral *r,
         struct error *err) {
    const struct referral before = *r;
    read_text(cli, args, "about", &r->about);
    read_text(cli, args, "place", &r->place);
    read_text(cli, args, "how", &r->how);
    read_text(cli, args, "why", &r->why);
    read_text(cli, args, "outcome", &r->outcome);
    TRY(read_day(cli, args, "on", &r->day, err));
    TRY(read_day(cli, args, "contacted", &r->contacted_day, err));
    TRY(read_day(cli, args, "booked", &r->booked_day, err));
    TRY(read_day(cli, args, "seen", &r->seen_day, err));
    TRY(read_day(cli, args, "ended", &r->ended_day, err));
    TRY(read_times(cli, args, &before, r, err));
    if (r->ended_day == DAY_NONE)
        r->ended_why = END_NONE;
    if (referral_step(r) != STEP_UNKNOWN)
        r->followed = true;
    if (args_text(args, "person")) {
        struct named person;
        TRY(ask_person(cli, args_text(args, "person"), &person, err));
        r->person_id = person.id;
    }
    return FAULT_NONE;
}

static bool
is_any_given(const struct args *args) {
    static const char *const names[] = {
        "on",     "at",        "place",  "how",  "why",   "about", "outcome",
        "amount", "contacted", "booked", "seen", "ended", "person"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (args_text(args, names[i]))
            return true;
    return false;
}

enum fault
referral_edit(struct cli *cli, const struct args *args, int64_t id, struct error *err) {
    struct referral_whole whole;
    struct referral_answer answer;
    TRY(args_expect(args, cli->command, 2, 2, err));
    TRY(referral_only(cli, args, EDIT_OPTIONS, err));
    if (!is_any_given(args))
        return error_set(err, FAULT_USAGE,
                         "Say what to change: tend referral %s edit --about \"…\". "
                         "`tend referral --help` shows what can be.",
                         args_word(args, 0));
    TRY(app_referral_whole(cli->ctx, &cli->app, id, &whole, err));
    struct referral referral = whole.it.referral;
    TRY(read_all(cli, args, &referral, err));
    TRY(read_amount(args, &referral, &whole.plan, err));
    TRY(referral_general(cli, args, &referral, &whole.it.referral, whole.it.name, err));
    TRY(app_referral_edit(cli->ctx, &cli->app, &referral, &answer, err));
    return referral_said(
        cli, id,
        answer.changed
            ? mem_printf(cli->ctx, "Changed: %s %s %s.", answer.referral.code,
                         answer.referral.direction == REFERRAL_RECEIVED ? "from" : "to",
                         answer.name)
            : "Nothing was changed: it was so already.",
        err);
}
