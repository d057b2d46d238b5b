#include "view/ledger.h"

#include "domain/words.h"
#include "view/clocks.h"
#include "view/referral.h"

#include "base/ban.h"

static json_t *
view_count(const struct ledger_count *c) {
    json_t *m = json_object();
    model_int(m, "received", c->received);
    model_int(m, "given", c->given);
    return m;
}

static json_t *
view_totals(const struct ledger_totals *t) {
    json_t *m = json_object();
    model_set(m, "all", view_count(&t->all));
    model_set(m, "year", view_count(&t->year));
    model_set(m, "open", view_count(&t->open));
    model_int(m, "thanks_owed", t->owed);
    return m;
}

/* Sums of one currency stand apart from those of another. */
static json_t *
view_sums(const struct ledger_sums *sums) {
    json_t *list = json_array();
    for (size_t i = 0; i < sums->count; i++) {
        const struct ledger_sum *s = &sums->items[i];
        json_t *m = json_object();
        model_text(m, "direction", referral_direction_word(s->direction));
        model_set(m, "amount", json_real((double)s->amount / 100.0));
        model_text(m, "currency", s->currency);
        model_int(m, "referrals", s->count);
        json_array_append_new(list, m);
    }
    return list;
}

/* What a referral was worth is told to those alone who keep it. */
static json_t *
view_list_of(const struct named_referrals *referrals, bool business) {
    json_t *list = json_array();
    for (size_t i = 0; i < referrals->count; i++) {
        const struct named_referral *r = &referrals->items[i];
        json_t *m = view_referral(&r->referral, r->name);
        if (!business) {
            model_text(m, "amount", NULL);
            model_text(m, "currency", NULL);
        }
        json_array_append_new(list, m);
    }
    return list;
}

json_t *
view_ledger_list(const struct ledger_answer *a) {
    json_t *m = json_object();
    model_set(m, "referrals", view_list_of(&a->referrals, a->business));
    model_int(m, "total", a->count.received + a->count.given);
    model_int(m, "received", a->count.received);
    model_int(m, "given", a->count.given);
    model_set(m, "totals", view_totals(&a->totals));
    model_set(m, "sums", a->business ? view_sums(&a->sums) : json_null());
    return m;
}

json_t *
view_ledger_board(const struct ledger_board *b) {
    json_t *steps = json_array();
    for (int i = 0; i < STEP_COUNT; i++) {
        const struct step_column *c = &b->columns[i];
        json_t *m = json_object();
        model_text(m, "step", step_word(c->step));
        model_int(m, "total", c->total);
        json_t *rows = view_list_of(&c->referrals, false);
        for (size_t k = 0; k < c->referrals.count; k++)
            model_set(json_array_get(rows, k), "clock", view_answer(&c->answers[k]));
        model_set(m, "referrals", rows);
        json_array_append_new(steps, m);
    }
    json_t *m = json_object();
    model_text(m, "direction", referral_direction_word(b->direction));
    model_int(m, "days", LEDGER_LATELY_DAYS);
    model_set(m, "steps", steps);
    return m;
}

/* The most usual first. */
static json_t *
view_used_words(const struct used_words *words) {
    json_t *list = json_array();
    for (size_t i = 0; i < words->count; i++)
        json_array_append_new(list, json_string(words->items[i].word));
    return list;
}

json_t *
view_ledger_hints(const struct ledger_hints *h) {
    json_t *m = json_object();
    model_set(m, "about", view_used_words(&h->about));
    model_set(m, "place", view_used_words(&h->place));
    model_set(m, "how", view_used_words(&h->how));
    model_set(m, "why", view_used_words(&h->why));
    model_text(m, "currency", h->business ? h->currency : NULL);
    return m;
}
