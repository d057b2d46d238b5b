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

/* Whether the day has its checkmark, by the plan that was in force. */
bool calendar_checkmark(const struct calendar *cal, day_t day, int touches);

struct row {
    int length;      /* checkmarks in a row up to and with today */
    day_t first;     /* the day of its first checkmark, or DAY_NONE */
    day_t last;      /* the day of its last */
    bool done_today; /* today has its checkmark */
    bool open_end;   /* the totals given ran out before the row did */
};

/*
 * The row that ends on `today`. `totals` are in descending order of day and complete
 * from `since` on. A working day without a checkmark ends the row, today excepted: it
 * isn't over. Rest days and pauses neither end nor lengthen it.
 */
struct row calendar_row(const struct calendar *cal, const struct day_totals *totals,
                        day_t since, day_t today);

/* METHOD P9: how many touches the plan expects by `today` when it began on `start`,
 * both days counted. */
int calendar_expected(const struct calendar *cal, day_t start, day_t today);

#endif
