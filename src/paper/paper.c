#include "paper/paper.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"

#include "base/ban.h"

/* All measures in points, 72 to the inch. */
#define MARGIN 62.0
#define BASE_SIZE 11.5
#define SMALLEST 8.0
#define STEP 0.25
#define CODE_SIDE 96.0
#define CODE_GAP 24.0
#define PNG_MODULE 12

#define FAMILY "Vollkorn, Gentium Plus, DejaVu Serif, serif"

struct colour {
    double red, green, blue;
};
#define INK                                                                            \
    { 0.17, 0.16, 0.14 }
#define SOFT                                                                           \
    { 0.38, 0.35, 0.31 }
#define GREEN                                                                          \
    { 0.14, 0.37, 0.32 }
static const struct colour line = {0.73, 0.82, 0.76};

/* What is being drawn. Without a cairo it is only measured. */
struct sheet {
    cairo_t *cairo;
    PangoContext *pango;
    PangoAttrList *figures; /* all of one height, as in a telephone number */
    double width, height;   /* of the paper */
    double size;            /* of plain text */
    double y;               /* how far it is filled */
    double floor;           /* what is below belongs to the foot */
    bool draws;
    bool strange; /* letters that no font here has */
};

bool
paper_size_from_word(const char *word, enum paper_size *out) {
    if (text_same_ascii(word, "a4"))
        *out = PAPER_A4;
    else if (text_same_ascii(word, "letter"))
        *out = PAPER_LETTER;
    else
        return false;
    return true;
}

/* --- text ------------------------------------------------------------------------- */

struct style {
    double scale; /* of the plain size */
    PangoWeight weight;
    struct colour colour;
    double before; /* room above, in lines of plain text */
};

static PangoLayout *
set_text(struct sheet *s, const char *text, const struct style *style, double width) {
    PangoLayout *layout = pango_layout_new(s->pango);
    PangoFontDescription *font = pango_font_description_from_string(FAMILY);
    pango_font_description_set_absolute_size(font,
                                             s->size * style->scale * PANGO_SCALE);
    pango_font_description_set_weight(font, style->weight);
    pango_layout_set_font_description(layout, font);
    pango_font_description_free(font);
    pango_layout_set_width(layout, (int)(width * PANGO_SCALE));
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_line_spacing(layout, style->scale > 2 ? 0.92F : 1.12F);
    pango_layout_set_attributes(layout, s->figures);
    pango_layout_set_text(layout, text, -1);
    s->strange |= pango_layout_get_unknown_glyphs_count(layout) > 0;
    return layout;
}

static double
height_of(PangoLayout *layout) {
    int height;
    pango_layout_get_size(layout, NULL, &height);
    return (double)height / PANGO_SCALE;
}

static void
draw(const struct sheet *s, PangoLayout *layout, double x, double y,
     const struct colour *colour) {
    if (!s->draws)
        return;
    cairo_set_source_rgb(s->cairo, colour->red, colour->green, colour->blue);
    cairo_move_to(s->cairo, x, y);
    pango_cairo_show_layout(s->cairo, layout);
}

static void
next_page(struct sheet *s) {
    if (s->draws)
        cairo_show_page(s->cairo);
    s->y = MARGIN;
}

/* A paragraph across the page, at y; `with` is room for what must not be parted from
 * it. */
static void
add(struct sheet *s, const char *text, const struct style *style, double with) {
    if (!text)
        return;
    PangoLayout *layout = set_text(s, text, style, s->width - 2 * MARGIN);
    double height = height_of(layout);
    s->y += style->before * s->size * 1.4;
    if (s->y + height + with > s->floor && s->y > MARGIN)
        next_page(s);
    draw(s, layout, MARGIN, s->y, &style->colour);
    s->y += height;
    g_object_unref(layout);
}

/* --- the foot: how to reach them, and the code ------------------------------------ */

static void
draw_code(const struct sheet *s, const struct qr *qr, double x, double y) {
    double module = CODE_SIDE / qr->size;
    cairo_set_source_rgb(s->cairo, 0, 0, 0);
    for (int row = 0; row < qr->size; row++)
        for (int from = 0; from < qr->size; from++) {
            int to = from;
            while (qr_dark(qr, to, row))
                to++;
            if (to > from)
                cairo_rectangle(s->cairo, x + from * module, y + row * module,
                                (to - from) * module, module);
            from = to;
        }
    cairo_fill(s->cairo);
}

