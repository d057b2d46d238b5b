#include "view/referral.h"

#include "base/clock.h"
#include "domain/words.h"

#include "base/ban.h"

static const char *
word_or_null(const char *word) {
    return *word ? word : NULL;
}

json_t *
view_referral(const struct referral *r, const char *name) {
    json_t *m = json_object();
    char clock[CLOCK_TEXT_MAX];
    model_int(m, "id", r->id);
    model_text(m, "code", r->code);
    model_text(m, "direction", referral_direction_word(r->direction));
    model_day(m, "date", r->day);
    model_text(m, "time", word_or_null(clock_text(r->minute, clock)));
    model_text(m, "about", r->about);
    model_text(m, "place", r->place);
    model_text(m, "how", r->how);
    model_text(m, "why", r->why);
    model_text(m, "step", step_word(referral_step(r)));
    model_bool(m, "open", referral_is_open(r));
    model_day(m, "contacted", r->contacted_day);
    model_text(m, "contacted_time",
               word_or_null(clock_text(r->contacted_minute, clock)));
    model_day(m, "booked", r->booked_day);
    model_day(m, "seen", r->seen_day);
    model_day(m, "ended", r->ended_day);
    model_text(m, "ended_why", word_or_null(referral_end_word(r->ended_why)));
    model_text(m, "outcome", r->outcome);
    model_said(m, "consent", r->consent);
    model_text(m, "thanks", word_or_null(thanks_word(r->thanks)));
    model_day(m, "thanked", r->thanked_day);
    model_set(m, "passed_from",
              r->passed_from_id ? json_integer(r->passed_from_id) : json_null());
    model_set(m, "amount",
              r->amount ? json_real((double)r->amount / 100.0) : json_null());
    model_text(m, "currency", r->currency);
    model_set(m, "person", model_person(r->person_id, name));
    return m;
}
