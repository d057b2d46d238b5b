/* Pauses: holidays, illness, a time of quiet. */
#include "app/pause.h"

#include <stdio.h>
#include <string.h>

#include "base/day_parse.h"
#include "base/memory.h"
#include "base/text.h"
#include "view/pause.h"
#include "web/page.h"
#include "web/plan.h"

#include "base/ban.h"

static const char *
range_words(const void *ctx, const struct pause *p, day_t today) {
    char from[DATE_TEXT_MAX], to[DATE_TEXT_MAX];
    day_words(p->from_day, today, from);
    if (p->from_day == p->to_day)
        return mem_dup(ctx, from);
    return mem_printf(ctx, "%s to %s", from, day_words(p->to_day, today, to));
}

/* --- showing ---------------------------------------------------------------------- */

/* Those over, the newest first; those now or to come, the nearest first. */
static void
add_lists(const struct request *rq, const struct pause_answer *a, json_t *model) {
    json_t *coming = json_array();
    json_t *past = json_array();
    bool now = false;
    for (size_t i = 0; i < a->pauses.count; i++) {
        const struct pause *p = &a->pauses.items[i];
        json_t *m = json_deep_copy(json_array_get(model_list(model, "pauses"), i));
        model_text(m, "range", range_words(rq->ctx, p, rq->app.today));
        model_int(m, "days", p->to_day - p->from_day + 1);
        now |= p->from_day <= rq->app.today && rq->app.today <= p->to_day;
        if (p->to_day < rq->app.today)
            json_array_insert_new(past, 0, m);
        else
            json_array_append_new(coming, m);
    }
    model_set(model, "coming", coming);
    model_set(model, "past", past);
    model_bool(model, "now", now);
}

static enum fault
get_pauses(struct request *rq, struct reply *out, struct error *err) {
    const struct pause_request request = {.action = PAUSE_LIST};
    struct pause_answer answer;
    TRY(app_pause(rq->ctx, &rq->app, &request, &answer, err));
    out->model = view_pause(&answer);
    out->title = "Pauses";
    out->page = &template_pauses;
    if (rq->json)
        return FAULT_NONE;
    add_lists(rq, &answer, out->model);
    model_set(out->model, "tabs", plan_tabs("/plan/pauses"));
    field_text(rq, out->model, "when", NULL);
    field_text(rq, out->model, "label", NULL);
    return FAULT_NONE;
}

static enum fault
get_pause(struct request *rq, struct reply *out, struct error *err) {
    const struct pause_request request = {.action = PAUSE_LIST};
    struct pause_answer answer;
    char from[DATE_TEXT_MAX], to[DATE_TEXT_MAX];
    TRY(app_pause(rq->ctx, &rq->app, &request, &answer, err));
    for (size_t i = 0; i < answer.pauses.count; i++)
        if (answer.pauses.items[i].id == rq->id)
            answer.pause = answer.pauses.items[i];
    if (!answer.pause.id)
        return error_set(err, FAULT_NOT_FOUND,
                         "There is no such pause. It may have been removed.");
    out->model = view_pause(&answer);
    out->title = "Change a pause";
    out->page = &template_pause;
    if (rq->json)
        return FAULT_NONE;
    model_text(out->model, "range", range_words(rq->ctx, &answer.pause, rq->app.today));
    field_text(rq, out->model, "from", day_iso(answer.pause.from_day, from));
    field_text(rq, out->model, "to", day_iso(answer.pause.to_day, to));
    field_text(rq, out->model, "label", answer.pause.label);
    return FAULT_NONE;
}

/* --- changing --------------------------------------------------------------------- */

/* "when" holds a day or a range; or "from" and "to" hold its ends. */
static enum fault
read_days(const struct request *rq, struct pause_request *r, struct error *err) {
    const char *when = form_get(rq->form, "when");
    const char *from = form_get(rq->form, "from");
    const char *to = form_get(rq->form, "to");
    const char *field = when ? "when" : to ? "from" : "to";
    const char *text = when ? when : "";
    day_t end;
    if (!when && !from && !to)
        return error_field(err, form_has(rq->form, "from") ? "from" : "when",
                           "Which days? As in 12-19 June, next week, or tomorrow.");
    if (!when && from && to)
        text = mem_printf(rq->ctx, "%s..%s", from, to);
    else if (!when)
        text = from ? from : mem_printf(rq->ctx, "today..%s", to);
    enum fault fault = day_parse_range(text, rq->app.today, &r->from, &r->to, err);
    if (fault == FAULT_NONE)
        return FAULT_NONE;
    /* Which of the two it was. */
    struct error ignored;
    if (!when && from && to &&
        day_parse_range(from, rq->app.today, &r->from, &end, &ignored) == FAULT_NONE)
        field = "to";
    snprintf(err->field, sizeof err->field, "%s", field);
    return fault;
}

