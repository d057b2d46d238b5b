#include "domain/plan.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/day_parse.h"
#include "base/memory.h"
#include "base/text.h"
#include "domain/plan_read.h"
#include "domain/words.h"

#include "base/ban.h"

static const char moment_text[] = "A moment first: breathe out slowly, and think of "
                                  "one thing you love about this work.";

static const char standard_methods[] = "email,phone,card,gift,in-person";

static const struct plan_item items[] = {
    {"day.min", "P3",
     "people to reach out to on a working day; they make the checkmark", "3",
     "a number from 1 to 20", PLAN_NUMBER, 1, 20},
    {"day.max", "P3", "the most that a day ever holds", "5", "a number from 1 to 20",
     PLAN_NUMBER, 1, 20},
    {"days.working", "P10", "the days on which Tend names people; others are for rest",
     "mon,tue,wed,thu,fri", "weekdays, as in mon-fri or mon,wed,fri", PLAN_WEEKDAYS},
    {"rhythm", "P7", "time between two touches with one person; auto follows your list",
     "auto", "auto, or a span such as 6w or 45 days", PLAN_RHYTHM},
    {"methods", "P4", "ways of reaching out that are suggested, in turn",
     standard_methods, "methods, as in email,phone,card", PLAN_METHODS},
    {"face-to-face", "P4", "whether meeting in person is suggested", "yes", "yes or no",
     PLAN_YES_NO},
    {"moment", "N6", "a moment to breathe before the first contact of the day", "yes",
     "yes or no", PLAN_YES_NO},
    {"moment.text", "N6", "the words of that moment", moment_text,
     "a sentence of at most 200 letters", PLAN_TEXT, 1, 200},
    {"list.min", "P1", "people your list should hold at least", "20",
     "a number from 1 to 500", PLAN_NUMBER, 1, 500},
    {"list.max", "P1", "people your list should hold at most", "90",
     "a number from 1 to 1000", PLAN_NUMBER, 1, 1000},
    {"list.renew", "P1", "days after which the list wants to be walked through again",
     "365", "a number from 30 to 3650", PLAN_NUMBER, 30, 3650},
    {"month.first", "P9", "touches after the first month (four working weeks)", "60",
     "a number from 1 to 1000", PLAN_NUMBER, 1, 1000},
    {"month.second", "P9", "touches after the second month (four weeks more)", "120",
     "a number from 1 to 2000", PLAN_NUMBER, 1, 2000},
    {"hours", "R5", "working hours; the clock of a first answer runs in them",
     "09:00-17:00", "a range such as 9-17 or 8:30-16:00", PLAN_HOURS},
    {"answer.days", "R5", "working days within which a client hears from you first",
     "1", "a number from 1 to 10", PLAN_NUMBER, 1, 10},
    {"ask.rest", "R4", "days to let pass between two asks of one person", "90",
     "a number from 7 to 730", PLAN_NUMBER, 7, 730},
    {"business", "R1", "whether the value of referrals is kept, as a sum", "no",
     "yes or no", PLAN_YES_NO},
    {"business.currency", "R1", "the currency of such sums", "EUR",
     "a currency of at most 5 letters, as in EUR or $", PLAN_TEXT, 1, 5},
    {"row.treat", "P10", "checkmarks in a row that earn a treat", "10",
     "a number from 2 to 100", PLAN_NUMBER, 2, 100},
    {"me.name", "R4", "your name, as those who refer to you should read it", "",
     "your name, at most 80 letters", PLAN_OWN, 0, 80},
    {"me.title", "R4", "what you are, under your name", "",
     "your profession, at most 120 letters", PLAN_OWN, 0, 120},
    {"me.phone", "R4", "the number on your page for those who refer", "",
     "a phone number, at most 40 letters", PLAN_OWN, 0, 40},
    {"me.email", "R4", "the e-mail address on that page", "",
     "an e-mail address, at most 120 letters", PLAN_OWN, 0, 120},
    {"me.url", "R4", "your web page; the QR code leads there", "",
     "a web address, at most 200 letters", PLAN_OWN, 0, 200},
    {"me.address", "R4", "where you work, line by line", "",
     "an address, at most 200 letters in 6 lines", PLAN_LINES, 0, 200},
};

#define LINES_MAX 6

static const struct plan_preset presets[] = {
    {"daily",
     "three to five people every working day (P3)",
     {{"day.min", "3"},
      {"day.max", "5"},
      {"days.working", "mon,tue,wed,thu,fri"},
      {"rhythm", "auto"},
      {"month.first", "60"},
      {"month.second", "120"},
      {"list.min", "20"},
      {NULL, NULL}}},
    {"weekly",
     "a few each week: one on Monday, Wednesday and Friday (N4)",
     {{"day.min", "1"},
      {"day.max", "2"},
      {"days.working", "mon,wed,fri"},
      {"rhythm", "auto"},
      {"month.first", "12"},
      {"month.second", "24"},
      {"list.min", "20"},
      {NULL, NULL}}},
    {"eight",
     "eight people, seven times a year each: one every Tuesday (T1, T3)",
     {{"day.min", "1"},
      {"day.max", "2"},
      {"days.working", "tue"},
      {"rhythm", "52 days"},
      {"month.first", "4"},
      {"month.second", "8"},
      {"list.min", "8"},
      {NULL, NULL}}},
};

