/* The ledger both ways (METHOD R3): filtered and sorted by its address, a page at a
 * time, side by side, and as a table for a spreadsheet. */
#include "web/ledger.h"

#include <string.h>

#include "app/ledger_csv.h"
#include "base/memory.h"
#include "base/text.h"
#include "view/ledger.h"

#include "base/ban.h"

#define FROM_MAX 10000000
#define SIDE_ROWS 25 /* of each way, side by side */

/* The filters that the address has. */
static void
ledger_words_of(const struct request *rq, struct ledger_words *out) {
    for (int i = 0; i < LEDGER_WORD_COUNT; i++)
        out->items[i] = text_clean_line(
            rq->ctx, form_get(rq->args, ledger_word_name((enum ledger_word)i)));
}

const char *
ledger_href(const void *ctx, const struct ledger_words *words, enum ledger_word word,
            const char *value) {
    struct ledger_words other = *words;
    if (word < LEDGER_WORD_COUNT)
        other.items[word] = value;
    const char *query = ledger_query(ctx, &other);
    return mem_printf(ctx, "/referrals%s%s", *query ? "?" : "", query);
}

/* Where the page goes on, and where the one before it began. */
static void
add_pages(const struct request *rq, json_t *m, const struct ledger_words *words,
          const struct ledger_answer *a) {
    int total = a->count.received + a->count.given;
    int end = a->offset + (int)a->referrals.count;
    const char *here = ledger_href(rq->ctx, words, LEDGER_WORD_COUNT, NULL);
    const char *glue = strchr(here, '?') ? "&" : "?";
    if (end < total && a->referrals.count > 0) {
        model_text(m, "more", mem_printf(rq->ctx, "%s%sfrom=%d", here, glue, end));
        model_int(m, "more_rows",
                  total - end < LEDGER_ROWS ? total - end : LEDGER_ROWS);
    }
    if (a->offset > 0)
        model_text(m, "first", here);
}

/* Both ways, each with its own beginning and its own way on. */
static enum fault
add_sides(struct request *rq, json_t *m, const struct ledger_words *words,
          const struct ledger_request *request, struct error *err) {
    static const char *const titles[] = {"Received", "Given"};
    static const char *const ways[] = {"received", "given"};
    json_t *sides = json_array();
    model_set(m, "sides", sides);
    for (int i = 0; i < 2; i++) {
        struct ledger_request r = *request;
        struct ledger_answer answer;
        r.has_direction = true;
        r.direction = i ? REFERRAL_GIVEN : REFERRAL_RECEIVED;
        r.offset = 0;
        r.limit = SIDE_ROWS;
        TRY(app_ledger_list(rq->ctx, &rq->app, &r, &answer, err));
        json_t *side = view_ledger_list(&answer);
        json_array_append_new(sides, side);
        json_t *rows = json_object_get(side, "referrals");
        for (size_t k = 0; k < answer.referrals.count; k++)
            ledger_dress_row(rq->ctx, json_array_get(rows, k),
                             &answer.referrals.items[k].referral, answer.currency);
        model_text(side, "title", titles[i]);
        model_text(side, "way", ways[i]);
        model_text(side, "path",
                   ledger_href(rq->ctx, words, LEDGER_WORD_DIRECTION, ways[i]));
        model_int(side, "others",
                  model_number(side, "total") - (int)answer.referrals.count);
    }
    return FAULT_NONE;
}

static enum fault
get(struct request *rq, struct reply *out, struct error *err) {
    struct ledger_words words;
    struct ledger_request request;
    struct ledger_answer answer;
    ledger_words_of(rq, &words);
    TRY(ledger_read_words(&words, rq->app.today, &request, err));
    TRY(form_int(rq->args, "from", 0, FROM_MAX, 0, &request.offset, err));
    request.limit = LEDGER_ROWS;
    TRY(app_ledger_list(rq->ctx, &rq->app, &request, &answer, err));
    out->model = view_ledger_list(&answer);
    model_int(out->model, "from", answer.offset);
    out->title = "Referrals";
    out->page = &template_ledger;
    out->wide = true;
    if (rq->json)
        return FAULT_NONE;
    bool sides = form_yes(rq->args, "sides") && !request.has_direction;
    ledger_dress(rq, out->model, &words, &request, &answer);
    add_pages(rq, out->model, &words, &answer);
    model_bool(out->model, "beside", sides);
    return sides ? add_sides(rq, out->model, &words, &request, err) : FAULT_NONE;
}

/* The mark at the beginning tells a spreadsheet that this is UTF-8. */
static enum fault
get_csv(struct request *rq, struct reply *out, struct error *err) {
    struct ledger_words words;
    struct ledger_request request;
    struct ledger_answer answer;
    ledger_words_of(rq, &words);
    TRY(ledger_read_words(&words, rq->app.today, &request, err));
    TRY(app_ledger_list(rq->ctx, &rq->app, &request, &answer, err));
    out->type = "text/csv; charset=utf-8";
    out->bytes = mem_printf(rq->ctx, "\xEF\xBB\xBF%s", ledger_csv(rq->ctx, &answer));
    out->len = strlen(out->bytes);
    out->download = "referrals.csv";
    return FAULT_NONE;
}

#define FILTERS "direction step person since until place thanks words sort reverse"

const struct route ledger_routes[] = {
    {GET, "/referrals", get,
     .about = "The ledger of referrals both ways, fifty at a time",
     .fields = FILTERS " from sides"},
    {GET, "/referrals/ledger.csv", get_csv, .about = "The same as a table, all of them",
     .fields = FILTERS},
    {0},
};
