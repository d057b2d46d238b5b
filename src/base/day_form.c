#include "base/day_form.h"

#include <string.h>

#include "base/ban.h"

/* One of `marks` at `t`; a full stop divides only when nothing follows at a distance,
 * else it ends a sentence. */
static char
divider(const struct token *t, const char *marks) {
    if (t->kind != TOKEN_MARK || !strchr(marks, t->mark))
        return 0;
    if (t->mark == '.' && t[1].spaced)
        return 0;
    return t->mark;
}

static int
widen(const struct token *t) {
    if (t->digits == 2)
        return t->value + (t->value < 50 ? 2000 : 1900);
    return t->value;
}

static bool
is_year(const struct token *t, enum form_years years) {
    if (t->kind != TOKEN_NUMBER || t->ordinal || years == YEARS_NONE)
        return false;
    if (years == YEARS_FULL)
        return t->digits == 4 && t->value >= 1900 && t->value <= 2199;
    return t->digits == 2 || t->digits == 4;
}

static bool
is_mday(const struct token *t) {
    return t->kind == TOKEN_NUMBER && t->digits <= 2;
}

/* The full stop behind a shortened month: "Sept. 12". */
static int
month_stop(const struct token *month, const struct token *t) {
    static const char *const whole[] = {"may", "june", "july", NULL};
    return token_is_mark(t, '.') && !t->spaced && strlen(month->word) <= 4 &&
           !token_in(month, whole);
}

/* A year behind day and month, divided from them as they are from each other. */
static int
match_year(const struct token *t, char dividing, enum form_years years,
           struct date_form *out) {
    char mark = divider(t, dividing ? "-/." : ",");
    if (dividing && mark != dividing)
        return 0;
    int i = mark != 0;
    if (!is_year(&t[i], years))
        return 0;
    out->has_year = true;
    out->year = widen(&t[i]);
    return i + 1;
}

/* "12 June 2026", "12th of June", "7-Feb-22" */
static int
match_day_led(const struct token *t, enum form_years years, struct date_form *out) {
    if (!is_mday(&t[0]))
        return 0;
    int i = 1;
    char mark = divider(&t[i], "-/.");
    i += mark != 0;
    if (!mark && token_is(&t[i], "of"))
        i++;
    out->mday = t[0].value;
    out->month = token_month(&t[i]);
    if (out->month == 0)
        return 0;
    i++;
    /* "12 Sept. 2026", but "12.Sept.2026" has its stops as dividers. */
    if (mark != '.' && month_stop(&t[i - 1], &t[i]))
        i++;
    return i + match_year(&t[i], mark, years, out);
}

/* "June 12th, 2026", "Sept. 12", "June the 12th" */
static int
match_month_led(const struct token *t, enum form_years years, struct date_form *out) {
    out->month = token_month(&t[0]);
    if (out->month == 0)
        return 0;
    int i = 1;
    char mark = divider(&t[i], "-/");
    i += mark != 0 || month_stop(&t[0], &t[i]);
    if (!mark && token_is(&t[i], "the"))
        i++;
    if (!is_mday(&t[i]))
        return 0;
    out->mday = t[i++].value;
    out->month_led = true;
    return i + match_year(&t[i], mark, years, out);
}

/* "2026 June 12", "2026-Jun-12" */
static int
match_year_led(const struct token *t, enum form_years years, struct date_form *out) {
    if (!is_year(&t[0], years) || t[0].digits != 4)
        return 0;
    int i = 1;
    i += divider(&t[i], "-/") != 0;
    out->month = token_month(&t[i]);
    if (out->month == 0)
        return 0;
    i++;
    i += divider(&t[i], "-/") != 0;
    if (!is_mday(&t[i]))
        return 0;
    out->has_year = true;
    out->year = t[0].value;
    out->mday = t[i].value;
    return i + 1;
}

