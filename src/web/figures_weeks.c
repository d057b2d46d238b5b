/* Figures of the last weeks: where the effort went, what was given, how and when. */
#include "base/memory.h"
#include "domain/words.h"
#include "view/model.h"
#include "web/figure.h"

#include "base/ban.h"

/* --- effort by stage (METHOD N1) --- */

static void
say_effort(struct figure *f, const struct progress_answer *a) {
    int all = a->effort.adding + a->effort.following + a->effort.closing;
    const char *touches = figure_count(f, all, "touch", "touches");
    if (a->starves) {
        figure_says(f,
                    "Following up starves: %d of the %s of the last four weeks "
                    "followed up, while %s you follow wait%s beyond their day.",
                    a->effort.following, touches,
                    figure_count(f, a->overdue, "person", "people"),
                    a->overdue == 1 ? "s" : "");
        figure_next(f, "/today", "Today names them before new names");
    } else if (all == 0) {
        figure_says(f, "In the last four weeks there were no touches.");
        figure_next(f, "/today", "See today's people");
    } else {
        figure_says(f,
                    "Of the %s of the last four weeks %d followed up, %d %s the first "
                    "with somebody, and %d went to people who had referred.",
                    touches, a->effort.following, a->effort.adding,
                    a->effort.adding == 1 ? "was" : "were", a->effort.closing);
    }
}

json_t *
figure_of_effort(const void *ctx, const struct progress_answer *a) {
    static const char *const columns[] = {"Week from", "Adding", "Following up",
                                          "Closing", NULL};
    struct figure f = figure_begin(ctx, "effort", "Where your effort went");
    if (a->past.weeks.count == 0) {
        figure_says(&f, "Here you will see whether your touches add people, follow up, "
                        "or close: week by week, from your first touch on.");
        return f.m;
    }
    say_effort(&f, a);
    struct chart_stack chart = {.head = figure_head(&f),
                                .labels = {"following up", "adding", "closing"}};
    figure_table(&f, "Touches by stage", columns);
    for (size_t i = 0; i < a->past.weeks.count; i++) {
        const struct progress_week *week = &a->past.weeks.items[i];
        const struct effort *e = &week->effort;
        const char *day = figure_day_short(&f, week->from);
        *array_add(ctx, &chart.columns) = (struct chart_column){
            .label = day,
            .parts = {e->following, e->adding, e->closing},
            .tip =
                mem_printf(ctx, "Week from %s: %d following up, %d adding, %d closing",
                           day, e->following, e->adding, e->closing)};
        figure_row(&f, figure_day(&f, week->from, a->today),
                   (int[]){e->adding, e->following, e->closing}, 3);
    }
    figure_draw(&f, chart_stack(ctx, &chart));
    return f.m;
}

/* --- what was given (METHOD P5, T2) --- */

static struct gifts
all_gifts(const struct progress_answer *a) {
    struct gifts all = {0};
    for (size_t i = 0; i < a->past.weeks.count; i++) {
        const struct gifts *g = &a->past.weeks.items[i].gifts;
        all.touches += g->touches;
        all.meaningful += g->meaningful;
        all.judged += g->judged;
        for (int k = 0; k < SHARE_COUNT; k++)
            all.shares[k] += g->shares[k];
    }
    return all;
}

static void
add_bar(struct figure *f, struct chart_bars *chart, const char *label, int value,
        bool quiet) {
    *array_add(f->ctx, &chart->bars) =
        (struct chart_bar){.label = label,
                           .words = mem_printf(f->ctx, "%d", value),
                           .value = value,
                           .quiet = quiet};
    figure_row(f, label, (int[]){value}, 1);
}

/* Below so many touches nothing is said of habits. */
#define HABIT_MIN 9

static const char *
weeks_words(const struct figure *f, const struct progress_answer *a) {
    int weeks = (int)a->past.weeks.count;
    return weeks == 1 ? "this week" : mem_printf(f->ctx, "the last %d weeks", weeks);
}

/* The same to begin a sentence with. */
static const char *
within_weeks(const struct figure *f, const struct progress_answer *a) {
    return a->past.weeks.count == 1 ? "This week"
                                    : mem_printf(f->ctx, "In %s", weeks_words(f, a));
}

/* Which share was given least, when all are told apart well enough to say so. */
static enum share
least_given(const struct gifts *g) {
    enum share least = SHARE_COMPASSION;
    int said = 0;
    for (int i = 0; i < SHARE_COUNT; i++) {
        said += g->shares[i];
        if (g->shares[i] < g->shares[least])
            least = (enum share)i;
    }
    return said >= HABIT_MIN && g->shares[least] * 5 < said ? least : SHARE_NONE;
}

json_t *
figure_of_gifts(const void *ctx, const struct progress_answer *a) {
    static const char *const columns[] = {"What you gave", "Touches", NULL};
    static const char *const labels[] = {[SHARE_COMPASSION] = "compassion",
                                         [SHARE_KNOWLEDGE] = "knowledge",
                                         [SHARE_NETWORK] = "network"};
    struct figure f = figure_begin(ctx, "gifts", "What you gave");
    struct gifts all = all_gifts(a);
    if (all.touches == 0) {
        figure_says(&f, "Here you will see what you give: compassion, knowledge, or "
                        "your network.");
        return f.m;
    }
    int unsaid = all.touches;
    for (int i = 0; i < SHARE_COUNT; i++)
        unsaid -= all.shares[i];
    enum share least = least_given(&all);
    if (least != SHARE_NONE)
        figure_says(
            &f, "%s you gave %s least. A little of each of the three keeps it lively.",
            within_weeks(&f, a), labels[least]);
    else
        figure_says(&f, "What you gave with the %s of %s.",
                    figure_count(&f, all.touches, "touch", "touches"),
                    weeks_words(&f, a));
    struct chart_bars chart = {.head = figure_head(&f)};
    figure_table(&f, "What was given", columns);
    for (int i = 0; i < SHARE_COUNT; i++)
        add_bar(&f, &chart, labels[i], all.shares[i], false);
    if (unsaid > 0)
        add_bar(&f, &chart, "not said", unsaid, true);
    figure_draw(&f, chart_bars(ctx, &chart));
    return f.m;
}

