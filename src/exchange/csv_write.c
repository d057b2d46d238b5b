#include <string.h>

#include "base/memory.h"
#include "exchange/csv.h"

#include "base/ban.h"

static void
write_bytes(struct csv_writer *w, const char *bytes, size_t len) {
    if (w->len + len + 1 > w->room) {
        w->room = (w->len + len + 1) * 2;
        w->text = mem_grow(w->ctx, w->text, 1, w->room);
    }
    memcpy(w->text + w->len, bytes, len);
    w->len += len;
    w->text[w->len] = '\0';
}

static bool
needs_quotes(const struct csv_writer *w, const char *value) {
    size_t len = strlen(value);
    if (len == 0)
        return !w->in_row; /* a row of one empty cell would read as no row */
    if (strchr(" \t", value[0]) || strchr(" \t", value[len - 1]))
        return true;
    for (const char *p = value; *p; p++)
        if (*p == '"' || *p == '\n' || *p == '\r' || *p == w->delimiter)
            return true;
    return false;
}

void
csv_write_field(struct csv_writer *w, const char *value) {
    if (w->delimiter == 0)
        w->delimiter = ',';
    if (!value)
        value = "";
    bool quoted = needs_quotes(w, value);
    if (w->in_row)
        write_bytes(w, &w->delimiter, 1);
    w->in_row = true;
    if (quoted)
        write_bytes(w, "\"", 1);
    if (w->guard && *value && strchr("=+-@\t\r", *value))
        write_bytes(w, "'", 1);
    const char *quote;
    for (; (quote = strchr(value, '"')); value = quote + 1) {
        write_bytes(w, value, (size_t)(quote - value) + 1);
        write_bytes(w, "\"", 1);
    }
    write_bytes(w, value, strlen(value));
    if (quoted)
        write_bytes(w, "\"", 1);
}

void
csv_write_end(struct csv_writer *w) {
    write_bytes(w, "\r\n", 2);
    w->in_row = false;
}

void
csv_write_row(struct csv_writer *w, const char *const *values, size_t count) {
    for (size_t i = 0; i < count; i++)
        csv_write_field(w, values[i]);
    csv_write_end(w);
}
