/* How fast I answer, in pictures (METHOD R5). */
#include "app/answers.h"

#include "base/memory.h"
#include "view/answers.h"
#include "web/figure.h"
#include "web/page.h"

#include "base/ban.h"

#define FEW 5

static const char *
month_words(const struct figure *f, day_t month) {
    struct date date = day_to_date(month);
    return mem_printf(f->ctx, "%s %d", month_name(date.month), date.year);
}

static const char *
month_short(const struct figure *f, day_t month) {
    return mem_printf(f->ctx, "%.3s", month_name(day_to_date(month).month));
}

/* "a working day" */
static const char *
limit_words(const struct figure *f, const struct answers *a) {
    return a->answer_days == 1 ? "a working day"
                               : mem_printf(f->ctx, "%d working days", a->answer_days);
}

static const char *
length(const struct figure *f, const struct answers *a, const struct answer_sum *sum) {
    if (sum->answered && sum->median == 0)
        return "at once";
    return sum->answered ? answer_length(f->ctx, sum->median, a->record.day_minutes)
                         : "–";
}

/* Those whose answer was in time, or was not and can't be any more. */
static int
judged(const struct answer_sum *sum) {
    return sum->answered + sum->overdue;
}

/* The first month to draw: that of the first referral, but a quarter at least. */
static size_t
first_month(const struct answers *a) {
    const struct answer_sums *months = &a->record.months;
    size_t i = 0;
    while (i + 3 < months->count && judged(&months->items[i]) == 0)
        i++;
    return i;
}

static void
say_speed(struct figure *f, const struct answers *a) {
    const struct answer_sum *all = &a->record.all;
    if (all->answered == 0) {
        figure_says(f,
                    "None that came since %s has its first answer yet. Here you will "
                    "see how fast you answer, month by month.",
                    month_words(f, all->month));
        return;
    }
    figure_says(
        f, "Of the %s since %s, half had your first answer %s.%s%s",
        figure_count(f, all->answered, "referral that you answered",
                     "referrals that you answered"),
        month_words(f, all->month),
        all->median == 0 ? "at once"
                         : mem_printf(f->ctx, "within %s", length(f, a, all)),
        all->by_days
            ? mem_printf(f->ctx, " Of %d a time is not known: %s in whole days.",
                         all->by_days, all->by_days == 1 ? "it counts" : "they count")
            : "",
        all->answered < FEW ? " They are few: take it as a hint." : "");
}

static json_t *
figure_of_speed(const void *ctx, const struct answers *a) {
    static const char *const columns[] = {"Month", "Answered", "Half within", "In time",
                                          NULL};
    const struct answer_sums *months = &a->record.months;
    struct figure f = figure_begin(ctx, "speed", "Until your first answer");
    say_speed(&f, a);
    if (a->record.all.answered == 0)
        return f.m;
    struct chart_bars chart = {.head = figure_head(&f)};
    figure_table(&f, "Working time until the first answer, by month", columns);
    for (size_t i = first_month(a); i < months->count; i++) {
        const struct answer_sum *sum = &months->items[i];
        *array_add(ctx, &chart.bars) =
            (struct chart_bar){.label = month_short(&f, sum->month),
                               .words = length(&f, a, sum),
                               .value = sum->median,
                               .quiet = sum->answered == 0};
        const char *const cells[] = {
            mem_printf(ctx, "%d", sum->answered), length(&f, a, sum),
            judged(sum) ? mem_printf(ctx, "%d of %d", sum->within, judged(sum)) : "–"};
        figure_row_text(&f, month_words(&f, sum->month), cells,
                        sizeof cells / sizeof *cells);
    }
    figure_draw(&f, chart_bars(ctx, &chart));
    return f.m;
}

static void
say_share(struct figure *f, const struct answers *a) {
    const struct answer_sum *all = &a->record.all;
    const char *within = all->within ? mem_printf(f->ctx, "%d", all->within) : "None";
    const char *waiting = "";
    const char *ended = "";
    if (all->overdue == 1)
        waiting = " One still waits and counts as later.";
    else if (all->overdue > 1)
        waiting =
            mem_printf(f->ctx, " %d still wait and count as later.", all->overdue);
    if (a->record.unanswered > 0)
        ended =
            mem_printf(f->ctx, " %d ended before an answer and %s left out.",
                       a->record.unanswered, a->record.unanswered == 1 ? "is" : "are");
    figure_says(f, "%s of %d had your first answer within your limit of %s.%s%s",
                within, judged(all), limit_words(f, a), waiting, ended);
    figure_next(f, "/plan", "Your limit and your working hours");
}

static json_t *
figure_of_share(const void *ctx, const struct answers *a) {
    static const char *const columns[] = {"Month", "In time", "Later", NULL};
    const struct answer_sums *months = &a->record.months;
    struct figure f = figure_begin(ctx, "share", "In time");
    say_share(&f, a);
    struct chart_stack chart = {.head = figure_head(&f),
                                .labels = {"in time", "later"}};
    figure_table(&f, "First answers within your limit, by month", columns);
    for (size_t i = first_month(a); i < months->count; i++) {
        const struct answer_sum *sum = &months->items[i];
        int later = judged(sum) - sum->within;
        *array_add(ctx, &chart.columns) = (struct chart_column){
            .label = month_short(&f, sum->month),
            .parts = {sum->within, later},
            .tip = mem_printf(ctx, "%s: %d in time, %d later",
                              month_words(&f, sum->month), sum->within, later)};
        figure_row(&f, month_words(&f, sum->month), (int[]){sum->within, later}, 2);
    }
    figure_draw(&f, chart_stack(ctx, &chart));
    return f.m;
}

static enum fault
get(struct request *rq, struct reply *out, struct error *err) {
    struct answers answers;
    TRY(app_answers(rq->ctx, &rq->app, &answers, err));
    out->model = view_answers(&answers);
    out->title = "How fast I answer";
    out->page = &template_answers;
    out->by_minute = answers.record.waiting > 0;
    if (rq->json)
        return FAULT_NONE;
    json_t *figures = json_array();
    json_array_append_new(figures, figure_of_speed(rq->ctx, &answers));
    if (judged(&answers.record.all) > 0)
        json_array_append_new(figures, figure_of_share(rq->ctx, &answers));
    model_set(out->model, "figures", figures);
    return FAULT_NONE;
}

const struct route answers_routes[] = {
    {GET, "/referrals/answers", get, .about = "How fast you answer referrals"},
    {0},
};
