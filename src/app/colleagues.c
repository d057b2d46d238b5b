#include "app/colleagues.h"

#include <stdlib.h>
#include <string.h>

#include "app/referral.h"
#include "base/memory.h"
#include "base/text.h"
#include "store/ledger.h"
#include "store/profile.h"
#include "store/search.h"

#include "base/ban.h"

static enum fault
read_referral(const void *ctx, const struct app *app, const char *code,
              struct colleagues_answer *out, struct error *err) {
    struct referral_answer answer;
    int64_t id;
    TRY(referral_find(ctx, app, code, &id, err));
    TRY(referral_load(ctx, app, id, &answer, err));
    if (answer.referral.direction != REFERRAL_RECEIVED)
        return error_field(err, "for",
                           "%s went from you to %s. Only one that you received can be "
                           "referred on.",
                           answer.referral.code, answer.name);
    out->referral = answer.referral;
    out->from = answer.name;
    return FAULT_NONE;
}

static void
read_words(const void *ctx, const char *typed, struct strings *out) {
    if (text_is_blank(typed))
        return;
    colleague_words(ctx, typed, out);
    if (out->count > SEARCH_WORDS)
        out->count = SEARCH_WORDS;
}

static int
by_id(const void *left, const void *right) {
    const int64_t *a = left;
    const int64_t *b = right;
    return (*a > *b) - (*a < *b);
}

/* Whoever has one of the words anywhere; false when the search can't tell, for a word
 * is too short for it. Most of a long list need not be looked at then. */
static enum fault
find_anybody(const void *ctx, const struct app *app, const struct strings *words,
             struct ids *out, bool *told, struct error *err) {
    *told = words->count > 0;
    for (size_t i = 0; i < words->count; i++) {
        struct search_hits hits = {0};
        char *word = colleague_stem(ctx, words->items[i]);
        const char *list[] = {word};
        if (strlen(word) < SEARCH_SAID) {
            *told = false;
            return FAULT_NONE;
        }
        search_cut(word);
        TRY(search_find(ctx, app->store, &(struct strings){.items = list, .count = 1},
                        &hits, err));
        for (size_t k = 0; k < hits.count; k++)
            *array_add(ctx, out) = hits.items[k].person_id;
    }
    if (out->count > 1)
        qsort(out->items, out->count, sizeof *out->items, by_id);
    return FAULT_NONE;
}

static enum fault
last_given(const void *ctx, const struct app *app, int64_t person_id,
           struct referral *out, struct error *err) {
    struct named_referrals theirs = {0};
    TRY(ledger_load(ctx, app->store, person_id, &theirs, err));
    for (size_t i = 0; i < theirs.count; i++)
        if (theirs.items[i].referral.direction == REFERRAL_GIVEN) {
            *out = theirs.items[i].referral;
            break;
        }
    return FAULT_NONE;
}

static enum fault
give_page(const void *ctx, const struct app *app, const struct colleagues_request *r,
          const struct colleagues *all, struct colleagues_answer *out,
          struct error *err) {
    out->total = all->count;
    out->offset = r->offset;
    for (size_t i = r->offset; i < all->count; i++) {
        if (r->limit > 0 && i - r->offset == r->limit)
            break;
        struct suggested *s = array_add(ctx, &out->found);
        s->colleague = all->items[i];
        s->free_doubtful =
            profile_free_is_doubtful(&s->colleague.who.profile, app->today);
        if (s->colleague.who.given > 0)
            TRY(last_given(ctx, app, s->colleague.who.person_id, &s->last, err));
    }
    return FAULT_NONE;
}

static enum fault
look(const void *ctx, const struct app *app, const struct colleagues_request *r,
     struct colleagues_answer *out, struct error *err) {
    struct colleague_wish wish = {.free_only = r->free_only};
    struct colleagues all = {0};
    struct ids among = {0};
    bool told;
    size_t kept = 0;
    if (!text_is_blank(r->referral))
        TRY(read_referral(ctx, app, r->referral, out, err));
    if (!out->words)
        out->words = out->referral.about;
    read_words(ctx, out->words, &wish.words);
    read_words(ctx, out->place, &wish.place);
    bool asked = wish.words.count > 0 || wish.place.count > 0;
    TRY(find_anybody(ctx, app, wish.words.count ? &wish.words : &wish.place, &among,
                     &told, err));
    TRY(profile_colleagues(ctx, app->store, told ? &among : NULL, asked, &all, err));
    for (size_t i = 0; i < all.count; i++) {
        struct colleague *c = &all.items[i];
        if (c->who.person_id != out->referral.person_id &&
            colleague_fits(ctx, &wish, c))
            all.items[kept++] = *c;
    }
    all.count = kept;
    colleague_order(&all, app->today);
    out->keys = wish.words;
    return give_page(ctx, app, r, &all, out, err);
}

enum fault
app_colleagues(const void *ctx, const struct app *app,
               const struct colleagues_request *request, struct colleagues_answer *out,
               struct error *err) {
    *out = (struct colleagues_answer){
        .words = text_clean_line(ctx, request->words),
        .place = text_clean_line(ctx, request->place),
        .free_only = request->free_only,
    };
    TRY(store_begin_read(app->store, err));
    enum fault fault = look(ctx, app, request, out, err);
    store_end(app->store);
    return fault;
}
