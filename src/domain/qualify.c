#include "domain/qualify.h"

#include "base/memory.h"

#include "base/ban.h"

static struct qualified
judged(const char *name, const char *claim, enum said said, const char *yes,
       const char *no, const char *open) {
    const char *const whys[] = {open, no, yes};
    return (struct qualified){
        .name = name, .claim = claim, .holds = said, .why = whys[said + 1]};
}

static struct qualified
referred(const void *ctx, const struct referrals *referrals) {
    struct qualified q = {.name = "referred", .claim = "They have referred to you"};
    day_t last = DAY_NONE;
    int count = 0;
    for (size_t i = 0; i < referrals->count; i++) {
        const struct referral *r = &referrals->items[i];
        if (r->direction != REFERRAL_RECEIVED)
            continue;
        count++;
        if (last == DAY_NONE || r->day > last)
            last = r->day;
    }
    q.holds = count > 0 ? SAID_YES : SAID_NO;
    q.why = "No referral from them is entered.";
    if (count > 0) {
        char words[DATE_TEXT_MAX];
        q.why = mem_printf(ctx, "%d referral%s, the last on %s.", count,
                           count == 1 ? "" : "s", date_words(day_to_date(last), words));
    }
    return q;
}

void
qualify(const void *ctx, const struct person *person, const struct referrals *referrals,
        struct qualified out[QUALIFIER_COUNT]) {
    out[QUALIFIER_LIKED] =
        judged("liked", "You like them", person->liked, "You said so.",
               "You said you do not.", "You have not said yet.");
    out[QUALIFIER_REFERRED] = referred(ctx, referrals);
    out[QUALIFIER_FULL] =
        judged("full", "Their practice is full", person->practice_full, "You said so.",
               "You said they have room.", "Not known yet; a good thing to ask.");
}
