#include "domain/ask.h"

#include <string.h>

#include "base/memory.h"
#include "domain/draft_parts.h"
#include "domain/referral.h"
#include "domain/suggest.h"
#include "domain/trust.h"

#include "base/ban.h"

#define GOOD_SIGNS 2 /* with fewer, and nothing against, little speaks either way */

static const char *const words[ASK_SIGN_COUNT] = {
    [ASK_TRUST] = "trust",     [ASK_MEANINGFUL] = "meaningful",
    [ASK_LIKED] = "liked",     [ASK_REFERRED] = "referred",
    [ASK_OUTCOME] = "outcome", [ASK_GAVE] = "gave",
    [ASK_LET_GO] = "let-go",   [ASK_EARLY] = "early",
    [ASK_WAITING] = "waiting", [ASK_THANKS] = "thanks",
    [ASK_PROMISE] = "promise", [ASK_RECENT] = "recent",
    [ASK_NOTHING] = "nothing",
};

const char *
ask_sign_word(enum ask_sign_kind kind) {
    return words[kind];
}

bool
ask_sign_is_for(enum ask_sign_kind kind) {
    return kind < ASK_LET_GO;
}

const char *
ask_verdict_word(enum ask_verdict verdict) {
    static const char *const verdicts[] = {"not-yet", "first", "later", "even",
                                           "right"};
    return verdicts[verdict];
}

/* --- what the record tells -------------------------------------------------------- */

static void
later_of(day_t *day, day_t other) {
    if (other != DAY_NONE && (*day == DAY_NONE || other > *day))
        *day = other;
}

static day_t
last_asked(const struct touches *touches) {
    day_t day = DAY_NONE;
    for (size_t i = 0; i < touches->count; i++)
        if (touches->items[i].asked)
            later_of(&day, touches->items[i].day);
    return day;
}

/* The last day on which the user gave something: with a touch, or a referral. */
static day_t
last_given(const struct ask_facts *f) {
    day_t day = f->state->given_day;
    for (size_t i = 0; i < f->touches->count; i++) {
        const struct touch *t = &f->touches->items[i];
        bool gave = t->share != SHARE_NONE || t->meaningful == SAID_YES;
        if (gave && !t->asked)
            later_of(&day, t->day);
    }
    return day;
}

/* Somebody they sent, seen most lately. */
static day_t
last_outcome(const struct ask_facts *f) {
    day_t day = DAY_NONE;
    for (size_t i = 0; i < f->referrals->count; i++)
        if (f->referrals->items[i].direction == REFERRAL_RECEIVED)
            later_of(&day, f->referrals->items[i].seen_day);
    return day;
}

/* The first of those they sent who still waits for a first answer. */
static day_t
first_waiting(const struct ask_facts *f) {
    day_t day = DAY_NONE;
    for (size_t i = 0; i < f->referrals->count; i++) {
        const struct referral *r = &f->referrals->items[i];
        if (r->direction == REFERRAL_RECEIVED && referral_is_open(r) &&
            referral_step(r) == STEP_RECEIVED && (day == DAY_NONE || r->day < day))
            day = r->day;
    }
    return day;
}

static const struct reach_out *
open_promise(const struct reach_outs *open) {
    for (size_t i = 0; i < open->count; i++)
        if (open->items[i].promise && open->items[i].state == REACH_OUT_OPEN)
            return &open->items[i];
    return NULL;
}

static bool
within(day_t day, int days, day_t today) {
    return day != DAY_NONE && day <= today && today - day <= days;
}

/* --- the signs -------------------------------------------------------------------- */

static void
add(const void *ctx, struct ask_signs *signs, enum ask_sign_kind kind,
    const char *title, const char *evidence, day_t day) {
    *array_add(ctx, signs) = (struct ask_sign){
        .kind = kind, .title = title, .evidence = evidence, .day = day};
}

static const char *
on(const void *ctx, day_t day, day_t today) {
    char text[DATE_TEXT_MAX];
    return mem_dup(ctx, day_words(day, today, text));
}