/* Label and value side by side; a link where there is one. Gives the height. */
static double
add_way(struct sheet *s, const struct leaflet_way *way, double y, double labels,
        double width) {
    static const struct style label_style = {0.9, PANGO_WEIGHT_NORMAL, SOFT, 0};
    static const struct style style = {0.95, PANGO_WEIGHT_NORMAL, INK, 0};
    PangoLayout *label = set_text(s, way->label, &label_style, labels);
    PangoLayout *value = set_text(s, way->text, &style, width - labels);
    double height = height_of(value);
    double lower =
        (pango_layout_get_baseline(value) - pango_layout_get_baseline(label)) /
        (double)PANGO_SCALE;
    draw(s, label, MARGIN, y + lower, &label_style.colour);
    /* Quotes end what cairo takes for a link. */
    bool linked = s->draws && way->link && !strpbrk(way->link, "'\\");
    if (linked) {
        char *link = mem_printf(NULL, "uri='%s'", way->link);
        cairo_tag_begin(s->cairo, CAIRO_TAG_LINK, link);
        talloc_free(link);
    }
    draw(s, value, MARGIN + labels, y, &style.colour);
    if (linked)
        cairo_tag_end(s->cairo, CAIRO_TAG_LINK);
    g_object_unref(label);
    g_object_unref(value);
    return height;
}

/* The foot from y down; gives its height. */
static double
add_foot(struct sheet *s, const struct leaflet *l, const struct qr *qr, double y) {
    static const struct style name_style = {1.05, PANGO_WEIGHT_BOLD, INK, 0};
    static const struct style under_style = {0.75, PANGO_WEIGHT_NORMAL, SOFT, 0};
    double top = y;
    double width = s->width - 2 * MARGIN - (qr ? CODE_SIDE + CODE_GAP : 0);
    double code = 0;
    if (s->draws) {
        cairo_set_source_rgb(s->cairo, line.red, line.green, line.blue);
        cairo_set_line_width(s->cairo, 0.75);
        cairo_move_to(s->cairo, MARGIN, y);
        cairo_line_to(s->cairo, s->width - MARGIN, y);
        cairo_stroke(s->cairo);
    }
    y += s->size;
    if (qr) {
        double x = s->width - MARGIN - CODE_SIDE;
        PangoLayout *under = set_text(s, l->code_says, &under_style, CODE_SIDE);
        pango_layout_set_alignment(under, PANGO_ALIGN_CENTER);
        if (s->draws)
            draw_code(s, qr, x, y);
        draw(s, under, x, y + CODE_SIDE + 4, &under_style.colour);
        code = s->size + CODE_SIDE + 4 + height_of(under);
        g_object_unref(under);
    }
    if (l->name) {
        PangoLayout *name = set_text(s, l->name, &name_style, width);
        draw(s, name, MARGIN, y, &name_style.colour);
        y += height_of(name) + s->size * 0.2;
        g_object_unref(name);
    }
    for (size_t i = 0; i < l->ways.count; i++)
        y += add_way(s, &l->ways.items[i], y, 6 * s->size, width);
    return y - top > code ? y - top : code;
}

/* --- the whole -------------------------------------------------------------------- */

static void
add_body(struct sheet *s, const struct leaflet *l) {
    static const struct style name = {1.1, PANGO_WEIGHT_BOLD, INK, 0};
    static const struct style title = {1, PANGO_WEIGHT_NORMAL, SOFT, 0};
    static const struct style heading = {2.15, PANGO_WEIGHT_NORMAL, INK, 0.7};
    static const struct style over = {1.04, PANGO_WEIGHT_SEMIBOLD, GREEN, 1.05};
    static const struct style text = {1, PANGO_WEIGHT_NORMAL, INK, 0.1};
    s->y = MARGIN;
    add(s, l->name, &name, 0);
    add(s, l->title, &title, 0);
    add(s, l->heading, &heading, 0);
    for (size_t i = 0; i < l->parts.count; i++) {
        add(s, l->parts.items[i].title, &over, 2.5 * s->size);
        add(s, l->parts.items[i].text, &text, 0);
    }
}

/* Whether all of it has room on one page at the size that is set. */
static bool
fits(struct sheet *s, const struct leaflet *l, const struct qr *qr) {
    s->draws = false;
    s->floor = 1e9;
    double foot = add_foot(s, l, qr, 0);
    s->floor = 1e9;
    add_body(s, l);
    bool fit = s->y + 2 * s->size + foot <= s->height - MARGIN;
    s->floor = s->height - MARGIN - foot - 2 * s->size;
    return fit;
}

