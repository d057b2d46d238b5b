/* Working days, rest days and pauses, checkmarks and rows (METHOD P3, P9, P10). */
#ifndef DOMAIN_CALENDAR_H
#define DOMAIN_CALENDAR_H

#include "domain/facts.h"
#include "domain/plan.h"

struct calendar {
    struct settings settings;
    struct pauses pauses;
};

enum day_kind { DAY_WORKING, DAY_REST, DAY_PAUSED };

enum day_kind calendar_kind(const struct calendar *cal, day_t day);

/* The pause that covers the day, or NULL. */
const struct pause *calendar_pause(const struct calendar *cal, day_t day);

/* The first working day on or after `day`; looks ten years ahead at most, then gives
 * `day`. */
day_t calendar_working_from(const struct calendar *cal, day_t day);

/* `count` working days after `day` (count >= 1; day itself is not counted). */
day_t calendar_working_after(const struct calendar *cal, day_t day, int count);

/* Working days in from..to, both included. */
int calendar_working_days(const struct calendar *cal, day_t from, day_t to);

/* Touches of one day. */
struct day_total {
    day_t day;
    int touches;
};
struct day_totals ARRAY(struct day_total);

/* The touches of a day; `totals` are in descending order of day. */
int calendar_touches(const struct day_totals *totals, day_t day);

/* Whether so many touches make the day's checkmark, by the plan that was in force. */
bool calendar_checkmark(const struct calendar *cal, day_t day, int touches);

/* How a day stands in the calendar of checkmarks (METHOD P10). */
enum mark {
    MARK_CHECK,   /* a working day with its checkmark */
    MARK_WITHOUT, /* a working day that is over, without */
    MARK_REST,    /* no working day */
    MARK_EXTRA,   /* no working day, or a pause, but touches all the same */
    MARK_PAUSE,
    MARK_OPEN,   /* today, not over yet */
    MARK_COMING, /* a working day after today */
    MARK_BEFORE, /* a working day before the practice began */
};

/* "check", "without", "rest", "extra", "pause", "open", "coming", "before" */
const char *mark_word(enum mark mark);

/* `start` is the day on which the practice began, DAY_NONE when it has not. */
enum mark calendar_mark(const struct calendar *cal, day_t day, int touches, day_t start,
                        day_t today);

struct row {
    int length;      /* checkmarks in a row up to and with today */
    day_t first;     /* the day of its first checkmark, or DAY_NONE */
    day_t last;      /* the day of its last */
    bool done_today; /* today has the touches of a checkmark */
    bool open_end;   /* the totals given ran out before the row did */
};

/*
 * The row that ends on `today`. `totals` are in descending order of day and complete
 * from `since` on. A working day without a checkmark ends the row, today excepted: it
 * isn't over. Rest days and pauses neither end nor lengthen it.
 */
struct row calendar_row(const struct calendar *cal, const struct day_totals *totals,
                        day_t since, day_t today);

/* The longest row in since..today, the latest of several; `totals` as above. */
struct row calendar_best_row(const struct calendar *cal,
                             const struct day_totals *totals, day_t since, day_t today);

/* The checkmarks of a row that came after the day `after`. */
int calendar_row_after(const struct calendar *cal, const struct day_totals *totals,
                       const struct row *row, day_t after);

/* The day on which they became `count`, DAY_NONE when they are fewer. */
day_t calendar_row_reached(const struct calendar *cal, const struct day_totals *totals,
                           const struct row *row, day_t after, int count);

/*
 * METHOD P9: how many touches the plan expects by the end of `today` when it began on
 * `start`, both days counted: month.first within four working weeks, month.second
 * within eight, and so on as from the first to the second. Each day counts by the plan
 * that was in force on it.
 */
int calendar_expected(const struct calendar *cal, day_t start, day_t today);

/* METHOD P9: the day by whose end that line reaches `count`; DAY_NONE when it takes
 * more than a year. */
day_t calendar_line_reaches(const struct calendar *cal, day_t start, int count);

/* The day that begins the last eight working weeks up to today, not before `start`. */
day_t calendar_line_from(const struct calendar *cal, day_t start, day_t today);

#endif
