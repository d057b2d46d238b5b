#include "base/day_parse.h"

#include <stdio.h>
#include <string.h>

#include "base/day_form.h"
#include "base/day_phrase.h"
#include "base/text.h"

#include "base/ban.h"

/* More tokens than any phrase has, a date with its time and zone among them. */
#define PHRASE_MAX 24

struct words {
    struct token t[PHRASE_MAX + 1];
    bool whole; /* false: there were more */
};

static struct words
split(const char *text) {
    struct words words;
    words.whole = token_split(text ? text : "", words.t, PHRASE_MAX);
    return words;
}

/* What was typed, for a message: short, on one line, valid UTF-8. */
static const char *
quote(const char *text, char out[64]) {
    size_t used = 0;
    while (*text && used < 40) {
        unsigned char c = (unsigned char)*text;
        size_t len = c < 0xC0 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
        if (strnlen(text, len) == len && text_is_utf8(text, len)) {
            memcpy(out + used, c < 0x20 || c == 0x7F ? " " : text, len);
        } else {
            len = 1;
            out[used] = '?';
        }
        used += len;
        text += len;
    }
    snprintf(out + used, 64 - used, "%s", *text ? "…" : "");
    return out;
}

static enum fault
not_a_day(const char *text, bool past, struct error *err) {
    const char *examples = past
                               ? "today, yesterday, fri, last mon, 2 days ago, 12 June "
                                 "or 2026-06-12"
                               : "today, fri, next mon, +2w, in 3 weeks, 12 June or "
                                 "2026-06-12";
    if (text_is_blank(text))
        return error_field(err, "date", "A day is missing. Type for example %s.",
                           examples);
    char quoted[64];
    return error_field(err, "date",
                       "\"%s\" can't be read as a day. Type for example %s.",
                       quote(text, quoted), examples);
}

static enum fault
parse(const char *text, day_t today, bool past, day_t *out, struct error *err) {
    struct words words = split(text);
    struct day_view view = {
        .field = "date", .today = today, .anchor = today, .past = past};
    day_t day = DAY_NONE;
    enum phrase phrase =
        words.whole ? phrase_day(&view, words.t, &day, err) : PHRASE_UNKNOWN;
    if (phrase == PHRASE_UNKNOWN)
        return not_a_day(text, past, err);
    if (phrase == PHRASE_REFUSED)
        return FAULT_INVALID;
    *out = day;
    return FAULT_NONE;
}

enum fault
day_parse(const char *text, day_t today, day_t *out, struct error *err) {
    return parse(text, today, false, out, err);
}

enum fault
day_parse_past(const char *text, day_t today, day_t *out, struct error *err) {
    day_t day = DAY_NONE;
    TRY(parse(text, today, true, &day, err));
    if (day > today) {
        char words[DATE_TEXT_MAX];
        return error_field(err, "date",
                           "%s is in the future. Give today or a day before it.",
                           day_words(day, today, words));
    }
    *out = day;
    return FAULT_NONE;
}

/* Two sides of a range, each ended by an END. */
struct sides {
    struct token left[PHRASE_MAX + 1], right[PHRASE_MAX + 1];
};

static void
cut(const struct token *t, size_t at, struct sides *out) {
    memcpy(out->left, t, (at + 1) * sizeof *t);
    out->left[at].kind = TOKEN_END;
    size_t count = 1;
    while (t[at + count].kind != TOKEN_END)
        count++;
    memcpy(out->right, t + at + 1, count * sizeof *t);
}

/* "12" or "12th" before "19 June": takes month and year from there. */
static bool
is_lone_mday(const struct token *t) {
    t += token_is(t, "the");
    return t[0].kind == TOKEN_NUMBER && t[0].digits <= 2 && t[1].kind == TOKEN_END;
}

