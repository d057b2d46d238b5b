/* Where one stands, in pictures. */
#include "app/progress.h"

#include "view/progress.h"
#include "web/figures.h"
#include "web/page.h"
#include "web/row_strip.h"

#include "base/ban.h"

static enum fault
get_progress(struct request *rq, struct reply *out, struct error *err) {
    struct progress_answer answer;
    TRY(app_progress(rq->ctx, &rq->app, &answer, err));
    out->model = view_progress(&answer);
    out->title = "Progress";
    out->page = &template_progress;
    if (!rq->json)
        json_object_set_new(out->model, "figures",
                            figures_of_progress(rq->ctx, &answer));
    return FAULT_NONE;
}

const struct route progress_routes[] = {
    {GET, "/progress", get_progress, .about = "Where you stand, in pictures"},
    {0},
};
