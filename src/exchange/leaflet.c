#include "exchange/leaflet.h"

#include <string.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "base/text.h"

#include "base/ban.h"

/* --- for a letter ----------------------------------------------------------------- */

static void
text_line(struct buffer *b, const char *text) {
    if (text) {
        buffer_text(b, text);
        buffer_char(b, '\n');
    }
}

/* On one line: a letter is read on a telephone as well. */
static void
text_way(struct buffer *b, const struct leaflet_way *way) {
    buffer_text(b, way->label);
    buffer_text(b, ": ");
    for (const char *p = way->text; *p; p++) {
        if (*p == '\n')
            buffer_text(b, ", ");
        else
            buffer_char(b, *p);
    }
    buffer_char(b, '\n');
}

char *
leaflet_text(const void *ctx, const struct leaflet *l) {
    struct buffer b = {.ctx = ctx};
    text_line(&b, l->heading);
    for (size_t i = 0; i < l->parts.count; i++) {
        buffer_char(&b, '\n');
        buffer_text(&b, l->parts.items[i].title);
        buffer_text(&b, ":\n");
        text_line(&b, l->parts.items[i].text);
    }
    buffer_char(&b, '\n');
    text_line(&b, l->name);
    text_line(&b, l->title);
    for (size_t i = 0; i < l->ways.count; i++)
        text_way(&b, &l->ways.items[i]);
    return b.bytes;
}

/* --- as a file for a browser ------------------------------------------------------ */

static const char html_style[] =
    ":root{color-scheme:light}"
    "@page{size:auto;margin:16mm}"
    "body{margin:0;background:#f8f4ec;color:#2c2823;"
    "font:17px/1.55 \"Iowan Old Style\",\"Palatino Linotype\",Palatino,P052,"
    "\"Book Antiqua\",Vollkorn,Georgia,serif;overflow-wrap:break-word}"
    "main{max-width:42rem;margin:0 auto;padding:clamp(1.25rem,5vw,4rem);"
    "background:#fffdf8;min-height:100vh;box-sizing:border-box}"
    "h1{font-size:2.1rem;line-height:1.15;font-weight:400;margin:.2em 0 .9em}"
    "h2{font-size:1.05rem;color:#235f52;margin:1.4em 0 .2em}"
    "p{margin:0}.who{font-weight:700}.what{color:#675e53}"
    "footer{border-top:1px solid #b9d1c2;margin-top:2.2em;padding-top:1.2em;"
    "display:flex;flex-wrap:wrap;gap:1.5rem;justify-content:space-between}"
    "dl{margin:.5em 0 0;display:grid;grid-template-columns:auto 1fr;gap:.15em 1em}"
    "dt{color:#675e53}dd{margin:0}a{color:#235f52}"
    "figure{margin:0;text-align:center;font-size:.8rem;color:#675e53}"
    "svg{display:block;width:7.5rem;height:7.5rem}"
    "@media print{body{background:none;font-size:11.5pt}"
    "main{background:none;padding:0;max-width:none;min-height:0}"
    "section,footer{break-inside:avoid}a{color:inherit;text-decoration:none}}";

static void
html_text(struct buffer *b, const char *text) {
    for (; *text; text++) {
        switch (*text) {
        case '&':
            buffer_text(b, "&amp;");
            break;
        case '<':
            buffer_text(b, "&lt;");
            break;
        case '>':
            buffer_text(b, "&gt;");
            break;
        case '"':
            buffer_text(b, "&quot;");
            break;
        case '\n':
            buffer_text(b, "<br>\n");
            break;
        default:
            buffer_char(b, *text);
        }
    }
}

/* <tag>text</tag>; nothing for NULL. `open` may have attributes. */
static void
html_element(struct buffer *b, const char *open, const char *text, const char *close) {
    if (!text)
        return;
    buffer_text(b, open);
    html_text(b, text);
    buffer_text(b, close);
}

static void
html_way(struct buffer *b, const struct leaflet_way *way) {
    html_element(b, "<dt>", way->label, "</dt><dd>");
    if (way->link)
        html_element(b, "<a href=\"", way->link, "\">");
    html_text(b, way->text);
    buffer_text(b, way->link ? "</a></dd>\n" : "</dd>\n");
}

static void
html_code(const void *ctx, struct buffer *b, const struct leaflet *l,
          const struct qr *qr) {
    int side = qr->size + 2 * QR_QUIET;
    buffer_text(b, mem_printf(ctx,
                              "<figure><svg viewBox=\"0 0 %d %d\" role=\"img\" "
                              "aria-label=\"QR code\" shape-rendering=\"crispEdges\">"
                              "<path fill=\"#fff\" d=\"M0 0h%dv%dH0z\"/><path d=\"",
                              side, side, side, side));
    qr_add_path(qr, b);
    buffer_text(b, "\"/></svg>");
    html_element(b, "<figcaption>", l->code_says, "</figcaption>");
    buffer_text(b, "</figure>\n");
}

