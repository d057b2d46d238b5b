#include "base/day_parse.h"

#include <string.h>

#include "base/day_clause.h"
#include "base/day_form.h"
#include "base/day_phrase.h"
#include "base/memory.h"
#include "base/text.h"

#include "base/ban.h"

/* More tokens than a date has, with what may follow it. */
#define AHEAD 12

/* A date in the text, with what belongs to it: weekday, end of a range. */
struct found {
    const char *start, *end;
    struct date_form form;
    char until[DATE_TEXT_MAX]; /* the last day of a range, or "" */
};

/* What is kept while going through the note. */
struct search {
    const void *ctx;
    day_t today;
    struct dated *out;
    size_t count, max;
    const char *clause;    /* where the clause begins */
    struct found dates[8]; /* of this clause; more than these stay in its text */
    size_t date_count;
    struct token before[2]; /* the last two tokens of the clause, the last one first */
};

/* Nothing sticks to the date that would make it something else. */
static bool
ends_date(const struct token *next) {
    if (next->kind == TOKEN_END || next->spaced)
        return true;
    if (next->kind != TOKEN_MARK)
        return false;
    if (strchr(";!?)]", next->mark) || next->mark == MARK_RANGE)
        return true;
    char behind = *next->end;
    if (next->mark == '-') { /* a long dash, or a range */
        struct token last = token_at(next->end);
        return next->end - next->start > 1 || !token_letter(behind) ||
               token_month(&last);
    }
    return strchr(",.:\"'", next->mark) && !token_digit(behind) &&
           !token_letter(behind);
}

static bool
begins_date(const char *note, const struct token *t) {
    if (t->start == note || t->spaced)
        return true;
    const unsigned char *p = (const unsigned char *)t->start;
    ptrdiff_t room = t->start - note;
    if (strchr("([\";", p[-1]))
        return true;
    if (p[-1] == ':' || p[-1] == ',')
        return room > 1 && token_letter((char)p[-2]);
    if (p[-1] == '-' || p[-1] == '*') /* of a list */
        return room == 1 || strchr(" \t\r\n", p[-2]);
    /* Long dashes and curly quotes. */
    return room > 2 && p[-3] == 0xE2 && p[-2] == 0x80 && p[-1] >= 0x94 && p[-1] <= 0x9F;
}

/* Words that make a number or a month's name something else than a date. */
static bool
is_counter(const struct token *t) {
    static const char *const words[] = {
        "page", "pages", "p",     "pp",      "no",        "nr",      "number", "room",
        "unit", "flat",  "suite", "chapter", "aged",      "age",     "ages",   "route",
        "line", "bus",   "apt",   "grade",   "apartment", "version", NULL};
    return token_in(t, words);
}

static bool
is_street(const struct token *t) {
    static const char *const words[] = {"street", "st",     "road",  "rd",    "avenue",
                                        "ave",    "lane",   "close", "court", "drive",
                                        "place",  "square", "way",   NULL};
    return token_in(t, words) && *t->start < 'a';
}

/* "June 3 times": somebody called June. */
static bool
is_counted(const struct token *t) {
    static const char *const words[] = {
        "times",   "people",   "children", "kids",    "clients", "sessions",
        "calls",   "messages", "emails",   "minutes", "mins",    "hours",
        "days",    "weeks",    "months",   "years",   "euros",   "pounds",
        "dollars", "percent",  "am",       "pm",      "of",      NULL};
    return token_in(t, words);
}

/* "may" and "march" in small letters are mostly not months: they count with a year,
 * behind a joining word, or at the end of the clause. */
static bool
is_plain_word(const struct token *month, const struct date_form *form,
              const struct token *before, const struct token *next) {
    static const char *const joins[] = {"on", "the", "from", "until", "by", "of", NULL};
    if (!token_is(month, "may") && !token_is(month, "march") && !token_is(month, "mar"))
        return false;
    if (*month->start < 'a' || form->has_year || token_in(before, joins))
        return false;
    return next->kind == TOKEN_NUMBER || next->kind == TOKEN_WORD;
}

