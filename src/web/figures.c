#include "web/figures.h"

#include "base/memory.h"
#include "view/model.h"
#include "web/figure.h"

#include "base/ban.h"

/* --- the calendar of checkmarks (METHOD P10) --- */

static const char *
mark_told(enum mark mark) {
    static const char *const words[] = {
        [MARK_CHECK] = "checkmark",    [MARK_WITHOUT] = "no checkmark",
        [MARK_REST] = "a day of rest", [MARK_EXTRA] = "on a day off",
        [MARK_PAUSE] = "a pause",      [MARK_OPEN] = "today, not over yet",
        [MARK_COMING] = "to come",     [MARK_BEFORE] = "before you began",
    };
    return words[mark];
}

static void
say_row(struct figure *f, const struct row_answer *a) {
    const struct row *row = &a->row, *best = &a->best;
    const char *treat =
        a->way.name
            ? mem_printf(f->ctx, "%d more to your treat: %s", a->way.to_go, a->way.name)
            : mem_printf(f->ctx, "%d more earn%s a treat", a->way.to_go,
                         a->way.to_go == 1 ? "s" : "");
    if (row->length == 0)
        figure_says(f, "The next checkmark begins a row; %s in a row earn a treat.%s",
                    figure_count(f, a->way.every, "checkmark", "checkmarks"),
                    best->length > 0
                        ? mem_printf(f->ctx, " Your best row was %d.", best->length)
                        : "");
    else
        figure_says(f, "%s in a row since %s, %s.%s",
                    figure_count(f, row->length, "checkmark", "checkmarks"),
                    figure_day(f, row->first, a->today), treat,
                    best->length > row->length
                        ? mem_printf(f->ctx, " Your best row was %d.", best->length)
                    : row->length > 1 ? " This is your best row so far."
                                      : "");
}

static void
table_of_marks(struct figure *f, const struct row_answer *a) {
    static const char *const columns[] = {"Month", "Checkmarks", "Days without",
                                          "Touches", NULL};
    figure_table(f, "Checkmarks by month", columns);
    for (size_t i = 0; i < a->days.count;) {
        struct date month = day_to_date(a->days.items[i].day);
        int numbers[3] = {0};
        for (int days = days_in_month(month.year, month.month);
             days > 0 && i < a->days.count; days--, i++) {
            numbers[0] += a->days.items[i].mark == MARK_CHECK;
            numbers[1] += a->days.items[i].mark == MARK_WITHOUT;
            numbers[2] += a->days.items[i].touches;
        }
        figure_row(f, mem_printf(f->ctx, "%s %d", month_name(month.month), month.year),
                   numbers, 3);
    }
}

/* Which sign means what, of those that are there. */
static void
add_key(struct figure *f, const struct row_answer *a) {
    static const struct {
        enum mark mark;
        const char *sign, *words;
    } signs[] = {
        {MARK_CHECK, "●", "checkmark"},
        {MARK_WITHOUT, "○", "a working day without"},
        {MARK_REST, "·", "rest"},
        {MARK_PAUSE, "–", "pause"},
        {MARK_EXTRA, "+", "touches on a day off"},
    };
    json_t *key = json_array();
    bool seen[MARK_BEFORE + 1] = {false};
    for (size_t i = 0; i < a->days.count; i++)
        seen[a->days.items[i].mark] = true;
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        if (!seen[signs[i].mark])
            continue;
        json_t *entry = json_object();
        model_text(entry, "sign", signs[i].sign);
        model_text(entry, "words", signs[i].words);
        json_array_append_new(key, entry);
    }
    model_set(f->m, "key", key);
}

json_t *
figure_of_calendar(const void *ctx, const struct row_answer *a) {
    struct figure f = figure_begin(ctx, "checkmarks", "Checkmarks");
    if (!a->begun) {
        figure_says(&f,
                    "Here each working day will have its place. %s make the day's "
                    "checkmark, and %d checkmarks in a row earn a treat.",
                    figure_count(&f, a->plan.day_min, "touch", "touches"),
                    a->way.every);
        figure_next(&f, "/today", "See today's people");
        return f.m;
    }
    struct chart_calendar chart = {.today = a->today};
    for (size_t i = 0; i < a->days.count; i++) {
        const struct row_day *day = &a->days.items[i];
        bool empty = day->mark == MARK_BEFORE || day->mark == MARK_COMING;
        const char *tip =
            empty ? NULL
                  : mem_printf(ctx, "%s: %s, %s", figure_day(&f, day->day, a->today),
                               figure_count(&f, day->touches, "touch", "touches"),
                               mark_told(day->mark));
        *array_add(ctx, &chart.days) = (struct chart_day){
            .day = day->day, .mark = day->mark, .some = day->touches > 0, .tip = tip};
    }
    say_row(&f, a);
    chart.head = figure_head(&f);
    figure_draw(&f, chart_calendar(ctx, &chart));
    add_key(&f, a);
    table_of_marks(&f, a);
    return f.m;
}

