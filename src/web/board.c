/* The stages side by side (METHOD N1). */
#include "app/board.h"

#include <string.h>

#include "base/memory.h"
#include "view/board.h"
#include "web/people.h"

#include "base/ban.h"

#define COLUMN_PEOPLE 24

/* A stage is reckoned from what is written down; this is what moves somebody on. */
static const struct {
    const char *about, *moves;
} stages[] = {
    [STAGE_ADDING] = {"Not in touch yet.",
                      "The first touch you log moves somebody on to following up."},
    [STAGE_FOLLOWING] =
        {"In touch; trust grows.",
         "A referral from them, entered on their page, moves them on to "
         "closing."},
    [STAGE_CLOSING] = {"A referral came from them.",
                       "They stay here: thank them, refer back, keep the promise."},
    [STAGE_LET_GO] = {"Off your list; the history stays.",
                      "“Back on the list” on their page returns them."},
};

static void
dress(const struct request *rq, json_t *m, const struct board_answer *a) {
    json_t *columns = json_object_get(m, "stages");
    json_t *shown = json_array();
    for (int i = 0; i < 4; i++) {
        const struct board_column *c = &a->columns[i];
        json_t *one = json_array_get(columns, (size_t)i);
        json_t *people = json_object_get(one, "people");
        for (size_t k = 0; k < c->people.count; k++) {
            const struct listed *p = &c->people.items[k];
            json_t *row = json_array_get(people, k);
            model_text(row, "work", people_work(rq->ctx, p));
            model_bool(row, "due",
                       p->state.next_day != DAY_NONE &&
                           p->state.next_day <= rq->app.today);
        }
        model_text(one, "name", people_stage_words(c->stage));
        model_text(one, "about", stages[i].about);
        model_text(one, "moves", stages[i].moves);
        model_int(one, "others", c->total - (int)c->people.count);
        model_text(one, "path",
                   mem_printf(rq->ctx, "/people?stage=%s", stage_word(c->stage)));
        if (c->stage != STAGE_LET_GO)
            json_array_append(shown, one);
        else
            json_object_set(m, "gone", one);
    }
    model_set(m, "columns", shown);
}

static enum fault
get(struct request *rq, struct reply *out, struct error *err) {
    struct board_answer answer;
    TRY(app_board(rq->ctx, &rq->app, COLUMN_PEOPLE, &answer, err));
    out->model = view_board(&answer);
    out->title = "Stages";
    out->page = &template_board;
    out->wide = true;
    if (!rq->json)
        dress(rq, out->model, &answer);
    return FAULT_NONE;
}

const struct route board_routes[] = {
    {GET, "/board", get, .about = "The stages side by side"},
    {0},
};
