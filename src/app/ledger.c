#include "app/ledger.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/day_parse.h"
#include "base/memory.h"
#include "base/percent.h"
#include "base/text.h"
#include "domain/words.h"
#include "store/row.h"
#include "store/search.h"

#include "base/ban.h"

/* --- words ---------------------------------------------------------------------------
 */

static const char *const names[LEDGER_WORD_COUNT] = {
    "direction", "step",   "person", "since", "until",
    "place",     "thanks", "words",  "sort",  "reverse"};

const char *
ledger_word_name(enum ledger_word word) {
    return names[word];
}

char *
ledger_query(const void *ctx, const struct ledger_words *words) {
    struct buffer out = {.ctx = ctx};
    for (int i = 0; i < LEDGER_WORD_COUNT; i++) {
        if (!words->items[i])
            continue;
        if (out.len > 0)
            buffer_char(&out, '&');
        buffer_text(&out, names[i]);
        buffer_char(&out, '=');
        for (const char *p = words->items[i]; *p; p++) {
            if (*p == ' ')
                buffer_char(&out, '+');
            else
                percent_add(&out, p, 1);
        }
    }
    return mem_dup(ctx, buffer_str(&out));
}

/* The place of a word among `choices`, -1 when it is not set. */
static enum fault
choice(const struct ledger_words *words, enum ledger_word word,
       const char *const *choices, const char *all, int *out, struct error *err) {
    const char *value = words->items[word];
    *out = -1;
    if (!value)
        return FAULT_NONE;
    for (int i = 0; choices[i]; i++)
        if (text_same_ascii(value, choices[i]))
            *out = i;
    if (*out >= 0)
        return FAULT_NONE;
    return error_field(err, names[word], "For %s, say one of %s, not \"%.40s\".",
                       names[word], all, value);
}

static enum fault
read_day(const struct ledger_words *words, enum ledger_word word, day_t today,
         day_t *out, struct error *err) {
    if (!words->items[word])
        return FAULT_NONE;
    enum fault fault = day_parse_past(words->items[word], today, out, err);
    if (fault != FAULT_NONE && err)
        snprintf(err->field, sizeof err->field, "%s", names[word]);
    return fault;
}

static enum fault
read_person(const char *value, int64_t *out, struct error *err) {
    char *end;
    if (!value)
        return FAULT_NONE;
    *out = strtoll(value + (*value == '#'), &end, 10);
    if (*end == '\0' && *out > 0)
        return FAULT_NONE;
    return error_field(err, "person", "For person, give the number of one.");
}

enum fault
ledger_read_words(const struct ledger_words *words, day_t today,
                  struct ledger_request *r, struct error *err) {
    static const char *const directions[] = {"received", "given", NULL};
    static const char *const steps[] = {"received", "contacted", "booked", "seen",
                                        "ended",    "unknown",   "open",   NULL};
    static const char *const thanks[] = {"owed", "done", "not-appropriate", NULL};
    static const char *const sorts[] = {"date", "person", "step", "amount", NULL};
    int direction, step, thank, sort;
    *r = LEDGER_REQUEST_ALL;
    TRY(choice(words, LEDGER_WORD_DIRECTION, directions, "received, given", &direction,
               err));
    TRY(choice(words, LEDGER_WORD_STEP, steps,
               "open, received, contacted, booked, seen, ended, unknown", &step, err));
    TRY(choice(words, LEDGER_WORD_THANKS, thanks, "owed, done, not-appropriate", &thank,
               err));
    TRY(choice(words, LEDGER_WORD_SORT, sorts, "date, person, step, amount", &sort,
               err));
    TRY(read_day(words, LEDGER_WORD_SINCE, today, &r->since, err));
    TRY(read_day(words, LEDGER_WORD_UNTIL, today, &r->until, err));
    TRY(read_person(words->items[LEDGER_WORD_PERSON], &r->person_id, err));
    r->has_direction = direction >= 0;
    r->direction = direction == 1 ? REFERRAL_GIVEN : REFERRAL_RECEIVED;
    r->which = step < 0            ? LEDGER_ANY_STEP
               : step > STEP_COUNT ? LEDGER_OPEN_STEPS
                                   : LEDGER_ONE_STEP;
    r->step = step == STEP_COUNT ? STEP_UNKNOWN : (enum step)step;
    r->has_thanks = thank >= 0;
    r->thanks = (enum thanks)thank;
    r->place = words->items[LEDGER_WORD_PLACE];
    r->words = words->items[LEDGER_WORD_WORDS];
    r->sort = sort < 0 ? LEDGER_BY_DAY : (enum ledger_sort)sort;
    const char *reverse = words->items[LEDGER_WORD_REVERSE];
    r->reverse = reverse && !text_same_ascii(reverse, "no");
    return FAULT_NONE;
}

/* --- looking -------------------------------------------------------------------------
 */

static int
by_number(const void *left, const void *right) {
    int64_t a = *(const int64_t *)left;
    int64_t b = *(const int64_t *)right;
    return (a > b) - (a < b);
}

/* Those that the words find; a code, or its beginning, finds its own as well. */
static enum fault
look(const void *ctx, const struct app *app, const char *typed, struct ids *out,
     struct error *err) {
    struct strings words = {0};
    const char *clean = text_clean_line(ctx, typed);
    search_words(ctx, typed, &words);
    if (words.count > 0)
        TRY(ledger_search(ctx, app->store, &words, out, err));
    if (clean && !strchr(clean, ' '))
        TRY(ledger_by_prefix(ctx, app->store, clean, 1000, out, err));
    if (out->count > 1)
        qsort(out->items, out->count, sizeof *out->items, by_number);
    return FAULT_NONE;
}

