#include "cli/examples.h"

#include <string.h>

#include "base/memory.h"
#include "base/text.h"

#include "base/ban.h"

#define MARK "  # "
#define INDENT 4

void
examples_read(const void *ctx, const char *text, struct examples *out) {
    *out = (struct examples){0};
    for (const char *line = text; line && *line;) {
        size_t len = strcspn(line, "\n");
        char *whole = mem_dup_n(ctx, line, len);
        char *mark = strstr(whole, MARK);
        struct example *e = array_add(ctx, out);
        e->command = whole;
        e->comment = mark ? mark + strlen(MARK) : "";
        if (mark)
            *mark = '\0';
        line += len + (line[len] == '\n');
    }
}

/* Up to the next space outside of quotes. */
static size_t
word_length(const char *p) {
    char quote = '\0';
    size_t n = 0;
    for (; p[n] && (quote || p[n] != ' '); n++) {
        if (quote && p[n] == quote)
            quote = '\0';
        else if (!quote && (p[n] == '"' || p[n] == '\''))
            quote = p[n];
    }
    return n;
}

char *
example_wrap(const void *ctx, const char *command, int width) {
    char *out = mem_dup(ctx, "");
    int used = 0;
    for (const char *p = command; *p;) {
        size_t len = word_length(p);
        char *word = mem_dup_n(NULL, p, len);
        int wide = text_width(word);
        p += len;
        p += strspn(p, " ");
        /* " \" has to fit behind every word but the last. */
        if (used > 0 && used + 1 + wide + (*p ? 2 : 0) > width) {
            out = mem_append(out, " \\\n%*s", INDENT, "");
            used = INDENT;
        } else if (used > 0) {
            out = mem_append(out, " ");
            used++;
        }
        out = mem_append(out, "%s", word);
        used += wide;
        talloc_free(word);
    }
    return out;
}
