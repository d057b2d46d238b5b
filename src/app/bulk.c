#include "app/bulk.h"

#include <stdlib.h>
#include <string.h>

#include "app/list.h"
#include "app/reach.h"
#include "app/record.h"
#include "base/day_parse.h"
#include "base/memory.h"
#include "base/text.h"
#include "domain/words.h"
#include "store/row.h"

#include "base/ban.h"

static const char *const action_words[] = {"tag", "untag", "let-go", "back", "rhythm"};

bool
bulk_action_from_word(const char *word, enum bulk_action *out) {
    for (int i = 0; i < 5; i++) {
        if (!word || strcmp(word, action_words[i]) != 0)
            continue;
        *out = (enum bulk_action)i;
        return true;
    }
    return false;
}

const char *
bulk_action_word(enum bulk_action action) {
    return action_words[action];
}

/* The request with its word made clean. */
struct bulk {
    const void *ctx;
    const struct app *app;
    const struct bulk_request *request;
    const char *word, *word_key;
};

static enum fault
retag(const struct bulk *b, const struct person *p, bool *changed, struct error *err) {
    struct tags tags = {0};
    const struct bulk_request *r = b->request;
    TRY(rows_where(b->ctx, b->app->store, &TAG, "person_id", p->id, &tags, err));
    const struct tag *had = NULL;
    for (size_t i = 0; i < tags.count; i++)
        if (tags.items[i].kind == r->kind &&
            strcmp(tags.items[i].word_key, b->word_key) == 0)
            had = &tags.items[i];
    *changed = (had == NULL) == (r->action == BULK_TAG);
    if (!*changed)
        return FAULT_NONE;
    if (had)
        return row_remove(b->app->store, &TAG, had->id, err);
    struct tag row = {
        .person_id = p->id, .kind = r->kind, .word = b->word, .word_key = b->word_key};
    return row_add(b->app->store, &TAG, &row, err);
}

static enum fault
one(const struct bulk *b, const struct person *p, bool *changed, struct error *err) {
    const struct bulk_request *r = b->request;
    struct reach_answer reach = {0};
    struct person person = *p;
    switch (r->action) {
    case BULK_TAG:
    case BULK_UNTAG:
        return retag(b, p, changed, err);
    case BULK_LET_GO:
        TRY(reach_let_go(b->ctx, b->app, p->id, r->why, &reach, err));
        break;
    case BULK_BACK:
        TRY(reach_back(b->ctx, b->app, p->id, &reach, err));
        break;
    case BULK_RHYTHM:
        person.rhythm_days = r->days;
        reach.changed = p->rhythm_days != r->days;
        TRY(row_save(b->app->store, &PERSON, &person, err));
        break;
    }
    *changed = reach.changed;
    return FAULT_NONE;
}

