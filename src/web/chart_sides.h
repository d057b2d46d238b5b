/* Two numbers of each, to the left and to the right of one line (chart.h). */
#ifndef WEB_CHART_SIDES_H
#define WEB_CHART_SIDES_H

#include "web/chart.h"

struct chart_pair {
    const char *label; /* above both */
    int left, right;
};
struct chart_pairs ARRAY(struct chart_pair);

struct chart_sides {
    struct chart_head head;
    const char *left_label, *right_label;
    struct chart_pairs pairs;
};

char *chart_sides(const void *ctx, const struct chart_sides *chart);

#endif
