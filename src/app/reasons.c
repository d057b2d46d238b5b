#include "app/reasons.h"

#include <string.h>

#include "base/memory.h"
#include "domain/balance.h"
#include "domain/words.h"

#include "base/ban.h"

char *
app_span(const void *ctx, int days) {
    if (days < 21)
        return mem_printf(ctx, "%d day%s", days, days == 1 ? "" : "s");
    if (days < 120)
        return mem_printf(ctx, "%d weeks", (days + 3) / 7);
    if (days < 730)
        return mem_printf(ctx, "%d months", (days * 2 + 30) / 61);
    return mem_printf(ctx, "%d years", days / 365);
}

char *
app_ago(const void *ctx, day_t day, day_t today) {
    int days = today - day;
    if (days == 0)
        return mem_dup(ctx, "today");
    if (days == 1)
        return mem_dup(ctx, "yesterday");
    if (days == -1)
        return mem_dup(ctx, "tomorrow");
    if (days < 0)
        return mem_printf(ctx, "in %s", app_span(ctx, -days));
    return mem_printf(ctx, "%s ago", app_span(ctx, days));
}

static void
add(struct pick *pick, const char *rule, const char *text) {
    size_t max = sizeof pick->reasons / sizeof *pick->reasons;
    if (pick->reason_count < max)
        pick->reasons[pick->reason_count++] =
            (struct reason){.rule = rule, .text = text};
}

static const struct fact *
event_of(const struct pick *pick) {
    struct date at = day_to_date(pick->candidate.event_day);
    for (size_t i = 0; i < pick->record.facts.count; i++) {
        const struct fact *f = &pick->record.facts.items[i];
        bool leap = f->date.month == 2 && f->date.mday == 29 && at.mday == 28;
        if (f->date.month == at.month && (f->date.mday == at.mday || leap) &&
            (f->yearly || f->date.year == at.year))
            return f;
    }
    return NULL;
}

static void
add_event(const void *ctx, day_t today, struct pick *pick) {
    char words[DATE_TEXT_MAX];
    const struct fact *f = event_of(pick);
    day_t day = pick->candidate.event_day;
    if (!f)
        return;
    const char *when = day == today ? "today" : day_words(day, today, words);
    char *text = mem_printf(ctx, "%s: %s", when, f->text);
    int years = day_to_date(day).year - f->date.year;
    if (f->kind == FACT_BIRTHDAY && f->date.year && years > 0 && years < 120)
        text = mem_append(text, " (%d)", years);
    add(pick, "P8", text);
}

static void
add_due(const void *ctx, day_t today, struct pick *pick) {
    char words[DATE_TEXT_MAX];
    day_t due = pick->candidate.state.next_day;
    if (due == today)
        add(pick, "P7", "their next date is today");
    else
        add(pick, "P7",
            mem_printf(ctx, "their next date was %s, %s", day_words(due, today, words),
                       app_ago(ctx, due, today)));
}

static void
add_qualifiers(const void *ctx, struct pick *pick) {
    const struct person *p = &pick->record.person;
    const char *parts[3];
    size_t n = 0;
    if (p->liked == SAID_YES)
        parts[n++] = "you like them";
    if (pick->candidate.state.received > 0)
        parts[n++] = "they have referred to you";
    if (p->practice_full == SAID_YES)
        parts[n++] = "their practice is full";
    if (n < 2)
        return;
    add(pick, "N3",
        n == 3 ? mem_printf(ctx, "%s, %s and %s", parts[0], parts[1], parts[2])
               : mem_printf(ctx, "%s and %s", parts[0], parts[1]));
}

static void
add_last_touch(const void *ctx, day_t today, struct pick *pick) {
    const struct state *s = &pick->candidate.state;
    if (s->last_touch == DAY_NONE)
        return;
    const struct touch *t = pick->touches.count ? &pick->touches.items[0] : NULL;
    const char *how = t ? method_phrase(t->method) : "";
    add(pick, "N1",
        mem_printf(ctx, "last in touch %s%s%s", app_ago(ctx, s->last_touch, today),
                   *how ? " " : "", how));
}

static const char *
introducer(const struct record *r) {
    for (size_t i = 0; i < r->relations.count; i++)
        if (strcmp(r->relations.items[i].kind, "introduced by") == 0)
            return r->relations.items[i].other_name;
    return NULL;
}

static const char *
role_of(const struct record *r) {
    for (size_t i = 0; i < r->tags.count; i++)
        if (r->tags.items[i].kind == TAG_ROLE)
            return r->tags.items[i].word;
    return NULL;
}

static void
add_new(const void *ctx, struct pick *pick) {
    const char *by = introducer(&pick->record);
    const char *role = role_of(&pick->record);
    if (by)
        add(pick, "N2", mem_printf(ctx, "%s introduced you", by));
    if (role)
        add(pick, "N2", mem_printf(ctx, "on your list as %s, not in touch yet", role));
    else
        add(pick, "N2", "on your list, not in touch yet");
}

/* METHOD R3: the best way to get is to give; with a share of network, a name (P5). */
static void
add_owed(const void *ctx, struct pick *pick) {
    const struct state *s = &pick->candidate.state;
    if (pick->share != SHARE_NETWORK ||
        balance_kind(s->received, s->given) != BALANCE_OWED)
        return;
    add(pick, "R3",
        s->given == 0
            ? mem_printf(ctx,
                         "a name for them: you have received %d from them and given "
                         "none",
                         s->received)
            : mem_printf(ctx,
                         "a name for them: you have received %d from them and given %d",
                         s->received, s->given));
}

static void
add_thanks(const void *ctx, day_t today, struct pick *pick) {
    char words[DATE_TEXT_MAX];
    const struct referrals *owed = &pick->owed;
    if (owed->count == 0)
        return;
    day_words(owed->items[0].day, today, words);
    add(pick, "R6",
        owed->count == 1
            ? mem_printf(ctx, "you owe them thanks for the referral of %s", words)
            : mem_printf(ctx, "you owe them thanks for %zu referrals, the first of %s",
                         owed->count, words));
}

void
app_reasons(const void *ctx, day_t today, struct pick *pick) {
    add_thanks(ctx, today, pick);
    if (pick->promise)
        add(pick, "P7", mem_printf(ctx, "you promised: %s", pick->promise));
    switch (pick->candidate.tier) {
    case TIER_DUE:
        add_due(ctx, today, pick);
        break;
    case TIER_NEW:
        add_new(ctx, pick);
        break;
    default:
        break;
    }
    if (pick->candidate.event_day != DAY_NONE)
        add_event(ctx, today, pick);
    add_qualifiers(ctx, pick);
    if (pick->quiet)
        add(pick, "R7", pick->quiet);
    add_last_touch(ctx, today, pick);
    add_owed(ctx, pick);
    if (pick->reason_count == 0)
        add(pick, "N1", "on your list");
}
