/* Taking the last change back, and bringing it again. */
#include "app/undo.h"

#include "base/memory.h"
#include "view/undo.h"
#include "web/journal_words.h"
#include "web/page.h"

#include "base/ban.h"

static enum fault
undo(struct request *rq, struct reply *out, struct error *err) {
    struct undo_answer answer;
    int64_t change;
    TRY(form_id(rq->form, "change", &change, err));
    TRY(app_undo_of(rq->ctx, &rq->app, change, &answer, err));
    out->model = view_undo(&answer);
    out->location = "/today";
    out->said = mem_printf(rq->ctx, "Taken back: %s.",
                           journal_sentence(rq->ctx, answer.change.what));
    out->no_undo = true;
    return FAULT_NONE;
}

static enum fault
redo(struct request *rq, struct reply *out, struct error *err) {
    struct undo_answer answer;
    TRY(app_redo(rq->ctx, &rq->app, &answer, err));
    out->model = view_undo(&answer);
    out->location = "/today";
    out->said = mem_printf(rq->ctx, "Done again: %s.",
                           journal_sentence(rq->ctx, answer.change.what));
    return FAULT_NONE;
}

const struct route undo_routes[] = {
    {POST, "/undo", undo, .about = "Takes back the last change", .fields = "change"},
    {POST, "/redo", redo, .about = "Brings back what was taken back last"},
    {0},
};