static void
add_trust(const void *ctx, const struct ask_facts *f, struct ask_look *out) {
    const struct state *s = f->state;
    enum trust trust = trust_of(s->touches);
    if (f->trust == LEVEL_MUCH)
        add(ctx, &out->pro, ASK_TRUST, "They trust you", "So you have judged it.",
            DAY_NONE);
    else if (trust >= TRUST_LIKELY)
        add(ctx, &out->pro, ASK_TRUST, "There has been time for trust",
            mem_printf(ctx, "%d touches so far. %s", s->touches, trust_meaning(trust)),
            s->last_touch);
    if (s->meaningful > 0)
        add(ctx, &out->pro, ASK_MEANINGFUL, "It was worth their time",
            s->meaningful == 1
                ? "One of your touches was meaningful to them."
                : mem_printf(ctx, "%d of your touches were meaningful to them.",
                             s->meaningful),
            DAY_NONE);
    if (f->person->liked == SAID_YES)
        add(ctx, &out->pro, ASK_LIKED, "You like them", "So you have said.", DAY_NONE);
}

static void
add_given(const void *ctx, const struct ask_facts *f, struct ask_look *out) {
    const struct state *s = f->state;
    day_t given = last_given(f);
    day_t outcome = last_outcome(f);
    if (s->received > 0)
        add(ctx, &out->pro, ASK_REFERRED, "They have referred to you before",
            s->received == 1
                ? mem_printf(ctx, "Once, on %s.", on(ctx, s->received_day, f->today))
                : mem_printf(ctx, "%d times, the last on %s.", s->received,
                             on(ctx, s->received_day, f->today)),
            s->received_day);
    if (within(outcome, ASK_OUTCOME_DAYS, f->today))
        add(ctx, &out->pro, ASK_OUTCOME, "A good outcome just now",
            mem_printf(ctx, "Somebody they sent was seen on %s.",
                       on(ctx, outcome, f->today)),
            outcome);
    if (within(given, ASK_GAVE_DAYS, f->today))
        add(ctx, &out->pro, ASK_GAVE, "You gave to them lately",
            given == s->given_day
                ? mem_printf(ctx, "You sent them somebody on %s.",
                             on(ctx, given, f->today))
                : mem_printf(ctx, "A touch gave them something on %s.",
                             on(ctx, given, f->today)),
            given);
}

static void
add_first(const void *ctx, const struct ask_facts *f, struct ask_look *out) {
    const struct person *p = f->person;
    const struct state *s = f->state;
    day_t waiting = first_waiting(f);
    if (p->let_go_day != DAY_NONE || p->liked == SAID_NO)
        add(ctx, &out->con, ASK_LET_GO, "They are off your list",
            p->let_go_day == DAY_NONE
                ? "You have said that you do not like them."
                : mem_printf(ctx, "Let go on %s%s%s.", on(ctx, p->let_go_day, f->today),
                             p->let_go_why ? ": " : "",
                             p->let_go_why ? p->let_go_why : ""),
            p->let_go_day);
    if (ask_warning(s->touches, s->received))
        add(ctx, &out->con, ASK_EARLY, "It is early",
            s->touches == 0
                ? "There has been no touch yet. An ask is never a first move."
                : mem_printf(ctx, "%d touch%s so far. First build, then ask.",
                             s->touches, s->touches == 1 ? "" : "es"),
            s->last_touch);
    if (waiting != DAY_NONE)
        add(ctx, &out->con, ASK_WAITING, "Somebody they sent waits for you",
            mem_printf(ctx, "A referral of %s has no first answer yet.",
                       on(ctx, waiting, f->today)),
            waiting);
}

