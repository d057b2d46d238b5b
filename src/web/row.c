/* The calendar of checkmarks, month by month. */
#include "app/row.h"

#include "base/memory.h"
#include "view/row.h"
#include "web/page.h"
#include "web/row_strip.h"

#include "base/ban.h"

#define MONTHS_MAX 60
#define MONTHS_STEP 6

/* How each mark is written in its day. */
static const struct {
    const char *sign, *class, *words;
} signs[] = {
    [MARK_CHECK] = {"✓", "done", "checkmark"},
    [MARK_WITHOUT] = {"○", "", "no checkmark"},
    [MARK_REST] = {"·", "rest", "a day of rest"},
    [MARK_EXTRA] = {"+", "extra", "on a day off"},
    [MARK_PAUSE] = {"–", "rest", "a pause"},
    [MARK_OPEN] = {"○", "", "not over yet"},
    [MARK_COMING] = {"", "coming", ""},
    [MARK_BEFORE] = {"", "coming", ""},
};

static json_t *
cell(const void *ctx, const struct row_day *day, day_t today) {
    json_t *m = json_object();
    model_int(m, "mday", day_to_date(day->day).mday);
    model_text(m, "sign", signs[day->mark].sign);
    model_bool(m, "today", day->day == today);
    model_text(m, "class",
               mem_printf(ctx, "%s%s", signs[day->mark].class,
                          day->day == today ? " now" : ""));
    model_text(m, "words", signs[day->mark].words);
    model_int(m, "touches", day->touches);
    return m;
}

/* Weeks of seven cells; what lies outside the month is null. */
static json_t *
weeks_of(const void *ctx, const struct row_day *days, size_t count, day_t today) {
    json_t *weeks = json_array();
    json_t *week = json_array();
    for (int i = 0; i < (int)day_weekday(days[0].day); i++)
        json_array_append_new(week, json_pack("{s:b}", "none", 1));
    for (size_t i = 0; i < count; i++) {
        json_array_append_new(week, cell(ctx, &days[i], today));
        if (json_array_size(week) < 7 && i + 1 < count)
            continue;
        while (json_array_size(week) < 7)
            json_array_append_new(week, json_pack("{s:b}", "none", 1));
        json_array_append_new(weeks, json_pack("{s:o}", "cells", week));
        week = json_array();
    }
    json_decref(week);
    return weeks;
}

/* The months, the latest first. */
static json_t *
months_of(const void *ctx, const struct row_answer *a) {
    json_t *months = json_array();
    for (size_t i = 0; i < a->days.count;) {
        struct date date = day_to_date(a->days.items[i].day);
        size_t count = (size_t)days_in_month(date.year, date.month);
        count = count < a->days.count - i ? count : a->days.count - i;
        json_t *month = json_object();
        model_text(month, "name",
                   mem_printf(ctx, "%s %d", month_name(date.month), date.year));
        model_set(month, "weeks", weeks_of(ctx, &a->days.items[i], count, a->today));
        json_array_insert_new(months, 0, month);
        i += count;
    }
    return months;
}

static enum fault
get_row(struct request *rq, struct reply *out, struct error *err) {
    struct row_request request = {0};
    struct row_answer answer;
    TRY(form_int(rq->args, "months", 1, MONTHS_MAX, 0, &request.months, err));
    request.since_begun = request.months == 0;
    TRY(app_row_calendar(rq->ctx, &rq->app, &request, &answer, err));
    out->model = view_row(&answer);
    out->title = "Calendar";
    out->page = &template_row;
    if (rq->json)
        return FAULT_NONE;
    int more = (request.months ? request.months : 3) + MONTHS_STEP;
    row_strip_add(rq->ctx, out->model);
    model_set(out->model, "months", months_of(rq->ctx, &answer));
    model_int(out->model, "more_months", more < MONTHS_MAX ? more : 0);
    return FAULT_NONE;
}

const struct route row_routes[] = {
    {GET, "/row", get_row, .about = "The calendar of checkmarks", .fields = "months"},
    {0},
};