static void
draw_sheet(struct sheet *s, const struct leaflet *l, const struct qr *qr) {
    for (s->size = BASE_SIZE; !fits(s, l, qr) && s->size - STEP >= SMALLEST;)
        s->size -= STEP;
    double foot = s->height - MARGIN - s->floor - 2 * s->size;
    s->draws = true;
    add_body(s, l);
    add_foot(s, l, qr, s->height - MARGIN - foot);
}

static cairo_status_t
collect(void *closure, const unsigned char *bytes, unsigned len) {
    buffer_add(closure, (const char *)bytes, len);
    return CAIRO_STATUS_SUCCESS;
}

/* Letters stand where the font wants them, not on the dots of some screen. */
static void
set_exactly(PangoContext *pango) {
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(pango, options);
    pango_context_set_round_glyph_positions(pango, FALSE);
    cairo_font_options_destroy(options);
}

/* What a PDF says about itself: whose it is and when it was written, by the page. */
static void
describe(cairo_surface_t *pdf, const struct leaflet *l) {
    char *day = mem_printf(NULL, "%sT12:00:00Z", l->day);
    cairo_pdf_surface_set_metadata(pdf, CAIRO_PDF_METADATA_TITLE, l->heading);
    if (l->name)
        cairo_pdf_surface_set_metadata(pdf, CAIRO_PDF_METADATA_AUTHOR, l->name);
    cairo_pdf_surface_set_metadata(pdf, CAIRO_PDF_METADATA_CREATOR, "Tend");
    cairo_pdf_surface_set_metadata(pdf, CAIRO_PDF_METADATA_CREATE_DATE, day);
    cairo_pdf_surface_set_metadata(pdf, CAIRO_PDF_METADATA_MOD_DATE, day);
    talloc_free(day);
}

enum fault
paper_pdf(const void *ctx, const struct leaflet *l, enum paper_size size,
          struct buffer *out, struct error *err) {
    struct qr qr;
    struct sheet s = {.width = size == PAPER_A4 ? 595.276 : 612,
                      .height = size == PAPER_A4 ? 841.890 : 792};
    if (l->code)
        TRY(qr_make(ctx, l->code, &qr, err));
    cairo_surface_t *pdf =
        cairo_pdf_surface_create_for_stream(collect, out, s.width, s.height);
    describe(pdf, l);
    s.cairo = cairo_create(pdf);
    s.pango = pango_cairo_create_context(s.cairo);
    s.figures = pango_attr_list_new();
    pango_attr_list_insert(s.figures, pango_attr_font_features_new("lnum=1"));
    set_exactly(s.pango);
    draw_sheet(&s, l, l->code ? &qr : NULL);
    pango_attr_list_unref(s.figures);
    g_object_unref(s.pango);
    cairo_destroy(s.cairo);
    cairo_surface_finish(pdf);
    cairo_status_t status = cairo_surface_status(pdf);
    cairo_surface_destroy(pdf);
    if (status != CAIRO_STATUS_SUCCESS)
        return error_set(err, FAULT_IO, "The PDF can't be made: %s.",
                         cairo_status_to_string(status));
    if (s.strange)
        return error_set(err, FAULT_INVALID,
                         "This machine has no font for some of the letters, so they "
                         "would be missing on paper. The packages fonts-noto-core and "
                         "fonts-noto-cjk have those of nearly all scripts.");
    return FAULT_NONE;
}

enum fault
paper_png(const void *ctx, const char *text, struct buffer *out, struct error *err) {
    struct qr qr;
    TRY(qr_make(ctx, text, &qr, err));
    int side = (qr.size + 2 * QR_QUIET) * PNG_MODULE;
    cairo_surface_t *image = cairo_image_surface_create(CAIRO_FORMAT_RGB24, side, side);
    cairo_t *cairo = cairo_create(image);
    cairo_set_antialias(cairo, CAIRO_ANTIALIAS_NONE);
    cairo_set_source_rgb(cairo, 1, 1, 1);
    cairo_paint(cairo);
    cairo_set_source_rgb(cairo, 0, 0, 0);
    for (int y = 0; y < qr.size; y++)
        for (int x = 0; x < qr.size; x++)
            if (qr_dark(&qr, x, y))
                cairo_rectangle(cairo, (x + QR_QUIET) * PNG_MODULE,
                                (y + QR_QUIET) * PNG_MODULE, PNG_MODULE, PNG_MODULE);
    cairo_fill(cairo);
    cairo_destroy(cairo);
    cairo_status_t status = cairo_surface_write_to_png_stream(image, collect, out);
    cairo_surface_destroy(image);
    if (status != CAIRO_STATUS_SUCCESS)
        return error_set(err, FAULT_IO, "The picture can't be made: %s.",
                         cairo_status_to_string(status));
    return FAULT_NONE;
}
