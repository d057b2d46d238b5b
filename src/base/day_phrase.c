#include "base/day_phrase.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/day_form.h"

#include "base/ban.h"

/* Every result passes here, so that no sum leaves the calendar. */
static enum phrase
give(const struct day_view *view, long long day, day_t *out, struct error *err) {
    if (day < DAY_MIN || day > DAY_MAX) {
        (void)error_field(err, view->field,
                          "That day is out of range. Give one from the years 1583 to "
                          "9999.");
        return PHRASE_REFUSED;
    }
    *out = (day_t)day;
    return PHRASE_READ;
}

static long long
add(day_t day, enum unit unit, long long count) {
    switch (unit) {
    case UNIT_WEEK:
        return day + count * 7;
    case UNIT_FORTNIGHT:
        return day + count * 14;
    case UNIT_YEAR:
        return add(day, UNIT_MONTH, count * 12);
    case UNIT_MONTH:
        if (llabs(count) > 12LL * DAY_YEAR_MAX)
            return DAY_NONE;
        return day_add_months(day, (int)count);
    default:
        return day + count;
    }
}

day_t
phrase_yearless(int month, int mday, day_t anchor, bool past) {
    struct date date = {day_to_date(anchor).year, month, mday};
    /* At most eight years lie between two leap days (1896 and 1904). */
    for (int i = 0; i <= 8; i++, date.year += past ? -1 : 1) {
        day_t day = date.year > 0 ? day_from_date(date) : DAY_NONE;
        if (day != DAY_NONE && (past ? day <= anchor : day >= anchor))
            return day;
    }
    return DAY_NONE;
}

/* "the 31st": the nearest month that has one. */
static day_t
nearest_mday(int mday, day_t anchor, bool past) {
    struct date date = day_to_date(anchor);
    day_t first = anchor - date.mday + 1;
    for (int i = 0; i <= 2; i++) {
        date = day_to_date(day_add_months(first, past ? -i : i));
        date.mday = mday;
        day_t day = day_from_date(date);
        if (day != DAY_NONE && (past ? day <= anchor : day >= anchor))
            return day;
    }
    return DAY_NONE;
}

static long long
nearest_weekday(const struct day_view *view, int weekday) {
    long long gap = weekday - (int)day_weekday(view->anchor);
    if (view->past)
        return view->anchor + (gap > 0 ? gap - 7 : gap);
    return view->anchor + (gap > 0 ? gap : gap + 7);
}

static long long
monday_of(day_t day) {
    return (long long)day - (int)day_weekday(day);
}

static enum phrase
refuse_two_ways(const struct day_view *view, const struct date_form *form,
                struct error *err) {
    day_t readings[2];
    for (int i = 0; i < 2; i++) {
        struct date date = {form->year, i ? form->month : form->mday,
                            i ? form->mday : form->month};
        readings[i] = form->has_year ? day_from_date(date)
                                     : phrase_yearless(date.month, date.mday,
                                                       view->anchor, view->past);
    }
    char a[DATE_TEXT_MAX], b[DATE_TEXT_MAX];
    (void)error_field(err, view->field,
                      "That date can be read in two ways: %s or %s. Type the one you "
                      "mean.",
                      day_iso(readings[0], a), day_iso(readings[1], b));
    return PHRASE_REFUSED;
}

static enum phrase
from_form(struct day_view *view, const struct date_form *form, day_t *out,
          struct error *err) {
    if (form_check(form, view->field, err) != FAULT_NONE)
        return PHRASE_REFUSED;
    if (form->either)
        return refuse_two_ways(view, form, err);
    view->with_year = form->has_year;
    view->yearless = !form->has_year;
    if (!form->has_year)
        return give(view,
                    phrase_yearless(form->month, form->mday, view->anchor, view->past),
                    out, err);
    return give(view, day_from_date((struct date){form->year, form->month, form->mday}),
                out, err);
}

/* "12 June 2026", "the 12th of June", "the 12th" */
static enum phrase
calendar_day(struct day_view *view, const struct token *t, day_t *out,
             struct error *err) {
    if (token_is(&t[0], "the"))
        t++;
    struct date_form form;
    int used = form_match(t, YEARS_ANY, &form);
    if (used > 0 && t[used].kind == TOKEN_END)
        return from_form(view, &form, out, err);
    if (t[0].kind != TOKEN_NUMBER || !t[0].ordinal || t[1].kind != TOKEN_END)
        return PHRASE_UNKNOWN;
    if (t[0].value < 1 || t[0].value > 31) {
        (void)error_field(err, view->field,
                          "No month has a day %d. Give a day from 1 to 31.",
                          t[0].value);
        return PHRASE_REFUSED;
    }
    view->yearless = true;
    return give(view, nearest_mday(t[0].value, view->anchor, view->past), out, err);
}

