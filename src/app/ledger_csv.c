#include "app/ledger_csv.h"

#include "base/clock.h"
#include "base/memory.h"
#include "base/sum.h"
#include "domain/words.h"
#include "exchange/csv.h"

#include "base/ban.h"

static void
write_day(struct csv_writer *w, day_t day) {
    char iso[DATE_TEXT_MAX];
    csv_write_field(w, day == DAY_NONE ? NULL : day_iso(day, iso));
}

static void
write_row(struct csv_writer *w, const struct named_referral *one, bool business,
          const char *currency) {
    const struct referral *r = &one->referral;
    bool received = r->direction == REFERRAL_RECEIVED;
    char clock[CLOCK_TEXT_MAX];
    char amount[SUM_TEXT_MAX];
    enum step step = referral_step(r);
    csv_write_field(w, r->code);
    write_day(w, received ? r->day : DAY_NONE);
    write_day(w, received ? DAY_NONE : r->day);
    csv_write_field(w, clock_text(r->minute, clock));
    csv_write_field(w, received ? one->name : NULL);
    csv_write_field(w, received ? NULL : one->name);
    csv_write_field(w, r->about);
    csv_write_field(w, r->why);
    csv_write_field(w, r->place);
    csv_write_field(w, r->how);
    csv_write_field(w, step == STEP_UNKNOWN ? NULL : step_word(step));
    write_day(w, r->contacted_day);
    write_day(w, r->booked_day);
    write_day(w, r->seen_day);
    write_day(w, r->ended_day);
    csv_write_field(w, referral_end_word(r->ended_why));
    csv_write_field(w, r->outcome);
    csv_write_field(w, r->consent == NOT_SAID   ? NULL
                       : r->consent == SAID_YES ? "yes"
                                                : "no");
    if (r->thanks == THANKS_DONE && r->thanked_day != DAY_NONE)
        write_day(w, r->thanked_day);
    else
        csv_write_field(w, thanks_word(r->thanks));
    if (business) {
        csv_write_field(w, r->amount ? sum_text(r->amount, amount) : NULL);
        csv_write_field(w, !r->amount ? NULL : r->currency ? r->currency : currency);
    }
    csv_write_end(w);
}

const char *
ledger_csv(const void *ctx, const struct ledger_answer *answer) {
    static const char *const columns[] = {
        "Code",        "Date Received", "Date Sent", "Time",   "Referred By",
        "Referred To", "For",           "Why",       "Where",  "How",
        "Status",      "Contacted",     "Booked",    "Seen",   "Ended",
        "Why Ended",   "Outcome",       "Consent",   "Thanks", "Amount",
        "Currency"};
    size_t count = sizeof columns / sizeof *columns;
    struct csv_writer w = {.ctx = ctx, .guard = true};
    csv_write_row(&w, columns, answer->business ? count : count - 2);
    for (size_t i = 0; i < answer->referrals.count; i++)
        write_row(&w, &answer->referrals.items[i], answer->business, answer->currency);
    return w.text;
}
