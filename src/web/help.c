/* What Tend is, where it keeps things, and who can see them. */
#include "view/model.h"
#include "web/call.h"
#include "web/page.h"
#include "web/practice.h"

#include "base/ban.h"

static enum fault
get(struct request *rq, struct reply *out, struct error *err) {
    (void)err;
    json_t *m = json_object();
    model_text(m, "version", TEND_VERSION);
    model_text(m, "file", practice_path(rq->server->practice));
    if (!rq->json) {
        model_bool(m, "in_browser", rq->session != NULL);
        model_bool(m, "demo_there", rq->session && rq->server->demo && !rq->demo);
    }
    out->model = m;
    out->title = "Help";
    out->page = &template_help;
    return FAULT_NONE;
}

const struct route help_routes[] = {
    {GET, "/help", get, .about = "The version, and where the practice is"},
    {0},
};