static enum phrase
lone_left(struct day_view *view, const struct sides *sides, day_t *from, day_t *to,
          struct error *err) {
    struct date_form form;
    const struct token *left = sides->left + token_is(sides->left, "the");
    const struct token *right = sides->right + token_is(sides->right, "the");
    int used = form_match(right, YEARS_ANY, &form);
    if (used == 0 || right[used].kind != TOKEN_END || form.numeric)
        return PHRASE_UNKNOWN;
    enum phrase phrase = phrase_day(view, right, to, err);
    if (phrase != PHRASE_READ)
        return phrase;
    struct date date = day_to_date(*to);
    form.has_year = true;
    form.year = date.year;
    form.mday = left[0].value;
    if (form_check(&form, view->field, err) != FAULT_NONE)
        return PHRASE_REFUSED;
    date.mday = form.mday;
    *from = day_from_date(date);
    return PHRASE_READ;
}

/* "19" or "19, 2026" behind "June 12": it is made to look like "19th", and the year
 * (0 without one) is told. False if it is something else. */
static bool
lone_right(struct token *t, int *year) {
    *year = 0;
    if (t[0].kind != TOKEN_NUMBER || t[0].digits > 2 || t[0].ordinal)
        return false;
    const struct token *behind = &t[1 + token_is_mark(&t[1], ',')];
    if (t[1].kind != TOKEN_END) {
        if (behind->kind != TOKEN_NUMBER || behind->digits != 4 ||
            behind[1].kind != TOKEN_END || behind->value < DAY_YEAR_MIN)
            return false;
        *year = behind->value;
    }
    t[0].ordinal = true;
    t[1].kind = TOKEN_END;
    return true;
}

static enum phrase
two_sides(day_t today, struct sides *sides, day_t *from, day_t *to, struct error *err) {
    struct day_view left = {.field = "range", .today = today, .anchor = today};
    if (is_lone_mday(sides->left)) {
        enum phrase phrase = lone_left(&left, sides, from, to, err);
        if (phrase != PHRASE_UNKNOWN)
            return phrase;
    }
    int year;
    bool lone = lone_right(sides->right, &year);
    if (year) {
        left.anchor = day_from_date((struct date){year, 12, 31});
        left.past = true;
    }
    day_t end;
    enum phrase phrase = phrase_extent(&left, sides->left, from, &end, err);
    if (phrase != PHRASE_READ)
        return phrase;
    if (lone && !left.yearless && (year || !left.with_year))
        return PHRASE_UNKNOWN;
    struct day_view right = {.field = "range", .today = today, .anchor = *from};
    day_t begin;
    phrase = phrase_extent(&right, sides->right, &begin, to, err);
    if (phrase != PHRASE_READ || !left.yearless || !right.with_year)
        return phrase;
    left.anchor = *to;
    left.past = true;
    return phrase_extent(&left, sides->left, from, &end, err);
}

static enum phrase
range(day_t today, const struct token *t, day_t *from, day_t *to, struct error *err) {
    static const char *const to_words[] = {"to",  "until",   "till",
                                           "til", "through", NULL};
    struct sides sides;
    for (size_t i = 0; t[i].kind != TOKEN_END; i++) {
        if (!token_is_mark(&t[i], MARK_RANGE) && !token_in(&t[i], to_words))
            continue;
        cut(t, i, &sides);
        return two_sides(today, &sides, from, to, err);
    }
    struct day_view view = {.field = "range", .today = today, .anchor = today};
    enum phrase phrase = phrase_extent(&view, t, from, to, err);
    for (size_t i = 1; phrase == PHRASE_UNKNOWN && t[i - 1].kind != TOKEN_END; i++) {
        if (!token_is_mark(&t[i], '-'))
            continue;
        cut(t, i, &sides);
        phrase = two_sides(today, &sides, from, to, err);
    }
    return phrase;
}