/* "fri", "Fri 12 June", "Friday, the 12th" */
static enum phrase
weekday_led(struct day_view *view, const struct token *t, day_t *out,
            struct error *err) {
    int weekday = token_weekday(&t[0]);
    t++;
    if (t->kind == TOKEN_END)
        return give(view, nearest_weekday(view, weekday), out, err);
    if (token_is_mark(t, ',') || token_is_mark(t, '.'))
        t++;
    enum phrase phrase = calendar_day(view, t, out, err);
    if (phrase != PHRASE_READ || (int)day_weekday(*out) == weekday)
        return phrase;
    char words[DATE_TEXT_MAX];
    (void)error_field(err, view->field,
                      "%s is a %s, not a %s. Check the date, or leave out the weekday.",
                      date_words(day_to_date(*out), words),
                      weekday_name(day_weekday(*out)),
                      weekday_name((enum weekday)weekday));
    return PHRASE_REFUSED;
}

/* The place in time that "last", "this" and "next" speak of: -1, 0, 1; 2 for others. */
static int
which(const struct token *t) {
    if (token_is(t, "last"))
        return -1;
    if (token_is(t, "this"))
        return 0;
    return token_is(t, "next") ? 1 : 2;
}

/* "next fri" is in the week after this one, "last fri" the latest one before today. */
static long long
placed_weekday(day_t today, int place, int weekday) {
    if (place < 0) {
        long long day = monday_of(today) + weekday;
        return day < today ? day : day - 7;
    }
    return monday_of(today) + 7LL * place + weekday;
}

/* The week, month or year that lies `place` from today's; false for other units. */
static bool
unit_extent(day_t today, enum unit unit, int place, long long *from, long long *to) {
    if (unit == UNIT_WEEK) {
        *from = monday_of(today) + 7LL * place;
        *to = *from + 6;
        return true;
    }
    struct date first = day_to_date(today);
    first.mday = 1;
    if (unit == UNIT_MONTH) {
        *from = day_add_months(day_from_date(first), place);
        struct date date = day_to_date((day_t)*from);
        *to = *from + days_in_month(date.year, date.month) - 1;
        return true;
    }
    if (unit != UNIT_YEAR)
        return false;
    first.month = 1;
    first.year += place;
    *from = day_from_date(first);
    *to = day_from_date((struct date){first.year, 12, 31});
    return true;
}

/* "june", "june 2026", "2026-06": a whole month. */
static enum phrase
month_extent(struct day_view *view, const struct token *t, day_t *from, day_t *to,
             struct error *err) {
    struct date date = {.month = token_month(&t[0]), .mday = 1};
    const struct token *year = &t[1];
    if (date.month == 0) {
        if (t[0].kind != TOKEN_NUMBER || t[0].digits != 4 || !token_is_mark(&t[1], '-'))
            return PHRASE_UNKNOWN;
        if (t[2].kind != TOKEN_NUMBER || t[2].digits != 2 || t[3].kind != TOKEN_END)
            return PHRASE_UNKNOWN;
        date.month = t[2].value;
        date.year = t[0].value;
    } else if (year->kind == TOKEN_NUMBER && year->digits == 4 &&
               year[1].kind == TOKEN_END) {
        date.year = year->value;
    } else if (year->kind != TOKEN_END) {
        return PHRASE_UNKNOWN;
    }
    view->yearless = date.year == 0 && year->kind == TOKEN_END;
    view->with_year = !view->yearless;
    if (view->yearless) {
        /* The month that the anchor is in counts, both ways. */
        struct date now = day_to_date(view->anchor);
        date.year = now.year;
        if (view->past)
            date.year -= date.month > now.month;
        else
            date.year += date.month < now.month;
    }
    struct date_form form = {
        .year = date.year, .month = date.month, .mday = date.mday, .has_year = true};
    if (form_check(&form, view->field, err) != FAULT_NONE)
        return PHRASE_REFUSED;
    *from = day_from_date(date);
    *to = *from + days_in_month(date.year, date.month) - 1;
    return PHRASE_READ;
}

/* "end of month", "end of next year", "end of june" */
static enum phrase
end_of(struct day_view *view, const struct token *t, day_t *out, struct error *err) {
    long long from, to;
    int place = which(&t[0]);
    const struct token *unit = &t[place != 2 || token_is(&t[0], "the")];
    enum unit length = token_unit(unit);
    if (length == UNIT_MONTH || length == UNIT_YEAR) {
        if (place == -1 || unit[1].kind != TOKEN_END)
            return PHRASE_UNKNOWN;
        unit_extent(view->today, length, place == 1, &from, &to);
        return give(view, to, out, err);
    }
    day_t first;
    return month_extent(view, t, &first, out, err);
}

