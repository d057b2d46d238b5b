#include "web/chart_sides.h"

#include "base/memory.h"
#include "web/chart_draw.h"

#include "base/ban.h"

#define LETTER 13.0
#define HEAD 24.0
#define ROW 42.0
#define BAR_THICK 14.0
#define NUMBER 26.0 /* room for the number behind a bar */

static void
draw_side(struct buffer *svg, const char *class, int value, int most, double y,
          double direction) {
    double middle = CHART_WIDTH / 2;
    double room = middle - NUMBER;
    double wide = value > 0 ? room * value / most : 0;
    double from = direction < 0 ? middle - wide : middle;
    if (value > 0)
        draw_shape(svg, "rect", class, "x y width height rx",
                   (double[]){from, y, wide > 1.5 ? wide : 1.5, BAR_THICK, 2}, NULL);
    draw_words(svg, value > 0 ? "strong" : "", middle + direction * (wide + 7),
               y + BAR_THICK / 2 + LETTER / 3,
               direction < 0 ? ANCHOR_END : ANCHOR_START,
               mem_printf(svg->ctx, "%d", value));
}

char *
chart_sides(const void *ctx, const struct chart_sides *c) {
    struct buffer svg = draw_begin(ctx, &c->head, HEAD + ROW * (double)c->pairs.count);
    double middle = CHART_WIDTH / 2;
    int most = 1;
    for (size_t i = 0; i < c->pairs.count; i++) {
        const struct chart_pair *p = &c->pairs.items[i];
        most = p->left > most ? p->left : most;
        most = p->right > most ? p->right : most;
    }
    draw_words(&svg, "", middle - 7, LETTER, ANCHOR_END, c->left_label);
    draw_words(&svg, "", middle + 7, LETTER, ANCHOR_START, c->right_label);
    for (size_t i = 0; i < c->pairs.count; i++) {
        const struct chart_pair *p = &c->pairs.items[i];
        double y = HEAD + ROW * (double)i;
        draw_words(&svg, "name", middle, y + LETTER, ANCHOR_MIDDLE, p->label);
        y += LETTER + 6;
        draw_side(&svg, "c1", p->left, most, y, -1);
        draw_side(&svg, "c2", p->right, most, y, 1);
        draw_shape(&svg, "line", "axis", "x1 y1 x2 y2",
                   (double[]){middle, y - 2, middle, y + BAR_THICK + 2}, NULL);
    }
    return draw_end(&svg);
}
