/* tend row */
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/print.h"
#include "view/row.h"

#include "base/ban.h"

#define MONTHS_MAX 60
#define CELL 3
#define GRID (7 * CELL)
#define GAP 4

static enum fault run(struct cli *cli, const struct args *args, struct error *err);

static const struct option options[] = {
    {"months", 'm', OPTION_NUMBER, "N", "so many months, this one included", NULL},
    {NULL, 0, OPTION_FLAG, NULL, NULL, NULL},
};

const struct command row_command = {
    .name = "row",
    .group = "Where you stand",
    .summary = "Show the calendar of checkmarks, the row and the treat",
    .usage = "",
    .about =
        "Three touches (or what your plan says) give a working day its checkmark; ten "
        "checkmarks in a row earn the treat that you named. Rest days and pauses "
        "neither break the row nor lengthen it, and today is not over yet. Each day "
        "counts by the plan that was yours on it.\n\n"
        "✓ has its checkmark · ○ a working day without · · a day of rest · – a pause · "
        "+ touches on a day off, which count as touches. Today stands in brackets.",
    .examples = "tend row  # the last three months\n"
                "tend row --months 12  # a year of them\n"
                "tend row --json  # touches per day",
    .options = options,
    .need = NEED_EXISTING,
    .json = true,
    .run = run,
};

/* One month of the model's days. */
struct month {
    size_t first, count; /* in "days" */
    struct date date;    /* of its first day */
    int weekday;         /* of its first day */
};
struct months ARRAY(struct month);

static const struct {
    const char *mark, *sign, *meaning;
    enum style style;
} signs[] = {
    {"check", "✓", "checkmark", STYLE_GREEN},
    {"without", "○", "without", STYLE_PLAIN},
    {"rest", "·", "rest", STYLE_DIM},
    {"pause", "–", "pause", STYLE_DIM},
    {"extra", "+", "touches on a day off", STYLE_PLAIN},
};

#define SIGNS (sizeof signs / sizeof *signs)

static size_t
sign_of(const json_t *day) {
    size_t i = 0;
    while (i < SIGNS && strcmp(signs[i].mark, model_get(day, "mark")) != 0)
        i++;
    return i;
}

static void
split_months(struct cli *cli, const json_t *days, struct months *out) {
    size_t i;
    json_t *m;
    json_array_foreach(days, i, m) {
        day_t day = model_get_day(m, "date");
        struct date date = day_to_date(day);
        if (date.mday == 1 || out->count == 0)
            *array_add(cli->ctx, out) = (struct month){
                .first = i, .date = date, .weekday = (int)day_weekday(day)};
        out->items[out->count - 1].count++;
    }
}

/* Prints without spaces at the ends of lines. */
struct pen {
    struct cli *cli;
    int pending; /* spaces */
};

static void
pen_text(struct pen *pen, enum style style, const char *text) {
    fprintf(pen->cli->out, "%*s", pen->pending, "");
    pen->pending = 0;
    print_raw(pen->cli, style, text);
}

static void
pen_line(struct pen *pen) {
    pen->pending = 0;
    print_blank(pen->cli);
}

/* The day at that place of the month's grid, or NULL. */
static const json_t *
day_at(const json_t *days, const struct month *month, int place) {
    int at = place - month->weekday;
    if (at < 0 || (size_t)at >= month->count)
        return NULL;
    return json_array_get(days, month->first + (size_t)at);
}

static void
print_cell(struct pen *pen, const json_t *day) {
    size_t sign = day ? sign_of(day) : SIGNS;
    if (day && model_get_day(day, "date") == pen->cli->today) {
        pen_text(pen, STYLE_BOLD, "[");
        if (sign < SIGNS)
            pen_text(pen, signs[sign].style, signs[sign].sign);
        else
            pen->pending++;
        pen_text(pen, STYLE_BOLD, "]");
        return;
    }
    pen->pending++;
    if (sign < SIGNS)
        pen_text(pen, signs[sign].style, signs[sign].sign);
    else
        pen->pending++;
    pen->pending++;
}

/* How many weeks of the month have something to show: days to come have nothing. */
static int
weeks_shown(struct cli *cli, const json_t *days, const struct month *month) {
    int place = (int)month->count + month->weekday;
    for (; place > 0; place--) {
        const json_t *day = day_at(days, month, place - 1);
        if (day && (sign_of(day) < SIGNS || model_get_day(day, "date") == cli->today))
            break;
    }
    return (place + 6) / 7;
}

/* So many months beside each other. */
static void
print_band(struct cli *cli, const json_t *days, const struct month *months,
           size_t count) {
    struct pen pen = {.cli = cli};
    int weeks = 0;
    for (size_t i = 0; i < count; i++) {
        int shown = weeks_shown(cli, days, &months[i]);
        weeks = shown > weeks ? shown : weeks;
        char *title = mem_printf(cli->ctx, " %s %d", month_name(months[i].date.month),
                                 months[i].date.year);
        pen_text(&pen, STYLE_BOLD, title);
        pen.pending = GRID + GAP - text_width(title);
    }
    pen_line(&pen);
    for (size_t i = 0; i < count; i++) {
        pen_text(&pen, STYLE_DIM, " M  T  W  T  F  S  S");
        pen.pending = 1 + GAP;
    }
    pen_line(&pen);
    for (int week = 0; week < weeks; week++) {
        for (size_t i = 0; i < count; i++) {
            for (int d = 0; d < 7; d++)
                print_cell(&pen, day_at(days, &months[i], week * 7 + d));
            pen.pending += GAP;
        }
        pen_line(&pen);
    }
}

