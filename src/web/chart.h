/*
 * Pictures as SVG text. A picture scales with the page (320 units wide); its colours
 * and letters come from classes in tend.css alone, and whatever a colour says is said
 * by a shape or a word as well. Labels may be any UTF-8. None of this knows what it
 * draws.
 */
#ifndef WEB_CHART_H
#define WEB_CHART_H

#include "domain/calendar.h"

/* What a screen reader says instead. The id is unique on its page. */
struct chart_head {
    const char *id, *title, *desc;
};

struct chart_point {
    double x, y;
    const char *tip; /* what it is, when pointed at; may be NULL */
};
struct chart_points ARRAY(struct chart_point);

struct chart_tick {
    double x;
    const char *label;
};
struct chart_ticks ARRAY(struct chart_tick);

/* What was done as a line, what was wanted as a broken one, and a band between two
 * heights; each is left out when it is empty. x and y begin at 0. */
struct chart_line {
    struct chart_head head;
    struct chart_points done, wanted;
    const char *done_label, *wanted_label; /* at their ends */
    double low, high;                      /* the band; high 0: none */
    const char *low_label, *high_label;
    struct chart_ticks ticks; /* along x */
    double x_max;             /* 0: as far as the points go */
};

char *chart_line(const void *ctx, const struct chart_line *chart);

#define CHART_PARTS 3

/* A column of parts on top of each other, the first at the bottom. */
struct chart_column {
    const char *label; /* under it; NULL for none */
    int parts[CHART_PARTS];
    const char *tip;
};
struct chart_columns ARRAY(struct chart_column);

struct chart_stack {
    struct chart_head head;
    const char *labels[CHART_PARTS]; /* beside the last column */
    struct chart_columns columns;
};

char *chart_stack(const void *ctx, const struct chart_stack *chart);

/* A bar that lies, with its label before and its words behind. */
struct chart_bar {
    const char *label, *words;
    int value;
    bool quiet;       /* drawn lighter */
    double low, high; /* what the value may as well be, as a whisker; high 0: none */
};
struct chart_bars_list ARRAY(struct chart_bar);

struct chart_bars {
    struct chart_head head;
    struct chart_bars_list bars;
};

char *chart_bars(const void *ctx, const struct chart_bars *chart);

/* Where a number stands between two others. */
struct chart_gauge {
    struct chart_head head;
    int value, low, high;
    const char *label; /* at the value */
};

char *chart_gauge(const void *ctx, const struct chart_gauge *chart);

/* Days in weeks, a column each, Monday on top. */
struct chart_day {
    day_t day;
    enum mark mark;
    bool some;       /* touches, though no checkmark */
    const char *tip; /* "Mon 2 March: 3 touches, checkmark" */
};
struct chart_days ARRAY(struct chart_day);

struct chart_calendar {
    struct chart_head head;
    struct chart_days days; /* one after the other, none left out */
    day_t today;
};

char *chart_calendar(const void *ctx, const struct chart_calendar *chart);

#endif