/* "+2w", "-1d", "+10" */
static enum phrase
signed_offset(const struct day_view *view, const struct token *t, day_t *out,
              struct error *err) {
    if (t[1].kind != TOKEN_NUMBER || t[1].ordinal)
        return PHRASE_UNKNOWN;
    enum unit unit = token_unit(&t[2]);
    if (t[unit == UNIT_NONE ? 2 : 3].kind != TOKEN_END)
        return PHRASE_UNKNOWN;
    long long count = t[0].mark == '-' ? -(long long)t[1].value : t[1].value;
    return give(view, add(view->today, unit, count), out, err);
}

/* "in 3 weeks", "3 weeks", "a week", "2 days ago", "fortnight" */
static enum phrase
spoken_offset(const struct day_view *view, const struct token *t, day_t *out,
              struct error *err) {
    bool in = token_is(&t[0], "in");
    t += in;
    long long count = token_count(&t[0]);
    if (count >= 0)
        t++;
    else if (token_is(&t[0], "fortnight"))
        count = 1;
    else
        return PHRASE_UNKNOWN;
    enum unit unit = token_unit(&t[0]);
    if (unit == UNIT_NONE)
        return PHRASE_UNKNOWN;
    t++;
    if (!in && token_is(&t[0], "ago")) {
        count = -count;
        t++;
    } else if (!in && token_is(&t[0], "from") &&
               (token_is(&t[1], "now") || token_is(&t[1], "today"))) {
        t += 2;
    }
    if (t->kind != TOKEN_END)
        return PHRASE_UNKNOWN;
    return give(view, add(view->today, unit, count), out, err);
}

/* "next fri", "next month" */
static enum phrase
placed(const struct day_view *view, const struct token *t, int place, day_t *out,
       struct error *err) {
    if (t[1].kind == TOKEN_END || t[2].kind != TOKEN_END)
        return PHRASE_UNKNOWN;
    int weekday = token_weekday(&t[1]);
    if (weekday >= 0)
        return give(view, placed_weekday(view->today, place, weekday), out, err);
    long long from, to;
    if (place != 1 || !unit_extent(view->today, token_unit(&t[1]), place, &from, &to))
        return PHRASE_UNKNOWN;
    return give(view, from, out, err);
}

static bool
near_day(const struct token *t, int *offset) {
    static const char *const tomorrow[] = {"tomorrow", "tmrw",     "tmr",
                                           "tomorow",  "tommorow", NULL};
    *offset = token_is(t, "yesterday") ? -1 : token_in(t, tomorrow);
    return (*offset != 0 || token_is(t, "today")) && t[1].kind == TOKEN_END;
}

enum phrase
phrase_day(struct day_view *view, const struct token *t, day_t *out,
           struct error *err) {
    view->yearless = view->with_year = false;
    if (view->today < DAY_MIN || view->today > DAY_MAX)
        return give(view, view->today, out, err);
    if (token_is(&t[0], "on"))
        t++;
    int offset;
    if (near_day(t, &offset))
        return give(view, (long long)view->today + offset, out, err);
    if (which(&t[0]) != 2)
        return placed(view, t, which(&t[0]), out, err);
    if (token_is(&t[0], "end") && token_is(&t[1], "of"))
        return end_of(view, t + 2, out, err);
    if (token_is_mark(&t[0], '+') || token_is_mark(&t[0], '-'))
        return signed_offset(view, t, out, err);
    if (token_weekday(&t[0]) >= 0)
        return weekday_led(view, t, out, err);
    enum phrase phrase = spoken_offset(view, t, out, err);
    return phrase == PHRASE_UNKNOWN ? calendar_day(view, t, out, err) : phrase;
}

enum phrase
phrase_extent(struct day_view *view, const struct token *t, day_t *from, day_t *to,
              struct error *err) {
    view->yearless = view->with_year = false;
    long long first, last;
    int place = which(&t[0]);
    if (view->today < DAY_MIN || view->today > DAY_MAX)
        return give(view, view->today, from, err);
    if (place != 2 && t[1].kind != TOKEN_END && t[2].kind == TOKEN_END &&
        unit_extent(view->today, token_unit(&t[1]), place, &first, &last)) {
        enum phrase phrase = give(view, first, from, err);
        return phrase == PHRASE_READ ? give(view, last, to, err) : phrase;
    }
    enum phrase phrase = month_extent(view, t, from, to, err);
    if (phrase != PHRASE_UNKNOWN)
        return phrase;
    phrase = phrase_day(view, t, from, err);
    if (phrase == PHRASE_READ)
        *to = *from;
    return phrase;
}
