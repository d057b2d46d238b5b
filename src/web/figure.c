#include "web/figure.h"

#include "base/memory.h"
#include "view/model.h"

#include "base/ban.h"

struct figure
figure_begin(const void *ctx, const char *id, const char *title) {
    struct figure f = {.ctx = ctx, .m = json_object()};
    model_text(f.m, "id", id);
    model_text(f.m, "title", title);
    return f;
}

void
figure_says(struct figure *f, const char *fmt, ...) {
    va_list args;
    va_start(args, fmt);
    model_text(f->m, "says", mem_vprintf(f->ctx, fmt, args));
    va_end(args);
}

void
figure_next(struct figure *f, const char *href, const char *text) {
    json_t *next = json_object();
    model_text(next, "href", href);
    model_text(next, "text", text);
    model_set(f->m, "next", next);
}

void
figure_draw(struct figure *f, const char *svg) {
    model_text(f->m, "svg", svg);
}

struct chart_head
figure_head(const struct figure *f) {
    return (struct chart_head){.id = model_get(f->m, "id"),
                               .title = model_get(f->m, "title"),
                               .desc = model_get(f->m, "says")};
}

void
figure_table(struct figure *f, const char *caption, const char *const *columns) {
    json_t *table = json_object();
    json_t *heads = json_array();
    f->rows = json_array();
    model_text(table, "caption", caption);
    for (; *columns; columns++) {
        json_t *head = json_object();
        model_text(head, "name", *columns);
        json_array_append_new(heads, head);
    }
    model_set(table, "columns", heads);
    model_set(table, "rows", f->rows);
    model_set(f->m, "table", table);
}

void
figure_row_text(struct figure *f, const char *name, const char *const *texts,
                size_t count) {
    json_t *row = json_object();
    json_t *cells = json_array();
    model_text(row, "name", name);
    for (size_t i = 0; i < count; i++) {
        json_t *cell = json_object();
        model_text(cell, "text", texts[i]);
        json_array_append_new(cells, cell);
    }
    model_set(row, "cells", cells);
    json_array_append_new(f->rows, row);
}

void
figure_row(struct figure *f, const char *name, const int *numbers, size_t count) {
    const char **texts = mem_array(f->ctx, const char *, count + 1);
    for (size_t i = 0; i < count; i++)
        texts[i] = mem_printf(f->ctx, "%d", numbers[i]);
    figure_row_text(f, name, texts, count);
}

void
figure_key(struct figure *f, const char *sign, const char *words) {
    json_t *key = json_object_get(f->m, "key");
    json_t *entry = json_object();
    if (!key) {
        key = json_array();
        model_set(f->m, "key", key);
    }
    model_text(entry, "sign", sign);
    model_text(entry, "words", words);
    json_array_append_new(key, entry);
}

const char *
figure_count(const struct figure *f, int n, const char *one, const char *many) {
    return mem_printf(f->ctx, "%d %s", n, n == 1 ? one : many);
}

const char *
figure_day(const struct figure *f, day_t day, day_t today) {
    char words[DATE_TEXT_MAX];
    return mem_dup(f->ctx, day_words(day, today, words));
}

const char *
figure_day_short(const struct figure *f, day_t day) {
    struct date date = day_to_date(day);
    return mem_printf(f->ctx, "%d %.3s", date.mday, month_name(date.month));
}
