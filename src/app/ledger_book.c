#include "app/ledger_book.h"

#include <stdlib.h>
#include <string.h>

#include "app/referral.h"
#include "base/lookup.h"
#include "base/memory.h"
#include "base/text.h"
#include "domain/ledger_check.h"
#include "domain/words.h"
#include "store/row.h"

#include "app/ledger_work.h"

#include "base/ban.h"

static char *
entry_key(const void *ctx, enum referral_direction direction, day_t day,
          int64_t person_id, const char *about) {
    return mem_printf(ctx, "%d|%d|%lld|%s", direction, day, (long long)person_id,
                      text_fold(ctx, about ? about : ""));
}

static int
by_key(const void *a, const void *b) {
    return strcmp(((const struct ledger_there *)a)->key,
                  ((const struct ledger_there *)b)->key);
}

static enum fault
load_there(struct ledger_book *b, struct error *err) {
    struct named_referrals ledger = {0};
    void *work = mem_context(b->ctx);
    enum fault fault = ledger_load(work, b->app->store, 0, &ledger, err);
    for (size_t i = 0; fault == FAULT_NONE && i < ledger.count; i++) {
        const struct referral *r = &ledger.items[i].referral;
        *array_add(b->ctx, &b->there) = (struct ledger_there){
            .key = entry_key(b->ctx, r->direction, r->day, r->person_id, r->about),
            .code = mem_dup(b->ctx, r->code),
            .direction = r->direction,
            .day = r->day};
    }
    talloc_free(work);
    if (b->there.count > 1)
        qsort(b->there.items, b->there.count, sizeof *b->there.items, by_key);
    b->codes = lookup_new(b);
    for (size_t i = 0; i < b->there.count; i++)
        lookup_put(b->codes, b->there.items[i].code, i, NULL);
    return fault;
}

enum fault
ledger_book_open(const void *ctx, const struct app *app, int64_t import_id,
                 struct ledger_book **out, struct error *err) {
    struct bearings bearings;
    struct ledger_book *b = mem_new(ctx, struct ledger_book);
    b->ctx = b;
    b->app = app;
    b->import_id = import_id;
    TRY(app_bearings(b, app, &bearings, err));
    b->plan = bearings.plan;
    TRY(load_there(b, err));
    TRY(ledger_book_people(b, err));
    *out = b;
    return FAULT_NONE;
}

const struct plan *
ledger_book_plan(const struct ledger_book *book) {
    return &book->plan;
}

/* One that stands there and was met by no row yet: by Tend's own code, else by day,
 * person and words. */
static struct ledger_there *
find_there(struct ledger_book *b, const struct referral *r, const char *code) {
    const struct ledger_there wanted = {
        .key = entry_key(b->ctx, r->direction, r->day, r->person_id, r->about)};
    struct ledger_there *all = b->there.items;
    size_t at;
    if (b->there.count == 0)
        return NULL;
    if (code && lookup_get(b->codes, code, &at) && !all[at].met &&
        all[at].direction == r->direction && all[at].day == r->day)
        return &all[at];
    struct ledger_there *found =
        bsearch(&wanted, all, b->there.count, sizeof *all, by_key);
    while (found && found > all && by_key(found - 1, &wanted) == 0)
        found--;
    for (; found && found < all + b->there.count && by_key(found, &wanted) == 0;
         found++)
        if (!found->met)
            return found;
    return NULL;
}

/* --- from a row to a referral -------------------------------------------------------
 */

static enum referral_end
end_from_word(const char *word) {
    for (int i = 0; word && i < END_COUNT; i++)
        if (strcmp(referral_end_word((enum referral_end)i), word) == 0)
            return (enum referral_end)i;
    return END_OTHER;
}

static day_t
first_of(day_t a, day_t b, day_t c) {
    if (a != DAY_NONE)
        return a;
    return b != DAY_NONE ? b : c;
}

/* The steps it went through; where a sheet says only yes, the day of the next step
 * that it knows stands for it, or that of the referral. */
