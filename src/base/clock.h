/*
 * The time of day, by the clock on the wall. A minute is counted from
 * midnight, 1..1439; 0 is "not known" where a day alone may be given (midnight itself
 * is written as 1).
 */
#ifndef BASE_CLOCK_H
#define BASE_CLOCK_H

#include <stdint.h>

#include "base/day.h"

#define CLOCK_DAY 1440 /* minutes in a day */
#define CLOCK_TEXT_MAX 16

/* Day and minute of a moment (seconds since 1970 UTC) in this machine's time zone;
 * `minute` may be NULL. Day 0 when the moment can't be told. */
day_t clock_day(int64_t moment, int *minute);

/* "09:12" of a moment or of a minute; "" when it can't be told, or isn't known. Return
 * `out`. */
const char *clock_of_moment(int64_t moment, char out[CLOCK_TEXT_MAX]);
const char *clock_text(int minute, char out[CLOCK_TEXT_MAX]);

/* "9", "9:30", "14.30", "0930", "9am", "2:15 pm" into a minute; false for anything
 * else. "24:00" is 1440, the end of the day. */
bool clock_parse(const char *text, int *minute);

/* A range such as "9-17", "9:00-17:30", "9am to 5pm"; false unless it begins before it
 * ends. */
bool clock_parse_range(const char *text, int *from, int *to);

#endif
