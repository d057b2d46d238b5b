/* Several referrals at once, typed or pasted into a grid (METHOD R1). */
#include <stdlib.h>
#include <string.h>

#include "app/ledger.h"
#include "app/ledger_many.h"
#include "app/list.h"
#include "base/day_parse.h"
#include "base/memory.h"
#include "base/private.h"
#include "base/text.h"
#include "view/ledger.h"
#include "view/ledger_import.h"
#include "web/page.h"

#include "base/ban.h"

#define ROWS 10
#define NAMES_MAX 300
#define WORDS_MAX 300

/* Texts of a row, each a column of the grid. */
static const char *const texts[] = {"date", "name", "about", "place", "came"};
#define TEXTS (sizeof texts / sizeof *texts)

struct cell_problem {
    long line;
    const char *field, *text;
    const char *sure; /* what is asked about, when it is only a question */
};

struct grid {
    struct request *rq;
    bool month_first, decided; /* in 3/4/2025 */
    struct many_rows ARRAY(struct sheet_row) rows;
    struct strings sure;
    struct cell_problems ARRAY(struct cell_problem) problems;
};

static const char *
cell(const struct request *rq, const char *name, long line) {
    const char *text = form_get(rq->form, mem_printf(rq->ctx, "%s.%ld", name, line));
    return text_clean_line(rq->ctx, text);
}

static void
refuse(struct grid *g, long line, const char *field, const char *sure,
       const char *text) {
    *array_add(g->rq->ctx, &g->problems) =
        (struct cell_problem){.line = line, .field = field, .text = text, .sure = sure};
}

/* --- days ------------------------------------------------------------------------- */

/* Which of the first two numbers the date shows to be the month: 1 first, -1 second. */
static int
vote(const char *text) {
    char *end;
    long a = strtol(text, &end, 10);
    if (a < 1 || a > 31 || (*end != '/' && *end != '-'))
        return 0;
    long b = strtol(end + 1, &end, 10);
    return (b > 12 && b < 32) - (a > 12);
}

/* "3/4/2025" is read as the other rows show it. */
static void
decide_order(struct grid *g) {
    int votes = 0;
    for (long line = 1; line <= MANY_ROWS_MAX; line++) {
        const char *text = cell(g->rq, "date", line);
        votes += text ? vote(text) : 0;
    }
    g->decided = votes != 0;
    g->month_first = votes > 0;
}

static enum fault
read_day(struct grid *g, const char *text, struct date *out, struct error *err) {
    day_t today = g->rq->app.today;
    day_t day, to;
    struct date date;
    struct error ignored;
    if (g->decided && vote(text) == 0 && strchr(text, '/') &&
        date_read(text, g->month_first, &date) && date.year) {
        *out = date;
        return FAULT_NONE;
    }
    enum fault fault = day_parse_past(text, today, &day, err);
    /* "March 2024" will do for what is long past. */
    if (fault != FAULT_NONE &&
        day_parse_range(text, today, &day, &to, &ignored) == FAULT_NONE && day <= today)
        fault = FAULT_NONE;
    if (fault == FAULT_NONE)
        *out = day_to_date(day);
    return fault;
}

/* --- reading the grid ------------------------------------------------------------- */

/* A cell that may tell who a client is; a name is asked about once. */
static bool
is_general(struct grid *g, long line, const char *field, const char *text,
           const char *person) {
    enum private_kind kind =
        private_find(text, person ? text_fold(g->rq->ctx, person) : NULL);
    if (kind == PRIVATE_NOTHING)
        return true;
    const char *sure = cell(g->rq, mem_printf(g->rq->ctx, "sure_%s", field), line);
    if (kind == PRIVATE_A_NAME && sure && strcmp(sure, text) == 0)
        return true;
    bool name = kind == PRIVATE_A_NAME;
    refuse(g, line, field, name ? text : NULL,
           mem_printf(g->rq->ctx, "This seems to hold %s. General words, please%s",
                      private_kind_words(kind),
                      name ? "; if it is no client’s, save once more." : "."));
    return false;
}