char *
leaflet_html(const void *ctx, const struct leaflet *l, const struct qr *qr) {
    struct buffer b = {.ctx = ctx};
    buffer_text(&b, "<!doctype html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n"
                    "<meta name=\"viewport\" content=\"width=device-width, "
                    "initial-scale=1\">\n");
    buffer_text(&b, "<title>");
    html_text(&b, l->heading);
    if (l->name)
        html_element(&b, ": ", l->name, "");
    buffer_text(&b, "</title>\n<style>");
    buffer_text(&b, html_style);
    buffer_text(&b, "</style>\n</head>\n<body>\n<main>\n<header>\n");
    html_element(&b, "<p class=\"who\">", l->name, "</p>\n");
    html_element(&b, "<p class=\"what\">", l->title, "</p>\n");
    html_element(&b, "<h1>", l->heading, "</h1>\n</header>\n");
    for (size_t i = 0; i < l->parts.count; i++) {
        html_element(&b, "<section>\n<h2>", l->parts.items[i].title, "</h2>\n");
        html_element(&b, "<p>", l->parts.items[i].text, "</p>\n</section>\n");
    }
    buffer_text(&b, "<footer>\n<div>\n");
    html_element(&b, "<p class=\"who\">", l->name, "</p>\n");
    buffer_text(&b, "<dl>\n");
    for (size_t i = 0; i < l->ways.count; i++)
        html_way(&b, &l->ways.items[i]);
    buffer_text(&b, "</dl>\n</div>\n");
    if (qr)
        html_code(ctx, &b, l, qr);
    buffer_text(&b, "</footer>\n</main>\n</body>\n</html>\n");
    return b.bytes;
}

/* --- for the program that puts it on paper ---------------------------------------- */

static void
put(json_t *m, const char *key, const char *text) {
    json_object_set_new(m, key, text ? json_string(text) : json_null());
}

json_t *
leaflet_json(const struct leaflet *l) {
    json_t *m = json_object();
    json_t *parts = json_array();
    json_t *ways = json_array();
    put(m, "heading", l->heading);
    put(m, "name", l->name);
    put(m, "title", l->title);
    for (size_t i = 0; i < l->parts.count; i++) {
        json_t *part = json_object();
        put(part, "title", l->parts.items[i].title);
        put(part, "text", l->parts.items[i].text);
        json_array_append_new(parts, part);
    }
    json_object_set_new(m, "parts", parts);
    for (size_t i = 0; i < l->ways.count; i++) {
        json_t *way = json_object();
        put(way, "label", l->ways.items[i].label);
        put(way, "text", l->ways.items[i].text);
        put(way, "link", l->ways.items[i].link);
        json_array_append_new(ways, way);
    }
    json_object_set_new(m, "ways", ways);
    put(m, "code", l->code);
    put(m, "code_says", l->code_says);
    put(m, "day", l->day);
    return m;
}

static const char *
take(const void *ctx, const json_t *m, const char *key) {
    return mem_dup(ctx, json_string_value(json_object_get(m, key)));
}

static const char *
take_or_empty(const void *ctx, const json_t *m, const char *key) {
    const char *text = take(ctx, m, key);
    return text ? text : "";
}

enum fault
leaflet_read(const void *ctx, const char *bytes, size_t len, struct leaflet *out,
             struct error *err) {
    size_t i;
    json_t *one;
    json_t *m = json_loadb(bytes, len, JSON_REJECT_DUPLICATES, NULL);
    if (!json_is_string(json_object_get(m, "heading")) ||
        !json_is_string(json_object_get(m, "day"))) {
        json_decref(m);
        return error_set(err, FAULT_INVALID, "This is no page that Tend has made.");
    }
    *out = (struct leaflet){
        .heading = take(ctx, m, "heading"),
        .name = take(ctx, m, "name"),
        .title = take(ctx, m, "title"),
        .code = take(ctx, m, "code"),
        .code_says = take(ctx, m, "code_says"),
        .day = take(ctx, m, "day"),
    };
    json_array_foreach(json_object_get(m, "parts"), i, one) *
        array_add(ctx, &out->parts) =
        (struct leaflet_part){.title = take_or_empty(ctx, one, "title"),
                              .text = take_or_empty(ctx, one, "text")};
    json_array_foreach(json_object_get(m, "ways"), i, one) *
        array_add(ctx, &out->ways) =
        (struct leaflet_way){.label = take_or_empty(ctx, one, "label"),
                             .text = take_or_empty(ctx, one, "text"),
                             .link = take(ctx, one, "link")};
    json_decref(m);
    return FAULT_NONE;
}
