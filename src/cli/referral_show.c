/* tend referral: the ledger, and one of them. */
#include "cli/referral.h"

#include <stdlib.h>
#include <string.h>

#include "app/ledger_csv.h"
#include "base/clock.h"
#include "base/memory.h"
#include "base/sum.h"
#include "base/text.h"
#include "cli/print.h"
#include "domain/words.h"
#include "view/clocks.h"
#include "view/ledger.h"

#include "base/ban.h"

#define LABEL 12
#define NAME_WIDE 20
/* What the table takes besides the last column: day, code, way, name, step, gaps. */
#define TABLE_WIDE (10 + 7 + 4 + NAME_WIDE + 11 + 5)

static void
show_row(struct cli *cli, struct table_out *table, const struct named_referral *it) {
    char date[DATE_TEXT_MAX];
    const struct referral *r = &it->referral;
    enum step step = referral_step(r);
    bool given = step == STEP_RECEIVED && r->direction == REFERRAL_GIVEN;
    int room = cli->width > TABLE_WIDE + 12 ? cli->width - TABLE_WIDE : 12;
    const char *cells[] = {day_iso(r->day, date),
                           r->code,
                           r->direction == REFERRAL_RECEIVED ? "from" : "to",
                           text_cut(cli->ctx, it->name, NAME_WIDE),
                           step == STEP_UNKNOWN ? ""
                           : step == STEP_ENDED ? referral_end_word(r->ended_why)
                           : given              ? "given"
                                                : step_word(step),
                           r->about ? text_cut(cli->ctx, r->about, room) : NULL};
    table_row(table, cells);
}

enum fault
referral_list(struct cli *cli, const struct ledger_request *request, bool csv,
              const char *nothing, struct error *err) {
    static const char *const headings[] = {"DATE",   "CODE",  "WAY", "PERSON",
                                           "STANDS", "ABOUT", NULL};
    struct ledger_answer answer;
    TRY(app_ledger_list(cli->ctx, &cli->app, request, &answer, err));
    if (cli->json)
        return print_json(cli, view_ledger_list(&answer), err);
    if (csv) {
        fputs(ledger_csv(cli->ctx, &answer), cli->out);
        return FAULT_NONE;
    }
    if (answer.referrals.count == 0) {
        print_line(cli, 0, STYLE_PLAIN, "%s", nothing);
        return FAULT_NONE;
    }
    struct table_out *table = table_new(cli, headings);
    for (size_t i = 0; i < answer.referrals.count; i++)
        show_row(cli, table, &answer.referrals.items[i]);
    table_print(table);
    return FAULT_NONE;
}

/* --- one -------------------------------------------------------------------------- */

/* "Fri 27 February, 15:00" */
static const char *
when(struct cli *cli, day_t day, int minute) {
    char words[DATE_TEXT_MAX], clock[CLOCK_TEXT_MAX];
    clock_text(minute, clock);
    return mem_printf(cli->ctx, "%s%s%s", day_words(day, cli->today, words),
                      *clock ? ", " : "", clock);
}

static void
line(struct cli *cli, const char *label, const char *text) {
    if (text && *text)
        print_labelled(cli, 2, LABEL, label, "%s", text);
}

static void
show_steps(struct cli *cli, const struct referral *r) {
    bool from = r->direction == REFERRAL_RECEIVED;
    line(cli, from ? "came" : "sent", when(cli, r->day, r->minute));
    if (r->contacted_day != DAY_NONE)
        line(cli, from ? "answered" : "in touch",
             when(cli, r->contacted_day, r->contacted_minute));
    if (r->booked_day != DAY_NONE)
        line(cli, "booked", when(cli, r->booked_day, 0));
    if (r->seen_day != DAY_NONE)
        line(cli, "seen", when(cli, r->seen_day, 0));
    if (r->ended_day != DAY_NONE)
        print_labelled(cli, 2, LABEL, "ended", "%s: %s", when(cli, r->ended_day, 0),
                       referral_end_phrase(r->ended_why));
}