#define ITEM_COUNT (sizeof items / sizeof *items)

size_t
plan_item_count(void) {
    return ITEM_COUNT;
}

const struct plan_item *
plan_item_at(size_t i) {
    return &items[i];
}

bool
plan_is_own(const struct plan_item *item) {
    return item->kind == PLAN_OWN || item->kind == PLAN_LINES;
}

static const struct plan_item *
find(const char *name) {
    for (size_t i = 0; i < ITEM_COUNT; i++)
        if (strcmp(items[i].name, name) == 0)
            return &items[i];
    for (size_t i = 0; i < ITEM_COUNT; i++)
        if (text_same_ascii(items[i].name, name))
            return &items[i];
    return NULL;
}

const struct plan_item *
plan_item_by_name(const char *name) {
    return find(name);
}

size_t
plan_preset_count(void) {
    return sizeof presets / sizeof *presets;
}

const struct plan_preset *
plan_preset_at(size_t i) {
    return &presets[i];
}

const struct plan_preset *
plan_preset_by_name(const char *name) {
    for (size_t i = 0; i < plan_preset_count(); i++)
        if (text_same_ascii(presets[i].name, name))
            return &presets[i];
    return NULL;
}

static const char *
value_at(const struct settings *settings, const struct plan_item *it, day_t day) {
    const char *value = it->standard;
    day_t since = DAY_NONE;
    for (size_t i = 0; settings && i < settings->count; i++) {
        const struct setting *s = &settings->items[i];
        if (s->from_day <= day && s->from_day >= since &&
            strcmp(s->name, it->name) == 0) {
            value = s->value;
            since = s->from_day;
        }
    }
    return value;
}

const char *
plan_value(const struct settings *settings, const char *name, day_t day) {
    const struct plan_item *it = find(name);
    return it ? value_at(settings, it, day) : NULL;
}

/* An item that this file names itself. */
static const struct plan_item *
known(const char *name) {
    const struct plan_item *it = find(name);
    return it ? it : items;
}

static int
number_at(const struct settings *settings, const char *name, day_t day) {
    const struct plan_item *it = known(name);
    int n;
    if (plan_read_number(value_at(settings, it, day), it->low, it->high, &n))
        return n;
    /* A value that can't be read was not written by plan_check: the default holds. */
    return (int)strtol(it->standard, NULL, 10);
}

static bool
yes_at(const struct settings *settings, const char *name, day_t day) {
    bool yes = true;
    (void)plan_read_yes_no(value_at(settings, known(name), day), &yes);
    return yes;
}

int
plan_day_min_at(const struct settings *settings, day_t day) {
    return number_at(settings, "day.min", day);
}

unsigned
plan_working_at(const struct settings *settings, day_t day) {
    const char *value = value_at(settings, known("days.working"), day);
    unsigned bits = plan_kept_weekdays(value);
    if (!bits)
        bits = plan_read_weekdays(value);
    return bits ? bits : 0x1F;
}

int
plan_answer_days_at(const struct settings *settings, day_t day) {
    return number_at(settings, "answer.days", day);
}

void
plan_hours_at(const struct settings *settings, day_t day, int *from, int *to) {
    const struct plan_item *it = known("hours");
    if (!clock_parse_range(value_at(settings, it, day), from, to))
        (void)clock_parse_range(it->standard, from, to);
}

struct plan
plan_at(const struct settings *settings, day_t day) {
    struct plan plan = {
        .day_min = plan_day_min_at(settings, day),
        .day_max = number_at(settings, "day.max", day),
        .working = plan_working_at(settings, day),
        .list_min = number_at(settings, "list.min", day),
        .list_max = number_at(settings, "list.max", day),
        .list_renew_days = number_at(settings, "list.renew", day),
        .month_first = number_at(settings, "month.first", day),
        .month_second = number_at(settings, "month.second", day),
        .row_treat = number_at(settings, "row.treat", day),
        .answer_days = plan_answer_days_at(settings, day),
        .ask_rest_days = number_at(settings, "ask.rest", day),
        .business = yes_at(settings, "business", day),
        .currency = value_at(settings, known("business.currency"), day),
        .face_to_face = yes_at(settings, "face-to-face", day),
        .moment = yes_at(settings, "moment", day),
        .moment_text = value_at(settings, known("moment.text"), day),
    };
    struct error ignored;
    if (day_parse_span(value_at(settings, known("rhythm"), day), &plan.rhythm_days,
                       &ignored) != FAULT_NONE)
        plan.rhythm_days = 0;
    plan.method_count =
        plan_read_methods(value_at(settings, known("methods"), day), plan.methods);
    plan_hours_at(settings, day, &plan.hours_from, &plan.hours_to);
    if (plan.method_count == 0)
        plan.method_count = plan_read_methods(standard_methods, plan.methods);
    return plan;
}

