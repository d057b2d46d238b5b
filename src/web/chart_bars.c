#include "base/memory.h"
#include "web/chart_draw.h"

#include "base/ban.h"

#define LETTER 13.0
#define ROW 26.0
#define BAR_THICK 14.0

static double
widest(const struct chart_bars_list *bars, bool words) {
    double most = 0;
    for (size_t i = 0; i < bars->count; i++) {
        double wide = draw_width(words ? bars->items[i].words : bars->items[i].label);
        most = wide > most ? wide : most;
    }
    return most;
}

/* A line from the low to the high with a stroke at its ends; gives how far bar and
 * whisker reach. */
static double
draw_whisker(struct buffer *svg, const struct chart_bar *bar, double left, double y,
             double scale, double wide) {
    static const char names[] = "x1 y1 x2 y2";
    double low = left + bar->low * scale, high = left + bar->high * scale;
    if (!(bar->high > 0))
        return wide;
    draw_shape(svg, "line", "whisker", names, (double[]){low, y, high, y}, NULL);
    draw_shape(svg, "line", "whisker", names, (double[]){low, y - 4, low, y + 4}, NULL);
    draw_shape(svg, "line", "whisker", names, (double[]){high, y - 4, high, y + 4},
               NULL);
    return high - left > wide ? high - left : wide;
}

char *
chart_bars(const void *ctx, const struct chart_bars *c) {
    struct buffer svg =
        draw_begin(ctx, &c->head, ROW * (double)(c->bars.count ? c->bars.count : 1));
    double left = widest(&c->bars, false) + 10;
    double room = CHART_WIDTH - left - widest(&c->bars, true) - 12;
    double most = 1;
    room = room < 40 ? 40 : room;
    for (size_t i = 0; i < c->bars.count; i++) {
        const struct chart_bar *bar = &c->bars.items[i];
        most = bar->value > most ? bar->value : most;
        most = bar->high > most ? bar->high : most;
    }
    for (size_t i = 0; i < c->bars.count; i++) {
        const struct chart_bar *bar = &c->bars.items[i];
        double y = ROW * (double)i + ROW / 2;
        double wide = bar->value > 0 ? room * bar->value / most : 0;
        draw_words(&svg, bar->quiet ? "" : "name", left - 10, y + LETTER / 3,
                   ANCHOR_END, bar->label);
        draw_shape(
            &svg, "rect", bar->quiet || bar->high > 0 ? "c1 light" : "c1",
            "x y width height rx",
            (double[]){left, y - BAR_THICK / 2, wide > 1.5 ? wide : 1.5, BAR_THICK, 2},
            NULL);
        wide = draw_whisker(&svg, bar, left, y, room / most, wide);
        draw_words(&svg, "strong", left + wide + 8, y + LETTER / 3, ANCHOR_START,
                   bar->words);
    }
    return draw_end(&svg);
}

#define STACK_HEIGHT 190.0
#define TOP 14.0
#define FLOOR 164.0

static const char *const part_classes[CHART_PARTS] = {"c1", "c2", "c3"};

static int
column_sum(const struct chart_column *column) {
    int sum = 0;
    for (int i = 0; i < CHART_PARTS; i++)
        sum += column->parts[i];
    return sum;
}

/* What the second and the third part are drawn with, besides their colour. */
static void
draw_patterns(struct buffer *svg, const char *id) {
    static const char *const drawn[] = {"<path class=\"hatch\" d=\"M0 5L5 0\"/>",
                                        "<circle class=\"spot\" cx=\"2.5\" cy=\"2.5\" "
                                        "r=\"1\"/>"};
    buffer_text(svg, "<defs>");
    for (int i = 0; i < 2; i++) {
        buffer_text(svg, "<pattern patternUnits=\"userSpaceOnUse\" width=\"5\" "
                         "height=\"5\" id=\"");
        draw_escaped(svg, id);
        buffer_text(svg, i == 0 ? "-hatch\">" : "-spots\">");
        buffer_text(svg, drawn[i]);
        buffer_text(svg, "</pattern>");
    }
    buffer_text(svg, "</defs>");
}

