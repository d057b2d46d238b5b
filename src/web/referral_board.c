/* Referrals by step (METHOD R5), received or given; a button takes one a step on. */
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "view/ledger.h"
#include "web/ledger.h"

#include "base/ban.h"

#define COLUMN_REFERRALS 24

static const struct {
    const char *received, *given; /* the column's name */
    const char *about;
    const char *empty;
    const char *next, *act; /* the step that the button takes, and what it says */
} columns[STEP_COUNT] = {
    [STEP_RECEIVED] = {"Received", "Sent", "Waiting for a first word.", "Nobody waits.",
                       "contacted", "Contacted"},
    [STEP_CONTACTED] = {"Contacted", "Contacted", "In touch; no date yet.",
                        "Nobody at the moment.", "booked", "Booked"},
    [STEP_BOOKED] = {"Booked", "Booked", "There is a date.", "Nobody at the moment.",
                     "seen", "Seen"},
    [STEP_SEEN] = {"Seen lately", "Seen lately", "In the last 30 days.", "None lately.",
                   NULL, NULL},
    [STEP_ENDED] = {"Ended lately", "Ended lately", "In the last 30 days.",
                    "None lately.", NULL, NULL},
};

static void
dress(const struct request *rq, json_t *m, const struct ledger_board *b) {
    bool given = b->direction == REFERRAL_GIVEN;
    const char *way = given ? "given" : "received";
    json_t *steps = json_object_get(m, "steps");
    for (int i = 0; i < STEP_COUNT; i++) {
        const struct step_column *c = &b->columns[i];
        json_t *one = json_array_get(steps, (size_t)i);
        json_t *rows = json_object_get(one, "referrals");
        for (size_t k = 0; k < c->referrals.count; k++)
            ledger_dress_row(rq->ctx, json_array_get(rows, k),
                             &c->referrals.items[k].referral, NULL);
        model_text(one, "name", given ? columns[i].given : columns[i].received);
        model_text(one, "about", columns[i].about);
        model_text(one, "empty", columns[i].empty);
        model_text(one, "next", columns[i].next);
        model_text(one, "act",
                   i == STEP_RECEIVED && !given ? "Answered now" : columns[i].act);
        model_int(one, "others", c->total - (int)c->referrals.count);
        model_text(one, "path",
                   mem_printf(rq->ctx, "/referrals?direction=%s&step=%s", way,
                              step_word(c->step)));
    }
    model_bool(m, "given", given);
    model_text(m, "here",
               given ? "/referrals/board?direction=given" : "/referrals/board");
}

static enum fault
get(struct request *rq, struct reply *out, struct error *err) {
    struct ledger_board board;
    const char *way = form_get(rq->args, "direction");
    bool given = way && text_same_ascii(way, "given");
    if (way && !given && !text_same_ascii(way, "received"))
        return error_field(err, "direction",
                           "For direction, say one of received, given.");
    TRY(app_ledger_board(rq->ctx, &rq->app, given ? REFERRAL_GIVEN : REFERRAL_RECEIVED,
                         COLUMN_REFERRALS, &board, err));
    out->model = view_ledger_board(&board);
    out->title = "Referrals by step";
    out->page = &template_referral_board;
    out->wide = true;
    out->by_minute = !given && board.columns[STEP_RECEIVED].total > 0;
    if (!rq->json)
        dress(rq, out->model, &board);
    return FAULT_NONE;
}

const struct route referral_board_routes[] = {
    {GET, "/referrals/board", get, .about = "Referrals by step, side by side",
     .fields = "direction"},
    {0},
};
