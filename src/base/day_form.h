/* A calendar date as it is written: what was matched, before anything is made of it. */
#ifndef BASE_DAY_FORM_H
#define BASE_DAY_FORM_H

#include "base/day.h"
#include "base/day_token.h"

struct date_form {
    int year, month, mday; /* as written and unchecked; year 0 when there is none */
    bool has_year;
    bool either;    /* numbers alone, and day and month could be exchanged */
    bool month_led; /* "June 12" */
    bool zero;      /* "0/0/00": how files say that there is no date */
    bool numeric;   /* no month's name */
    bool tight;     /* no spaces in it */
};

/* Which years are taken: 2 or 4 digits; only 1900..2199; none at all. The last two are
 * for running text, where a number behind a date may well be something else. */
enum form_years { YEARS_ANY, YEARS_FULL, YEARS_NONE };

/*
 * Matches a date at the tokens (ended by an END) and says how many it takes, 0 for
 * none: "12 June 2026", "12th of June", "7-Feb-22", "June 12th, 2026", "2026 June 12",
 * 2026-06-12, 2026/6/12, 20260612, 12.6.2026, "12.6.", 25/12/2026, 25/12. Two-digit
 * years: 00..49 are 2000s, 50..99 are 1900s. Numbers divided by '/' or '-' are read day
 * first unless only month first is possible.
 */
int form_match(const struct token *t, enum form_years years, struct date_form *out);

/* Fills err with why there is no such date ("February 2026 has 28 days"), or returns
 * FAULT_NONE if there is one in some year. */
enum fault form_check(const struct date_form *form, const char *field,
                      struct error *err);

#endif