/* --- checking
 * ----------------------------------------------------------------------------- */

static const char *
weekday_codes(const void *ctx, unsigned bits) {
    char *out = mem_dup(ctx, "");
    for (int d = MONDAY; d <= SUNDAY; d++) {
        if (!(bits & (1U << d)))
            continue;
        const char *name = weekday_name((enum weekday)d);
        out = mem_append(out, "%s%c%.2s", *out ? "," : "", name[0] + ('a' - 'A'),
                         name + 1);
    }
    return out;
}

static const char *
method_codes(const void *ctx, const enum method *methods, int count) {
    char *out = mem_dup(ctx, "");
    for (int i = 0; i < count; i++)
        out = mem_append(out, "%s%s", i ? "," : "", method_word(methods[i]));
    return out;
}

static const char *
hours_code(const void *ctx, const char *value) {
    char a[CLOCK_TEXT_MAX], b[CLOCK_TEXT_MAX];
    int from, to;
    if (!clock_parse_range(value, &from, &to))
        return NULL;
    return mem_printf(ctx, "%s-%s", clock_text(from, a), clock_text(to, b));
}

/* The lines that hold something, each trimmed; NULL when they are too many. */
static const char *
lines_value(const void *ctx, const struct plan_item *it, const char *value) {
    char *lines = mem_dup(ctx, "");
    int count = 0;
    for (const char *at = value; *at; at += *at == '\n') {
        size_t len = strcspn(at, "\n");
        const char *line = text_clean_line(ctx, mem_dup_n(ctx, at, len));
        if (line)
            lines = mem_append(lines, "%s%s", count++ ? "\n" : "", line);
        at += len;
    }
    return count <= LINES_MAX && text_width(lines) <= it->high ? lines : NULL;
}

static const char *
canonical_value(const void *ctx, const struct plan_item *it, const char *value) {
    int n;
    bool yes;
    unsigned bits;
    enum method methods[PLAN_METHODS_MAX];
    struct error ignored;
    switch (it->kind) {
    case PLAN_NUMBER:
        return plan_read_number(value, it->low, it->high, &n) ? mem_printf(ctx, "%d", n)
                                                              : NULL;
    case PLAN_WEEKDAYS:
        bits = plan_read_weekdays(value);
        return bits ? weekday_codes(ctx, bits) : NULL;
    case PLAN_RHYTHM:
        if (text_same_ascii(value, "auto"))
            return "auto";
        return day_parse_span(value, &n, &ignored) == FAULT_NONE
                   ? mem_printf(ctx, "%d day%s", n, n == 1 ? "" : "s")
                   : NULL;
    case PLAN_YES_NO:
        return plan_read_yes_no(value, &yes) ? (yes ? "yes" : "no") : NULL;
    case PLAN_METHODS:
        n = plan_read_methods(value, methods);
        return n ? method_codes(ctx, methods, n) : NULL;
    case PLAN_HOURS:
        return hours_code(ctx, value);
    case PLAN_TEXT:
    case PLAN_OWN:
        return text_width(value) <= it->high ? value : NULL;
    case PLAN_LINES:
        return lines_value(ctx, it, value);
    }
    return NULL;
}

enum fault
plan_check(const void *ctx, const char *name, const char *value, const char **canonical,
           struct error *err) {
    const struct plan_item *it = find(name);
    if (!it)
        return error_field(err, name,
                           "The plan has no \"%s\". `tend plan` shows what it has.",
                           text_cut(ctx, name, 40));
    const char *clean =
        it->kind == PLAN_LINES ? text_clean(ctx, value) : text_clean_line(ctx, value);
    if (!clean && plan_is_own(it))
        clean = "";
    *canonical = clean ? canonical_value(ctx, it, clean) : NULL;
    if (!*canonical)
        return error_field(err, name, "%s can't be \"%s\". It takes %s.", it->name,
                           clean ? text_cut(ctx, clean, 60) : "", it->form);
    return FAULT_NONE;
}

/* `low` must not be over `high`; the way out is to raise `high` as well. */
static enum fault
check_pair(const char *low, int low_value, const char *high, int high_value, int room,
           struct error *err) {
    if (low_value <= high_value)
        return FAULT_NONE;
    int most = known(high)->high;
    int better = low_value + room > most ? most : low_value + room;
    return error_field(err, low,
                       "%s (%d) can't be more than %s (%d). Set both: "
                       "`tend plan %s=%d %s=%d`.",
                       low, low_value, high, high_value, low, low_value, high, better);
}

enum fault
plan_check_whole(const struct plan *plan, struct error *err) {
    TRY(check_pair("day.min", plan->day_min, "day.max", plan->day_max, 2, err));
    TRY(check_pair("list.min", plan->list_min, "list.max", plan->list_max, 70, err));
    return check_pair("month.first", plan->month_first, "month.second",
                      plan->month_second, plan->month_first, err);
}