/* What came of it: a step, or words. */
static void
read_came(struct sheet_row *row, const char *text) {
    size_t words = 1;
    for (const char *p = text ? text : ""; *p; p++)
        words += *p == ' ';
    row->step = sheet_step_read(text, &row->ended_why);
    row->outcome = row->step != SHEET_STEP_NONE && words <= 3 ? NULL : text;
}

static void
read_row(struct grid *g, long line) {
    const char *said[TEXTS];
    bool any = false;
    struct sheet_row row = {.line = line, .consent = -1};
    struct error err = {0};
    for (size_t i = 0; i < TEXTS; i++) {
        said[i] = cell(g->rq, texts[i], line);
        any |= said[i] != NULL;
        if (said[i] && strlen(said[i]) > WORDS_MAX)
            refuse(g, line, texts[i], NULL, "That is long. A few words are enough.");
    }
    if (!any)
        return;
    const char *way = cell(g->rq, "way", line);
    row.way = way ? sheet_way_read(way) : SHEET_IN;
    if (!row.way)
        refuse(g, line, "way", NULL, "Received or given?");
    if (!said[0])
        refuse(g, line, "date", NULL, "When was it? 12 June, or March 2024.");
    else if (read_day(g, said[0], &row.date, &err) != FAULT_NONE)
        refuse(g, line, "date", NULL, mem_dup(g->rq->ctx, err.text));
    row.person = said[1];
    if (!row.person)
        refuse(g, line, "name", NULL, "Who was it? A name, or a place such as Google.");
    for (size_t i = 2; i < TEXTS; i++)
        (void)is_general(g, line, texts[i], said[i], row.person);
    row.about = said[2];
    row.place = said[3];
    read_came(&row, said[4]);
    const char *sure = cell(g->rq, "sure_name", line);
    if (sure)
        *array_add(g->rq->ctx, &g->sure) = sure;
    *array_add(g->rq->ctx, &g->rows) = row;
}

static void
read_grid(struct request *rq, struct grid *g) {
    *g = (struct grid){.rq = rq};
    decide_order(g);
    for (long line = 1; line <= MANY_ROWS_MAX; line++)
        read_row(g, line);
}

/* Saves what is in the grid, or looks what is wrong with it: then `problems`. */
static enum fault
enter(struct grid *g, bool look, struct many_answer *out, struct error *err) {
    struct many_request request = {
        .rows = g->rows.items, .count = g->rows.count, .sure = &g->sure, .look = look};
    *out = (struct many_answer){0};
    if (g->rows.count == 0 && g->problems.count == 0)
        refuse(g, 1, "date", NULL, "Nothing is written down yet.");
    if (g->problems.count > 0) {
        const struct cell_problem *p = &g->problems.items[0];
        return error_field(err, mem_printf(g->rq->ctx, "%s.%ld", p->field, p->line),
                           "%s", p->text);
    }
    enum fault fault = app_ledger_many(g->rq->ctx, &g->rq->app, &request, out, err);
    for (size_t i = 0; i < out->problems.count; i++) {
        const struct many_problem *p = &out->problems.items[i];
        refuse(g, p->line, p->field, p->doubt ? cell(g->rq, "name", p->line) : NULL,
               p->text);
    }
    return fault;
}

/* --- showing ---------------------------------------------------------------------- */

static json_t *
view_cell(const struct grid *g, const char *name, long line) {
    json_t *m = json_object();
    const char *typed = g ? cell(g->rq, name, line) : NULL;
    model_text(m, "value", typed ? typed : "");
    model_text(m, "error", NULL);
    model_text(m, "sure", NULL);
    for (size_t i = 0; g && i < g->problems.count; i++) {
        const struct cell_problem *p = &g->problems.items[i];
        if (p->line != line || strcmp(p->field, name) != 0)
            continue;
        model_text(m, "error", p->text);
        model_text(m, "sure", p->sure);
    }
    return m;
}

