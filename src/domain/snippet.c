#include "domain/snippet.h"

#include <stdbool.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"

#include "base/ban.h"

/* Bytes kept before and after what was found. */
#define BEFORE 36
#define AFTER 64

static bool
is_word(char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
           (unsigned char)c >= 0x80;
}

/* A run of letters is one word, or a few when signs beyond ASCII divide it. */
static bool
fits(const char *run, size_t len, const struct strings *words) {
    char *piece = mem_dup_n(NULL, run, len);
    char *key = text_fold(piece, piece);
    bool found = false;
    for (const char *p = key; *p && !found; p += strcspn(p, " "), p += *p == ' ')
        for (size_t i = 0; i < words->count && !found; i++)
            found = strncmp(p, words->items[i], strlen(words->items[i])) == 0;
    talloc_free(piece);
    return found;
}

static const char *
find(const char *text, const struct strings *words, size_t *len) {
    for (const char *p = text; *p;) {
        size_t run = 0;
        while (p[run] && is_word(p[run]))
            run++;
        if (run > 0 && fits(p, run, words)) {
            *len = run;
            return p;
        }
        p += run > 0 ? run : 1;
    }
    *len = 0;
    return text;
}

/* Back to the beginning of a word that is no further away than BEFORE. */
static const char *
begin_at(const char *text, const char *at) {
    if (at - text <= BEFORE)
        return text;
    const char *p = at - BEFORE;
    while (p < at && *p != ' ')
        p++;
    return p < at ? p + 1 : at;
}

static const char *
end_at(const char *from) {
    size_t len = strlen(from);
    if (len <= AFTER)
        return from + len;
    const char *p = from + AFTER;
    while (p > from && *p != ' ')
        p--;
    if (p > from)
        return p;
    /* One very long word: end between two letters. */
    for (p = from + AFTER; p > from && ((unsigned char)*p & 0xC0) == 0x80;)
        p--;
    return p;
}

struct snippet
snippet_of(const void *ctx, const char *text, const struct strings *words) {
    const char *line = text_clean_line(ctx, text);
    if (!line)
        return (struct snippet){"", "", ""};
    size_t len;
    const char *at = find(line, words, &len);
    const char *begin = begin_at(line, at);
    const char *rest = at + len;
    const char *end = end_at(rest);
    return (struct snippet){
        .before = mem_printf(ctx, "%s%.*s", begin > line ? "…" : "", (int)(at - begin),
                             begin),
        .match = mem_dup_n(ctx, at, len),
        .after = mem_printf(ctx, "%.*s%s", (int)(end - rest), rest, *end ? "…" : ""),
    };
}