/* --- the line (METHOD P9) --- */

static void
say_line(struct figure *f, const struct progress_answer *a) {
    int over = a->line.touches - a->line.line;
    const char *done = figure_count(f, a->line.touches, "touch", "touches");
    const char *since = a->since_begun ? mem_printf(f->ctx, "since you began on %s",
                                                    figure_day(f, a->begun, a->today))
                                       : "in the last eight working weeks";
    if (over >= 0)
        figure_says(f, "%s %s. The line of your plan is at %d: you are on it.", done,
                    since, a->line.line);
    else
        figure_says(f,
                    "%s %s, %d to the line of your plan. There is nothing to catch up "
                    "at once: each day's few are enough to stay with it.",
                    done, since, -over);
    if (over < 0)
        figure_next(f, "/today", "See today's people");
}

/* The way of the plan to its two totals while they lie ahead, else as far as today. */
static void
add_wanted(const void *ctx, const struct figure *f, const struct progress_answer *a,
           struct chart_line *chart) {
    day_t from = a->line.from;
    *array_add(ctx, &chart->wanted) = (struct chart_point){0};
    for (size_t i = 0; i < a->past.steps.count; i++) {
        const struct line_step *step = &a->past.steps.items[i];
        *array_add(ctx, &chart->wanted) =
            (struct chart_point){.x = step->to + 1 - from, .y = step->line};
    }
    day_t day = a->past.first_day;
    int total = a->plan.month_first;
    if (day != DAY_NONE && day < a->today) {
        day = a->past.second_day;
        total = a->plan.month_second;
    }
    if (day == DAY_NONE || day <= a->today) {
        chart->wanted_label = mem_printf(ctx, "line %d", a->line.line);
        return;
    }
    *array_add(ctx, &chart->wanted) =
        (struct chart_point){.x = day + 1 - from, .y = total};
    chart->wanted_label = mem_printf(ctx, "%d on %s", total, figure_day_short(f, day));
    *array_add(ctx, &chart->ticks) =
        (struct chart_tick){.x = day + 1 - from, .label = figure_day_short(f, day)};
}

static void
fill_line(const void *ctx, const struct figure *f, const struct progress_answer *a,
          struct chart_line *chart) {
    *array_add(ctx, &chart->done) = (struct chart_point){0};
    *array_add(ctx, &chart->ticks) =
        (struct chart_tick){.x = 0, .label = figure_day_short(f, a->line.from)};
    for (size_t i = 0; i < a->past.steps.count; i++) {
        const struct line_step *step = &a->past.steps.items[i];
        double x = step->to + 1 - a->line.from;
        const char *day = figure_day_short(f, step->to);
        *array_add(ctx, &chart->done) = (struct chart_point){
            .x = x,
            .y = step->total,
            .tip = mem_printf(ctx, "%s: %s, line %d", day,
                              figure_count(f, step->total, "touch", "touches"),
                              step->line)};
        *array_add(ctx, &chart->ticks) = (struct chart_tick){.x = x, .label = day};
    }
    chart->done_label = figure_count(f, a->line.touches, "touch", "touches");
    add_wanted(ctx, f, a, chart);
}

json_t *
figure_of_line(const void *ctx, const struct progress_answer *a) {
    static const char *const columns[] = {"Until", "Touches", "In all", "Line", NULL};
    struct figure f = figure_begin(ctx, "line", "Touches along your line");
    if (a->past.steps.count == 0) {
        figure_says(&f,
                    "Here your touches will climb along the line of your plan: %d "
                    "after four working weeks, %d after eight. It begins with your "
                    "first touch.",
                    a->plan.month_first, a->plan.month_second);
        return f.m;
    }
    say_line(&f, a);
    struct chart_line chart = {.head = figure_head(&f)};
    fill_line(ctx, &f, a, &chart);
    figure_draw(&f, chart_line(ctx, &chart));
    figure_table(&f, "Touches and the line of the plan", columns);
    for (size_t i = 0; i < a->past.steps.count; i++) {
        const struct line_step *step = &a->past.steps.items[i];
        figure_row(&f, figure_day(&f, step->to, a->today),
                   (int[]){step->touches, step->total, step->line}, 3);
    }
    return f.m;
}

/* --- the list (METHOD P1) --- */

