/*
 * tend-paper: puts a page on paper. What it needs (fonts, shaping of every script, PDF)
 * takes longer to load than other commands take to run, so it is a program of its own.
 *
 *   tend-paper pdf a4|letter    a leaflet as JSON (exchange/leaflet.h) in, a PDF out
 *   tend-paper png              any text in, its QR code out, as a picture
 *
 * What goes wrong is one line on the standard error, and nothing on the other.
 */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/memory.h"
#include "exchange/leaflet.h"
#include "paper/paper.h"

#include "base/ban.h"

#define SECONDS_MAX 60 /* whatever fonts there are: nobody waits longer */

static enum fault
make_pdf(const void *ctx, const char *bytes, size_t len, const char *size,
         struct buffer *out, struct error *err) {
    struct leaflet leaflet;
    enum paper_size paper;
    if (!paper_size_from_word(size, &paper))
        return error_set(err, FAULT_USAGE, "The paper is a4 or letter, not \"%.20s\".",
                         size);
    TRY(leaflet_read(ctx, bytes, len, &leaflet, err));
    return paper_pdf(ctx, &leaflet, paper, out, err);
}

static enum fault
run(const void *ctx, int count, char **words, struct buffer *out, struct error *err) {
    char *bytes;
    size_t len;
    bool pdf = count == 3 && strcmp(words[1], "pdf") == 0;
    bool png = count == 2 && strcmp(words[1], "png") == 0;
    if (!pdf && !png)
        return error_set(err, FAULT_USAGE,
                         "tend-paper is a part of Tend. `tend page --pdf FILE` makes "
                         "a page.");
    TRY(file_read(ctx, "-", &bytes, &len, err));
    return pdf ? make_pdf(ctx, bytes, len, words[2], out, err)
               : paper_png(ctx, bytes, out, err);
}

int
main(int count, char **words) {
    struct error err = {0};
    void *ctx = mem_context(NULL);
    struct buffer out = {.ctx = ctx};
    alarm(SECONDS_MAX);
    enum fault fault = run(ctx, count, words, &out, &err);
    if (fault == FAULT_NONE &&
        (fwrite(out.bytes, 1, out.len, stdout) != out.len || fflush(stdout) != 0))
        fault = error_set(&err, FAULT_IO, "The result can't be written.");
    if (fault != FAULT_NONE)
        fprintf(stderr, "%s\n", err.text);
    talloc_free(ctx);
    return fault == FAULT_NONE ? 0 : 1;
}
