#include "base/day_clause.h"

#include <stddef.h>
#include <string.h>

#include "base/day_token.h"

#include "base/ban.h"

/* The end of `start`..`end` without a mark or space at its end; `end` without one. */
static const char *
strip_mark(const char *start, const char *end) {
    ptrdiff_t len = end - start;
    if (len >= 1 && strchr(" \t\f\v,;:.-([&*~", end[-1]))
        return end - 1;
    if (len >= 2 && strncmp(end - 2, "\xC2\xA0", 2) == 0)
        return end - 2;
    /* Dashes. */
    if (len >= 3 && strncmp(end - 3, "\xE2\x80", 2) == 0 &&
        (unsigned char)end[-1] >= 0x90 && (unsigned char)end[-1] <= 0x95)
        return end - 3;
    return end;
}

const char *
clause_strip_tail(const char *start, const char *end) {
    static const char *const joins[] = {
        "on",    "at",    "the",  "is",   "are",   "was",    "be",     "from",
        "until", "till",  "by",   "for",  "of",    "in",     "to",     "and",
        "since", "falls", "this", "next", "about", "around", "coming", NULL};
    for (;;) {
        const char *cut = strip_mark(start, end);
        if (cut != end) {
            end = cut;
            continue;
        }
        const char *word = end;
        while (word > start && end - word < 16 && token_letter(word[-1]))
            word--;
        struct token t = token_at(word);
        if (word == end || t.end != end ||
            (word > start && !strchr(" \t\f\v,;:.([&*", word[-1])) ||
            (!token_in(&t, joins) && token_weekday(&t) < 0))
            return end;
        end = word;
    }
}

const char *
clause_strip_lead(const char *start, const char *end, bool leads) {
    static const char *const joins[] = {"is", "are", "was", "and", NULL};
    for (;;) {
        struct token t = token_at(start);
        if (t.kind == TOKEN_END || t.start >= end)
            return end;
        bool drop = t.kind == TOKEN_MARK ? strchr(",;:.-)]!&*", t.mark) != NULL
                                         : leads && token_in(&t, joins);
        if (!drop || t.end > end)
            return t.start;
        start = t.end;
    }
}

const char *
clause_strip_ties(const char *start, const char *end) {
    static const char *const ties[] = {"and", "but", "also", "then", NULL};
    struct token t = token_at(start);
    while (t.start < end && t.end <= end && token_in(&t, ties)) {
        start = clause_strip_lead(t.end, end, false);
        t = token_at(start);
    }
    return start;
}

void
clause_drop_brackets(char *text) {
    size_t w = 0, open = 0;
    for (const char *r = text; *r; r++) {
        if (*r == ')' && open == 0)
            continue;
        open += *r == '(';
        open -= *r == ')';
        text[w++] = *r;
    }
    text[w] = '\0';
    if (open == 0)
        return;
    size_t close = 0, len = w;
    /* From the end, '(' without a ')' behind it. */
    for (w = len; len > 0; len--) {
        char c = text[len - 1];
        close += c == ')';
        if (c == '(' && close == 0)
            continue;
        close -= c == '(';
        text[--w] = c;
    }
    memmove(text, text + w, strlen(text + w) + 1);
}

bool
clause_has_word(const char *text) {
    for (; *text; text++)
        if (token_letter(*text) || token_digit(*text))
            return true;
    return false;
}

bool
clause_is_yearly(const char *text) {
    static const char *const words[] = {"birthday",    "birthdays", "bday", "born",
                                        "anniversary", "birth",     NULL};
    struct token last = {0}, dash = {0};
    for (struct token t = token_at(text); t.kind != TOKEN_END; t = token_at(t.end)) {
        if (token_in(&t, words))
            return true;
        if (token_is(&t, "day") && token_is_mark(&dash, '-') && token_is(&last, "b"))
            return true;
        last = dash;
        dash = t;
    }
    return false;
}