static void
say_list(struct figure *f, const struct progress_answer *a) {
    const char *people = figure_count(f, a->people, "person", "people");
    int min = a->plan.list_min, max = a->plan.list_max;
    if (a->size == LIST_RIGHT)
        figure_says(f, "%s, between %d and %d: just right.", people, min, max);
    else if (a->size == LIST_LONG)
        figure_says(f,
                    "%s, %d more than the %d that one can look after. Let somebody go; "
                    "the history stays.",
                    people, a->people - max, max);
    else
        figure_says(f,
                    "%s of at least %d: %d more. Think of where you trained, worked "
                    "and lived.",
                    people, min, min - a->people);
    if (a->size == LIST_LONG)
        figure_next(f, "/people?sort=last", "See who was longest out of touch");
    else if (a->size != LIST_RIGHT)
        figure_next(f, "/people/new", "Add somebody");
    else if (a->unreachable > 0)
        figure_next(
            f, "/people?missing=contact",
            mem_printf(f->ctx, "%s no way to be reached yet",
                       a->unreachable == 1
                           ? "One person has"
                           : mem_printf(f->ctx, "%d people have", a->unreachable)));
}

json_t *
figure_of_list(const void *ctx, const struct progress_answer *a) {
    static const char *const columns[] = {"Your list", "People", NULL};
    struct figure f = figure_begin(ctx, "list", "People on your list");
    say_list(&f, a);
    struct chart_gauge chart = {.head = figure_head(&f),
                                .value = a->people,
                                .low = a->plan.list_min,
                                .high = a->plan.list_max,
                                .label =
                                    figure_count(&f, a->people, "person", "people")};
    figure_draw(&f, chart_gauge(ctx, &chart));
    figure_table(&f, "People on the list", columns);
    figure_row(&f, "On it now", (int[]){a->people}, 1);
    figure_row(&f, "At least", (int[]){a->plan.list_min}, 1);
    figure_row(&f, "At most", (int[]){a->plan.list_max}, 1);
    return f.m;
}

/* What came of the list in the months shown. */
static void
say_months(struct figure *f, const struct progress_answer *a) {
    int added = 0, let_go = 0;
    for (size_t i = 0; i < a->past.months.count; i++) {
        added += a->past.months.items[i].added;
        let_go += a->past.months.items[i].let_go;
    }
    struct date date = day_to_date(a->past.months.items[0].from);
    figure_says(f, "Since %s %d %s came to the list%s.", month_name(date.month),
                date.year, figure_count(f, added, "person", "people"),
                let_go ? mem_printf(f->ctx, ", and %s let go",
                                    figure_count(f, let_go, "was", "were"))
                       : "");
    if (a->renewal != DAY_NONE && a->renewal < a->today)
        figure_next(f, "/walk",
                    "It wants to be walked through again: keep, let go, add");
}

json_t *
figure_of_months(const void *ctx, const struct progress_answer *a) {
    static const char *const columns[] = {"Until", "On the list", "Came", "Let go",
                                          NULL};
    struct figure f = figure_begin(ctx, "months", "Your list over the months");
    if (a->past.months.count < 2) {
        figure_says(&f, "From the second month on you will see here how your list "
                        "grows.");
        if (a->people == 0)
            figure_next(&f, "/import", "Bring your contacts in");
        return f.m;
    }
    say_months(&f, a);
    day_t from = a->past.months.items[0].from;
    struct chart_line chart = {
        .head = figure_head(&f),
        .low = a->plan.list_min,
        .high = a->plan.list_max,
        .low_label = mem_printf(ctx, "at least %d", a->plan.list_min),
        .high_label = mem_printf(ctx, "at most %d", a->plan.list_max),
        .done_label = figure_count(&f, a->people, "person", "people"),
    };
    figure_table(&f, "People on the list at the end of each month", columns);
    for (size_t i = 0; i < a->past.months.count; i++) {
        const struct list_month *m = &a->past.months.items[i];
        const char *name =
            mem_printf(ctx, "%.3s", month_name(day_to_date(m->to).month));
        *array_add(ctx, &chart.done) = (struct chart_point){
            .x = m->to - from,
            .y = m->people,
            .tip = mem_printf(ctx, "%s: %s", figure_day_short(&f, m->to),
                              figure_count(&f, m->people, "person", "people"))};
        *array_add(ctx, &chart.ticks) =
            (struct chart_tick){.x = m->to - from, .label = name};
        figure_row(&f, figure_day(&f, m->to, a->today),
                   (int[]){m->people, m->added, m->let_go}, 3);
    }
    figure_draw(&f, chart_line(ctx, &chart));
    return f.m;
}

json_t *
figures_of_progress(const void *ctx, const struct progress_answer *a) {
    json_t *all = json_array();
    json_array_append_new(all, figure_of_calendar(ctx, &a->calendar));
    json_array_append_new(all, figure_of_line(ctx, a));
    json_array_append_new(all, figure_of_list(ctx, a));
    json_array_append_new(all, figure_of_months(ctx, a));
    json_array_append_new(all, figure_of_effort(ctx, a));
    json_array_append_new(all, figure_of_gifts(ctx, a));
    json_array_append_new(all, figure_of_meaning(ctx, a));
    json_array_append_new(all, figure_of_methods(ctx, a));
    json_array_append_new(all, figure_of_weekdays(ctx, a));
    return all;
}
