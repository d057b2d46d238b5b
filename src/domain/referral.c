#include "domain/referral.h"

#include "base/clock.h"
#include "base/text.h"
#include "domain/words.h"

#include "base/ban.h"

static const char *const words[STEP_COUNT] = {"received", "contacted", "booked", "seen",
                                              "ended"};

const char *
step_word(enum step step) {
    return step >= 0 && step < STEP_COUNT ? words[step] : "unknown";
}

bool
step_from_word(const char *word, enum step *out) {
    for (int i = 0; i < STEP_COUNT; i++) {
        if (!text_same_ascii(word, words[i]))
            continue;
        *out = (enum step)i;
        return true;
    }
    *out = STEP_RECEIVED;
    return text_same_ascii(word, "given");
}

bool
referral_end_from_word(const char *word, enum referral_end *out) {
    static const char *const brief[END_COUNT] = {"fit", "answer", "on", "reason"};
    for (int i = 0; i < END_COUNT; i++) {
        *out = (enum referral_end)i;
        if (text_same_ascii(word, referral_end_word(*out)) ||
            text_same_ascii(word, referral_end_phrase(*out)) ||
            text_same_ascii(word, brief[i]))
            return true;
    }
    *out = END_NONE;
    return false;
}

enum step
referral_step(const struct referral *r) {
    if (r->ended_day != DAY_NONE)
        return STEP_ENDED;
    if (r->seen_day != DAY_NONE)
        return STEP_SEEN;
    if (r->booked_day != DAY_NONE)
        return STEP_BOOKED;
    if (r->contacted_day != DAY_NONE)
        return STEP_CONTACTED;
    return r->followed ? STEP_RECEIVED : STEP_UNKNOWN;
}

day_t
referral_step_day(const struct referral *r, enum step step) {
    switch (step) {
    case STEP_RECEIVED:
        return r->day;
    case STEP_CONTACTED:
        return r->contacted_day;
    case STEP_BOOKED:
        return r->booked_day;
    case STEP_SEEN:
        return r->seen_day;
    case STEP_ENDED:
        return r->ended_day;
    case STEP_COUNT:
    case STEP_UNKNOWN:
        break;
    }
    return DAY_NONE;
}

bool
referral_is_open(const struct referral *r) {
    return r->followed && r->seen_day == DAY_NONE && r->ended_day == DAY_NONE;
}

struct referral
referral_new(int64_t person_id, enum referral_direction direction, day_t day) {
    return (struct referral){
        .person_id = person_id,
        .direction = direction,
        .day = day,
        .contacted_day = DAY_NONE,
        .booked_day = DAY_NONE,
        .seen_day = DAY_NONE,
        .ended_day = DAY_NONE,
        .ended_why = END_NONE,
        .consent = NOT_SAID,
        .thanks = THANKS_NOT_SAID,
        .thanked_day = DAY_NONE,
    };
}

void
referral_begin(struct referral *r, day_t today) {
    bool fresh = r->day != DAY_NONE && today - r->day <= REFERRAL_FRESH_DAYS;
    r->followed = fresh || referral_step(r) != STEP_UNKNOWN;
    if (fresh && r->direction == REFERRAL_RECEIVED && r->thanks == THANKS_NOT_SAID)
        r->thanks = THANKS_OWED;
}

/* The last day that stands, from which the next step may not go back. */
static day_t
last_day(const struct referral *r) {
    day_t last = r->day;
    const day_t days[] = {r->contacted_day, r->booked_day, r->seen_day};
    for (size_t i = 0; i < sizeof days / sizeof *days; i++)
        if (days[i] != DAY_NONE && days[i] > last)
            last = days[i];
    return last;
}

/* A first answer on the day it came comes after it. */
static bool
is_before_it_came(const struct referral *r, day_t contacted, int minute) {
    return contacted == r->day && r->minute && minute && minute < r->minute;
}

