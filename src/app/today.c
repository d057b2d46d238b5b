#include "app/today.h"

#include "app/cards.h"
#include "app/partners.h"
#include "app/reasons.h"
#include "app/thanks.h"
#include "app/words.h"
#include "base/memory.h"
#include "domain/suggest.h"
#include "store/row.h"
#include "store/state.h"

#include "base/ban.h"

#define TOUCHES_SHOWN 12
#define SPARE 4 /* candidates beyond those asked for: a person may be in two tiers */

void
app_call_sheet(const struct facts *facts, struct sheet_line sheet[4]) {
    static const struct {
        enum fact_kind kind;
        const char *question, *brief;
    } questions[4] = {
        {FACT_NEWS, "What is new with them?", "what is new"},
        {FACT_HELP, "How could I help?", "how I could help"},
        {FACT_WORKS, "Which ways of working do they enjoy now?",
         "how they like to work"},
        {FACT_REFER, "How best to refer to them?", "how best to refer to them"},
    };
    for (size_t i = 0; i < 4; i++) {
        sheet[i] = (struct sheet_line){.kind = questions[i].kind,
                                       .question = questions[i].question,
                                       .brief = questions[i].brief,
                                       .told_day = DAY_NONE};
        for (size_t k = 0; k < facts->count; k++) {
            const struct fact *f = &facts->items[k];
            if (f->kind != questions[i].kind || f->told_day < sheet[i].told_day)
                continue;
            sheet[i].answer = f->text;
            sheet[i].told_day = f->told_day;
        }
    }
}

static void
known_facts(const void *ctx, const struct facts *all, struct facts *out) {
    for (size_t i = all->count; i-- > 0;)
        if (all->items[i].kind <= FACT_EVENT)
            *array_add(ctx, out) = all->items[i];
}

/* How to reach them, and with what. */
static enum fault
suggest(const void *ctx, const struct app *app, const struct bearings *b,
        struct pick *pick, struct error *err) {
    const struct state *state = &pick->candidate.state;
    if (pick->candidate.tier == TIER_THANKS) {
        pick->method = thanks_method(&b->plan, state, &pick->touches, app->today);
        pick->share = SHARE_COMPASSION;
        return thanks_load(ctx, app, state->person_id, &pick->owed, err);
    }
    pick->method = suggest_method(&b->plan, state, &pick->touches, app->today);
    pick->share =
        suggest_share(state, &pick->touches, pick->candidate.event_day != DAY_NONE);
    return FAULT_NONE;
}

static enum fault
fill_pick(const void *ctx, const struct app *app, const struct bearings *b,
          struct pick *pick, struct error *err) {
    struct reach_outs open = {0};
    const struct state *state = &pick->candidate.state;
    bool thanks = pick->candidate.tier == TIER_THANKS;
    TRY(people_record(ctx, app->store, state->person_id, &pick->record, err));
    TRY(people_touches(ctx, app->store, state->person_id, TOUCHES_SHOWN, &pick->touches,
                       err));
    if (state->next_day != DAY_NONE && state->next_day <= app->today) {
        TRY(people_open(ctx, app->store, state->person_id, &open, err));
        for (size_t i = 0; i < open.count && !pick->promise; i++)
            if (open.items[i].day <= app->today)
                pick->promise = open.items[i].promise;
    }
    TRY(suggest(ctx, app, b, pick, err));
    pick->reach = app_reach(&pick->record, pick->method);
    app_means(ctx, &b->plan, &pick->record, state, &pick->means);
    pick->letter = app_letter(
        ctx, &(struct letter_request){.record = &pick->record,
                                      .state = state,
                                      .method = pick->method,
                                      .share = pick->share,
                                      .today = app->today,
                                      .events_until =
                                          today_events_until(&b->calendar, app->today),
                                      .thanks = thanks ? &pick->owed : NULL});
    known_facts(ctx, &pick->record.facts, &pick->known);
    app_call_sheet(&pick->record.facts, pick->sheet);
    TRY(app_partner_quiet(ctx, app, b, state, &pick->quiet, err));
    app_reasons(ctx, app->today, pick);
    return cards_asked(ctx, app, pick->record.person.id, &pick->card_day, err);
}

/* Those who might be named, in order. Tier by tier: whoever comes behind more people
 * than a day can hold need not be looked for. */
static enum fault
gather(const void *ctx, const struct app *app, const struct bearings *b, int more,
       struct candidates *out, struct error *err) {
    const struct plan *plan = &b->plan;
    size_t enough = (size_t)plan->day_max + (size_t)more;
    int limit = plan->day_max * 2 + more + SPARE;
    int rhythm = plan_rhythm_days(plan, b->people, 0);
    /* Dated ones first: of two mentions of a person, the one with the event must stay.
     */
    TRY(today_dated(ctx, app->store, app->today,
                    today_events_until(&b->calendar, app->today), out, err));
    for (enum tier tier = TIER_THANKS; tier <= TIER_NEW; tier++) {
        if (tier == TIER_DATED)
            continue;
        TRY(today_tier(ctx, app->store, tier, app->today, rhythm, limit, out, err));
        today_order(out, plan, b->people, app->today);
        if (out->count >= enough && out->items[enough - 1].tier <= tier)
            break;
    }
    return FAULT_NONE;
}

