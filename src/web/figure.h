/* What figures are put together with (figures.h). */
#ifndef WEB_FIGURE_H
#define WEB_FIGURE_H

#include "web/chart.h"
#include "web/figures.h"

/* Under way: its model, and where its pieces are allocated. */
struct figure {
    const void *ctx;
    json_t *m;
    json_t *rows; /* of its table, once that is begun */
};

struct figure figure_begin(const void *ctx, const char *id, const char *title);
void figure_says(struct figure *f, const char *fmt, ...) PRINTF_LIKE(2, 3);
void figure_next(struct figure *f, const char *href, const char *text);
void figure_draw(struct figure *f, const char *svg);

/* Its head for the picture; the description is what it says. */
struct chart_head figure_head(const struct figure *f);

/* The names of the columns, the one of the rows' own names first; ends with NULL. */
void figure_table(struct figure *f, const char *caption, const char *const *columns);
void figure_row(struct figure *f, const char *name, const int *numbers, size_t count);
/* The same with words in its texts. */
void figure_row_text(struct figure *f, const char *name, const char *const *texts,
                     size_t count);

/* What a sign in the picture means. */
void figure_key(struct figure *f, const char *sign, const char *words);

/* "3 touches", "1 person". */
const char *figure_count(const struct figure *f, int n, const char *one,
                         const char *many);
/* "Fri 6 March"; short: "6 Mar". */
const char *figure_day(const struct figure *f, day_t day, day_t today);
const char *figure_day_short(const struct figure *f, day_t day);

json_t *figure_of_line(const void *ctx, const struct progress_answer *a);
json_t *figure_of_list(const void *ctx, const struct progress_answer *a);
json_t *figure_of_months(const void *ctx, const struct progress_answer *a);
json_t *figure_of_effort(const void *ctx, const struct progress_answer *a);
json_t *figure_of_gifts(const void *ctx, const struct progress_answer *a);
json_t *figure_of_meaning(const void *ctx, const struct progress_answer *a);
json_t *figure_of_methods(const void *ctx, const struct progress_answer *a);
json_t *figure_of_weekdays(const void *ctx, const struct progress_answer *a);

#endif