static const struct token *
month_of(const struct token *t) {
    while (t->kind != TOKEN_END && token_month(t) == 0)
        t++;
    return t;
}

/* A date that is sure to be one; the number of tokens it takes, or 0. */
static int
match_sure(const struct token *t, const struct token *before, struct date_form *form) {
    for (int years = YEARS_FULL; years <= YEARS_NONE; years++) {
        int used = form_match(t, (enum form_years)years, form);
        const struct token *next = &t[used];
        if (used == 0 || !ends_date(next))
            continue;
        if (form->either || form_check(form, "date", NULL) != FAULT_NONE)
            return 0;
        if (form->numeric) /* "2026-06-12-01" is a reference */
            return form->tight && (next->spaced || !token_is_mark(next, '-')) ? used
                                                                              : 0;
        if (t[0].ordinal || t[used - 1].ordinal)
            return used;
        if (!form->has_year && form->month_led && is_counted(next))
            return 0;
        if (is_street(next) || is_plain_word(month_of(t), form, before, next))
            return 0;
        return used;
    }
    return 0;
}

static int
match_link(const struct token *t) {
    static const char *const words[] = {"to", "until", "till", "through", NULL};
    return token_is_mark(t, '-') || token_is_mark(t, MARK_RANGE) || token_in(t, words);
}

static void
set_until(struct found *out, const struct date_form *last) {
    date_words((struct date){last->has_year ? last->year : 0, last->month, last->mday},
               out->until);
}

/* "12-19 June": tokens taken, or 0. */
static int
match_led_range(const struct token *t, struct found *out) {
    if (t[0].kind != TOKEN_NUMBER || t[0].digits > 2 || !match_link(&t[1]))
        return 0;
    struct date_form last;
    int used = match_sure(t + 2, &t[1], &last);
    if (used == 0 || last.numeric || last.month_led || t[0].value >= last.mday)
        return 0;
    out->form = last;
    out->form.mday = t[0].value;
    set_until(out, &last);
    return form_check(&out->form, "date", NULL) == FAULT_NONE ? used + 2 : 0;
}

/* " to 19 June", "-19" behind a first date; tokens taken, or 0. */
static int
match_last_day(const struct token *t, struct found *out) {
    if (!match_link(&t[0]))
        return 0;
    int skip = 1 + (token_weekday(&t[1]) >= 0);
    struct date_form last;
    int used = match_sure(t + skip, &t[0], &last);
    if (used > 0) {
        set_until(out, &last);
        return skip + used;
    }
    const struct token *mday = &t[1];
    if (!out->form.month_led || mday->kind != TOKEN_NUMBER || mday->digits > 2 ||
        !ends_date(&t[2]) || is_counted(&t[2]) || mday->value <= out->form.mday)
        return 0;
    last = out->form;
    last.mday = mday->value;
    /* "June 12-19, 2026" */
    int year = 2 + token_is_mark(&t[2], ',');
    used = 2;
    if (t[2].kind != TOKEN_END && t[year].kind == TOKEN_NUMBER && t[year].digits == 4 &&
        ends_date(&t[year + 1])) {
        last.has_year = out->form.has_year = true;
        last.year = out->form.year = t[year].value;
        used = year + 1;
    }
    if (form_check(&last, "date", NULL) != FAULT_NONE)
        return 0;
    set_until(out, &last);
    return used;
}

/* Words before a number that make it one of several, or no date. */
static bool
is_doubtful(const struct token *before) {
    static const char *const with[] = {"and", "or", "to", "until", "till", NULL};
    const struct token *b = before;
    if (is_counter(&b[0]) || (token_is_mark(&b[0], '.') && is_counter(&b[1])))
        return true;
    return b[1].kind == TOKEN_NUMBER &&
           (token_in(&b[0], with) ||
            (b[0].kind == TOKEN_MARK && strchr("&/-", b[0].mark)));
}

