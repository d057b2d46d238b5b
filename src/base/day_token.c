#include "base/day_token.h"

#include <string.h>

#include "base/day.h"
#include "base/text.h"

#include "base/ban.h"

bool
token_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
}

bool
token_digit(char c) {
    return c >= '0' && c <= '9';
}

/* What a mark or space beyond ASCII stands for, and how many bytes it takes; 0 when the
 * bytes at `p` are part of a word. */
static char
wide_mark(const char *p, size_t *len) {
    const unsigned char *u = (const unsigned char *)p;
    if (u[0] == 0xC2 && u[1] == 0xA0) { /* no-break space */
        *len = 2;
        return ' ';
    }
    if (u[0] != 0xE2 || (u[1] != 0x80 && u[1] != 0x88) || u[2] < 0x80)
        return 0;
    *len = 3;
    if (u[1] == 0x88)
        return u[2] == 0x92 ? '-' : 0; /* minus */
    if (u[2] == 0x89 || u[2] == 0xAF)  /* thin spaces */
        return ' ';
    if (u[2] >= 0x90 && u[2] <= 0x95) /* hyphens and dashes */
        return '-';
    if (u[2] >= 0x98 && u[2] <= 0x9F) /* curly quotes */
        return '"';
    return u[2] == 0xA6 ? MARK_RANGE : 0;
}

static bool
is_word_byte(const char *p) {
    size_t len;
    if ((unsigned char)*p >= 0x80)
        return wide_mark(p, &len) == 0;
    return token_letter(*p);
}

static const char *
skip_space(const char *p, struct token *t) {
    for (;;) {
        size_t len = 1;
        if (*p == '\n' || *p == '\r')
            t->newline = true;
        else if ((unsigned char)*p >= 0x80
                     ? wide_mark(p, &len) != ' '
                     : *p != ' ' && *p != '\t' && *p != '\f' && *p != '\v')
            return p;
        t->spaced = true;
        p += len;
    }
}

static void
read_number(struct token *t) {
    const char *p = t->start;
    long long value = 0;
    for (; token_digit(*p); p++) {
        if (t->digits < 10)
            t->digits++;
        value = value * 10 + (*p - '0');
        if (value > TOKEN_VALUE_MAX)
            value = TOKEN_VALUE_MAX;
    }
    t->kind = TOKEN_NUMBER;
    t->value = (int)value;
    t->end = p;
    static const char *const suffixes[] = {"st", "nd", "rd", "th"};
    for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++) {
        if (text_starts_ascii(p, suffixes[i]) && !is_word_byte(p + 2)) {
            t->ordinal = true;
            t->end = p + 2;
        }
    }
}

static void
read_word(struct token *t) {
    const char *p = t->start;
    size_t len = 0;
    bool known = true;
    for (; is_word_byte(p); p++, len++) {
        char c = *p;
        if (c >= 'A' && c <= 'Z')
            c = (char)(c + ('a' - 'A'));
        if (len + 1 < sizeof t->word && (unsigned char)c < 0x80)
            t->word[len] = c;
        else
            known = false;
    }
    if (!known)
        memset(t->word, 0, sizeof t->word);
    t->kind = TOKEN_WORD;
    t->end = p;
}

struct token
token_at(const char *p) {
    struct token t = {0};
    p = skip_space(p, &t);
    t.start = t.end = p;
    if (*p == '\0')
        return t;
    if (token_digit(*p)) {
        read_number(&t);
    } else if (is_word_byte(p)) {
        read_word(&t);
    } else {
        size_t len = 1;
        t.kind = TOKEN_MARK;
        t.mark = *p;
        if ((unsigned char)*p >= 0x80)
            t.mark = wide_mark(p, &len);
        if (p[0] == '.' && p[1] == '.') {
            t.mark = MARK_RANGE;
            len = p[2] == '.' ? 3 : 2;
        }
        t.end = p + len;
    }
    return t;
}

bool
token_split(const char *text, struct token *out, size_t max) {
    const char *p = text;
    for (size_t i = 0; i <= max; i++) {
        out[i] = token_at(p);
        p = out[i].end;
        if (out[i].kind == TOKEN_END)
            return true;
    }
    out[max] = (struct token){.start = out[max].start, .end = out[max].start};
    return false;
}

bool
token_is(const struct token *t, const char *word) {
    return t->kind == TOKEN_WORD && strcmp(t->word, word) == 0;
}

bool
token_is_mark(const struct token *t, char mark) {
    return t->kind == TOKEN_MARK && t->mark == mark;
}

bool
token_in(const struct token *t, const char *const *words) {
    for (; *words; words++)
        if (token_is(t, *words))
            return true;
    return false;
}

/* `name` whole or its first three letters. */
static bool
names(const struct token *t, const char *name) {
    size_t len = strlen(t->word);
    return len >= 3 && (len == 3 || len == strlen(name)) &&
           text_starts_ascii(name, t->word);
}

int
token_weekday(const struct token *t) {
    if (t->kind != TOKEN_WORD)
        return -1;
    for (int i = MONDAY; i <= SUNDAY; i++)
        if (names(t, weekday_name((enum weekday)i)))
            return i;
    if (token_is(t, "tues"))
        return TUESDAY;
    if (token_is(t, "weds"))
        return WEDNESDAY;
    return token_is(t, "thur") || token_is(t, "thurs") ? THURSDAY : -1;
}

int
token_month(const struct token *t) {
    if (t->kind != TOKEN_WORD)
        return 0;
    for (int i = 1; i <= 12; i++)
        if (names(t, month_name(i)))
            return i;
    return token_is(t, "sept") ? 9 : 0;
}

enum unit
token_unit(const struct token *t) {
    static const char *const day[] = {"d", "day", "days", NULL};
    static const char *const week[] = {"w", "wk", "wks", "week", "weeks", NULL};
    static const char *const fortnight[] = {"fortnight", "fortnights", NULL};
    static const char *const month[] = {"m",    "mo",    "mth",    "mths",
                                        "mnth", "month", "months", NULL};
    static const char *const year[] = {"y", "yr", "yrs", "year", "years", NULL};
    static const char *const *const units[] = {
        [UNIT_DAY] = day,     [UNIT_WEEK] = week, [UNIT_FORTNIGHT] = fortnight,
        [UNIT_MONTH] = month, [UNIT_YEAR] = year,
    };
    for (int i = UNIT_DAY; i <= UNIT_YEAR; i++)
        if (token_in(t, units[i]))
            return (enum unit)i;
    return UNIT_NONE;
}

int
token_count(const struct token *t) {
    static const char *const words[] = {"one",  "two", "three",  "four",
                                        "five", "six", "seven",  "eight",
                                        "nine", "ten", "eleven", "twelve"};
    if (t->kind == TOKEN_NUMBER && !t->ordinal)
        return t->value;
    if (token_is(t, "a") || token_is(t, "an"))
        return 1;
    for (int i = 0; i < 12; i++)
        if (token_is(t, words[i]))
            return i + 1;
    return -1;
}
