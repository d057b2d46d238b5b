#include "domain/thanks.h"

#include "base/text.h"
#include "domain/suggest.h"
#include "domain/words.h"

#include "base/ban.h"

bool
thanks_are_owed(const struct referral *r) {
    return r->direction == REFERRAL_RECEIVED && r->thanks == THANKS_OWED;
}

bool
consent_is_open(const struct referral *r) {
    bool unheard = r->ended_day != DAY_NONE && r->ended_why == END_NO_ANSWER;
    return thanks_are_owed(r) && r->consent == NOT_SAID && !unheard;
}

static enum tell
may_tell(const struct referral *r) {
    if (r->consent != SAID_YES)
        return TELL_NOTHING;
    return r->seen_day != DAY_NONE ? TELL_CAME : TELL_IN_TOUCH;
}

struct telling
thanks_telling(const struct referrals *owed) {
    struct telling telling = {.tell = owed->count ? TELL_CAME : TELL_NOTHING,
                              .several = owed->count > 1};
    for (size_t i = 0; i < owed->count; i++) {
        enum tell tell = may_tell(&owed->items[i]);
        if (tell < telling.tell)
            telling.tell = tell;
    }
    return telling;
}

void
thanks_owed(const void *ctx, const struct referrals *all, struct referrals *out) {
    for (size_t i = 0; i < all->count; i++) {
        if (!thanks_are_owed(&all->items[i]))
            continue;
        *array_add(ctx, out) = all->items[i];
        for (size_t k = out->count - 1;
             k > 0 && out->items[k].day < out->items[k - 1].day; k--) {
            struct referral later = out->items[k - 1];
            out->items[k - 1] = out->items[k];
            out->items[k] = later;
        }
    }
}

enum fault
thanks_set(struct referral *r, enum thanks thanks, day_t day, day_t today,
           struct error *err) {
    if (r->direction != REFERRAL_RECEIVED)
        return error_field(err, "thanks",
                           "You gave this referral, so there is nobody to thank for "
                           "it.");
    if (thanks == THANKS_DONE && day > today)
        return error_field(err, "on", "That day is still to come.");
    if (thanks == THANKS_DONE && day < r->day)
        return error_field(err, "on", "That is before the referral came.");
    /* The touch that it was stays so, unless it was on another day. */
    if (thanks != THANKS_DONE || r->thanks != THANKS_DONE || r->thanked_day != day)
        r->thanks_touch_id = 0;
    r->thanks = thanks;
    r->thanked_day = thanks == THANKS_DONE ? day : DAY_NONE;
    return FAULT_NONE;
}

enum fault
consent_set(struct referral *r, enum said consent, struct error *err) {
    if (r->direction != REFERRAL_RECEIVED)
        return error_field(err, "consent",
                           "You gave this referral: there is nobody to be told of it.");
    r->consent = consent;
    return FAULT_NONE;
}

bool
thanks_fit(const struct referral *r, const struct touch *touch) {
    return r->person_id == touch->person_id && r->day <= touch->day;
}

void
thanks_by_touch(struct referral *r, const struct touch *touch) {
    r->thanks = THANKS_DONE;
    r->thanked_day = touch->day;
    r->thanks_touch_id = touch->id;
}

void
thanks_again(struct referral *r) {
    r->thanks = THANKS_OWED;
    r->thanked_day = DAY_NONE;
    r->thanks_touch_id = 0;
}

enum method
thanks_method(const struct plan *plan, const struct state *state,
              const struct touches *history, day_t day) {
    static const enum method kept[] = {METHOD_CARD, METHOD_EMAIL};
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++)
        for (int k = 0; k < plan->method_count; k++)
            if (plan->methods[k] == kept[i] && method_reaches(kept[i], state->reach))
                return kept[i];
    return suggest_method(plan, state, history, day);
}

const char *
consent_word(enum said consent) {
    static const char *const words[] = {"not-asked", "no", "yes"};
    return words[consent + 1];
}

bool
consent_from_word(const char *word, enum said *out) {
    static const char *const open[] = {"not-asked", "not asked", "unknown", "?"};
    *out = NOT_SAID;
    for (size_t i = 0; i < sizeof open / sizeof *open; i++)
        if (text_same_ascii(word, open[i]))
            return true;
    bool yes = text_same_ascii(word, "yes") || text_same_ascii(word, "y");
    bool no = text_same_ascii(word, "no") || text_same_ascii(word, "n");
    if (yes || no)
        *out = yes ? SAID_YES : SAID_NO;
    return yes || no;
}

bool
thanks_from_word(const char *word, enum thanks *out) {
    for (int t = 0; t < THANKS_COUNT; t++) {
        *out = (enum thanks)t;
        if (text_same_ascii(word, thanks_word(*out)))
            return true;
    }
    *out = THANKS_NOT_SAID;
    return false;
}

const char *
thanks_hint(void) {
    return "say thank you, and leave it at that";
}
