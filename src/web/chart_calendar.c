#include "base/memory.h"
#include "web/chart_draw.h"

#include "base/ban.h"

#define LETTER 13.0
#define LEFT 16.0   /* for the names of weekdays */
#define MONTHS 20.0 /* for those of months, above each band */
#define BAND_WEEKS 27
#define CELL_MAX 20.0

/* Where a day lies: weeks from the first Monday on, in bands below each other. */
struct grid {
    day_t monday;
    int weeks;
    double cell;
};

static double
band_height(const struct grid *g) {
    return MONTHS + 7 * g->cell + 8;
}

static double
cell_x(const struct grid *g, day_t day) {
    int week = (day - g->monday) / 7;
    return LEFT + g->cell * (week % BAND_WEEKS) + g->cell / 2;
}

static double
cell_y(const struct grid *g, day_t day) {
    int band = (day - g->monday) / 7 / BAND_WEEKS;
    return band * band_height(g) + MONTHS + g->cell * day_weekday(day) + g->cell / 2;
}

static void
dot(struct buffer *svg, const char *class, double x, double y, double r,
    const char *tip) {
    draw_shape(svg, "circle", class, "cx cy r", (double[]){x, y, r}, tip);
}

static void
stroke(struct buffer *svg, double x, double y, double dx, double dy, const char *tip) {
    draw_shape(svg, "line", "stroke", "x1 y1 x2 y2",
               (double[]){x - dx, y - dy, x + dx, y + dy}, tip);
}

/* Each mark has a shape of its own. */
static void
draw_mark(struct buffer *svg, const struct grid *g, const struct chart_day *day) {
    double x = cell_x(g, day->day), y = cell_y(g, day->day), r = g->cell * 0.37;
    switch (day->mark) {
    case MARK_CHECK:
        dot(svg, "c1", x, y, r, day->tip);
        break;
    case MARK_WITHOUT:
    case MARK_OPEN:
        dot(svg, day->mark == MARK_OPEN ? "open now" : "open", x, y, r - 0.7, day->tip);
        if (day->some)
            dot(svg, "some", x, y, r * 0.4, NULL);
        break;
    case MARK_EXTRA:
        stroke(svg, x, y, r * 0.75, 0, day->tip);
        stroke(svg, x, y, 0, r * 0.75, day->tip);
        break;
    case MARK_PAUSE:
        stroke(svg, x, y, r * 0.6, 0, day->tip);
        break;
    case MARK_REST:
    case MARK_COMING:
        dot(svg, "rest", x, y, r * 0.25, NULL);
        break;
    case MARK_BEFORE:
        break;
    }
}

static void
draw_weekdays(struct buffer *svg, const struct grid *g) {
    for (day_t monday = g->monday; monday < g->monday + 7 * g->weeks;
         monday += 7 * BAND_WEEKS)
        for (int d = 0; d < 7; d += 2) {
            char letter[2] = {weekday_name((enum weekday)d)[0], '\0'};
            draw_words(svg, "", 5, cell_y(g, monday + d) + LETTER / 3, ANCHOR_MIDDLE,
                       letter);
        }
}

/* The short name of a month above the week of its first day. One that begins where a
 * band ends stands above the next. */
static void
draw_months(struct buffer *svg, const struct grid *g, const struct chart_days *days) {
    double free_from = 0;
    int band = 0;
    for (size_t i = 0; i < days->count; i++) {
        struct date date = day_to_date(days->items[i].day);
        if (date.mday != 1 && i > 0)
            continue;
        char *name = mem_dup_n(svg->ctx, month_name(date.month), 3);
        int week = (days->items[i].day - g->monday) / 7;
        double wide = draw_width(name);
        bool beyond = week % BAND_WEEKS * g->cell + LEFT + wide > CHART_WIDTH;
        int column = beyond ? 0 : week % BAND_WEEKS;
        int place = week / BAND_WEEKS + beyond;
        free_from = place > band ? 0 : free_from;
        band = place;
        double x = LEFT + g->cell * column;
        if (x < free_from || place * BAND_WEEKS >= g->weeks)
            continue;
        draw_words(svg, "", x, place * band_height(g) + LETTER, ANCHOR_START, name);
        free_from = x + wide + 4;
    }
}

char *
chart_calendar(const void *ctx, const struct chart_calendar *c) {
    struct grid g = {.weeks = 1};
    if (c->days.count > 0) {
        day_t first = c->days.items[0].day;
        g.monday = first - (day_t)day_weekday(first);
        g.weeks = (c->days.items[c->days.count - 1].day - g.monday) / 7 + 1;
    }
    int bands = (g.weeks + BAND_WEEKS - 1) / BAND_WEEKS;
    int across = bands > 1 ? BAND_WEEKS : g.weeks;
    g.cell = (CHART_WIDTH - LEFT) / across;
    g.cell = g.cell > CELL_MAX ? CELL_MAX : g.cell;
    struct buffer svg = draw_begin(ctx, &c->head, bands * band_height(&g));
    draw_weekdays(&svg, &g);
    draw_months(&svg, &g, &c->days);
    for (size_t i = 0; i < c->days.count; i++) {
        if (c->days.items[i].day == c->today)
            draw_shape(&svg, "rect", "today", "x y width height rx",
                       (double[]){cell_x(&g, c->today) - g.cell / 2,
                                  cell_y(&g, c->today) - g.cell / 2, g.cell, g.cell, 3},
                       NULL);
        draw_mark(&svg, &g, &c->days.items[i]);
    }
    return draw_end(&svg);
}
