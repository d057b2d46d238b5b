/* What pictures are drawn with (chart.h): shapes and words, put down one by one. */
#ifndef WEB_CHART_DRAW_H
#define WEB_CHART_DRAW_H

#include "base/buffer.h"
#include "web/chart.h"

#define CHART_WIDTH 320.0

/* Begins the picture; draw_end() gives it. */
struct buffer draw_begin(const void *ctx, const struct chart_head *head, double height);
char *draw_end(struct buffer *svg);

/*
 * One shape with its numbers, "x1 y1 x2 y2" being their names:
 *   draw_shape(&svg, "line", "c-grid", "x1 y1 x2 y2", (double[]){0, 1, 2, 3}, NULL);
 * `tip` is shown when it is pointed at.
 */
void draw_shape(struct buffer *svg, const char *shape, const char *class,
                const char *names, const double *numbers, const char *tip);

/* A line through all points, moved and scaled to the page; closed down to `floor` and
 * filled when that isn't negative. */
void draw_through(struct buffer *svg, const char *class,
                  const struct chart_points *points, double floor);

enum anchor { ANCHOR_START, ANCHOR_MIDDLE, ANCHOR_END };

/* Words; y is where letters stand. Nothing for NULL. */
void draw_words(struct buffer *svg, const char *class, double x, double y,
                enum anchor anchor, const char *words);

/* A number with at most one decimal, whatever the language of the machine. */
void draw_number(struct buffer *svg, double number);

/* Text with what means something to HTML escaped. */
void draw_escaped(struct buffer *svg, const char *text);

/* A round number from `most` up, and the step between a few round ones below it. */
double draw_scale(double most, double *step);

/* About how wide words are in the largest letters that they are shown in. */
double draw_width(const char *words);

#endif
