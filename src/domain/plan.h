/*
 * The plan: the user's own numbers. Every number of the method is a default here
 * (METHOD). A setting holds from a day on, so that a row earned under last year's plan
 * stays earned.
 */
#ifndef DOMAIN_PLAN_H
#define DOMAIN_PLAN_H

#include "base/error.h"
#include "domain/facts.h"

#define PLAN_METHODS_MAX METHOD_COUNT

/* The numbers in force on one day. */
struct plan {
    int day_min,
        day_max; /* people a day: those that make the checkmark, and the most (P3) */
    unsigned working;              /* working weekdays, bit 0 is Monday (P10) */
    int list_min, list_max;        /* people on the list (P1) */
    int list_renew_days;           /* how long the list stays fresh (P1) */
    int month_first, month_second; /* touches after one and two months (P9) */
    int row_treat;                 /* checkmarks in a row that earn a treat (P10) */
    int rhythm_days;               /* between two touches; 0: from the list (P7) */
    bool face_to_face;             /* may suggest meeting (P4) */
    enum method methods[PLAN_METHODS_MAX]; /* suggested ones, in order (P4) */
    int method_count;
    int hours_from, hours_to; /* working hours, in minutes of the day (R5) */
    int answer_days;          /* working days until a first answer (R5) */
    int ask_rest_days;        /* between two asks of one person (R4) */
    bool business;            /* whether the value of referrals is kept */
    const char *currency;     /* of such sums */
    bool moment;              /* a moment to breathe first (N6) */
    const char *moment_text;
};

/* What an item holds, for checking and for forms. */
enum plan_kind {
    PLAN_NUMBER,
    PLAN_WEEKDAYS, /* "mon,tue" */
    PLAN_RHYTHM,   /* "auto" or "45 days" */
    PLAN_YES_NO,
    PLAN_METHODS, /* "email,phone", in order */
    PLAN_HOURS,   /* "09:00-17:00" */
    PLAN_TEXT,    /* any words will do */
    PLAN_OWN,     /* about the user, for others to read; may be empty */
    PLAN_LINES,   /* the same, in several lines */
};

/* One number of the plan: what it is called, what it means, where it comes from. */
struct plan_item {
    const char *name;     /* "day.min" */
    const char *rule;     /* "P3" */
    const char *meaning;  /* for people */
    const char *standard; /* default, as typed */
    const char *form;     /* what can be typed: "a number from 1 to 20" */
    enum plan_kind kind;
    int low, high; /* of a number; of the letters in a text */
};

/* About the user rather than a number of theirs: it has no default to go back to. */
bool plan_is_own(const struct plan_item *item);

size_t plan_item_count(void);
const struct plan_item *plan_item_at(size_t i);
const struct plan_item *plan_item_by_name(const char *name); /* NULL if there is none */

/* The plan in force on `day`. moment_text and currency point into settings or to a
 * constant. */
struct plan plan_at(const struct settings *settings, day_t day);

/* Some of its numbers alone, for those who ask about many days. */
int plan_day_min_at(const struct settings *settings, day_t day);
unsigned plan_working_at(const struct settings *settings, day_t day);
int plan_answer_days_at(const struct settings *settings, day_t day);
void plan_hours_at(const struct settings *settings, day_t day, int *from, int *to);

/* The value of an item in force on `day`, as typed. */
const char *plan_value(const struct settings *settings, const char *name, day_t day);

/*
 * Checks a value for an item and gives its canonical spelling ("Mon-Fri" becomes
 * "mon,tue,wed,thu,fri"); INVALID with the field's name and what can be typed.
 */
MUST_CHECK enum fault plan_check(const void *ctx, const char *name, const char *value,
                                 const char **canonical, struct error *err);

/* Whether the numbers fit each other (min not over max); INVALID names the field. */
MUST_CHECK enum fault plan_check_whole(const struct plan *plan, struct error *err);

/* METHOD N4, "Where the articles differ": Daily, Weekly, Eight. */
struct plan_preset {
    const char *name;
    const char *what;
    const char *values[8][2]; /* item, value; ends with NULL */
};

size_t plan_preset_count(void);
const struct plan_preset *plan_preset_at(size_t i);
const struct plan_preset *plan_preset_by_name(const char *name);

/* The preset whose values are all in force on `day`, or NULL. */
const struct plan_preset *plan_preset_at_work(const struct settings *settings,
                                              day_t day);

/*
 * Changes `settings` so that the item has the value (as plan_check() gives it) from
 * that day on, for good: what was set for later days goes. Days before keep the plan
 * they were lived by. Settings that change keep their id, new ones have none.
 */
void plan_set(const void *ctx, struct settings *settings, const char *name,
              const char *value, day_t from);

/* A copy with items of its own, to try something out. */
struct settings plan_copy(const void *ctx, const struct settings *settings);

/* What differs on `day` between two plans. */
struct plan_change {
    const char *name, *before, *after;
};
struct plan_changes ARRAY(struct plan_change);
struct plan_changes plan_compare(const void *ctx, const struct settings *before,
                                 const struct settings *after, day_t day);

/*
 * What the plan means for a list of `people`, in words: "60 people at 3 a day: each
 * about every 20 working days (4 weeks)". Below list_min and above list_max it says
 * what the rhythm is reckoned with instead; for an empty list, what list_min would
 * mean.
 */
char *plan_implies(const void *ctx, const struct plan *plan, int people);

/* How many working days lie between two touches of one person, when the plan leaves it
 * to the list: the list (taken between its limits) over the day's number. */
int plan_auto_rhythm(const struct plan *plan, int people);

/* The rhythm in calendar days: their own, the plan's, or that of the list. */
int plan_rhythm_days(const struct plan *plan, int people, int own_days);

#endif