static void
show_calendar(struct cli *cli, const json_t *days) {
    struct months months = {0};
    split_months(cli, days, &months);
    size_t fit = (size_t)((cli->width + GAP) / (GRID + GAP));
    fit = fit < 1 ? 1 : fit > 3 ? 3 : fit;
    for (size_t i = 0; i < months.count; i += fit) {
        print_band(cli, days, &months.items[i],
                   months.count - i < fit ? months.count - i : fit);
        print_blank(cli);
    }
}

static void
show_legend(struct cli *cli, const json_t *days) {
    bool seen[SIGNS + 1] = {false};
    size_t i;
    json_t *day;
    json_array_foreach(days, i, day) seen[sign_of(day)] = true;
    char *legend = mem_dup(cli->ctx, "");
    for (i = 0; i < SIGNS; i++)
        if (seen[i])
            legend = mem_append(legend, "%s %s, ", signs[i].sign, signs[i].meaning);
    print_line(cli, 1, STYLE_DIM, "%s[ ] today", legend);
    print_blank(cli);
}

static void
show_today(struct cli *cli, const json_t *m) {
    const char *kind = model_get(m, "day");
    long long done = model_number(m, "done");
    long long min = model_number(model_list(m, "target"), "min");
    if (strcmp(kind, "working") != 0)
        print_labelled(cli, 0, 8, "Today", "%s; the row waits.",
                       strcmp(kind, "rest") == 0 ? "a day of rest" : "a pause");
    else if (model_yes(m, "checkmark"))
        print_labelled(cli, 0, 8, "Today", "has its checkmark ✓");
    else
        print_labelled(cli, 0, 8, "Today", "%lld of %lld; %lld more for the checkmark",
                       done, min, min - done);
}

static void
show_row(struct cli *cli, const json_t *m) {
    char from[DATE_TEXT_MAX], to[DATE_TEXT_MAX];
    const json_t *best = model_list(m, "best");
    long long length = model_number(m, "row");
    long long longest = model_number(best, "length");
    if (length == 0)
        print_labelled(cli, 0, 8, "Row",
                       longest == 0 ? "your first checkmark begins it"
                                    : "the next checkmark begins a new one");
    else
        print_labelled(cli, 0, 8, "Row", "%lld checkmark%s since %s%s", length,
                       length == 1 ? "" : "s",
                       day_words(model_get_day(m, "row_first"), cli->today, from),
                       length == longest && length > 1 ? ", your best so far" : "");
    if (longest > length)
        print_labelled(cli, 0, 8, "Best", "%lld, %s to %s", longest,
                       day_words(model_get_day(best, "first"), cli->today, from),
                       day_words(model_get_day(best, "last"), cli->today, to));
}

static void
show_treats(struct cli *cli, const json_t *m) {
    size_t i, earned = 0, left = 0;
    json_t *treat;
    const json_t *waiting = NULL;
    long long to_go = model_number(m, "to_treat");
    if (model_has(m, "treat"))
        print_labelled(cli, 0, 8, "Treat", "%lld more in a row: %s", to_go,
                       model_get(m, "treat"));
    else
        print_labelled(cli, 0, 8, "Treat",
                       "%lld more in a row earn%s one. Name it, to have it in sight: "
                       "tend treat \"a long bath\"",
                       to_go, to_go == 1 ? "s" : "");
    json_array_foreach(model_list(m, "treats"), i, treat) {
        earned++;
        if (model_has(treat, "taken"))
            continue;
        left++;
        if (!waiting)
            waiting = treat;
    }
    if (earned > 0)
        print_labelled(cli, 0, 8, "Earned", "%zu treat%s so far%s", earned,
                       earned == 1 ? "" : "s",
                       left ? mem_printf(cli->ctx, ", %zu to take", left) : "");
    if (waiting && model_has(waiting, "name"))
        print_line(cli, 8, STYLE_GREEN,
                   "★ %s is yours. When you had it: tend treat "
                   "--taken",
                   model_get(waiting, "name"));
    else if (waiting)
        print_line(cli, 8, STYLE_GREEN,
                   "★ One waits for a name: tend treat \"a long bath\"");
}

static enum fault
run(struct cli *cli, const struct args *args, struct error *err) {
    struct row_request request;
    struct row_answer answer;
    TRY(args_expect(args, cli->command, 0, 0, err));
    TRY(args_number(args, "months", 1, MONTHS_MAX, 0, &request.months, err));
    request.since_begun = request.months == 0;
    TRY(app_row_calendar(cli->ctx, &cli->app, &request, &answer, err));
    json_t *model = view_row(&answer);
    if (cli->json)
        return print_json(cli, model, err);
    const json_t *days = model_list(model, "days");
    show_calendar(cli, days);
    show_legend(cli, days);
    show_today(cli, model);
    show_row(cli, model);
    show_treats(cli, model);
    json_decref(model);
    return FAULT_NONE;
}
