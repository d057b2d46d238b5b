#include "web/chart.h"

#include "base/memory.h"
#include "web/chart_draw.h"

#include "base/ban.h"

#define LINE_HEIGHT 200.0
#define TOP 14.0
#define BOTTOM 22.0 /* for the words under the axis */
#define RIGHT 10.0
#define LETTER 13.0

/* Where the drawing lies on the picture. */
struct field {
    double left, right, top, floor;
    double x_max, y_max;
};

static double
at_x(const struct field *f, double x) {
    return f->left + (f->right - f->left) * x / f->x_max;
}

static double
at_y(const struct field *f, double y) {
    return f->floor - (f->floor - f->top) * y / f->y_max;
}

static void
find_ends(const struct chart_points *points, double *x_max, double *y_max) {
    for (size_t i = 0; i < points->count; i++) {
        *x_max = points->items[i].x > *x_max ? points->items[i].x : *x_max;
        *y_max = points->items[i].y > *y_max ? points->items[i].y : *y_max;
    }
}

static struct chart_points
placed(const void *ctx, const struct field *f, const struct chart_points *points) {
    struct chart_points out = {0};
    for (size_t i = 0; i < points->count; i++)
        *array_add(ctx, &out) = (struct chart_point){.x = at_x(f, points->items[i].x),
                                                     .y = at_y(f, points->items[i].y),
                                                     .tip = points->items[i].tip};
    return out;
}

/* Lines across at round heights, with their numbers before them. */
static void
draw_heights(struct buffer *svg, const struct field *f, double step) {
    for (int i = 0; i * step <= f->y_max + step / 2; i++) {
        double y = i * step;
        draw_shape(svg, "line", y > 0 ? "rule" : "axis", "x1 y1 x2 y2",
                   (double[]){f->left, at_y(f, y), f->right, at_y(f, y)}, NULL);
        char *number = mem_printf(svg->ctx, "%.0f", y);
        draw_words(svg, "", f->left - 6, at_y(f, y) + LETTER / 3, ANCHOR_END, number);
    }
}

/* Where the words of a tick begin: under it, but inside the picture. */
static double
tick_begin(const struct field *f, const struct chart_tick *tick) {
    double wide = draw_width(tick->label);
    double begin = at_x(f, tick->x) - wide / 2;
    return begin + wide > CHART_WIDTH ? CHART_WIDTH - wide : begin;
}

/* Whether every so-manieth tick, counted from the last, has room for its words. */
static bool
ticks_fit(const struct field *f, const struct chart_ticks *ticks, size_t each) {
    double taken = CHART_WIDTH + LETTER;
    for (size_t i = ticks->count; i > 0; i -= i > each ? each : i) {
        const struct chart_tick *tick = &ticks->items[i - 1];
        double begin = tick_begin(f, tick);
        if (begin + draw_width(tick->label) + LETTER / 2 > taken)
            return false;
        taken = begin;
    }
    return true;
}

static void
draw_ticks(struct buffer *svg, const struct field *f, const struct chart_ticks *ticks) {
    size_t each = 1;
    while (each < ticks->count && !ticks_fit(f, ticks, each))
        each++;
    for (size_t i = ticks->count; i > 0; i -= i > each ? each : i) {
        const struct chart_tick *tick = &ticks->items[i - 1];
        double x = at_x(f, tick->x);
        draw_shape(svg, "line", "axis", "x1 y1 x2 y2",
                   (double[]){x, f->floor, x, f->floor + 4}, NULL);
        draw_words(svg, "", tick_begin(f, tick) + draw_width(tick->label) / 2,
                   f->floor + 4 + LETTER, ANCHOR_MIDDLE, tick->label);
    }
}

static void
draw_band(struct buffer *svg, const struct field *f, const struct chart_line *c) {
    if (c->high <= 0)
        return;
    double top = at_y(f, c->high), bottom = at_y(f, c->low);
    draw_shape(svg, "rect", "band", "x y width height",
               (double[]){f->left, top, f->right - f->left, bottom - top}, NULL);
    if (bottom - top < 2 * LETTER + 8)
        return;
    draw_words(svg, "", f->left + 5, top + LETTER + 1, ANCHOR_START, c->high_label);
    draw_words(svg, "", f->left + 5, bottom - 5, ANCHOR_START, c->low_label);
}

/* Words at the end of a line, above or below it, where they are inside the picture. */
static void
draw_end_words(struct buffer *svg, const struct field *f, const char *class,
               const struct chart_points *points, bool above, const char *words) {
    if (points->count == 0 || !words)
        return;
    const struct chart_point *end = &points->items[points->count - 1];
    double wide = draw_width(words);
    bool beside = end->x + 8 + wide < f->right;
    double y = beside ? end->y + LETTER / 3 : above ? end->y - 9 : end->y + 12 + LETTER;
    y = y < f->top ? f->top : y > f->floor - 5 ? f->floor - 5 : y;
    if (beside)
        draw_words(svg, class, end->x + 8, y, ANCHOR_START, words);
    else
        draw_words(svg, class, end->x - wide < f->left ? f->left + wide : end->x + 2, y,
                   ANCHOR_END, words);
}

