#include "cli/roff.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>
#include <unistr.h>

#include "base/memory.h"

#include "base/ban.h"

#define LINE_MAX_BYTES 75

/* One character at `p`; `hyphen` is what stands for a '-'. Moves p behind it. */
static char *
escape(char *out, const char **p, const char *hyphen) {
    ucs4_t c;
    int len = u8_strmbtouc(&c, (const uint8_t *)*p);
    if (len <= 0) { /* not UTF-8: leave the byte out */
        (*p)++;
        return out;
    }
    *p += len;
    switch (c) {
    case '\\':
        return mem_append(out, "\\e");
    case '-':
        return mem_append(out, "%s", hyphen);
    case '\'':
        return mem_append(out, "\\(aq");
    case '`':
        return mem_append(out, "\\(ga");
    case '^':
        return mem_append(out, "\\(ha");
    case '~':
        return mem_append(out, "\\(ti");
    case '"':
        return mem_append(out, "\\(dq");
    default:
        return c < 0x80 ? mem_append(out, "%c", (int)c)
                        : mem_append(out, "\\[u%04X]", (unsigned)c);
    }
}

/* A dot at the start of a line would be a request. */
static char *
begin(const void *ctx, const char *text) {
    return mem_dup(ctx, *text == '.' ? "\\&" : "");
}

char *
roff_literal(const void *ctx, const char *text) {
    char *out = begin(ctx, text);
    for (const char *p = text; *p;)
        out = escape(out, &p, "\\-");
    return out;
}

char *
roff_prose(const void *ctx, const char *text) {
    char *out = begin(ctx, text);
    bool code = false;
    bool option = false;
    for (const char *p = text; *p;) {
        if (*p == '`') {
            out = mem_append(out, code ? "\\fR" : "\\fB");
            code = !code;
            p++;
            continue;
        }
        /* A hyphen between letters, but for those in the name of an option. */
        bool first = p == text || strchr(" (\"", p[-1]);
        option = first ? *p == '-' : option;
        bool inside = !code && !option && !first && isalnum((unsigned char)p[1]);
        out = escape(out, &p, inside ? "-" : "\\-");
    }
    return code ? mem_append(out, "\\fR") : out;
}

static bool
is_word(char c) {
    return isalnum((unsigned char)c) || c == '-' || c == '_';
}

char *
roff_usage(const void *ctx, const char *text) {
    char *out = begin(ctx, text);
    for (const char *p = text; *p;) {
        size_t len = 0;
        bool capitals = true;
        for (; is_word(p[len]); len++)
            capitals = capitals && !islower((unsigned char)p[len]) && p[0] != '-';
        if (len == 0) {
            out = escape(out, &p, "\\-");
            continue;
        }
        char *word = mem_dup_n(NULL, p, len);
        char *escaped = roff_literal(word, word);
        out = mem_append(out, "\\f%c%s\\fR", capitals ? 'I' : 'B', escaped);
        talloc_free(word);
        p += len;
    }
    return out;
}

void
roff_fill(FILE *out, const char *roff) {
    size_t used = 0;
    for (const char *p = roff; *p;) {
        size_t len = strcspn(p, " \n");
        if (used > 0 && used + 1 + len > LINE_MAX_BYTES) {
            /* A dot at the start of a line would be a request. */
            fputs(*p == '.' ? "\n\\&" : "\n", out);
            used = 0;
        } else if (used > 0) {
            fputc(' ', out);
            used++;
        }
        fwrite(p, 1, len, out);
        used += len;
        p += len;
        p += strspn(p, " \n");
    }
    fputc('\n', out);
}

void
roff_paragraphs(FILE *out, const char *text) {
    for (const char *p = text; *p;) {
        const char *end = strstr(p, "\n\n");
        size_t len = end ? (size_t)(end - p) : strlen(p);
        char *paragraph = mem_dup_n(NULL, p, len);
        if (p != text)
            fputs(".PP\n", out);
        roff_fill(out, roff_prose(paragraph, paragraph));
        talloc_free(paragraph);
        p += len;
        p += strspn(p, "\n");
    }
}