/* "Fri 12 June": the weekday goes with the date, and must be right. */
static bool
weekday_fits(const struct date_form *form, int weekday, day_t today) {
    struct date date = {form->year, form->month, form->mday};
    day_t day = form->has_year ? day_from_date(date)
                               : phrase_yearless(date.month, date.mday, today, false);
    return day != DAY_NONE && (int)day_weekday(day) == weekday;
}

enum match {
    MATCH_NONE,
    MATCH_DATE,
    MATCH_DOUBT, /* may be a date, may be not: passed over whole, to found.end */
};

static enum match
match_at(const struct search *s, const char *note, const struct token *first,
         struct found *out) {
    int weekday = token_weekday(first);
    if (first->kind != TOKEN_NUMBER && weekday < 0 && token_month(first) == 0)
        return MATCH_NONE;
    struct token t[AHEAD + 1];
    (void)token_split(first->start, t, AHEAD);
    for (int i = 1; t[i - 1].kind != TOKEN_END; i++) /* a date stays on its line */
        if (t[i].newline)
            t[i].kind = TOKEN_END;
    int i = weekday >= 0;
    i += i && (token_is_mark(&t[i], ',') || token_is_mark(&t[i], '.'));
    i += i && token_is(&t[i], "the");
    *out = (struct found){.start = first->start};
    int used = match_led_range(&t[i], out);
    if (used == 0) {
        used = match_sure(&t[i], i > 0 ? &t[i - 1] : &s->before[0], &out->form);
        if (used == 0)
            return MATCH_NONE;
        used += match_last_day(&t[i + used], out);
    }
    out->end = t[i + used - 1].end;
    if (!begins_date(note, first) || is_doubtful(s->before))
        return MATCH_DOUBT;
    if (weekday >= 0 && !weekday_fits(&out->form, weekday, s->today))
        return MATCH_DOUBT;
    return MATCH_DATE;
}

/* Settles the year; false when the date is over. */
static bool
settle(struct dated *dated, const struct date_form *form, day_t today) {
    dated->date = (struct date){form->year, form->month, form->mday};
    if (dated->yearly)
        return true;
    if (form->has_year)
        return day_from_date(dated->date) >= today;
    day_t day = phrase_yearless(form->month, form->mday, today, false);
    dated->date.year = day_to_date(day).year;
    return day != DAY_NONE;
}

struct piece {
    const char *start, *end;
};

/* One dated clause: what stands before its date and behind it. */
static void
add(struct search *s, const struct found *found, struct piece before,
    struct piece after) {
    if (s->count >= s->max)
        return;
    before.end = clause_strip_tail(before.start, before.end);
    before.start = clause_strip_lead(before.start, before.end, false);
    before.start = clause_strip_ties(before.start, before.end);
    after.start = clause_strip_lead(after.start, after.end, before.start == before.end);
    void *scratch = mem_context(NULL);
    char *head = mem_dup_n(scratch, before.start, (size_t)(before.end - before.start));
    char *tail = mem_dup_n(scratch, after.start, (size_t)(after.end - after.start));
    char *text = mem_printf(scratch, "%s%s%s %s", head, *found->until ? " to " : "",
                            found->until, tail);
    clause_drop_brackets(text);
    if (clause_has_word(head) || clause_has_word(tail)) {
        struct dated dated = {.text = text_clean_line(s->ctx, text),
                              .yearly = clause_is_yearly(text)};
        if (dated.text && settle(&dated, &found->form, s->today))
            s->out[s->count++] = dated;
        else
            talloc_free((void *)dated.text);
    }
    talloc_free(scratch);
}