static int
compare_ids(const void *a, const void *b) {
    int64_t x = *(const int64_t *)a;
    int64_t y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

/* Whom it is about, each once. */
static enum fault
choose(const struct bulk *b, struct ids *out, struct error *err) {
    const struct bulk_request *r = b->request;
    if (r->all)
        return list_ids(b->ctx, b->app, r->all, out, err);
    for (size_t i = 0; i < r->ids.count; i++)
        *array_add(b->ctx, out) = r->ids.items[i];
    if (out->count < 2)
        return FAULT_NONE;
    qsort(out->items, out->count, sizeof *out->items, compare_ids);
    size_t kept = 1;
    for (size_t i = 1; i < out->count; i++)
        if (out->items[i] != out->items[kept - 1])
            out->items[kept++] = out->items[i];
    out->count = kept;
    return FAULT_NONE;
}

static const char *
rhythm_words(const void *ctx, int days) {
    if (days == 0)
        return "the rhythm of your plan";
    return days == 1 ? "a rhythm of 1 day"
                     : mem_printf(ctx, "a rhythm of %d days", days);
}

/* For the journal: "tagged 12 people: teens". `whom` is a name or "12 people". */
static const char *
describe(const struct bulk *b, const char *whom) {
    const struct bulk_request *r = b->request;
    const char *kind = tag_kind_word(r->kind);
    switch (r->action) {
    case BULK_TAG:
        return mem_printf(b->ctx, "gave %s the %s %s", whom, kind, b->word);
    case BULK_UNTAG:
        return mem_printf(b->ctx, "took the %s %s from %s", kind, b->word, whom);
    case BULK_LET_GO:
        return mem_printf(b->ctx, "let go of %s", whom);
    case BULK_BACK:
        return mem_printf(b->ctx, "brought back %s", whom);
    case BULK_RHYTHM:
        return mem_printf(b->ctx, "gave %s %s", whom, rhythm_words(b->ctx, r->days));
    }
    return "";
}

/* For the user, of those who were changed, or of all when nobody had to be. */
static const char *
say(const struct bulk *b, const char *whom, bool several, bool changed) {
    const struct bulk_request *r = b->request;
    const char *kind = tag_kind_word(r->kind);
    const char *have = several ? "have" : "has";
    const char *now = changed ? "now" : "already";
    switch (r->action) {
    case BULK_TAG:
        return mem_printf(b->ctx, "%s %s the %s %s %s.", whom, have, kind, b->word,
                          now);
    case BULK_UNTAG:
        if (!changed)
            return mem_printf(b->ctx, "%s had no %s %s before.", whom, kind, b->word);
        return mem_printf(b->ctx, "%s no longer %s the %s %s.", whom, have, kind,
                          b->word);
    case BULK_LET_GO:
        if (!changed)
            return mem_printf(b->ctx, "%s %s let go before.", whom,
                              several ? "were" : "was");
        return mem_printf(b->ctx, "%s %s your list; the history stays.", whom,
                          several ? "leave" : "leaves");
    case BULK_BACK:
        return mem_printf(b->ctx, "%s %s on your list %s.", whom,
                          several ? "are" : "is", changed ? "again" : "already");
    case BULK_RHYTHM:
        return mem_printf(b->ctx, "%s %s %s %s.", whom, have,
                          rhythm_words(b->ctx, r->days), now);
    }
    return "";
}

static enum fault
bulk(const struct bulk *b, struct bulk_answer *out, struct error *err) {
    struct ids ids = {0};
    const char *name = NULL;
    *out = (struct bulk_answer){.action = b->request->action};
    TRY(choose(b, &ids, err));
    out->chosen = (int)ids.count;
    for (size_t i = 0; i < ids.count; i++) {
        struct person p;
        bool changed;
        TRY(row_get(b->ctx, b->app->store, &PERSON, ids.items[i], &p, err));
        TRY(one(b, &p, &changed, err));
        out->changed += changed;
        if (changed || ids.count == 1)
            name = p.name;
    }
    if (out->chosen == 0) {
        out->said = "Nobody fits, so nothing was changed.";
        return FAULT_NONE;
    }
    int count = out->changed ? out->changed : out->chosen;
    const char *whom =
        count == 1 && name ? name : mem_printf(b->ctx, "%d people", count);
    out->said = say(b, whom, count != 1, out->changed > 0);
    return store_describe(b->app->store, describe(b, whom), err);
}

static enum fault
check(struct bulk *b, struct error *err) {
    const struct bulk_request *r = b->request;
    if (!r->all && r->ids.count == 0)
        return error_field(err, "id",
                           "Choose somebody first: tick the boxes in the list.");
    if (r->action == BULK_RHYTHM && (r->days < 0 || r->days > DAY_SPAN_MAX))
        return error_field(err, "days",
                           "A rhythm is 1 to %d days, or empty for that of the plan.",
                           DAY_SPAN_MAX);
    if (r->action != BULK_TAG && r->action != BULK_UNTAG)
        return FAULT_NONE;
    b->word = text_clean_line(b->ctx, r->word);
    if (!b->word)
        return error_field(err, "word", "Which %s? Type a word.",
                           tag_kind_word(r->kind));
    b->word_key = record_word_key(b->ctx, b->word);
    return FAULT_NONE;
}

enum fault
app_bulk(const void *ctx, const struct app *app, const struct bulk_request *request,
         struct bulk_answer *out, struct error *err) {
    struct bulk b = {
        .ctx = ctx, .app = app, .request = request, .word = "", .word_key = ""};
    TRY(check(&b, err));
    TRY(app_begin(app, bulk_action_word(request->action), err));
    return app_finish(app, bulk(&b, out, err), err);
}