static void
draw_part(struct buffer *svg, const char *id, int part, const double box[4]) {
    draw_shape(svg, "rect", part_classes[part], "x y width height", box, NULL);
    if (part == 0)
        return;
    buffer_text(svg, "<rect fill=\"url(#");
    draw_escaped(svg, id);
    buffer_text(svg, part == 1 ? "-hatch)\"" : "-spots)\"");
    static const char *const names[] = {" x=\"", "\" y=\"", "\" width=\"",
                                        "\" height=\""};
    for (int i = 0; i < 4; i++) {
        buffer_text(svg, names[i]);
        draw_number(svg, box[i]);
    }
    buffer_text(svg, "\"/>");
}

/* The names of the parts, beside the last column where its parts are, but never on top
 * of each other. */
static void
draw_names(struct buffer *svg, const struct chart_stack *c, double x, double scale) {
    double y = FLOOR, under = FLOOR + LETTER;
    const struct chart_column *last =
        c->columns.count ? &c->columns.items[c->columns.count - 1] : NULL;
    for (int i = 0; i < CHART_PARTS; i++) {
        double high = last ? last->parts[i] * scale : 0;
        double place = y - high / 2 + LETTER / 3;
        y -= high;
        place = place > under - LETTER - 4 ? under - LETTER - 4 : place;
        under = place;
        if (!c->labels[i])
            continue;
        draw_part(svg, c->head.id, i, (double[]){x, place - 8, 9, 9});
        draw_words(svg, "strong", x + 14, place, ANCHOR_START, c->labels[i]);
    }
}

static void
draw_heights(struct buffer *svg, double left, double right, double y_max, double step) {
    double scale = (FLOOR - TOP) / y_max;
    for (int i = 0; i * step <= y_max + step / 2; i++) {
        double y = i * step;
        draw_shape(svg, "line", y > 0 ? "rule" : "axis", "x1 y1 x2 y2",
                   (double[]){left, FLOOR - y * scale, right, FLOOR - y * scale}, NULL);
        draw_words(svg, "", left - 6, FLOOR - y * scale + LETTER / 3, ANCHOR_END,
                   mem_printf(svg->ctx, "%.0f", y));
    }
}

static void
draw_column(struct buffer *svg, const char *id, const struct chart_column *column,
            double x, double wide, double scale) {
    double y = FLOOR;
    buffer_text(svg, "<g>");
    if (column->tip) {
        buffer_text(svg, "<title>");
        draw_escaped(svg, column->tip);
        buffer_text(svg, "</title>");
    }
    for (int i = 0; i < CHART_PARTS; i++) {
        double high = column->parts[i] * scale;
        y -= high;
        if (high > 0)
            draw_part(svg, id, i, (double[]){x, y, wide, high});
    }
    buffer_text(svg, "</g>");
}

char *
chart_stack(const void *ctx, const struct chart_stack *c) {
    struct buffer svg = draw_begin(ctx, &c->head, STACK_HEIGHT);
    double names = 0, step, free_from = 0;
    int most = 0;
    for (int i = 0; i < CHART_PARTS; i++)
        names = draw_width(c->labels[i]) > names ? draw_width(c->labels[i]) : names;
    for (size_t i = 0; i < c->columns.count; i++) {
        int sum = column_sum(&c->columns.items[i]);
        most = sum > most ? sum : most;
    }
    double y_max = draw_scale(most, &step);
    double left = 10 + draw_width(mem_printf(svg.ctx, "%.0f", y_max));
    double right = CHART_WIDTH - names - 26;
    double scale = (FLOOR - TOP) / y_max;
    double each = (right - left) / (double)(c->columns.count ? c->columns.count : 1);
    each = each > 36 ? 36 : each;
    draw_patterns(&svg, c->head.id);
    draw_heights(&svg, left, right, y_max, step);
    for (size_t i = 0; i < c->columns.count; i++) {
        const struct chart_column *column = &c->columns.items[i];
        double x = left + each * (double)i;
        double wide = draw_width(column->label);
        draw_column(&svg, c->head.id, column, x + each * 0.12, each * 0.76, scale);
        if (!column->label || x < free_from)
            continue;
        draw_words(&svg, "", x + each * 0.12, FLOOR + 5 + LETTER, ANCHOR_START,
                   column->label);
        free_from = x + wide + 8;
    }
    double end = left + each * (double)c->columns.count;
    draw_names(&svg, c, end + 8, scale);
    return draw_end(&svg);
}
