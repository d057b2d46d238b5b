/* A day that was agreed on. */
#include "app/reach.h"
#include "base/memory.h"
#include "view/person.h"
#include "web/page.h"

#include "base/ban.h"

static enum fault
promise(struct request *rq, struct reply *out, struct error *err) {
    struct reach_answer answer;
    char words[DATE_TEXT_MAX];
    day_t day;
    TRY(form_day(rq->form, "day", rq->app.today, false, &day, err));
    if (day == DAY_NONE)
        return error_field(err, "day", "Say on which day: thu, 12 June, or +1w.");
    TRY(app_promise(rq->ctx, &rq->app, rq->id, day, form_get(rq->form, "promise"),
                    &answer, err));
    out->model = view_reach(&answer);
    out->location = "/today";
    out->said = mem_printf(rq->ctx, "%s: %s, kept for you.", answer.name,
                           day_words(answer.next, rq->app.today, words));
    return FAULT_NONE;
}

const struct route promise_routes[] = {
    {POST, "/people/:id/promise", promise,
     .about = "Keeps a day for something that was promised", .fields = "day promise"},
    {0},
};