enum fault
referral_take(struct referral *r, enum step step, day_t day, int minute,
              enum referral_end why, day_t today, struct error *err) {
    enum step now = referral_step(r);
    if (now == STEP_ENDED || now == STEP_SEEN)
        return error_field(err, "step",
                           "This referral is %s already; go one step back first.",
                           step_word(now));
    if (step <= now || step <= STEP_RECEIVED || step >= STEP_COUNT)
        return error_field(err, "step", "This referral is %s already.", step_word(now));
    if (day > today)
        return error_field(err, "on", "That day is still to come.");
    if (day < last_day(r))
        return error_field(err, "on", "That is before the step before it.");
    if (step == STEP_ENDED && why == END_NONE)
        return error_field(err, "why",
                           "Say why it ended: not-a-fit, no-answer, referred-on, "
                           "other.");
    if (step != STEP_ENDED && now < STEP_CONTACTED && is_before_it_came(r, day, minute))
        return error_field(err, "at", "That is before it came.");
    r->followed = true;
    if (step == STEP_ENDED) {
        r->ended_day = day;
        r->ended_why = why;
        return FAULT_NONE;
    }
    if (r->contacted_day == DAY_NONE) {
        r->contacted_day = day;
        r->contacted_minute = minute;
    }
    if (step >= STEP_BOOKED && r->booked_day == DAY_NONE)
        r->booked_day = day;
    if (step == STEP_SEEN)
        r->seen_day = day;
    return FAULT_NONE;
}

enum fault
referral_back(struct referral *r, struct error *err) {
    switch (referral_step(r)) {
    case STEP_ENDED:
        r->ended_day = DAY_NONE;
        r->ended_why = END_NONE;
        r->followed = true;
        return FAULT_NONE;
    case STEP_SEEN:
        r->seen_day = DAY_NONE;
        r->followed = true;
        return FAULT_NONE;
    case STEP_BOOKED:
        r->booked_day = DAY_NONE;
        return FAULT_NONE;
    case STEP_CONTACTED:
        r->contacted_day = DAY_NONE;
        r->contacted_minute = 0;
        return FAULT_NONE;
    default:
        return error_field(err, "step", "This referral is at its beginning.");
    }
}

static bool
is_minute(int minute) {
    return minute >= 0 && minute <= CLOCK_DAY;
}

static enum fault
check_times(const struct referral *r, struct error *err) {
    if (!is_minute(r->minute))
        return error_field(err, "at", "That is no time of day.");
    if (!is_minute(r->contacted_minute))
        return error_field(err, "contacted_at", "That is no time of day.");
    if (r->contacted_minute && r->contacted_day == DAY_NONE)
        return error_field(err, "contacted", "A time needs its day: say when.");
    if (is_before_it_came(r, r->contacted_day, r->contacted_minute))
        return error_field(err, "contacted_at", "That is before it came.");
    return FAULT_NONE;
}

enum fault
referral_check(const struct referral *r, day_t today, struct error *err) {
    static const char *const fields[] = {"on", "contacted", "booked", "seen", "ended"};
    day_t last = DAY_NONE;
    if (r->day == DAY_NONE)
        return error_field(err, "on", "A referral needs its day.");
    for (int i = 0; i < STEP_COUNT; i++) {
        day_t day = referral_step_day(r, (enum step)i);
        if (day == DAY_NONE)
            continue;
        if (day > today)
            return error_field(err, fields[i], "That day is still to come.");
        if (day < last)
            return error_field(err, fields[i], "That is before the step before it.");
        last = day;
    }
    if (r->booked_day != DAY_NONE && r->contacted_day == DAY_NONE)
        return error_field(err, "contacted", "Booked, but never contacted: say when.");
    if (r->seen_day != DAY_NONE && r->booked_day == DAY_NONE)
        return error_field(err, "booked", "Seen, but never booked: say when.");
    if (r->ended_day != DAY_NONE && r->seen_day != DAY_NONE)
        return error_field(err, "ended", "Who was seen is not a referral that ended.");
    if ((r->ended_day != DAY_NONE) != (r->ended_why != END_NONE))
        return error_field(err, "ended_why", "An end needs its day and its reason.");
    if (!r->followed && referral_step(r) != STEP_UNKNOWN)
        return error_field(err, "step", "What has a step is followed.");
    if (r->passed_from_id && r->direction != REFERRAL_GIVEN)
        return error_field(err, "passes",
                           "Only a referral given hands another one on.");
    if (r->amount < 0)
        return error_field(err, "amount", "A sum can't be less than nothing.");
    return check_times(r, err);
}
