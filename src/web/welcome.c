#include "web/welcome.h"

#include "app/list.h"
#include "app/walk.h"
#include "base/memory.h"
#include "base/text.h"
#include "view/person.h"
#include "web/call.h"

#include "base/ban.h"

#define SHOWN 12 /* of those added last */

/* The question that is shown; they go round. */
static enum fault
prompt_at(const struct request *rq, int *out, struct error *err) {
    return form_int(rq->form, "at", 0, (int)recall_prompt_count() - 1, 0, out, err);
}

static json_t *
people_so_far(const struct request *rq, int *total, struct error *err) {
    struct list_request request = LIST_REQUEST_ALL;
    struct list_answer answer;
    request.sort = SORT_ADDED;
    request.limit = SHOWN;
    if (app_list(rq->ctx, &rq->app, &request, &answer, err) != FAULT_NONE)
        return NULL;
    *total = answer.total;
    json_t *list = json_array();
    for (size_t i = 0; i < answer.listing.count; i++)
        json_array_append_new(list,
                              model_person(answer.listing.items[i].state.person_id,
                                           answer.listing.items[i].name));
    return list;
}

static void
add_form(const struct request *rq, json_t *m, int at) {
    json_t *form = json_object();
    int count = (int)recall_prompt_count();
    field_text(rq, form, "name", NULL);
    field_text(rq, form, "reach", NULL);
    model_set(m, "form", form);
    model_int(m, "next_at", (at + 1) % count);
    model_int(m, "previous_at", (at + count - 1) % count);
    model_bool(m, "asked", form_has(rq->form, "at"));
    model_bool(m, "demo_there", rq->session && rq->server->demo && !rq->demo);
    model_text(m, "again", rq->post || rq->failed ? NULL : rq->uri);
}

enum fault
welcome_show(struct request *rq, struct reply *out, struct error *err) {
    int at = 0, total = 0;
    TRY(prompt_at(rq, &at, err));
    json_t *people = people_so_far(rq, &total, err);
    if (!people)
        return err->fault;
    json_t *m = json_object();
    model_int(m, "total", total);
    model_set(m, "people", people);
    model_int(m, "at", at);
    model_int(m, "prompts", (int64_t)recall_prompt_count());
    model_text(m, "question", recall_prompt_at((size_t)at)->question);
    model_text(m, "tag", recall_prompt_at((size_t)at)->tag);
    if (!rq->json)
        add_form(rq, m, at);
    out->model = m;
    out->title = total > 0 ? "Who comes to mind" : "Welcome";
    out->page = &template_welcome;
    return FAULT_NONE;
}

static enum fault
read_recalled(const struct request *rq, struct recalled *out, struct error *err) {
    const char *name = form_get(rq->form, "name");
    const char *reach = form_get(rq->form, "reach");
    if (!name)
        return error_field(err, "name", "A name is all it takes. Who comes to mind?");
    if (!recall_read(rq->ctx, name, out) || !out->name)
        return error_field(err, "name", "There is no name in it.");
    if (!reach)
        return FAULT_NONE;
    struct recalled ways;
    if (!recall_read(rq->ctx, reach, &ways) || ways.name)
        return error_field(err, "reach",
                           "This is neither an e-mail address nor a phone number. "
                           "Leave it empty if you don't know one yet.");
    out->email = ways.email ? ways.email : out->email;
    out->phone = ways.phone ? ways.phone : out->phone;
    return FAULT_NONE;
}

/* Says it in the words of a page, where the command line names its commands. */
static enum fault
already_here(const struct person *there, struct error *err) {
    if (there->let_go_day != DAY_NONE)
        return error_field(err, "name",
                           "%.80s is here already, and was let go. Find them to bring "
                           "them back.",
                           there->name);
    return error_field(err, "name",
                       "%.80s is on your list already. If this is somebody else, add "
                       "something to the name.",
                       there->name);
}

static enum fault
post(struct request *rq, struct reply *out, struct error *err) {
    int at;
    struct recalled recalled;
    struct add_answer answer = {0};
    TRY(prompt_at(rq, &at, err));
    TRY(read_recalled(rq, &recalled, err));
    enum fault fault = app_recall_add(rq->ctx, &rq->app, &recalled,
                                      recall_prompt_at((size_t)at)->tag, &answer, err);
    if (fault == FAULT_CONFLICT && answer.same.person.id)
        return already_here(&answer.same.person, err);
    TRY(fault);
    out->model = view_add(&answer);
    out->said = mem_printf(rq->ctx, "%s is on your list.", answer.record.person.name);
    out->location = mem_printf(rq->ctx, "/welcome?at=%d", at);
    return FAULT_NONE;
}

const struct route welcome_routes[] = {
    {GET, "/welcome", welcome_show,
     .about = "A question that helps to remember somebody", .fields = "at"},
    {POST, "/welcome", post, .about = "Adds whoever came to mind",
     .fields = "name reach at"},
    {0},
};