static void
set_day_month(struct date_form *out, int first, int second, char mark) {
    bool month_first = mark != '.' && first <= 12 && second > 12;
    out->mday = month_first ? second : first;
    out->month = month_first ? first : second;
    out->either = mark != '.' && first <= 12 && second <= 12 && first != second;
}

/* "20260612" */
static int
match_compact(const struct token *t, enum form_years years, struct date_form *out) {
    if (t->digits != 8 || t->ordinal || years != YEARS_ANY)
        return 0;
    out->has_year = true;
    out->year = t->value / 10000;
    out->month = t->value / 100 % 100;
    out->mday = t->value % 100;
    out->zero = t->value == 0;
    return 1;
}

/* "25/12" and "12.6." */
static int
match_yearless(const struct token *t, char mark, struct date_form *out) {
    if (mark == '-' || !is_mday(&t[0]) || !is_mday(&t[2]))
        return 0;
    if (mark == '.' && (!token_is_mark(&t[3], '.') || t[3].spaced))
        return 0;
    set_day_month(out, t[0].value, t[2].value, mark);
    return mark == '.' ? 4 : 3;
}

static int
match_numeric(const struct token *t, enum form_years years, struct date_form *out) {
    if (t[0].kind != TOKEN_NUMBER)
        return 0;
    out->numeric = true;
    char mark = t[1].mark; /* 0 when it is none */
    if (mark == 0 || !strchr("-/.", mark))
        return match_compact(t, years, out);
    if (t[0].ordinal || t[2].kind != TOKEN_NUMBER || t[2].ordinal)
        return 0;
    if (!token_is_mark(&t[3], mark) || t[4].kind != TOKEN_NUMBER)
        return years == YEARS_ANY ? match_yearless(t, mark, out) : 0;
    bool year_led = t[0].digits == 4;
    const struct token *year = year_led ? &t[0] : &t[4];
    if (!is_year(year, years) || t[4].ordinal || !is_mday(&t[2]) ||
        !is_mday(year_led ? &t[4] : &t[0]))
        return 0;
    out->has_year = true;
    out->zero = t[0].value == 0 && t[2].value == 0 && t[4].value == 0;
    out->year = widen(year);
    if (year_led) {
        out->month = t[2].value;
        out->mday = t[4].value;
    } else {
        set_day_month(out, t[0].value, t[2].value, mark);
    }
    return 5;
}

int
form_match(const struct token *t, enum form_years years, struct date_form *out) {
    static int (*const matchers[])(const struct token *, enum form_years,
                                   struct date_form *) = {
        match_day_led, match_month_led, match_year_led, match_numeric};
    for (size_t m = 0; m < sizeof matchers / sizeof *matchers; m++) {
        struct date_form form = {0};
        int used = matchers[m](t, years, &form);
        if (used == 0)
            continue;
        form.tight = true;
        for (int i = 1; i < used; i++)
            form.tight = form.tight && !t[i].spaced;
        *out = form;
        return used;
    }
    return 0;
}

enum fault
form_check(const struct date_form *form, const char *field, struct error *err) {
    int year = form->has_year ? form->year : 2000;
    int last = days_in_month(year, form->month);
    const char *month = month_name(form->month);
    if (last == 0)
        return error_field(err, field,
                           "There is no month %d. Write the date as 2026-06-12 or "
                           "12 June 2026.",
                           form->month);
    if (form->has_year && (year < 1583 || year > 9999))
        return error_field(
            err, field, "The year %d is out of range. Give a year from 1583 to 9999.",
            year);
    if (form->mday >= 1 && form->mday <= last)
        return FAULT_NONE;
    if (form->has_year)
        return error_field(err, field,
                           "There is no %d %s %d: %s %d has %d days. Check the day.",
                           form->mday, month, year, month, year, last);
    if (form->month == 2)
        return error_field(err, field,
                           "There is no %d February: February has 28 days, and 29 in a "
                           "leap year. Check the day.",
                           form->mday);
    return error_field(err, field, "There is no %d %s: %s has %d days. Check the day.",
                       form->mday, month, month, last);
}