static enum fault
done(struct request *rq, struct reply *out, const struct pause_request *r,
     struct error *err) {
    struct pause_answer a;
    TRY(app_pause(rq->ctx, &rq->app, r, &a, err));
    const char *range = range_words(rq->ctx, &a.pause, rq->app.today);
    char *said;
    out->model = view_pause(&a);
    out->location = "/plan/pauses";
    out->no_undo = !a.changed;
    if (!a.changed)
        said = mem_printf(rq->ctx, "Those days are paused already (%s).", range);
    else if (r->action == PAUSE_REMOVE)
        said = mem_printf(rq->ctx, "The pause is removed: %s.", range);
    else if (r->action == PAUSE_END)
        said = mem_dup(rq->ctx, "Welcome back. The pause has ended.");
    else
        said = mem_printf(rq->ctx, "Paused: %s%s.%s", range,
                          strcmp(a.pause.label, PAUSE_UNNAMED) == 0
                              ? ""
                              : mem_printf(rq->ctx, " (%s)", a.pause.label),
                          a.merged ? " It took in what it overlapped." : "");
    if (a.row.length != a.before.length)
        said = mem_append(said, " Your row: %d (before: %d).", a.row.length,
                          a.before.length);
    else if (a.changed && a.row.length > 0 && r->action == PAUSE_ADD)
        said = mem_append(said, " Your row of %d waits.", a.row.length);
    if (a.earned.id)
        said =
            mem_append(said, " That earns your treat%s%s!", a.earned.name ? ": " : "",
                       a.earned.name ? a.earned.name : "");
    out->said = said;
    return FAULT_NONE;
}

static enum fault
post_pauses(struct request *rq, struct reply *out, struct error *err) {
    struct pause_request r = {.action = PAUSE_ADD};
    TRY(read_days(rq, &r, err));
    r.label = text_clean_line(rq->ctx, form_get(rq->form, "label"));
    enum fault fault = done(rq, out, &r, err);
    /* What was too long, or ends before it begins, is what was typed as days. */
    if (fault == FAULT_INVALID && form_get(rq->form, "when") &&
        strcmp(err->field, "label") != 0)
        snprintf(err->field, sizeof err->field, "when");
    return fault;
}

static enum fault
post_pause(struct request *rq, struct reply *out, struct error *err) {
    struct pause_request r = {.action = PAUSE_CHANGE, .id = rq->id};
    TRY(read_days(rq, &r, err));
    r.label = text_clean_line(rq->ctx, form_get(rq->form, "label"));
    return done(rq, out, &r, err);
}

static enum fault
post_end(struct request *rq, struct reply *out, struct error *err) {
    const struct pause_request r = {.action = PAUSE_END};
    return done(rq, out, &r, err);
}

static enum fault
post_remove(struct request *rq, struct reply *out, struct error *err) {
    const struct pause_request r = {.action = PAUSE_REMOVE, .id = rq->id};
    return done(rq, out, &r, err);
}

const struct route pauses_routes[] = {
    {GET, "/plan/pauses", get_pauses, .about = "Pauses, past and to come"},
    {POST, "/plan/pauses", post_pauses, .about = "Pauses a day or a range of days",
     .fields = "when from to label"},
    {POST, "/plan/pauses/end", post_end, .about = "Ends the pause of today"},
    {GET, "/plan/pauses/:id", get_pause, .about = "One pause, to change it"},
    {POST, "/plan/pauses/:id", post_pause, .about = "Gives a pause other days",
     .fields = "when from to label"},
    {POST, "/plan/pauses/:id/remove", post_remove, .about = "Takes a pause away"},
    {0},
};