enum fault
day_parse_range(const char *text, day_t today, day_t *from, day_t *to,
                struct error *err) {
    static const char examples[] =
        "2026-03-02..2026-03-06, mon..fri, 12 June to 3 July, next week or june";
    if (text_is_blank(text))
        return error_field(err, "range", "The days are missing. Type for example %s.",
                           examples);
    struct words words = split(text);
    const struct token *t = words.t + token_is(words.t, "from");
    day_t first = DAY_NONE, last = DAY_NONE;
    enum phrase phrase =
        words.whole ? range(today, t, &first, &last, err) : PHRASE_UNKNOWN;
    if (phrase == PHRASE_UNKNOWN) {
        char quoted[64];
        return error_field(err, "range",
                           "\"%s\" can't be read as days. Type for example %s.",
                           quote(text, quoted), examples);
    }
    if (phrase == PHRASE_REFUSED)
        return FAULT_INVALID;
    if (last < first) {
        char a[DATE_TEXT_MAX], b[DATE_TEXT_MAX];
        return error_field(err, "range",
                           "The last day, %s, is before the first, %s. Give the "
                           "earlier day first.",
                           day_iso(last, b), day_iso(first, a));
    }
    *from = first;
    *to = last;
    return FAULT_NONE;
}

enum fault
day_parse_span(const char *text, int *days, struct error *err) {
    static const int lengths[] = {1, 1, 7, 14, 30, 365};
    static const char examples[] = "30d, 6 weeks, 2 months or a year";
    if (text_is_blank(text))
        return error_field(
            err, "span", "A length of time is missing. Type for example %s.", examples);
    struct words words = split(text);
    const struct token *t = words.t;
    long long count = token_count(&t[0]);
    if (count >= 0)
        t++;
    else if (token_is(&t[0], "fortnight"))
        count = 1;
    enum unit unit = token_unit(&t[0]);
    t += unit != UNIT_NONE;
    bool word_alone = unit == UNIT_NONE && words.t[0].kind != TOKEN_NUMBER;
    if (count < 0 || word_alone || t->kind != TOKEN_END || !words.whole) {
        char quoted[64];
        return error_field(err, "span",
                           "\"%s\" can't be read as a length of time. Type for "
                           "example %s.",
                           quote(text, quoted), examples);
    }
    count *= lengths[unit];
    if (count < 1 || count > DAY_SPAN_MAX)
        return error_field(
            err, "span",
            "A length of time is from 1 day to %d days (ten years). Give "
            "one between them.",
            DAY_SPAN_MAX);
    *days = (int)count;
    return FAULT_NONE;
}

/* A time of day behind a date: "T10:15:00Z", "10:15 AM", "12:00:00.000 +0100". */
static bool
is_time(const struct token *t) {
    static const char *const words[] = {"t", "z", "am",  "pm",  "a",
                                        "p", "m", "utc", "gmt", NULL};
    t += token_is_mark(t, ',');
    if (!token_is(&t[0], "t") &&
        (t[0].kind != TOKEN_NUMBER || !token_is_mark(&t[1], ':')))
        return false;
    for (; t->kind != TOKEN_END; t++)
        if (t->kind == TOKEN_MARK ? !strchr(":.+-", t->mark)
                                  : t->kind == TOKEN_WORD && !token_in(t, words))
            return false;
    return true;
}

/* "--03-15", "--0315" (RFC 6350 §4.3.1) */
static bool
read_dashed(const struct token *t, struct date *out) {
    char text[16];
    size_t len = strcspn(t->start, " \t\r\n");
    if (len >= sizeof text)
        return false;
    memcpy(text, t->start, len);
    text[len] = '\0';
    return token_at(t->start + len).kind == TOKEN_END && date_from_iso(text, out);
}

bool
date_read(const char *text, bool month_first, struct date *out) {
    struct words words = split(text);
    const struct token *t = words.t;
    if (t[0].kind == TOKEN_END) {
        *out = (struct date){0};
        return true;
    }
    if (token_is_mark(&t[0], '-'))
        return read_dashed(t, out);
    struct date_form form;
    int used = form_match(t, YEARS_ANY, &form);
    if (used == 0 || !words.whole)
        return false;
    if (t[used].kind != TOKEN_END && !(form.has_year && is_time(&t[used])))
        return false;
    if (form.zero) {
        *out = (struct date){0};
        return true;
    }
    if (!form.has_year && form.numeric && !token_is_mark(&t[1], '.'))
        return false;
    struct date date = {form.year, form.month, form.mday};
    if (form.either && month_first) {
        date.month = form.mday;
        date.mday = form.month;
    }
    if (form_check(&form, "date", NULL) != FAULT_NONE)
        return false;
    *out = date;
    return true;
}
