#include "base/day.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/ban.h"

static const char *const months[] = {"January",   "February", "March",    "April",
                                     "May",       "June",     "July",     "August",
                                     "September", "October",  "November", "December"};
static const char *const weekdays[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                       "Friday", "Saturday", "Sunday"};

static bool
is_leap(int year) {
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int
days_in_month(int year, int month) {
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (month < 1 || month > 12)
        return 0;
    return days[month - 1] + (month == 2 && is_leap(year));
}

bool
date_is_valid(struct date date) {
    if (date.year < 0 || date.year > DAY_YEAR_MAX)
        return false;
    /* A leap year stands in for an unknown one. */
    int year = date.year ? date.year : 2000;
    return date.mday >= 1 && date.mday <= days_in_month(year, date.month);
}

/* Counts from 1 March of year 0, where leap days come last (era arithmetic). */
day_t
day_from_date(struct date date) {
    if (date.year < DAY_YEAR_MIN || !date_is_valid(date))
        return DAY_NONE;
    int y = date.year - (date.month <= 2);
    int era = y / 400;
    int year_of_era = y - era * 400;
    int day_of_year = (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5;
    day_of_year += date.mday - 1;
    int day_of_era =
        year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - 719468;
}

struct date
day_to_date(day_t day) {
    if (day < DAY_MIN || day > DAY_MAX)
        return (struct date){0};
    int z = day + 719468;
    int era = z / 146097;
    int doe = z - era * 146097;
    int yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    int doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    int mp = (5 * doy + 2) / 153;
    int month = mp < 10 ? mp + 3 : mp - 9;
    return (struct date){.year = yoe + era * 400 + (month <= 2),
                         .month = month,
                         .mday = doy - (153 * mp + 2) / 5 + 1};
}

enum weekday
day_weekday(day_t day) {
    /* 1970-01-01 was a Thursday. */
    int n = (day % 7 + 3) % 7;
    return (enum weekday)(n < 0 ? n + 7 : n);
}

day_t
day_add_months(day_t day, int count) {
    struct date date = day_to_date(day);
    if (date.month == 0)
        return DAY_NONE;
    long long month = date.year * 12LL + date.month - 1 + count;
    if (month < DAY_YEAR_MIN * 12LL || month > DAY_YEAR_MAX * 12LL + 11)
        return DAY_NONE;
    date.year = (int)(month / 12);
    date.month = (int)(month % 12) + 1;
    int last = days_in_month(date.year, date.month);
    if (date.mday > last)
        date.mday = last;
    return day_from_date(date);
}

day_t
date_next(struct date date, day_t from) {
    int year = day_to_date(from).year;
    for (int i = 0; i < 2; i++, year++) {
        struct date at = {.year = year, .month = date.month, .mday = date.mday};
        if (at.month == 2 && at.mday == 29 && !is_leap(year))
            at.mday = 28;
        day_t day = day_from_date(at);
        if (day == DAY_NONE || day >= from)
            return day;
    }
    return DAY_NONE;
}

const char *
day_iso(day_t day, char out[DATE_TEXT_MAX]) {
    return date_iso(day_to_date(day), out);
}

const char *
date_iso(struct date date, char out[DATE_TEXT_MAX]) {
    if (date.month == 0)
        out[0] = '\0';
    else if (date.year == 0)
        snprintf(out, DATE_TEXT_MAX, "--%02d-%02d", date.month, date.mday);
    else
        snprintf(out, DATE_TEXT_MAX, "%04d-%02d-%02d", date.year, date.month,
                 date.mday);
    return out;
}

const char *
day_words(day_t day, day_t today, char out[DATE_TEXT_MAX]) {
    struct date date = day_to_date(day);
    if (date.month == 0) {
        snprintf(out, DATE_TEXT_MAX, "no date");
        return out;
    }
    const char *weekday = weekdays[day_weekday(day)];
    if (date.year == day_to_date(today).year)
        snprintf(out, DATE_TEXT_MAX, "%.3s %d %s", weekday, date.mday,
                 months[date.month - 1]);
    else
        snprintf(out, DATE_TEXT_MAX, "%.3s %d %s %d", weekday, date.mday,
                 months[date.month - 1], date.year);
    return out;
}

const char *
date_words(struct date date, char out[DATE_TEXT_MAX]) {
    if (date.month < 1 || date.month > 12)
        snprintf(out, DATE_TEXT_MAX, "no date");
    else if (date.year == 0)
        snprintf(out, DATE_TEXT_MAX, "%d %s", date.mday, months[date.month - 1]);
    else
        snprintf(out, DATE_TEXT_MAX, "%d %s %d", date.mday, months[date.month - 1],
                 date.year);
    return out;
}

const char *
month_name(int month) {
    return month >= 1 && month <= 12 ? months[month - 1] : "";
}

const char *
weekday_name(enum weekday weekday) {
    return weekday <= SUNDAY ? weekdays[weekday] : "";
}

static bool
digits(const char **p, int count, int *out) {
    int n = 0;
    for (int i = 0; i < count; i++) {
        char c = (*p)[i];
        if (c < '0' || c > '9')
            return false;
        n = n * 10 + (c - '0');
    }
    *p += count;
    *out = n;
    return true;
}

bool
date_from_iso(const char *text, struct date *out) {
    struct date date = {0};
    const char *p = text;
    if (strncmp(p, "--", 2) == 0) {
        p += 2;
        if (!digits(&p, 2, &date.month))
            return false;
        p += *p == '-';
        if (!digits(&p, 2, &date.mday))
            return false;
    } else {
        if (!digits(&p, 4, &date.year) || date.year == 0)
            return false;
        bool dashed = *p == '-';
        p += dashed;
        if (!digits(&p, 2, &date.month))
            return false;
        if (dashed && *p++ != '-')
            return false;
        if (!digits(&p, 2, &date.mday))
            return false;
    }
    if (*p != '\0' || !date_is_valid(date))
        return false;
    *out = date;
    return true;
}
