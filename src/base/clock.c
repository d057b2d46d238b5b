#include "base/clock.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/ban.h"

day_t
clock_day(int64_t moment, int *minute) {
    time_t at = (time_t)moment;
    struct tm tm;
    if (minute)
        *minute = 0;
    if (!localtime_r(&at, &tm))
        return 0;
    if (minute) {
        int now = tm.tm_hour * 60 + tm.tm_min;
        *minute = now > 0 ? now : 1;
    }
    return day_from_date((struct date){
        .year = tm.tm_year + 1900, .month = tm.tm_mon + 1, .mday = tm.tm_mday});
}

const char *
clock_of_moment(int64_t moment, char out[CLOCK_TEXT_MAX]) {
    time_t at = (time_t)moment;
    struct tm tm;
    if (!localtime_r(&at, &tm) || strftime(out, CLOCK_TEXT_MAX, "%H:%M", &tm) == 0)
        out[0] = '\0';
    return out;
}

const char *
clock_text(int minute, char out[CLOCK_TEXT_MAX]) {
    out[0] = '\0';
    if (minute > 0 && minute <= CLOCK_DAY)
        snprintf(out, CLOCK_TEXT_MAX, "%02d:%02d", minute / 60, minute % 60);
    return out;
}

static const char *
skip_spaces(const char *p) {
    return p + strspn(p, " ");
}

/* Up to four digits; the number of them. */
static int
read_digits(const char **p, int *number) {
    int count = 0;
    *number = 0;
    for (; **p >= '0' && **p <= '9' && count < 5; ++*p, count++)
        *number = *number * 10 + (**p - '0');
    return count;
}

/* am and pm, with or without points; false when there is neither. */
static bool
read_half(const char **p, bool *afternoon) {
    const char *q = skip_spaces(*p);
    char c = (char)(*q | 0x20);
    if (c != 'a' && c != 'p')
        return false;
    *afternoon = c == 'p';
    q++;
    q += *q == '.';
    if ((*q | 0x20) != 'm')
        return false;
    q++;
    *p = q + (*q == '.');
    return true;
}

/* The time that text begins with; *p is left behind it. */
static bool
read_time(const char **p, int *minute) {
    int hours, minutes = 0;
    bool afternoon;
    *p = skip_spaces(*p);
    int digits = read_digits(p, &hours);
    if (digits == 3 || digits == 4) {
        minutes = hours % 100;
        hours /= 100;
    } else if (digits < 1 || digits > 2) {
        return false;
    } else if ((**p == ':' || **p == '.') && (*p)[1] >= '0' && (*p)[1] <= '9') {
        ++*p;
        if (read_digits(p, &minutes) != 2)
            return false;
    }
    if (read_half(p, &afternoon)) {
        if (hours < 1 || hours > 12)
            return false;
        hours = hours % 12 + (afternoon ? 12 : 0);
    } else if (**p == 'h' || **p == 'H') {
        ++*p;
    }
    if (minutes > 59 || hours > 24 || (hours == 24 && minutes > 0))
        return false;
    *minute = hours * 60 + minutes;
    if (*minute == 0)
        *minute = 1;
    return true;
}

bool
clock_parse(const char *text, int *minute) {
    return text && read_time(&text, minute) && *skip_spaces(text) == '\0';
}

bool
clock_parse_range(const char *text, int *from, int *to) {
    if (!text || !read_time(&text, from))
        return false;
    text = skip_spaces(text);
    if (strncmp(text, "\u2013", 3) == 0)
        text += 3;
    else if (*text == '-')
        text++;
    else if ((text[0] | 0x20) == 't' && (text[1] | 0x20) == 'o')
        text += 2;
    else
        return false;
    return clock_parse(text, to) && *from < *to;
}
