#include "base/markup.h"

#include "base/ban.h"

static const char *
escape_of(char c, enum markup markup) {
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    case '\0':
        return "\xEF\xBF\xBD";
    case '\n':
        if (markup == MARKUP_HTML_LINES)
            return "<br>\n";
        break;
    default:
        break;
    }
    return markup == MARKUP_XML && (unsigned char)c < ' ' ? " " : NULL;
}

void
markup_add(struct buffer *out, const char *text, size_t len, enum markup markup) {
    size_t from = 0;
    for (size_t i = 0; i < len; i++) {
        const char *escape = escape_of(text[i], markup);
        if (!escape)
            continue;
        buffer_add(out, text + from, i - from);
        buffer_text(out, escape);
        from = i + 1;
    }
    buffer_add(out, text + from, len - from);
}