static double
last_y(const struct chart_points *points) {
    return points->count ? points->items[points->count - 1].y : 0;
}

static double
last_x(const struct chart_points *points) {
    return points->count ? points->items[points->count - 1].x : 0;
}

char *
chart_line(const void *ctx, const struct chart_line *c) {
    double step, most = c->high;
    struct field f = {.right = CHART_WIDTH - RIGHT,
                      .top = TOP,
                      .floor = LINE_HEIGHT - BOTTOM,
                      .x_max = c->x_max};
    void *scratch = mem_context(ctx);
    find_ends(&c->done, &f.x_max, &most);
    find_ends(&c->wanted, &f.x_max, &most);
    f.x_max = f.x_max > 0 ? f.x_max : 1;
    f.y_max = draw_scale(most, &step);
    f.left = 10 + draw_width(mem_printf(scratch, "%.0f", f.y_max));
    struct chart_points done = placed(scratch, &f, &c->done);
    struct chart_points wanted = placed(scratch, &f, &c->wanted);
    struct buffer svg = draw_begin(ctx, &c->head, LINE_HEIGHT);
    draw_band(&svg, &f, c);
    draw_heights(&svg, &f, step);
    draw_ticks(&svg, &f, &c->ticks);
    draw_through(&svg, "goal", &wanted, -1);
    if (c->high <= 0)
        draw_through(&svg, "area", &done, f.floor);
    draw_through(&svg, "line", &done, -1);
    for (size_t i = 0; i < done.count; i++)
        draw_shape(
            &svg, "circle", i + 1 == done.count ? "dot last" : "dot", "cx cy r",
            (double[]){done.items[i].x, done.items[i].y, i + 1 == done.count ? 4 : 2},
            done.items[i].tip);
    bool over = last_x(&c->done) >= last_x(&c->wanted) &&
                last_y(&c->done) >= last_y(&c->wanted);
    bool apart = last_x(&c->done) < last_x(&c->wanted) * 0.6;
    draw_end_words(&svg, &f, "", &wanted, apart || !over, c->wanted_label);
    draw_end_words(&svg, &f, "strong", &done, over, c->done_label);
    talloc_free(scratch);
    return draw_end(&svg);
}

#define GAUGE_HEIGHT 74.0
#define GAUGE_Y 40.0
#define GAUGE_THICK 12.0

char *
chart_gauge(const void *ctx, const struct chart_gauge *c) {
    struct buffer svg = draw_begin(ctx, &c->head, GAUGE_HEIGHT);
    int high = c->high > c->low ? c->high : c->low + 1;
    double most = high + high / 4.0;
    bool beyond = c->value > most;
    struct field f = {.left = 8, .right = CHART_WIDTH - 8, .x_max = most};
    double low_x = at_x(&f, c->low), high_x = at_x(&f, high);
    double x = beyond ? f.right : at_x(&f, c->value > 0 ? c->value : 0);
    draw_shape(&svg, "rect", "track", "x y width height rx",
               (double[]){f.left, GAUGE_Y, f.right - f.left, GAUGE_THICK, 6}, NULL);
    draw_shape(&svg, "rect", "band", "x y width height",
               (double[]){low_x, GAUGE_Y, high_x - low_x, GAUGE_THICK}, NULL);
    double ends[] = {low_x, high_x};
    int values[] = {c->low, high};
    for (int i = 0; i < 2; i++) {
        draw_shape(&svg, "line", "axis", "x1 y1 x2 y2",
                   (double[]){ends[i], GAUGE_Y - 3, ends[i], GAUGE_Y + GAUGE_THICK + 3},
                   NULL);
        draw_words(&svg, "", ends[i], GAUGE_Y + GAUGE_THICK + 4 + LETTER, ANCHOR_MIDDLE,
                   mem_printf(svg.ctx, "%d", values[i]));
    }
    draw_shape(&svg, "circle", "dot last", "cx cy r",
               (double[]){x, GAUGE_Y + GAUGE_THICK / 2, 8}, NULL);
    double half = draw_width(c->label) / 2;
    double middle = x - half < f.left    ? f.left + half
                    : x + half > f.right ? f.right - half
                                         : x;
    draw_words(&svg, "strong", middle, GAUGE_Y - 14, ANCHOR_MIDDLE, c->label);
    return draw_end(&svg);
}
