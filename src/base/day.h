/*
 * Days. A day is a number: days since 1970-01-01, proleptic Gregorian, no time zone.
 * "Today" is always an argument; nothing here reads a clock.
 */
#ifndef BASE_DAY_H
#define BASE_DAY_H

#include <limits.h>
#include <stdbool.h>

#include "base/error.h"

typedef int day_t;

#define DAY_NONE INT_MIN
#define DAY_MIN (-141349) /* 1583-01-01, the first whole Gregorian year */
#define DAY_MAX 2932896   /* 9999-12-31 */
#define DAY_YEAR_MIN 1583
#define DAY_YEAR_MAX 9999

/* A calendar date, whole or without its year (year 0), as birthdays often come. */
struct date {
    int year;  /* 0 when unknown */
    int month; /* 1..12, 0 when there is no date at all */
    int mday;  /* 1..31 */
};

enum weekday { MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY };

#define DATE_TEXT_MAX 32

/* Years 1 to 9999; year 0 (unknown) allows 29 February. */
bool date_is_valid(struct date date);

/* DAY_NONE unless the date is valid and its year is DAY_YEAR_MIN or later. */
day_t day_from_date(struct date date);

/* All zero outside of DAY_MIN..DAY_MAX. */
struct date day_to_date(day_t day);

enum weekday day_weekday(day_t day);

/* 28..31; 0 for a month that isn't one. Year 0 counts as a leap year. */
int days_in_month(int year, int month);

/* Adds calendar months (or takes them away), keeping the day of the month where it
 * exists, else the last one. DAY_NONE when that leaves DAY_MIN..DAY_MAX. */
day_t day_add_months(day_t day, int count);

/* The first day on or after `from` on which the yearly `date` falls, whatever its year;
 * 29 February falls on 28 February in other years. DAY_NONE if it is no date, or falls
 * behind DAY_MAX. */
day_t date_next(struct date date, day_t from);

/* "2026-03-02"; for a date without a year "--03-02" (as RFC 6350 §4.3.1 has it). Return
 * `out`. */
const char *day_iso(day_t day, char out[DATE_TEXT_MAX]);
const char *date_iso(struct date date, char out[DATE_TEXT_MAX]);

/* For people: "Mon 2 March 2026", or "Mon 2 March" in the year of `today`; and
 * "2 March 2026", or "2 March" when the date has no year. "no date" when there is none.
 * Return `out`. */
const char *day_words(day_t day, day_t today, char out[DATE_TEXT_MAX]);
const char *date_words(struct date date, char out[DATE_TEXT_MAX]);

const char *month_name(int month);              /* "March", or "" */
const char *weekday_name(enum weekday weekday); /* "Monday", or "" */

/* Strict "YYYY-MM-DD" (also "YYYYMMDD", "--MM-DD", "--MMDD"), nothing around it; years
 * 1 to 9999. False leaves `out` alone. */
bool date_from_iso(const char *text, struct date *out);

#endif