static enum fault
list(const void *ctx, const struct app *app, const struct ledger_request *r,
     struct ledger_answer *out, struct error *err) {
    struct store *st = app->store;
    struct bearings b;
    struct ids found = {0};
    struct date today = day_to_date(app->today);
    bool searched = !text_is_blank(r->words);
    *out = (struct ledger_answer){.offset = r->offset};
    TRY(app_bearings(ctx, app, &b, err));
    out->business = b.plan.business;
    out->currency = b.plan.currency;
    if (r->person_id) {
        struct person person;
        TRY(row_get(ctx, st, &PERSON, r->person_id, &person, err));
        out->person = person.name;
    }
    if (searched)
        TRY(look(ctx, app, r->words, &found, err));
    const struct ids *among = searched ? &found : NULL;
    TRY(ledger_page(ctx, st, r, among, &out->referrals, err));
    TRY(ledger_count(ctx, st, r, among, &out->count, err));
    if (out->business)
        TRY(ledger_sum(ctx, st, r, among, out->currency, &out->sums, err));
    TRY(ledger_used(ctx, st, LEDGER_PLACE, true, &out->places, err));
    return ledger_totals(st, day_from_date((struct date){today.year, 1, 1}),
                         &out->totals, err);
}

enum fault
app_ledger_list(const void *ctx, const struct app *app,
                const struct ledger_request *request, struct ledger_answer *out,
                struct error *err) {
    TRY(store_begin_read(app->store, err));
    enum fault fault = list(ctx, app, request, out, err);
    store_end(app->store);
    return fault;
}

enum fault
ledger_find(const void *ctx, const struct app *app, const char *typed, int limit,
            struct named_referrals *out, struct error *err) {
    struct ids found = {0};
    struct strings words = {0};
    const char *clean = text_clean_line(ctx, typed);
    struct ledger_request request = LEDGER_REQUEST_ALL;
    request.limit = limit;
    if (!clean)
        return FAULT_NONE;
    if (!strchr(clean, ' '))
        TRY(ledger_by_prefix(ctx, app->store, clean, limit, &found, err));
    if (found.count > 0)
        return ledger_rows(ctx, app->store, &found, out, err);
    search_words(ctx, clean, &words);
    if (words.count == 0)
        return FAULT_NONE;
    TRY(ledger_search(ctx, app->store, &words, &found, err));
    return found.count == 0 ? FAULT_NONE
                            : ledger_page(ctx, app->store, &request, &found, out, err);
}

/* --- by step -------------------------------------------------------------------------
 */

static enum fault
column(const void *ctx, const struct app *app, const struct calendar *cal,
       const struct ledger_request *r, struct step_column *out, struct error *err) {
    struct ledger_count count;
    out->step = r->step;
    TRY(ledger_page(ctx, app->store, r, NULL, &out->referrals, err));
    TRY(ledger_count(ctx, app->store, r, NULL, &count, err));
    out->total = count.received + count.given;
    out->answers = mem_array(ctx, struct answer, out->referrals.count);
    for (size_t i = 0; i < out->referrals.count; i++)
        out->answers[i] = answer_of(cal, &out->referrals.items[i].referral,
                                    (struct wall_time){app->today, app->minute});
    return FAULT_NONE;
}

static enum fault
board(const void *ctx, const struct app *app, enum referral_direction direction,
      int limit, struct ledger_board *out, struct error *err) {
    struct bearings b;
    *out = (struct ledger_board){.direction = direction};
    TRY(app_bearings(ctx, app, &b, err));
    for (int i = 0; i < STEP_COUNT; i++) {
        struct ledger_request r = LEDGER_REQUEST_ALL;
        r.has_direction = true;
        r.direction = direction;
        r.which = LEDGER_ONE_STEP;
        r.step = (enum step)i;
        r.reverse = i < STEP_SEEN;
        r.limit = limit;
        if (i >= STEP_SEEN)
            r.step_since = app->today - LEDGER_LATELY_DAYS;
        TRY(column(ctx, app, &b.calendar, &r, &out->columns[i], err));
    }
    return FAULT_NONE;
}

enum fault
app_ledger_board(const void *ctx, const struct app *app,
                 enum referral_direction direction, int limit, struct ledger_board *out,
                 struct error *err) {
    TRY(store_begin_read(app->store, err));
    enum fault fault = board(ctx, app, direction, limit, out, err);
    store_end(app->store);
    return fault;
}

/* --- what was used before
 * --------------------------------------------------------------
 */

static enum fault
hints(const void *ctx, const struct app *app, struct ledger_hints *out,
      struct error *err) {
    struct bearings b;
    *out = (struct ledger_hints){0};
    TRY(app_bearings(ctx, app, &b, err));
    out->business = b.plan.business;
    out->currency = b.plan.currency;
    TRY(ledger_used(ctx, app->store, LEDGER_ABOUT, false, &out->about, err));
    TRY(ledger_used(ctx, app->store, LEDGER_PLACE, false, &out->place, err));
    TRY(ledger_used(ctx, app->store, LEDGER_HOW, false, &out->how, err));
    return ledger_used(ctx, app->store, LEDGER_WHY, false, &out->why, err);
}

enum fault
app_ledger_hints(const void *ctx, const struct app *app, struct ledger_hints *out,
                 struct error *err) {
    TRY(store_begin_read(app->store, err));
    enum fault fault = hints(ctx, app, out, err);
    store_end(app->store);
    return fault;
}
