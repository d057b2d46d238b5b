/*
 * One page about somebody's work, for those who might send them clients: as plain text
 * for a letter, as an HTML file that needs nothing else, and as JSON for the program
 * that puts it on paper (src/paper).
 */
#ifndef EXCHANGE_LEAFLET_H
#define EXCHANGE_LEAFLET_H

#include <jansson.h>

#include "base/array.h"
#include "base/error.h"
#include "exchange/qr.h"

struct leaflet_part {
    const char *title, *text; /* never NULL; the text may have several lines */
};

/* A way to reach them. */
struct leaflet_way {
    const char *label; /* "Phone" */
    const char *text;  /* never NULL; an address has several lines */
    const char *link;  /* "tel:…", or NULL */
};

struct leaflet {
    const char *heading;
    const char *name, *title; /* whose it is; may be NULL */
    struct leaflet_parts ARRAY(struct leaflet_part) parts;
    struct leaflet_ways ARRAY(struct leaflet_way) ways;
    const char *code;      /* what the QR code holds, or NULL */
    const char *code_says; /* under it: "My web page" */
    const char *day;       /* of the last change, "2026-03-02"; never NULL */
};

/* As it stands in a letter, lines end with \n. */
char *leaflet_text(const void *ctx, const struct leaflet *l);

/* A file by itself: the style inside, nothing fetched from anywhere. `qr` may be NULL.
 */
char *leaflet_html(const void *ctx, const struct leaflet *l, const struct qr *qr);

json_t *leaflet_json(const struct leaflet *l);

/* What leaflet_json() made; INVALID when it isn't that. Strings under ctx. */
MUST_CHECK enum fault leaflet_read(const void *ctx, const char *bytes, size_t len,
                                   struct leaflet *out, struct error *err);

#endif