static json_t *
view_row(const struct grid *g, long line) {
    json_t *m = json_object();
    const char *way = g ? cell(g->rq, "way", line) : NULL;
    model_int(m, "number", line);
    model_bool(m, "given", way && sheet_way_read(way) == SHEET_OUT);
    model_set(m, "way", view_cell(g, "way", line));
    for (size_t i = 0; i < TEXTS; i++)
        model_set(m, texts[i], view_cell(g, texts[i], line));
    return m;
}

/* How many rows stand there: those sent, ten at least, ten more when asked for. */
static long
count_rows(const struct request *rq) {
    long rows = ROWS;
    for (long line = ROWS + 1; rq->failed && line <= MANY_ROWS_MAX; line++)
        if (form_has(rq->form, mem_printf(rq->ctx, "date.%ld", line)))
            rows = line;
    if (rq->failed && form_has(rq->form, "more"))
        rows += ROWS;
    return rows < MANY_ROWS_MAX ? rows : MANY_ROWS_MAX;
}

/* Names to choose from; with very many people, those who sent most. */
static enum fault
add_names(struct request *rq, json_t *m, struct error *err) {
    struct list_request request = LIST_REQUEST_ALL;
    struct list_answer answer;
    json_t *list = json_array();
    request.everybody = true;
    request.sort = SORT_RECEIVED;
    request.limit = NAMES_MAX;
    TRY(app_list(rq->ctx, &rq->app, &request, &answer, err));
    for (size_t i = 0; i < answer.listing.count; i++)
        json_array_append_new(list, json_string(answer.listing.items[i].name));
    model_set(m, "names", list);
    return FAULT_NONE;
}

static enum fault
dress(struct request *rq, json_t *m, struct error *err) {
    struct grid grid;
    struct many_answer answer;
    struct ledger_hints hints;
    struct error ignored;
    json_t *rows = json_array();
    if (rq->failed) {
        read_grid(rq, &grid);
        if (!form_has(rq->form, "more"))
            (void)enter(&grid, true, &answer, &ignored);
        else
            grid.problems.count = 0;
    }
    for (long line = 1; line <= count_rows(rq); line++)
        json_array_append_new(rows, view_row(rq->failed ? &grid : NULL, line));
    model_set(m, "grid", rows);
    TRY(add_names(rq, m, err));
    TRY(app_ledger_hints(rq->ctx, &rq->app, &hints, err));
    model_set(m, "used", view_ledger_hints(&hints));
    return FAULT_NONE;
}

static enum fault
get_many(struct request *rq, struct reply *out, struct error *err) {
    out->model = json_object();
    out->title = "Several referrals";
    out->page = &template_many;
    out->wide = true;
    model_int(out->model, "max", MANY_ROWS_MAX);
    return rq->json ? FAULT_NONE : dress(rq, out->model, err);
}

static const char *
said_of(const void *ctx, const struct many_answer *a) {
    char *said = mem_printf(ctx, "%d referral%s entered", a->entered,
                            a->entered == 1 ? "" : "s");
    if (a->there > 0)
        said = mem_append(said, ", %d there already", a->there);
    int added = a->people + a->places;
    if (added > 0)
        said = mem_append(said, "; new: %s", a->first);
    if (added > 1)
        said = mem_append(said, " and %d other%s", added - 1, added == 2 ? "" : "s");
    return mem_append(said, ".");
}

static enum fault
post_many(struct request *rq, struct reply *out, struct error *err) {
    struct grid grid;
    struct many_answer answer;
    if (form_has(rq->form, "more"))
        return error_set(err, FAULT_INVALID,
                         "Ten more rows are below. Nothing is kept yet.");
    read_grid(rq, &grid);
    TRY(enter(&grid, false, &answer, err));
    out->model = view_ledger_many(&answer);
    out->location = "/referrals";
    out->said = said_of(rq->ctx, &answer);
    out->no_undo = answer.entered == 0;
    return FAULT_NONE;
}

const struct route many_routes[] = {
    {GET, "/referrals/many", get_many, .about = "A grid to enter several referrals in"},
    {POST, "/referrals/many", post_many,
     .about = "Enters several referrals, all of them or none",
     .fields =
         "date.1… way.1=received… name.1… about.1… place.1… came.1… sure_name.1…"},
    {0},
};
