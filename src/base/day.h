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
#define DAY_MIN (-141427) /* 1582-10-15 */
#define DAY_MAX 2932896   /* 9999-12-31 */

/* A calendar date, whole or without its year (year 0), as birthdays often come. */
struct date {
    int year;  /* 0 when unknown */
    int month; /* 1..12, 0 when there is no date at all */
    int mday;  /* 1..31 */
};

enum weekday { MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY };

#define DATE_TEXT_MAX 32

bool date_is_valid(struct date date); /* year 0 allows 29 February */
day_t
day_from_date(struct date date); /* whole dates; DAY_NONE if not valid or no year */
struct date day_to_date(day_t day);
enum weekday day_weekday(day_t day);
int days_in_month(int year, int month);

/* Adds calendar months, keeping the day of the month where it exists, else the last
 * one. */
day_t day_add_months(day_t day, int count);

/* The first day on or after `from` on which the yearly `date` falls; 29 February falls
 * on 28 February in other years. */
day_t date_next(struct date date, day_t from);

/* "2026-03-02"; for a date without a year "--03-02" (as RFC 6350 §4.3.1 has it). Return
 * `out`. */
const char *day_iso(day_t day, char out[DATE_TEXT_MAX]);
const char *date_iso(struct date date, char out[DATE_TEXT_MAX]);

/* For people: "Mon 2 March 2026", "2 March" (year left out when it is that of `today`).
 */
const char *day_words(day_t day, day_t today, char out[DATE_TEXT_MAX]);
const char *date_words(struct date date, char out[DATE_TEXT_MAX]);

const char *month_name(int month);              /* "March" */
const char *weekday_name(enum weekday weekday); /* "Monday" */

/* Strict "YYYY-MM-DD" (also "YYYYMMDD", "--MM-DD", "--MMDD"); false leaves out alone.
 */
bool date_from_iso(const char *text, struct date *out);

#endif