json_t *
figure_of_meaning(const void *ctx, const struct progress_answer *a) {
    static const char *const columns[] = {"Judged", "Touches", NULL};
    struct figure f = figure_begin(ctx, "meaning", "Meaningful ones");
    struct gifts all = all_gifts(a);
    if (all.judged == 0) {
        figure_says(&f, "Touches that gave somebody something stand here apart, once "
                        "you judge them when you log.");
        return f.m;
    }
    figure_says(&f, "%s %d of the %d touches that you judged %s meaningful.",
                within_weeks(&f, a), all.meaningful, all.judged,
                all.meaningful == 1 ? "was" : "were");
    struct chart_bars chart = {.head = figure_head(&f)};
    figure_table(&f, "Meaningful touches", columns);
    add_bar(&f, &chart, "meaningful", all.meaningful, false);
    add_bar(&f, &chart, "not", all.judged - all.meaningful, true);
    if (all.touches > all.judged)
        add_bar(&f, &chart, "not judged", all.touches - all.judged, true);
    figure_draw(&f, chart_bars(ctx, &chart));
    return f.m;
}

/* --- how and when (METHOD P4, G3) --- */

static const char *
method_told(enum method method) {
    static const char *const words[METHOD_COUNT] = {
        [METHOD_EMAIL] = "e-mail",        [METHOD_PHONE] = "phone",
        [METHOD_CARD] = "card",           [METHOD_GIFT] = "gift",
        [METHOD_IN_PERSON] = "in person", [METHOD_TEXT] = "text message",
        [METHOD_VIDEO] = "video call",    [METHOD_SOCIAL] = "social media",
        [METHOD_POST] = "post",
    };
    return words[method];
}

json_t *
figure_of_methods(const void *ctx, const struct progress_answer *a) {
    static const char *const columns[] = {"How", "Touches", NULL};
    struct figure f = figure_begin(ctx, "methods", "How you reached out");
    int all = 0, used = 0, most = 0;
    for (int m = 0; m <= METHOD_COUNT; m++) {
        all += a->past.methods[m];
        used += m < METHOD_COUNT && a->past.methods[m] > 0;
        most = a->past.methods[m] > a->past.methods[most] ? m : most;
    }
    if (all == 0) {
        figure_says(&f, "Here you will see how you reach out: by e-mail, by phone, "
                        "with a card, in person.");
        return f.m;
    }
    if (used > 1 && most < METHOD_COUNT)
        figure_says(&f, "%s you used %d ways to reach out, most often %s.",
                    within_weeks(&f, a), used, method_phrase((enum method)most));
    else
        figure_says(&f, "How you reached out with the %s of %s.",
                    figure_count(&f, all, "touch", "touches"), weeks_words(&f, a));
    struct chart_bars chart = {.head = figure_head(&f)};
    figure_table(&f, "Ways to reach out", columns);
    for (int m = 0; m < METHOD_COUNT; m++)
        if (a->past.methods[m] > 0)
            add_bar(&f, &chart, method_told((enum method)m), a->past.methods[m], false);
    if (a->past.methods[METHOD_COUNT] > 0)
        add_bar(&f, &chart, "not said", a->past.methods[METHOD_COUNT], true);
    figure_draw(&f, chart_bars(ctx, &chart));
    return f.m;
}

static void
say_weekdays(struct figure *f, const struct progress_answer *a) {
    const int *days = a->past.weekdays;
    int all = 0, most = 0, as_many = 0;
    for (int d = 0; d < 7; d++) {
        all += days[d];
        most = days[d] > days[most] ? d : most;
    }
    for (int d = 0; d < 7; d++)
        as_many += days[d] == days[most];
    if (as_many == 1 && all >= HABIT_MIN)
        figure_says(f, "%s %s carried the most: %d of %s.", within_weeks(f, a),
                    weekday_name((enum weekday)most), days[most],
                    figure_count(f, all, "touch", "touches"));
    else
        figure_says(f, "The %s of %s, by the day they fell on.",
                    figure_count(f, all, "touch", "touches"), weeks_words(f, a));
}

json_t *
figure_of_weekdays(const void *ctx, const struct progress_answer *a) {
    static const char *const columns[] = {"Weekday", "Touches", NULL};
    struct figure f = figure_begin(ctx, "weekdays", "On which days");
    if (all_gifts(a).touches == 0) {
        figure_says(&f, "Here you will see which days of the week carry your touches.");
        return f.m;
    }
    say_weekdays(&f, a);
    struct chart_bars chart = {.head = figure_head(&f)};
    figure_table(&f, "Touches by weekday", columns);
    for (int d = 0; d < 7; d++) {
        bool working = a->past.working & (1U << d);
        if (working || a->past.weekdays[d] > 0)
            add_bar(&f, &chart, weekday_name((enum weekday)d), a->past.weekdays[d],
                    !working);
    }
    figure_draw(&f, chart_bars(ctx, &chart));
    return f.m;
}