static void
set_steps(const struct sheet_row *row, bool fresh, struct referral *r) {
    enum sheet_step step = row->step;
    r->contacted_day = day_from_date(row->contacted);
    r->booked_day = day_from_date(row->booked);
    r->seen_day = day_from_date(row->seen);
    if (step == SHEET_NOT)
        step = fresh ? SHEET_OPEN : SHEET_ENDED;
    if (step == SHEET_SEEN && r->seen_day == DAY_NONE)
        r->seen_day = first_of(r->booked_day, r->contacted_day, r->day);
    if (step == SHEET_BOOKED && r->booked_day == DAY_NONE)
        r->booked_day = first_of(r->contacted_day, r->day, r->day);
    if (r->seen_day != DAY_NONE && r->booked_day == DAY_NONE)
        r->booked_day = r->seen_day;
    if (step == SHEET_CONTACTED && r->contacted_day == DAY_NONE)
        r->contacted_day = r->day;
    if (r->booked_day != DAY_NONE && r->contacted_day == DAY_NONE)
        r->contacted_day = r->booked_day;
    if (step != SHEET_ENDED || r->seen_day != DAY_NONE)
        return;
    r->ended_day = day_from_date(row->ended);
    if (r->ended_day == DAY_NONE)
        r->ended_day = first_of(r->booked_day, r->contacted_day, r->day);
    r->ended_why = end_from_word(row->ended_why);
}

static void
set_thanks(const struct sheet_row *row, day_t today, struct referral *r) {
    if (r->direction != REFERRAL_RECEIVED)
        return;
    if (row->thanks == SHEET_NO_NEED)
        r->thanks = THANKS_NOT_APPROPRIATE;
    if (row->thanks != SHEET_THANKED)
        return; /* owed is owed while it is recent, and forgotten later (P11) */
    /* A plain yes says no day, and one that can't be says none either. */
    day_t day = day_from_date(row->thanked);
    r->thanks = THANKS_DONE;
    r->thanked_day = day >= r->day && day <= today ? day : DAY_NONE;
}

/* What is past starts no clock (METHOD P11): how far an old one had come is a word, and
 * nothing waits for what comes next. What Tend itself wrote goes on as it was. */
static void
keep_as_history(const struct sheet_row *row, struct referral *r) {
    enum step step = referral_step(r);
    if (row->code || (step != STEP_CONTACTED && step != STEP_BOOKED))
        return;
    if (!r->outcome)
        r->outcome = step_word(step);
    r->contacted_day = r->booked_day = DAY_NONE;
}

static struct referral
referral_of(const struct ledger_book *b, const struct sheet_row *row,
            int64_t person_id) {
    day_t today = b->app->today;
    day_t day = day_from_date(row->date);
    struct referral r = referral_new(
        person_id, row->way == SHEET_OUT ? REFERRAL_GIVEN : REFERRAL_RECEIVED, day);
    r.about = row->about;
    r.minute = row->minute;
    r.place = row->place;
    r.how = row->how;
    r.why = row->why;
    r.outcome = row->outcome;
    r.consent = row->consent < 0 ? NOT_SAID : row->consent ? SAID_YES : SAID_NO;
    bool fresh = day != DAY_NONE && today - day <= REFERRAL_FRESH_DAYS;
    set_steps(row, fresh, &r);
    if (!fresh)
        keep_as_history(row, &r);
    set_thanks(row, today, &r);
    if (b->plan.business && row->amount > 0) {
        r.amount = row->amount;
        r.currency = row->currency ? row->currency : b->plan.currency;
    }
    return r;
}

enum fault
ledger_book_enter(struct ledger_book *b, const struct sheet_row *row,
                  struct ledger_source *source, struct ledger_entry *entry,
                  struct error *err) {
    struct error why;
    struct referral *r = &entry->referral;
    *r = referral_of(b, row, source->person_id);
    entry->line = row->line;
    entry->fate = ENTRY_LEFT;
    if (source->fate == SOURCE_LEFT) {
        entry->reason = "left out, as you said";
        return FAULT_NONE;
    }
    if (r->day == DAY_NONE || r->day > b->app->today) {
        entry->reason = r->day == DAY_NONE ? "its date lies too far back"
                                           : "its date lies in the future";
        return FAULT_NONE;
    }
    struct referral begun = *r;
    referral_begin(&begun, b->app->today);
    if (referral_check(&begun, b->app->today, &why) != FAULT_NONE ||
        ledger_check(&begun, NULL, NULL, &why) != FAULT_NONE) {
        entry->reason = "its days are not in order, or one lies in the future";
        return FAULT_NONE;
    }
    struct ledger_there *there = find_there(b, r, row->code);
    if (there) {
        there->met = true;
        entry->fate = ENTRY_THERE;
        r->code = there->code;
        return FAULT_NONE;
    }
    if (source->person_id == 0)
        TRY(ledger_book_add(b, row, source, err));
    r->person_id = source->person_id;
    TRY(app_referral_enter(b->ctx, b->app, r, err));
    entry->fate = ENTRY_IN;
    return FAULT_NONE;
}
