#include "exchange/qr.h"

#include <errno.h>
#include <qrencode.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

#include "base/ban.h"

enum fault
qr_make(const void *ctx, const char *text, struct qr *out, struct error *err) {
    QRcode *code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M);
    if (!code)
        return error_set(err, FAULT_INVALID,
                         *text ? "That is too much for one QR code. Shorten the "
                                 "address, or take the web page."
                               : "There is nothing to put into a QR code.");
    size_t count = (size_t)code->width * (size_t)code->width;
    unsigned char *cells = mem_array(ctx, unsigned char, count);
    for (size_t i = 0; i < count; i++)
        cells[i] = code->data[i] & 1U;
    *out = (struct qr){.size = code->width, .cells = cells};
    QRcode_free(code);
    return FAULT_NONE;
}

bool
qr_dark(const struct qr *qr, int x, int y) {
    if (x < 0 || y < 0 || x >= qr->size || y >= qr->size)
        return false;
    return qr->cells[y * qr->size + x] != 0;
}

void
qr_add_path(const struct qr *qr, struct buffer *out) {
    char step[64];
    for (int y = 0; y < qr->size; y++)
        for (int x = 0; x < qr->size; x++) {
            int from = x;
            while (qr_dark(qr, x, y))
                x++;
            if (x == from)
                continue;
            snprintf(step, sizeof step, "M%d %dh%dv1h-%dz", from + QR_QUIET,
                     y + QR_QUIET, x - from, x - from);
            buffer_text(out, step);
        }
}

char *
qr_svg(const void *ctx, const struct qr *qr) {
    struct buffer b = {.ctx = ctx};
    int side = qr->size + 2 * QR_QUIET;
    char *begin =
        mem_printf(ctx,
                   "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" "
                   "width=\"%d\" height=\"%d\" shape-rendering=\"crispEdges\">"
                   "<path fill=\"#fff\" d=\"M0 0h%dv%dH0z\"/><path fill=\"#000\" d=\"",
                   side, side, side * 8, side * 8, side, side);
    buffer_text(&b, begin);
    qr_add_path(qr, &b);
    buffer_text(&b, "\"/></svg>\n");
    return b.bytes;
}

/* By the upper and the lower half: nothing, lower, upper, both. */
static const char *
half_block(bool upper, bool lower) {
    static const char *const blocks[] = {" ", "\u2584", "\u2580", "\u2588"};
    return blocks[(upper ? 2 : 0) + (lower ? 1 : 0)];
}

char *
qr_terminal(const void *ctx, const struct qr *qr, bool colour) {
    struct buffer b = {.ctx = ctx};
    for (int y = -QR_QUIET; y < qr->size + QR_QUIET; y += 2) {
        if (colour)
            buffer_text(&b, "\033[30;107m");
        for (int x = -QR_QUIET; x < qr->size + QR_QUIET; x++) {
            bool upper = qr_dark(qr, x, y);
            bool lower = qr_dark(qr, x, y + 1);
            /* Below the last row there is the terminal's own ground. */
            bool inside = y + 1 < qr->size + QR_QUIET;
            buffer_text(&b, colour ? half_block(upper, lower)
                                   : half_block(!upper, !lower && inside));
        }
        buffer_text(&b, colour ? "\033[0m\n" : "\n");
    }
    return b.bytes;
}