static void
add_owed(const void *ctx, const struct ask_facts *f, struct ask_look *out) {
    const struct state *s = f->state;
    const struct reach_out *promise = open_promise(f->open);
    day_t given = last_given(f);
    day_t since = out->asked_day;
    later_of(&since, s->received_day);
    if (s->thanks_day != DAY_NONE)
        add(ctx, &out->con, ASK_THANKS, "You owe them thanks",
            mem_printf(ctx, "For the referral of %s.",
                       on(ctx, s->thanks_day, f->today)),
            s->thanks_day);
    if (promise)
        add(ctx, &out->con, ASK_PROMISE, "You promised them something",
            mem_printf(ctx, "For %s: %s.", on(ctx, promise->day, f->today),
                       promise->promise),
            promise->day);
    if (within(out->asked_day, f->plan->ask_rest_days - 1, f->today))
        add(ctx, &out->con, ASK_RECENT, "You asked lately",
            mem_printf(ctx,
                       "You asked on %s; your plan lets %d days pass between asks.",
                       on(ctx, out->asked_day, f->today), f->plan->ask_rest_days),
            out->asked_day);
    if (since != DAY_NONE && (given == DAY_NONE || given < since))
        add(ctx, &out->con, ASK_NOTHING, "It is your turn to give",
            mem_printf(ctx, "Since %s nothing that you gave them is recorded.",
                       on(ctx, since, f->today)),
            since);
}

/* --- what they come to ------------------------------------------------------------ */

static bool
has(const struct ask_signs *signs, enum ask_sign_kind kind) {
    for (size_t i = 0; i < signs->count; i++)
        if (signs->items[i].kind == kind)
            return true;
    return false;
}

static enum ask_verdict
judge(const struct ask_look *look) {
    if (has(&look->con, ASK_LET_GO) || has(&look->con, ASK_EARLY))
        return ASK_NOT_YET;
    if (has(&look->con, ASK_WAITING) || has(&look->con, ASK_THANKS) ||
        has(&look->con, ASK_PROMISE))
        return ASK_FIRST;
    if (has(&look->con, ASK_RECENT))
        return ASK_LATER;
    if (has(&look->con, ASK_NOTHING))
        return ASK_FIRST;
    return look->pro.count >= GOOD_SIGNS ? ASK_RIGHT : ASK_EVEN;
}

static const char *
verdict_says(enum ask_verdict verdict) {
    static const char *const says[] = {
        [ASK_NOT_YET] = "Giving comes first here, by what is recorded. Only you know "
                        "what is not: it is yours to decide.",
        [ASK_FIRST] = "Something else comes first; after that, asking is easy. It is "
                      "yours to decide.",
        [ASK_LATER] = "A little later may be kinder. It is yours to decide.",
        [ASK_EVEN] = "Little speaks for it or against it. If you would do it with a "
                     "light heart, it is a good moment.",
        [ASK_RIGHT] = "The time looks right. Whether you ask is yours to decide, and "
                      "letting it be is fine.",
    };
    return says[verdict];
}

struct ask_look
ask_look_at(const void *ctx, const struct ask_facts *f) {
    struct ask_look look = {.asked_day = last_asked(f->touches)};
    add_trust(ctx, f, &look);
    add_given(ctx, f, &look);
    add_first(ctx, f, &look);
    add_owed(ctx, f, &look);
    look.verdict = judge(&look);
    look.says = verdict_says(look.verdict);
    look.draft_allowed = f->state->touches > 0 || f->state->received > 0;
    return look;
}

/* --- words ------------------------------------------------------------------------ */

char *
ask_words(const void *ctx, const struct person *person, bool talk, bool page,
          unsigned variant) {
    static const char *const asks[ASK_VARIANTS] = {
        "Should you ever meet somebody who could use the kind of help that I give, I "
        "would be glad if you thought of me.",
        "If you know people who look for what I do, feel free to give them my name.",
        "I have room for new people just now, and would be glad of anybody whom you "
        "think I could help.",
    };
    static const char *const said[ASK_VARIANTS] = {
        "If you ever come across somebody who could use what I do, I would be glad if "
        "you thought of me.",
        "Feel free to pass my name on, should somebody look for this kind of help.",
        "I have room for new people just now; if somebody comes to your mind, my "
        "number is the quickest way.",
    };
    const struct draft_request letter = {
        .form = DRAFT_EMAIL, .person = person, .touches = 1};
    unsigned n = variant % ASK_VARIANTS;
    unsigned seed = variant;
    if (talk)
        return mem_dup(ctx, said[n]);
    return mem_printf(ctx, "%s%s%s\n\n%s", draft_greeting(ctx, &letter), asks[n],
                      page
                          ? " So that it is no work for you, what I do and how to send "
                            "someone is all on one page."
                          : "",
                      draft_signing(&seed));
}