static enum fault
choose(const void *ctx, const struct app *app, const struct bearings *b, int more,
       struct today_answer *out, struct error *err) {
    struct candidates candidates = {0};
    TRY(gather(ctx, app, b, more, &candidates, err));
    bool rest = out->day_kind != DAY_WORKING && !out->first_morning;
    size_t room = today_room(&candidates, &b->plan, out->done, more);
    if (rest)
        room = (size_t)more < candidates.count ? (size_t)more : candidates.count;
    for (size_t i = 0; i < room; i++) {
        struct pick *pick = array_add(ctx, &out->picks);
        pick->candidate = candidates.items[i];
        TRY(fill_pick(ctx, app, b, pick, err));
    }
    return FAULT_NONE;
}

static enum fault
count_rest(const struct app *app, struct today_answer *out, struct error *err) {
    const int64_t today[] = {app->today};
    int64_t due, fresh, unreachable;
    TRY(store_count(app->store, "today_due_count", 1, today, &due, err));
    TRY(store_count(app->store, "today_new_count", 0, NULL, &fresh, err));
    TRY(store_count(app->store, "people_unreachable", 0, NULL, &unreachable, err));
    for (size_t i = 0; i < out->picks.count; i++) {
        const struct candidate *c = &out->picks.items[i].candidate;
        due -= c->state.next_day != DAY_NONE && c->state.next_day <= app->today;
        fresh -= c->tier == TIER_NEW;
    }
    out->waiting = (int)due;
    out->new_names = (int)fresh;
    out->unreachable = (int)unreachable;
    return FAULT_NONE;
}

/* METHOD P1: a year after the list was begun, or walked through last. */
static enum fault
needs_renewal(const struct app *app, const struct plan *plan, bool *out,
              struct error *err) {
    int64_t since;
    TRY(store_count(app->store, "list_fresh_since", 0, NULL, &since, err));
    *out = since != 0 && app->today - since > plan->list_renew_days;
    return FAULT_NONE;
}

static enum fault
earned_treats(const void *ctx, const struct app *app, struct treats *out,
              struct error *err) {
    struct treats all = {0};
    TRY(rows_where(ctx, app->store, &TREAT, NULL, 0, &all, err));
    for (size_t i = 0; i < all.count; i++)
        if (all.items[i].earned_day != DAY_NONE && all.items[i].taken_day == DAY_NONE)
            *array_add(ctx, out) = all.items[i];
    return FAULT_NONE;
}

static enum fault
today(const void *ctx, const struct app *app, const struct today_request *request,
      struct today_answer *out, struct error *err) {
    struct bearings b;
    struct own_words own;
    int64_t first;
    TRY(app_bearings(ctx, app, &b, err));
    TRY(store_count(app->store, "day_count", 0, NULL, &first, err));
    const struct pause *pause = calendar_pause(&b.calendar, app->today);
    *out = (struct today_answer){
        .day = app->today,
        .day_kind = calendar_kind(&b.calendar, app->today),
        .pause_label = pause ? pause->label : NULL,
        .next_working = calendar_working_after(&b.calendar, app->today, 1),
        .first_morning = first == 0 && !pause,
        .plan = b.plan,
        .people = b.people,
    };
    TRY(app_clocks(ctx, app, &b.calendar, &out->clocks, err));
    TRY(touches_of_day(ctx, app->store, app->today, &out->done_touches, err));
    out->done = (int)out->done_touches.count;
    out->checkmark = calendar_checkmark(&b.calendar, app->today, out->done);
    TRY(app_row(ctx, app, &b.calendar, app->today, &out->row, err));
    TRY(app_row_marks(ctx, app, &b, &out->marks, err));
    TRY(app_treat_way(ctx, app, &b, &out->row, &out->way, err));
    TRY(choose(ctx, app, &b, request->more, out, err));
    TRY(own_words_load(ctx, app, &own, err));
    menu_all(ctx, &own, &out->menu);
    TRY(needs_renewal(app, &b.plan, &out->renew, err));
    TRY(earned_treats(ctx, app, &out->treats, err));
    return count_rest(app, out, err);
}

enum fault
app_today(const void *ctx, const struct app *app, const struct today_request *request,
          struct today_answer *out, struct error *err) {
    TRY(store_begin_read(app->store, err));
    enum fault fault = today(ctx, app, request, out, err);
    store_end(app->store);
    return fault;
}
