#include "web/chart_draw.h"

#include <math.h>
#include <string.h>

#include "base/markup.h"
#include "base/memory.h"
#include "base/text.h"

#include "base/ban.h"

#define LETTER_WIDTH 7.6
#define TEXT_MAX 1000000.0

void
draw_escaped(struct buffer *svg, const char *text) {
    markup_add(svg, text, strlen(text), MARKUP_XML);
}

void
draw_number(struct buffer *svg, double number) {
    if (!(number > -TEXT_MAX && number < TEXT_MAX))
        number = 0;
    long tenths = lround(number * 10);
    long whole = labs(tenths) / 10;
    long part = labs(tenths) % 10;
    char *text =
        part ? mem_printf(svg->ctx, "%s%ld.%ld", tenths < 0 ? "-" : "", whole, part)
             : mem_printf(svg->ctx, "%s%ld", tenths < 0 ? "-" : "", whole);
    buffer_text(svg, text);
    talloc_free(text);
}

static void
attribute(struct buffer *svg, const char *name, const char *value) {
    buffer_char(svg, ' ');
    buffer_text(svg, name);
    buffer_text(svg, "=\"");
    draw_escaped(svg, value);
    buffer_char(svg, '"');
}

/* An element that holds but text, with an id of the picture's own. */
static void
told(struct buffer *svg, const char *element, const char *id, const char *text) {
    buffer_char(svg, '<');
    buffer_text(svg, element);
    buffer_text(svg, " id=\"");
    draw_escaped(svg, id);
    buffer_char(svg, '-');
    buffer_text(svg, element);
    buffer_text(svg, "\">");
    draw_escaped(svg, text);
    buffer_text(svg, "</");
    buffer_text(svg, element);
    buffer_char(svg, '>');
}

struct buffer
draw_begin(const void *ctx, const struct chart_head *head, double height) {
    struct buffer svg = {.ctx = ctx};
    buffer_text(&svg, "<svg role=\"img\" viewBox=\"0 0 ");
    draw_number(&svg, CHART_WIDTH);
    buffer_char(&svg, ' ');
    draw_number(&svg, height);
    buffer_text(&svg, "\" aria-labelledby=\"");
    draw_escaped(&svg, head->id);
    buffer_text(&svg, "-title ");
    draw_escaped(&svg, head->id);
    buffer_text(&svg, "-desc\">");
    told(&svg, "title", head->id, head->title);
    told(&svg, "desc", head->id, head->desc);
    return svg;
}

char *
draw_end(struct buffer *svg) {
    buffer_text(svg, "</svg>");
    return svg->bytes;
}

void
draw_shape(struct buffer *svg, const char *shape, const char *class, const char *names,
           const double *numbers, const char *tip) {
    buffer_char(svg, '<');
    buffer_text(svg, shape);
    if (*class)
        attribute(svg, "class", class);
    for (size_t len; *names; names += len + (names[len] == ' '), numbers++) {
        len = strcspn(names, " ");
        buffer_char(svg, ' ');
        buffer_add(svg, names, len);
        buffer_text(svg, "=\"");
        draw_number(svg, *numbers);
        buffer_char(svg, '"');
    }
    if (!tip) {
        buffer_text(svg, "/>");
        return;
    }
    buffer_text(svg, "><title>");
    draw_escaped(svg, tip);
    buffer_text(svg, "</title></");
    buffer_text(svg, shape);
    buffer_char(svg, '>');
}

static void
corner(struct buffer *svg, char how, double x, double y) {
    buffer_char(svg, how);
    draw_number(svg, x);
    buffer_char(svg, ' ');
    draw_number(svg, y);
}

void
draw_through(struct buffer *svg, const char *class, const struct chart_points *points,
             double floor) {
    if (points->count < 2)
        return;
    buffer_text(svg, "<path");
    if (*class)
        attribute(svg, "class", class);
    buffer_text(svg, " d=\"");
    const struct chart_point *items = points->items;
    for (size_t i = 0; i < points->count; i++)
        corner(svg, i == 0 ? 'M' : 'L', items[i].x, items[i].y);
    if (floor >= 0) {
        corner(svg, 'L', items[points->count - 1].x, floor);
        corner(svg, 'L', items[0].x, floor);
        buffer_char(svg, 'Z');
    }
    buffer_text(svg, "\"/>");
}

void
draw_words(struct buffer *svg, const char *class, double x, double y,
           enum anchor anchor, const char *words) {
    static const char *const anchors[] = {"start", "middle", "end"};
    if (!words)
        return;
    buffer_text(svg, "<text");
    if (*class)
        attribute(svg, "class", class);
    if (anchor != ANCHOR_START)
        attribute(svg, "text-anchor", anchors[anchor]);
    buffer_text(svg, " x=\"");
    draw_number(svg, x);
    buffer_text(svg, "\" y=\"");
    draw_number(svg, y);
    buffer_text(svg, "\">");
    draw_escaped(svg, words);
    buffer_text(svg, "</text>");
}

double
draw_scale(double most, double *step) {
    static const double rounds[] = {1, 2, 3, 5, 10};
    double power = 1;
    most = most > 1 ? most : 1;
    while (power * 10 * 4 < most)
        power *= 10;
    size_t i = 0;
    while (i < 4 && rounds[i] * power * 4 < most)
        i++;
    *step = rounds[i] * power;
    return ceil(most / *step) * *step;
}

double
draw_width(const char *words) {
    return words ? text_width(words) * LETTER_WIDTH : 0;
}
