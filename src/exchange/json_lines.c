#include "exchange/json_lines.h"

#include <stdbool.h>
#include <string.h>

#include "base/ban.h"

struct scan {
    const char *at, *end;
    long line;
    const char *const *path;
    size_t steps;   /* in the path */
    size_t depth;   /* open containers */
    size_t on_path; /* how many of them, from the root on, are on the path */
    bool array[JSON_PATH_MAX + 1]; /* which of those are arrays */
    bool key_fits; /* the last key of the innermost container on the path is its step */
    bool want_key; /* a string would be a key */
    bool want_item; /* an element of the wanted array comes next */
};

/* The innermost open container is on the path. */
static bool
on_path(const struct scan *s) {
    return s->depth > 0 && s->on_path == s->depth;
}

static bool
in_wanted(const struct scan *s) {
    return on_path(s) && s->depth == s->steps + 1 && s->array[s->steps];
}

static bool
opens_on_path(const struct scan *s) {
    if (s->depth == 0)
        return true;
    if (!on_path(s) || s->depth > s->steps)
        return false;
    if (s->array[s->depth - 1])
        return strcmp(s->path[s->depth - 1], "*") == 0;
    return s->key_fits;
}

static void
open_container(struct scan *s, bool array) {
    if (opens_on_path(s)) {
        s->array[s->depth] = array;
        s->on_path = s->depth + 1;
        s->key_fits = false;
    }
    s->depth++;
    s->want_key = !array;
    s->want_item = in_wanted(s);
}

static void
close_container(struct scan *s) {
    if (s->depth == 0)
        return;
    if (on_path(s))
        s->on_path--;
    s->depth--;
    s->want_key = false;
    s->want_item = false;
}

static void
next_item(struct scan *s) {
    if (!on_path(s))
        return;
    s->want_key = !s->array[s->depth - 1];
    s->key_fits = false;
    s->want_item = in_wanted(s);
}

/* Behind the closing quote of the string that begins at s->at. */
static const char *
string_end(const struct scan *s) {
    const char *p = s->at + 1;
    while (p < s->end && *p != '"')
        p += *p == '\\' && p + 1 < s->end ? 2 : 1;
    return p < s->end ? p + 1 : s->end;
}

static void
read_string(struct scan *s) {
    const char *end = string_end(s);
    if (on_path(s) && s->want_key && s->depth <= s->steps) {
        const char *step = s->path[s->depth - 1];
        size_t len = strlen(step);
        s->key_fits = strcmp(step, "*") != 0 && (size_t)(end - s->at) == len + 2 &&
                      memcmp(s->at + 1, step, len) == 0;
        s->want_key = false;
    }
    s->at = end - 1;
}

void
json_lines(const void *ctx, const char *bytes, size_t len, const char *const *path,
           struct json_lines *out) {
    struct scan s = {.at = bytes, .end = bytes + len, .line = 1, .path = path};
    while (s.steps < JSON_PATH_MAX && path[s.steps])
        s.steps++;
    for (; s.at < s.end; s.at++) {
        char c = *s.at;
        if (c == '\n')
            s.line++;
        if (c == ' ' || c == '\n' || c == '\r' || c == '\t')
            continue;
        if (s.want_item && c != ']') {
            *array_add(ctx, out) = s.line;
            s.want_item = false;
        }
        if (c == '{' || c == '[')
            open_container(&s, c == '[');
        else if (c == '}' || c == ']')
            close_container(&s);
        else if (c == ',')
            next_item(&s);
        else if (c == '"')
            read_string(&s);
    }
}