static void
show_clock(struct cli *cli, const struct referral_whole *w) {
    const struct answer *a = &w->answer;
    char *says = answer_says(cli->ctx, a);
    if (a->state == ANSWER_RUNNING)
        print_labelled(cli, 2, LABEL, "clock", "%s: due %s%s", says,
                       when(cli, a->due.day, a->due.minute),
                       a->stands ? " (it stands still now)" : "");
    else if (a->state == ANSWER_GIVEN)
        print_labelled(cli, 2, LABEL, "clock", "%s, %s", says,
                       answer_left(a) >= 0 ? "in time" : "later than your limit");
    if (w->hangs)
        print_labelled(cli, 2, LABEL, "hangs",
                       "%d working days since, and not booked: perhaps a word?",
                       w->hangs);
}

/* METHOD R6; what is past and never was said has no line. */
static void
show_thanks(struct cli *cli, const struct referral *r) {
    static const char *const told[] = {"no, the client said", "yes, the client said"};
    if (r->consent != NOT_SAID)
        line(cli, "may be told", told[r->consent == SAID_YES]);
    if (r->thanks == THANKS_OWED)
        line(cli, "thanks", "owed");
    else if (r->thanks == THANKS_NOT_APPROPRIATE)
        line(cli, "thanks", "not appropriate");
    else if (r->thanks == THANKS_DONE)
        line(cli, "thanks",
             r->thanked_day == DAY_NONE
                 ? "said"
                 : mem_printf(cli->ctx, "said %s", when(cli, r->thanked_day, 0)));
}

static void
show_passed(struct cli *cli, const struct referral_whole *w) {
    for (size_t i = 0; i < w->passed.count; i++)
        print_labelled(cli, 2, LABEL, "referred on", "to %s as %s",
                       w->passed.items[i].name, w->passed.items[i].referral.code);
    if (w->passed_from)
        print_labelled(cli, 2, LABEL, "refers on", "%s", w->passed_from);
}

/* The step that comes next, as one types it. */
static void
show_next(struct cli *cli, const struct referral *r) {
    switch (referral_step(r)) {
    case STEP_RECEIVED:
        print_line(cli, 0, STYLE_DIM,
                   "Afterwards: tend referral %s contacted (or booked, seen, ended "
                   "REASON)",
                   r->code);
        break;
    case STEP_CONTACTED:
        print_line(cli, 0, STYLE_DIM,
                   "Afterwards: tend referral %s booked (or seen, ended REASON)",
                   r->code);
        break;
    case STEP_BOOKED:
        print_line(cli, 0, STYLE_DIM,
                   "Afterwards: tend referral %s seen (or ended REASON)", r->code);
        break;
    default:
        break;
    }
}

static void
show_whole(struct cli *cli, const struct referral_whole *w) {
    const struct referral *r = &w->it.referral;
    bool from = r->direction == REFERRAL_RECEIVED;
    char sum[SUM_TEXT_MAX];
    print_line(cli, 0, STYLE_BOLD, "%s, %s %s%s%s", r->code,
               from ? "received from" : "given to", w->it.name, r->about ? ": " : "",
               r->about ? r->about : "");
    show_steps(cli, r);
    show_clock(cli, w);
    line(cli, "where", r->place);
    line(cli, "how", r->how);
    line(cli, from ? "why me" : "why them", r->why);
    line(cli, "outcome", r->outcome);
    if (r->amount && w->plan.business)
        print_labelled(cli, 2, LABEL, "worth", "%s %s", sum_text(r->amount, sum),
                       r->currency ? r->currency : w->plan.currency);
    show_thanks(cli, r);
    show_passed(cli, w);
    show_next(cli, r);
}

enum fault
referral_show(struct cli *cli, int64_t id, struct error *err) {
    struct referral_whole whole;
    TRY(app_referral_whole(cli->ctx, &cli->app, id, &whole, err));
    if (cli->json)
        return print_json(cli, view_referral_whole(&whole), err);
    show_whole(cli, &whole);
    return FAULT_NONE;
}

enum fault
referral_said(struct cli *cli, int64_t id, const char *said, struct error *err) {
    struct referral_whole whole;
    if (!cli->json) {
        print_line(cli, 0, STYLE_PLAIN, "%s", said);
        return FAULT_NONE;
    }
    TRY(app_referral_whole(cli->ctx, &cli->app, id, &whole, err));
    return print_json(cli, view_referral_whole(&whole), err);
}