static void
end_clause(struct search *s, const char *end, const char *next) {
    const struct found *d = s->dates;
    size_t count = s->date_count;
    /* Of several dates, do they lead their texts, or close them? */
    const char *head = count > 1 ? clause_strip_tail(s->clause, d[0].start) : NULL;
    bool leads = head && clause_strip_lead(s->clause, head, false) == head;
    for (size_t i = 0; i < count; i++) {
        bool last = i + 1 == count;
        struct piece before = {i == 0 ? s->clause : d[i - 1].end, d[i].start};
        struct piece after = {d[i].end, last ? end : d[i].end};
        if (leads) {
            before.start = before.end;
            after.end = last ? end : clause_strip_tail(d[i].end, d[i + 1].start);
        } else if (i > 0) {
            before.start = clause_strip_lead(before.start, before.end, true);
        }
        add(s, &d[i], before, after);
    }
    s->clause = next;
    s->date_count = 0;
    s->before[0] = s->before[1] = (struct token){0};
}

/* "Dr. Ruiz" goes on. */
static bool
is_abbreviation(const struct token *t) {
    static const char *const words[] = {"dr",  "mr", "mrs", "ms", "prof", "st",
                                        "rev", "no", "nr",  "vs", NULL};
    return token_in(t, words);
}

static bool
ends_clause(const struct search *s, const struct token *t) {
    if (t->kind != TOKEN_MARK)
        return false;
    if (t->mark == ';')
        return true;
    if (!strchr(",.!?", t->mark) || (t->mark == '.' && is_abbreviation(&s->before[0])))
        return false;
    struct token next = token_at(t->end);
    return next.spaced || next.kind == TOKEN_END;
}

/* "12 June, new office": the clause is nothing but its date so far. */
static bool
is_bare(const struct search *s, const char *end) {
    if (s->date_count != 1)
        return false;
    const struct found *d = &s->dates[0];
    const char *head = clause_strip_tail(s->clause, d->start);
    return clause_strip_lead(s->clause, head, false) == head &&
           clause_strip_lead(d->end, end, true) == end;
}

/* "graduation, 12 June": a date and nothing else follows `p`. */
static bool
date_alone(const struct search *s, const char *note, const char *p) {
    struct token t = token_at(p);
    if (s->date_count > 0 || t.newline)
        return false;
    static const char *const joins[] = {"on", "at", "the", "from", "until", NULL};
    struct search after = {.today = s->today};
    for (int i = 0; i < 3 && token_in(&t, joins); i++) {
        after.before[0] = t;
        t = token_at(t.end);
    }
    struct found found = {0};
    if (t.newline || match_at(&after, note, &t, &found) != MATCH_DATE)
        return false;
    t = token_at(found.end);
    if (token_is_mark(&t, ')'))
        t = token_at(t.end);
    return t.newline || t.kind == TOKEN_END || ends_clause(&after, &t);
}

size_t
day_find_dated(const void *ctx, const char *note, day_t today, struct dated *out,
               size_t max) {
    if (!note || today < DAY_MIN || today > DAY_MAX)
        return 0;
    struct search s = {
        .ctx = ctx, .today = today, .out = out, .max = max, .clause = note};
    struct token t = token_at(note);
    while (t.kind != TOKEN_END && s.count < max) {
        if (t.newline)
            end_clause(&s, t.start, t.start);
        struct found found = {0};
        enum match match = MATCH_NONE;
        if (s.date_count < sizeof s.dates / sizeof *s.dates)
            match = match_at(&s, note, &t, &found);
        if (match != MATCH_NONE) {
            if (match == MATCH_DATE)
                s.dates[s.date_count++] = found;
            s.before[0] = s.before[1] = (struct token){0};
            t = token_at(found.end);
            continue;
        }
        if (ends_clause(&s, &t) &&
            !(t.mark == ',' && (is_bare(&s, t.start) || date_alone(&s, note, t.end)))) {
            end_clause(&s, t.start, t.end);
        } else {
            s.before[1] = s.before[0];
            s.before[0] = t;
        }
        t = token_at(t.end);
    }
    end_clause(&s, t.start, t.start);
    return s.count;
}
